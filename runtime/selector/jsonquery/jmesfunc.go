package jsonquery

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// functions are those of https://jmespath.org/specification.html#built-in-functions.
var functions = map[string]function{
	"abs":         {[]string{"n"}, false, onNumber(math.Abs)},
	"avg":         {[]string{"N"}, false, average},
	"ceil":        {[]string{"n"}, false, onNumber(math.Ceil)},
	"contains":    {[]string{"as", "*"}, false, contains},
	"ends_with":   {[]string{"s", "s"}, false, onStrings(strings.HasSuffix)},
	"floor":       {[]string{"n"}, false, onNumber(math.Floor)},
	"join":        {[]string{"s", "S"}, false, join},
	"keys":        {[]string{"o"}, false, keys},
	"length":      {[]string{"sao"}, false, length},
	"map":         {[]string{"&", "a"}, false, mapped},
	"max":         {[]string{"NS"}, false, func(args []Value) (Value, error) { return extreme(args[0].([]Value), 1), nil }},
	"max_by":      {[]string{"a", "&"}, false, func(args []Value) (Value, error) { return extremeBy(args, 1) }},
	"merge":       {[]string{"o"}, true, merge},
	"min":         {[]string{"NS"}, false, func(args []Value) (Value, error) { return extreme(args[0].([]Value), -1), nil }},
	"min_by":      {[]string{"a", "&"}, false, func(args []Value) (Value, error) { return extremeBy(args, -1) }},
	"not_null":    {[]string{"*"}, true, notNull},
	"reverse":     {[]string{"as"}, false, reverse},
	"sort":        {[]string{"NS"}, false, sorted},
	"sort_by":     {[]string{"a", "&"}, false, sortedBy},
	"starts_with": {[]string{"s", "s"}, false, onStrings(strings.HasPrefix)},
	"sum":         {[]string{"N"}, false, func(args []Value) (Value, error) { return numberOf(total(args[0].([]Value))), nil }},
	"to_array":    {[]string{"*"}, false, toArray},
	"to_number":   {[]string{"*"}, false, toNumber},
	"to_string":   {[]string{"*"}, false, func(args []Value) (Value, error) { return Text(args[0]), nil }},
	"type":        {[]string{"*"}, false, func(args []Value) (Value, error) { return typeName(args[0]), nil }},
	"values":      {[]string{"o"}, false, func(args []Value) (Value, error) { return args[0].(*Object).values, nil }},
}

func onNumber(f func(float64) float64) func([]Value) (Value, error) {
	return func(args []Value) (Value, error) { return numberOf(f(args[0].(Number).Float())), nil }
}

func onStrings(f func(a, b string) bool) func([]Value) (Value, error) {
	return func(args []Value) (Value, error) { return f(args[0].(string), args[1].(string)), nil }
}

func total(items []Value) float64 {
	sum := 0.0
	for _, item := range items {
		sum += item.(Number).Float()
	}
	return sum
}

func average(args []Value) (Value, error) {
	items := args[0].([]Value)
	if len(items) == 0 {
		return nil, nil
	}
	return numberOf(total(items) / float64(len(items))), nil
}

// contains looks for an item in an array or for a text in a string.
func contains(args []Value) (Value, error) {
	if text, ok := args[0].(string); ok {
		part, ok := args[1].(string)
		return ok && strings.Contains(text, part), nil
	}
	for _, item := range args[0].([]Value) {
		if equal(item, args[1]) {
			return true, nil
		}
	}
	return false, nil
}

func join(args []Value) (Value, error) {
	items := args[1].([]Value)
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = item.(string)
	}
	return strings.Join(texts, args[0].(string)), nil
}

func keys(args []Value) (Value, error) {
	o := args[0].(*Object)
	names := make([]Value, o.Len())
	for i, key := range o.keys {
		names[i] = key
	}
	return names, nil
}

// length counts characters, items or keys.
func length(args []Value) (Value, error) {
	n := size(args[0])
	if text, ok := args[0].(string); ok {
		n = utf8.RuneCountInString(text)
	}
	return Number(strconv.Itoa(n)), nil
}

func merge(args []Value) (Value, error) {
	merged := &Object{}
	for _, arg := range args {
		o := arg.(*Object)
		for i, key := range o.keys {
			merged.set(key, o.values[i])
		}
	}
	return merged, nil
}

func notNull(args []Value) (Value, error) {
	for _, arg := range args {
		if arg != nil {
			return arg, nil
		}
	}
	return nil, nil
}

func toArray(args []Value) (Value, error) {
	if items, ok := args[0].([]Value); ok {
		return items, nil
	}
	return args, nil
}

// toNumber reads a number in any decimal notation; what is none gives null.
func toNumber(args []Value) (Value, error) {
	switch v := args[0].(type) {
	case Number:
		return v, nil
	case string:
		if v != "" && numberLength(v) == len(v) {
			return Number(v), nil
		}
		if strings.Trim(v, "0123456789+-.eE") != "" {
			return nil, nil
		}
		if f, err := strconv.ParseFloat(v, 64); err == nil {
			return numberOf(f), nil
		}
	}
	return nil, nil
}
