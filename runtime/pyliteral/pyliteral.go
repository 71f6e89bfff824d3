// Package pyliteral writes Go values as Python prints them. Logs, the stats dump and
// feeds need it: tools that read Scrapy's output parse Python literals. It knows
// nothing of crawls; an ordered mapping is any value with an All method.
package pyliteral

import (
	"fmt"
	"iter"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"time"
)

// Mapping is an ordered mapping, printed as a dict in its own order.
type Mapping interface {
	All() iter.Seq2[string, any]
}

// Repr is Python's repr(v); Append says which values it knows.
func Repr(v any) string { return string(Append(nil, v)) }

// Append appends repr(v) to b. It knows nil, booleans, integers, *big.Int, float64,
// string, []byte, []any, []string, []int, Mapping, map[string]any (sorted by key)
// and time.Time (in UTC, to the microsecond). Any other value is printed as fmt does.
func Append(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, "None"...)
	case bool:
		return appendBool(b, v)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case int64:
		return strconv.AppendInt(b, v, 10)
	case float64:
		return AppendFloat(b, v)
	case string:
		return appendQuoted(b, v)
	case []byte:
		return appendBytes(b, v)
	case []any:
		return appendList(b, v)
	case []string:
		return appendList(b, v)
	case []int:
		return appendList(b, v)
	case Mapping:
		return appendDict(b, v.All())
	case map[string]any:
		return appendDict(b, sorted(v))
	case time.Time:
		return appendTime(b, v)
	case *big.Int:
		return v.Append(b, 10)
	}
	return fmt.Append(b, v)
}

// Str is Python's str(v): a string as it is, a time as "2026-08-21 10:00:00+00:00",
// anything else as Repr.
func Str(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case time.Time:
		return strTime(v)
	}
	return Repr(v)
}

func appendBool(b []byte, v bool) []byte {
	if v {
		return append(b, "True"...)
	}
	return append(b, "False"...)
}

func appendList[T any](b []byte, list []T) []byte {
	b = append(b, '[')
	for i, v := range list {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = Append(b, v)
	}
	return append(b, ']')
}

func appendDict(b []byte, pairs iter.Seq2[string, any]) []byte {
	b = append(b, '{')
	first := true
	for k, v := range pairs {
		if !first {
			b = append(b, ", "...)
		}
		first = false
		b = appendQuoted(b, k)
		b = append(b, ": "...)
		b = Append(b, v)
	}
	return append(b, '}')
}

func sorted(m map[string]any) iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if !yield(k, m[k]) {
				return
			}
		}
	}
}
