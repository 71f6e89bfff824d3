package jsonquery

import (
	"fmt"
	"strings"
)

// MaxDepth is how deep arrays and objects may be nested.
const MaxDepth = 10000

// SyntaxError says where a text stops being JSON.
type SyntaxError struct {
	Offset  int // in bytes
	Problem string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("invalid JSON at byte %d: %s", e.Offset, e.Problem)
}

// DepthError says that a text is nested deeper than MaxDepth.
type DepthError struct{ Offset int }

func (e *DepthError) Error() string {
	return fmt.Sprintf("JSON nested deeper than %d at byte %d", MaxDepth, e.Offset)
}

// Decode reads a text that is one JSON value (RFC 8259). As Python's json.loads, which
// Scrapy decodes with, it takes NaN, Infinity and -Infinity too. Half a surrogate pair is
// no character and becomes U+FFFD, as do bytes that are no UTF-8. The error is a *SyntaxError or a *DepthError.
//
// parsel queries null where a text is not JSON: a caller who wants that passes the nil
// that comes with the error on.
func Decode(text string) (Value, error) {
	text = strings.ToValidUTF8(text, "\uFFFD")
	d := decoder{text: text}
	v, err := d.value(0)
	if err != nil {
		return nil, err
	}
	if d.space(); d.pos < len(text) {
		return nil, d.fail("unexpected text after the value")
	}
	return v, nil
}

// decoder reads text from pos on. Strings without escapes share the memory of text.
type decoder struct {
	text string
	pos  int
}

func (d *decoder) fail(problem string) error { return &SyntaxError{d.pos, problem} }

func (d *decoder) space() {
	for d.pos < len(d.text) {
		switch d.text[d.pos] {
		case ' ', '\t', '\n', '\r':
			d.pos++
		default:
			return
		}
	}
}

// accept takes c, after any space.
func (d *decoder) accept(c byte) bool {
	d.space()
	if d.pos >= len(d.text) || d.text[d.pos] != c {
		return false
	}
	d.pos++
	return true
}

var words = []struct {
	word  string
	value Value
}{
	{"true", true},
	{"false", false},
	{"null", nil},
	{"NaN", Number("NaN")},
	{"Infinity", Number("Infinity")},
	{"-Infinity", Number("-Infinity")},
}

func (d *decoder) value(depth int) (Value, error) {
	d.space()
	if d.pos >= len(d.text) {
		return nil, d.fail("unexpected end")
	}
	switch c := d.text[d.pos]; {
	case (c == '{' || c == '[') && depth >= MaxDepth:
		return nil, &DepthError{d.pos}
	case c == '{':
		return d.object(depth + 1)
	case c == '[':
		return d.array(depth + 1)
	case c == '"':
		s, err := d.string()
		if err != nil {
			return nil, err
		}
		return s, nil
	}
	if n := numberLength(d.text[d.pos:]); n > 0 {
		d.pos += n
		return Number(d.text[d.pos-n : d.pos]), nil
	}
	for _, w := range words {
		if strings.HasPrefix(d.text[d.pos:], w.word) {
			d.pos += len(w.word)
			return w.value, nil
		}
	}
	return nil, d.fail("expected a value")
}

func (d *decoder) object(depth int) (Value, error) {
	d.pos++
	o := &Object{}
	if d.accept('}') {
		return o, nil
	}
	for {
		if d.space(); d.pos >= len(d.text) || d.text[d.pos] != '"' {
			return nil, d.fail("expected a key in double quotes")
		}
		key, err := d.string()
		if err != nil {
			return nil, err
		}
		if !d.accept(':') {
			return nil, d.fail("expected ':'")
		}
		value, err := d.value(depth)
		if err != nil {
			return nil, err
		}
		o.set(key, value)
		if d.accept('}') {
			return o, nil
		}
		if !d.accept(',') {
			return nil, d.fail("expected ',' or '}'")
		}
	}
}

func (d *decoder) array(depth int) (Value, error) {
	d.pos++
	items := []Value{}
	if d.accept(']') {
		return items, nil
	}
	for {
		item, err := d.value(depth)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
		if d.accept(']') {
			return items, nil
		}
		if !d.accept(',') {
			return nil, d.fail("expected ',' or ']'")
		}
	}
}

// numberLength is the length of the number that s begins with, 0 when there is none.
func numberLength(s string) int {
	i := 0
	if strings.HasPrefix(s, "-") {
		i = 1
	}
	whole := digits(s[i:])
	if whole == 0 {
		return 0
	}
	if s[i] == '0' {
		whole = 1 // no digit follows a leading zero
	}
	i += whole
	if strings.HasPrefix(s[i:], ".") {
		if n := digits(s[i+1:]); n > 0 {
			i += 1 + n
		}
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		sign := 0
		if i+1 < len(s) && (s[i+1] == '+' || s[i+1] == '-') {
			sign = 1
		}
		if n := digits(s[i+1+sign:]); n > 0 {
			i += 1 + sign + n
		}
	}
	return i
}

func digits(s string) int {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return i
		}
	}
	return len(s)
}
