package jsonquery

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// string reads from one quote to the other.
func (d *decoder) string() (string, error) {
	d.pos++
	start := d.pos
	for ; d.pos < len(d.text); d.pos++ {
		switch c := d.text[d.pos]; {
		case c == '"':
			d.pos++
			return d.text[start : d.pos-1], nil
		case c == '\\':
			return d.escaped(start)
		case c < ' ':
			return "", d.fail("control character in a string")
		}
	}
	return "", d.fail("string without an end")
}

// escaped goes on with a string that has an escape at pos.
func (d *decoder) escaped(start int) (string, error) {
	var b strings.Builder
	b.WriteString(d.text[start:d.pos])
	for d.pos < len(d.text) {
		switch c := d.text[d.pos]; {
		case c == '"':
			d.pos++
			return b.String(), nil
		case c == '\\':
			r, err := d.escape()
			if err != nil {
				return "", err
			}
			b.WriteRune(r)
		case c < ' ':
			return "", d.fail("control character in a string")
		default:
			b.WriteByte(c)
			d.pos++
		}
	}
	return "", d.fail("string without an end")
}

const (
	escapes  = `"\/bfnrt`
	meanings = "\"\\/\b\f\n\r\t"
)

func (d *decoder) escape() (rune, error) {
	if d.pos+1 < len(d.text) {
		if i := strings.IndexByte(escapes, d.text[d.pos+1]); i >= 0 {
			d.pos += 2
			return rune(meanings[i]), nil
		}
	}
	r, ok := d.unit()
	if !ok {
		return 0, d.fail("invalid escape")
	}
	if !utf16.IsSurrogate(r) {
		return r, nil
	}
	before := d.pos
	if low, ok := d.unit(); ok {
		if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
			return pair, nil
		}
	}
	d.pos = before
	return utf8.RuneError, nil
}

// unit reads \uHHHH.
func (d *decoder) unit() (r rune, ok bool) {
	rest := d.text[d.pos:]
	if len(rest) < 6 || rest[:2] != `\u` {
		return 0, false
	}
	code, err := strconv.ParseUint(rest[2:6], 16, 16)
	if err != nil {
		return 0, false
	}
	d.pos += 6
	return rune(code), true
}
