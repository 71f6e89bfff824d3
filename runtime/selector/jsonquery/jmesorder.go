package jsonquery

import (
	"cmp"
	"errors"
	"slices"
	"strings"
)

// compareKeys orders two numbers by size or two strings by code point.
func compareKeys(a, b Value) int {
	if text, ok := a.(string); ok {
		return strings.Compare(text, b.(string))
	}
	return cmp.Compare(a.(Number).Float(), b.(Number).Float())
}

// extreme is the first of the greatest items for direction 1, of the smallest for -1.
func extreme(items []Value, direction int) Value {
	if len(items) == 0 {
		return nil
	}
	best := items[0]
	for _, item := range items[1:] {
		if compareKeys(item, best) == direction {
			best = item
		}
	}
	return best
}

// keyed is an item and what it is ordered by.
type keyed struct{ item, key Value }

var errMixedKeys = errors.New("the expression must give a number for every item, or a string for every item")

// keysOf evaluates the expression args[1] at the items of args[0].
func keysOf(args []Value) ([]keyed, error) {
	items, by := args[0].([]Value), args[1].(expression)
	all, keys := make([]keyed, len(items)), make([]Value, len(items))
	for i, item := range items {
		key, err := by(item)
		if err != nil {
			return nil, err
		}
		all[i], keys[i] = keyed{item, key}, key
	}
	if !allOf[Number](keys) && !allOf[string](keys) {
		return nil, errMixedKeys
	}
	return all, nil
}

func extremeBy(args []Value, direction int) (Value, error) {
	all, err := keysOf(args)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	best := all[0]
	for _, k := range all[1:] {
		if compareKeys(k.key, best.key) == direction {
			best = k
		}
	}
	return best.item, nil
}

func sorted(args []Value) (Value, error) {
	items := slices.Clone(args[0].([]Value))
	slices.SortStableFunc(items, compareKeys)
	return items, nil
}

func sortedBy(args []Value) (Value, error) {
	all, err := keysOf(args)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return compareKeys(a.key, b.key) })
	items := make([]Value, len(all))
	for i, k := range all {
		items[i] = k.item
	}
	return items, nil
}

func mapped(args []Value) (Value, error) {
	apply, items := args[0].(expression), args[1].([]Value)
	results := make([]Value, len(items))
	for i, item := range items {
		var err error
		if results[i], err = apply(item); err != nil {
			return nil, err
		}
	}
	return results, nil
}

func reverse(args []Value) (Value, error) {
	if text, ok := args[0].(string); ok {
		runes := []rune(text)
		slices.Reverse(runes)
		return string(runes), nil
	}
	items := slices.Clone(args[0].([]Value))
	slices.Reverse(items)
	return items, nil
}
