package jsonquery

import (
	"errors"
	"maps"
	"math"
	"slices"

	"github.com/jmespath-community/go-jmespath/pkg/parsing"
)

func identity(_ *scope, v Value) (Value, error) { return v, nil }

// fromPlain makes a Value of what encoding/json decoded, keys in alphabetical order.
func fromPlain(v any) Value {
	switch v := v.(type) {
	case float64:
		return numberOf(v)
	case []any:
		items := make([]Value, len(v))
		for i, item := range v {
			items[i] = fromPlain(item)
		}
		return items
	case map[string]any:
		o := &Object{}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			o.set(key, fromPlain(v[key]))
		}
		return o
	}
	return v
}

func field(name string) expr {
	return func(_ *scope, v Value) (Value, error) {
		if o, ok := v.(*Object); ok {
			member, _ := o.Get(name)
			return member, nil
		}
		return nil, nil
	}
}

func index(i int) expr {
	return func(_ *scope, v Value) (Value, error) {
		items, _ := v.([]Value)
		at := i
		if at < 0 {
			at += len(items)
		}
		if at < 0 || at >= len(items) {
			return nil, nil
		}
		return items[at], nil
	}
}

// chain evaluates each part at the result of the one before; stop ends it at null.
func chain(parts []expr, stop bool) expr {
	return func(s *scope, v Value) (Value, error) {
		for i, part := range parts {
			if stop && i > 0 && v == nil {
				return nil, nil
			}
			var err error
			if v, err = part(s, v); err != nil {
				return nil, err
			}
		}
		return v, nil
	}
}

func multiList(parts []expr) expr {
	return func(s *scope, v Value) (Value, error) {
		items := make([]Value, len(parts))
		for i, part := range parts {
			var err error
			if items[i], err = part(s, v); err != nil {
				return nil, err
			}
		}
		return items, nil
	}
}

func multiHash(pairs []parsing.ASTNode, parts []expr) expr {
	return func(s *scope, v Value) (Value, error) {
		o := &Object{}
		for i, part := range parts {
			member, err := part(s, v)
			if err != nil {
				return nil, err
			}
			o.set(pairs[i].Value.(string), member)
		}
		return o, nil
	}
}

// truthy says what counts as true: all but null, false and what is empty.
func truthy(v Value) bool {
	switch v := v.(type) {
	case nil:
		return false
	case bool:
		return v
	case string:
		return v != ""
	case []Value:
		return len(v) > 0
	case *Object:
		return v.Len() > 0
	}
	return true
}

// choice evaluates right only if left counts as whether says: && for true, || for false.
func choice(left, right expr, whether bool) expr {
	return func(s *scope, v Value) (Value, error) {
		result, err := left(s, v)
		if err != nil || truthy(result) != whether {
			return result, err
		}
		return right(s, v)
	}
}

func not(part expr) expr {
	return func(s *scope, v Value) (Value, error) {
		result, err := part(s, v)
		return !truthy(result), err
	}
}

// both evaluates the operands of an operator.
func both(left, right expr, operate func(a, b Value) Value) expr {
	return func(s *scope, v Value) (Value, error) {
		a, err := left(s, v)
		if err != nil {
			return nil, err
		}
		b, err := right(s, v)
		if err != nil {
			return nil, err
		}
		return operate(a, b), nil
	}
}

// comparison compares any values for equality, and numbers for order; the order of
// anything else is null.
func comparison(op parsing.TokType, left, right expr) expr {
	return both(left, right, func(a, b Value) Value {
		switch op {
		case parsing.TOKEQ:
			return equal(a, b)
		case parsing.TOKNE:
			return !equal(a, b)
		}
		x, isNumber := a.(Number)
		y, areNumbers := b.(Number)
		if !isNumber || !areNumbers {
			return nil
		}
		switch op {
		case parsing.TOKGT:
			return x.Float() > y.Float()
		case parsing.TOKGTE:
			return x.Float() >= y.Float()
		case parsing.TOKLT:
			return x.Float() < y.Float()
		}
		return x.Float() <= y.Float()
	})
}

// arithmetic is null unless both operands are numbers.
func arithmetic(op parsing.TokType, left, right expr) expr {
	return both(left, right, func(a, b Value) Value {
		m, isNumber := a.(Number)
		n, areNumbers := b.(Number)
		if !isNumber || !areNumbers {
			return nil
		}
		x, y := m.Float(), n.Float()
		switch op {
		case parsing.TOKPlus:
			return numberOf(x + y)
		case parsing.TOKMinus:
			return numberOf(x - y)
		case parsing.TOKStar, parsing.TOKMultiply:
			return numberOf(x * y)
		case parsing.TOKDivide:
			return numberOf(x / y)
		case parsing.TOKModulo:
			return numberOf(math.Mod(x, y))
		}
		return numberOf(math.Floor(x / y))
	})
}

func sign(op parsing.TokType, part expr) expr {
	return func(s *scope, v Value) (Value, error) {
		result, err := part(s, v)
		n, ok := result.(Number)
		switch {
		case err != nil || !ok:
			return nil, err
		case op == parsing.TOKMinus:
			return numberOf(-n.Float()), nil
		}
		return n, nil
	}
}

// slice takes [start:stop:step] of an array or of the characters of a string.
func slice(parts []*int) (expr, error) {
	if parts[2] != nil && *parts[2] == 0 {
		return nil, errors.New("invalid-value: the step of a slice can't be 0")
	}
	return func(_ *scope, v Value) (Value, error) {
		switch v := v.(type) {
		case []Value:
			return sliced(v, parts), nil
		case string:
			return string(sliced([]rune(v), parts)), nil
		}
		return nil, nil
	}, nil
}

func sliced[T any](items []T, parts []*int) []T {
	step := 1
	if parts[2] != nil {
		step = max(-len(items)-1, min(*parts[2], len(items)+1)) // no more, lest it overflow
	}
	start, stop, first, last := 0, len(items), 0, len(items)
	if step < 0 {
		start, stop, first, last = len(items)-1, -1, -1, len(items)-1
	}
	if parts[0] != nil {
		start = bound(*parts[0], len(items), first, last)
	}
	if parts[1] != nil {
		stop = bound(*parts[1], len(items), first, last)
	}
	taken := []T{}
	for i := start; step > 0 && i < stop || step < 0 && i > stop; i += step {
		taken = append(taken, items[i])
	}
	return taken
}

// bound counts a negative position from the end and keeps it between first and last.
func bound(at, length, first, last int) int {
	if at < 0 {
		at += length
	}
	return max(first, min(at, last))
}
