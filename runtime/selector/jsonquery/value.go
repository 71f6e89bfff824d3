// Package jsonquery runs JMESPath (https://jmespath.org/specification.html) and JSONPath
// (RFC 9535) queries on JSON. Objects keep the order of their keys, so `*` answers in the
// order of the document, and numbers keep their digits.
//
// The selectors of a response call it. It parses queries with published parsers, walks the
// values itself, and keeps nothing: callers keep compiled queries. A Value is
// never changed once it is made: any number of goroutines may read one.
package jsonquery

import (
	"math"
	"strconv"
	"strings"
)

// Value is one JSON value: nil, bool, string, Number, []Value or *Object.
type Value any

// Number is a JSON number as its source wrote it, or NaN, Infinity or -Infinity.
type Number string

// Float is the nearest double; what is beyond its range is infinite, as in JavaScript
// and in Python.
func (n Number) Float() float64 {
	f, _ := strconv.ParseFloat(string(n), 64) // the error says that f is infinite
	return f
}

// numberOf writes a computed number as JavaScript's String does.
func numberOf(f float64) Number {
	switch size := math.Abs(f); {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	case f == 0:
		return "0"
	case size < 1e-6 || size >= 1e21:
		digits := strconv.FormatFloat(f, 'e', -1, 64)
		return Number(strings.Replace(digits, "e-0", "e-", 1))
	}
	return Number(strconv.FormatFloat(f, 'f', -1, 64))
}

// indexedFrom is how many keys an object has at least for a map to be worth its memory.
const indexedFrom = 9

// Object is a JSON object. Its keys have the order in which they first appear; of a key
// that appears twice the last value counts, as in JavaScript and in Python.
type Object struct {
	keys   []string
	values []Value
	index  map[string]int // nil for a small object
}

// Len is the number of keys.
func (o *Object) Len() int { return len(o.keys) }

// At returns the i-th key and its value; 0 <= i < Len.
func (o *Object) At(i int) (key string, value Value) { return o.keys[i], o.values[i] }

// Get returns the value of a key.
func (o *Object) Get(key string) (value Value, ok bool) {
	i := o.find(key)
	if i < 0 {
		return nil, false
	}
	return o.values[i], true
}

func (o *Object) find(key string) int {
	if o.index != nil {
		if i, ok := o.index[key]; ok {
			return i
		}
		return -1
	}
	for i, k := range o.keys {
		if k == key {
			return i
		}
	}
	return -1
}

func (o *Object) set(key string, value Value) {
	if i := o.find(key); i >= 0 {
		o.values[i] = value
		return
	}
	o.keys = append(o.keys, key)
	o.values = append(o.values, value)
	switch {
	case o.index != nil:
		o.index[key] = len(o.keys) - 1
	case len(o.keys) == indexedFrom:
		o.index = make(map[string]int, 2*indexedFrom)
		for i, k := range o.keys {
			o.index[k] = i
		}
	}
}

// equal compares values as JMESPath does: numbers by size, objects without regard to the
// order of their keys.
func equal(a, b Value) bool {
	switch a := a.(type) {
	case Number:
		b, ok := b.(Number)
		return ok && (a == b || a.Float() == b.Float())
	case []Value:
		b, ok := b.([]Value)
		if !ok || len(a) != len(b) {
			return false
		}
		for i := range a {
			if !equal(a[i], b[i]) {
				return false
			}
		}
		return true
	case *Object:
		b, ok := b.(*Object)
		if !ok || a.Len() != b.Len() {
			return false
		}
		for i, key := range a.keys {
			if other, ok := b.Get(key); !ok || !equal(a.values[i], other) {
				return false
			}
		}
		return true
	case string:
		b, ok := b.(string)
		return ok && a == b
	case bool:
		b, ok := b.(bool)
		return ok && a == b
	}
	return b == nil
}
