package feed

import (
	"errors"
	"math"
	"math/big"
	"strconv"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/pyliteral"
)

// jsonStyle says how Python's json module is asked to write.
type jsonStyle struct {
	ascii  bool // everything else as \uXXXX
	indent int  // spaces per level; 0 is all on one line
}

var errBytes = errors.New("bytes can't be written as JSON: decode them, or encode them as Base64")

// appendFields appends an object. The error names the field of a value that JSON has no form for.
func (s jsonStyle) appendFields(b []byte, fields crawl.Fields, depth int) ([]byte, error) {
	if len(fields) == 0 {
		return append(b, "{}"...), nil
	}
	var err error
	b = append(b, '{')
	for i := range fields {
		b = s.appendSeparator(b, i, depth+1)
		b = s.appendString(b, fields[i].Name)
		b = append(b, ": "...)
		if b, err = s.appendValue(b, fields[i].Value, depth+1); err != nil {
			return b, inField(fields[i].Name, err)
		}
	}
	b = s.appendBreak(b, depth)
	return append(b, '}'), nil
}

func (s jsonStyle) appendValue(b []byte, v any, depth int) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...), nil
	case string:
		return s.appendString(b, v), nil
	case int64:
		return strconv.AppendInt(b, v, 10), nil
	case float64:
		return appendJSONFloat(b, v), nil
	case bool:
		return strconv.AppendBool(b, v), nil
	case []any:
		return appendArray(s, b, v, depth)
	case crawl.Fields:
		return s.appendFields(b, v, depth)
	case time.Time:
		return append(appendISO(append(b, '"'), v), '"'), nil
	case *big.Int:
		return v.Append(b, 10), nil
	case int:
		return strconv.AppendInt(b, int64(v), 10), nil
	case []string:
		return appendArray(s, b, v, depth)
	case []byte:
		return b, errBytes
	}
	return b, unsupported(v)
}

func appendArray[T any](s jsonStyle, b []byte, list []T, depth int) ([]byte, error) {
	if len(list) == 0 {
		return append(b, "[]"...), nil
	}
	var err error
	b = append(b, '[')
	for i, v := range list {
		b = s.appendSeparator(b, i, depth+1)
		if b, err = s.appendValue(b, v, depth+1); err != nil {
			return b, err
		}
	}
	b = s.appendBreak(b, depth)
	return append(b, ']'), nil
}

// appendSeparator appends what stands before element i.
func (s jsonStyle) appendSeparator(b []byte, i, depth int) []byte {
	switch {
	case i > 0 && s.indent > 0:
		b = append(b, ',')
	case i > 0:
		b = append(b, ", "...)
	}
	return s.appendBreak(b, depth)
}

func (s jsonStyle) appendBreak(b []byte, depth int) []byte {
	if s.indent <= 0 {
		return b
	}
	return appendSpaces(append(b, '\n'), s.indent*depth)
}

func appendSpaces(b []byte, n int) []byte {
	for range n {
		b = append(b, ' ')
	}
	return b
}

func appendJSONFloat(b []byte, f float64) []byte {
	switch {
	case math.IsNaN(f):
		return append(b, "NaN"...)
	case math.IsInf(f, 1):
		return append(b, "Infinity"...)
	case math.IsInf(f, -1):
		return append(b, "-Infinity"...)
	}
	return pyliteral.AppendFloat(b, f)
}
