package settings

import (
	"encoding/json"
	"fmt"
	"iter"
	"math"
	"strconv"
	"strings"
)

// Dict is an ordered mapping: a setting such as FEEDS or ITEM_PIPELINES.
type Dict []DictEntry

// DictEntry is one entry of a Dict. Value is nil, bool, int64, float64, string, []any or Dict.
type DictEntry struct {
	Key   string
	Value any
}

// Get returns the value of key and whether it is there.
func (d Dict) Get(key string) (any, bool) {
	for _, e := range d {
		if e.Key == key {
			return e.Value, true
		}
	}
	return nil, false
}

// All ranges over the entries in order.
func (d Dict) All() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for _, e := range d {
			if !yield(e.Key, e.Value) {
				return
			}
		}
	}
}

// Duration-like settings are float64 seconds, as Scrapy's are. A setting that may be
// null is an `any`; whoever reads it says what it takes.

func typeName(v any) string {
	switch v.(type) {
	case bool:
		return "bool"
	case int, int64:
		return "int"
	case float64:
		return "float"
	case string:
		return "string"
	case []string, []int:
		return "list"
	case Dict:
		return "dict"
	}
	return "any"
}

func convert[T any](name string, v any) (T, error) {
	var zero T
	var out any
	var err error
	switch any(zero).(type) {
	case bool:
		out, err = toBool(v)
	case int:
		out, err = toInt(v)
	case float64:
		out, err = toFloat(v)
	case string:
		out, err = toString(v)
	case []string:
		out, err = toStrings(v)
	case []int:
		out, err = toInts(v)
	case Dict:
		out, err = toDict(v)
	default:
		out = v
	}
	if err != nil {
		return zero, fmt.Errorf("setting %s: %w", name, err)
	}
	if out == nil {
		return zero, nil
	}
	return out.(T), nil
}

func toBool(v any) (bool, error) {
	switch x := v.(type) {
	case bool:
		return x, nil
	case nil:
		return false, nil
	case int, int64, float64:
		if f, _ := toFloat(x); f == 0 || f == 1 {
			return f == 1, nil
		}
	case string:
		switch x {
		case "1", "True", "true":
			return true, nil
		case "0", "False", "false", "":
			return false, nil
		}
	}
	return false, fmt.Errorf("%#v is no boolean: it takes true, false, 1, 0, \"True\" or \"False\"", v)
}

func toInt(v any) (int, error) {
	switch x := v.(type) {
	case int:
		return x, nil
	case int64:
		return int(x), nil
	case float64:
		if x == math.Trunc(x) && math.Abs(x) < 1<<53 {
			return int(x), nil
		}
	case bool:
		if x {
			return 1, nil
		}
		return 0, nil
	case nil:
		return 0, nil
	case string:
		if n, err := strconv.Atoi(strings.TrimSpace(x)); err == nil {
			return n, nil
		}
	}
	return 0, fmt.Errorf("%#v is no whole number", v)
}

func toFloat(v any) (float64, error) {
	switch x := v.(type) {
	case float64:
		return x, nil
	case int:
		return float64(x), nil
	case int64:
		return float64(x), nil
	case bool:
		if x {
			return 1, nil
		}
		return 0, nil
	case nil:
		return 0, nil
	case string:
		if f, err := strconv.ParseFloat(strings.TrimSpace(x), 64); err == nil {
			return f, nil
		}
	}
	return 0, fmt.Errorf("%#v is no number", v)
}

func toString(v any) (string, error) {
	switch x := v.(type) {
	case string:
		return x, nil
	case nil:
		return "", nil
	case bool, int, int64, float64:
		return fmt.Sprint(x), nil
	}
	return "", fmt.Errorf("%#v is no text", v)
}

// toStrings takes a list, or text with commas as -s gives it.
func toStrings(v any) ([]string, error) {
	switch x := v.(type) {
	case nil:
		return nil, nil
	case []string:
		return x, nil
	case string:
		if x == "" {
			return nil, nil
		}
		return strings.Split(x, ","), nil
	case []any:
		out := make([]string, len(x))
		for i, e := range x {
			s, err := toString(e)
			if err != nil {
				return nil, err
			}
			out[i] = s
		}
		return out, nil
	}
	return nil, fmt.Errorf("%#v is no list", v)
}

func toInts(v any) ([]int, error) {
	if x, ok := v.([]int); ok {
		return x, nil
	}
	list, err := toStrings(v)
	if err != nil {
		return nil, err
	}
	out := make([]int, len(list))
	for i, s := range list {
		if out[i], err = toInt(s); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// toDict takes a Dict, or JSON text as -s gives it.
func toDict(v any) (Dict, error) {
	switch x := v.(type) {
	case nil:
		return nil, nil
	case Dict:
		return x, nil
	case string:
		if strings.TrimSpace(x) == "" {
			return nil, nil
		}
		dec := json.NewDecoder(strings.NewReader(x))
		dec.UseNumber()
		out, err := decodeJSON(dec)
		if d, ok := out.(Dict); ok && err == nil && !dec.More() {
			return d, nil
		}
		return nil, fmt.Errorf("%q is no JSON object", x)
	}
	return nil, fmt.Errorf("%#v is no mapping", v)
}

// decodeJSON reads one value with the order of its keys.
func decodeJSON(dec *json.Decoder) (any, error) {
	t, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case json.Number:
		if n, err := t.Int64(); err == nil {
			return n, nil
		}
		return t.Float64()
	case json.Delim:
		if t == '[' {
			return decodeArray(dec)
		}
		return decodeObject(dec)
	}
	return t, nil
}

func decodeArray(dec *json.Decoder) (any, error) {
	list := []any{}
	for dec.More() {
		v, err := decodeJSON(dec)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	_, err := dec.Token()
	return list, err
}

func decodeObject(dec *json.Decoder) (any, error) {
	d := Dict{}
	for dec.More() {
		k, err := dec.Token()
		if err != nil {
			return nil, err
		}
		v, err := decodeJSON(dec)
		if err != nil {
			return nil, err
		}
		d = append(d, DictEntry{k.(string), v})
	}
	_, err := dec.Token()
	return d, err
}
