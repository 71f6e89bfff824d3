package feed

import (
	"unicode/utf16"
	"unicode/utf8"

	"github.com/gojscrape/gojscrape/runtime/pyliteral"
)

// appendString appends a JSON string. Runs of plain characters are copied whole. A surrogate
// without its pair is an escape in any style, as in JSON.stringify: no encoding has it.
func (s jsonStyle) appendString(b []byte, text string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' && (c != 0x7f || !s.ascii) {
				i++
				continue
			}
			b = append(b, text[start:i]...)
			b = appendEscape(b, c)
			i++
			start = i
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if size == 1 {
			r, size = pyliteral.DecodeRune(text[i:])
		}
		if s.ascii || utf16.IsSurrogate(r) {
			b = append(b, text[start:i]...)
			b = appendUnicode(b, r)
			start = i + size
		}
		i += size
	}
	b = append(b, text[start:]...)
	return append(b, '"')
}

func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	case '\b':
		return append(b, `\b`...)
	case '\f':
		return append(b, `\f`...)
	}
	return appendUnit(b, uint16(c))
}

// appendUnicode appends one character as \uXXXX, or two where UTF-16 needs two.
func appendUnicode(b []byte, r rune) []byte {
	if r <= 0xffff {
		return appendUnit(b, uint16(r))
	}
	high, low := utf16.EncodeRune(r)
	return appendUnit(appendUnit(b, uint16(high)), uint16(low))
}

func appendUnit(b []byte, u uint16) []byte {
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', hex[u>>12], hex[u>>8&15], hex[u>>4&15], hex[u&15])
}
