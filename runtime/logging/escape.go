package logging

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// escape writes control characters other than line ends and tabs as Python would in a
// literal: text from a page must not move the cursor, recolour or reorder a terminal,
// nor end a line in any way but \n. Bytes that are not UTF-8 are written as \xNN.
func escape(s string) string {
	start := strings.IndexFunc(s, isUnsafe)
	if start < 0 && utf8.ValidString(s) {
		return s
	}
	b := make([]byte, 0, len(s)+16)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b = fmt.Appendf(b, `\x%02x`, s[i])
		case r == '\r':
			b = append(b, `\r`...)
		case isUnsafe(r) && r <= 0xff:
			b = fmt.Appendf(b, `\x%02x`, r)
		case isUnsafe(r):
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = append(b, s[i:i+size]...)
		}
		i += size
	}
	return string(b)
}

func isUnsafe(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x80:
		return r < ' ' || r == 0x7f
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == 0x2028 || r == 0x2029
}

// guard indents by a space every continuation line that begins as records do, so that
// no text can pass for a record of its own: its first word has the form of this
// record's first word, as "2026-08-21" and "1999-1-1" have one form.
func guard(b []byte) []byte {
	first, rest, several := bytes.Cut(b, []byte("\n"))
	if !several {
		return b
	}
	form := formOf(first)
	var out []byte
	for line := range bytes.Lines(rest) {
		if formOf(bytes.TrimSuffix(line, []byte("\n"))) == form {
			out = append(out, ' ')
		}
		out = append(out, line...)
	}
	return append(b[:len(first)+1], out...)
}

// formOf is the first word of a line with each run of digits as 0 and of letters as a.
func formOf(line []byte) string {
	word, _, _ := bytes.Cut(line, []byte(" "))
	var b []byte
	for _, c := range word {
		c = class(c)
		if c != '0' && c != 'a' || len(b) == 0 || b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	return string(b)
}

func class(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return '0'
	case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80:
		return 'a'
	}
	return c
}
