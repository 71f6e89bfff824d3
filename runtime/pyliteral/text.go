package pyliteral

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// appendQuoted writes a string literal: in single quotes unless the text has those
// and no double ones, everything printable as it is
// (https://docs.python.org/3/library/stdtypes.html#str.isprintable). A lone surrogate of WTF-8
// is written as Python's; any other byte that is not UTF-8 becomes the lone surrogate that Python's "surrogateescape" makes of it.
func appendQuoted(b []byte, s string) []byte {
	quote := quoteFor(strings.ContainsRune(s, '\''), strings.ContainsRune(s, '"'))
	b = append(b, quote)
	for i := 0; i < len(s); {
		r, size := DecodeRune(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b = fmt.Appendf(b, `\udc%02x`, s[i])
		case r == rune(quote) || !unicode.IsPrint(r) || r == '\\':
			b = appendEscaped(b, r)
		default:
			b = append(b, s[i:i+size]...)
		}
		i += size
	}
	return append(b, quote)
}

// DecodeRune is utf8.DecodeRuneInString for a text that may hold surrogates without their
// pair, as strings of Python and JavaScript may: three bytes each, as WTF-8 has them
// (https://simonsapin.github.io/wtf-8/).
func DecodeRune(s string) (r rune, size int) {
	r, size = utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 && len(s) >= 3 && s[0] == 0xed && s[1]&0xe0 == 0xa0 && s[2]&0xc0 == 0x80 {
		return 0xd000 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return r, size
}

// appendBytes writes a bytes literal: b'…', everything outside ASCII as \xNN.
func appendBytes(b, data []byte) []byte {
	quote := quoteFor(bytes.ContainsRune(data, '\''), bytes.ContainsRune(data, '"'))
	b = append(b, 'b', quote)
	for _, c := range data {
		if c == quote || c == '\\' || c < ' ' || c > '~' {
			b = appendEscaped(b, rune(c))
			continue
		}
		b = append(b, c)
	}
	return append(b, quote)
}

func quoteFor(hasSingle, hasDouble bool) byte {
	if hasSingle && !hasDouble {
		return '"'
	}
	return '\''
}

func appendEscaped(b []byte, r rune) []byte {
	switch {
	case r == '\n':
		return append(b, `\n`...)
	case r == '\r':
		return append(b, `\r`...)
	case r == '\t':
		return append(b, `\t`...)
	case r == '\\' || r == '\'' || r == '"':
		return append(b, '\\', byte(r))
	case r <= 0xff:
		return fmt.Appendf(b, `\x%02x`, r)
	case r <= 0xffff:
		return fmt.Appendf(b, `\u%04x`, r)
	}
	return fmt.Appendf(b, `\U%08x`, r)
}
