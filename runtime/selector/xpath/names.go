package xpath

import (
	"unicode"
	"unicode/utf8"
)

// nameStart and nameMore are the characters beyond ASCII of NCName:
// https://www.w3.org/TR/xml/#NT-NameStartChar.
var (
	nameStart = &unicode.RangeTable{
		R16: []unicode.Range16{
			{0xC0, 0xD6, 1}, {0xD8, 0xF6, 1}, {0xF8, 0x2FF, 1}, {0x370, 0x37D, 1}, {0x37F, 0x1FFF, 1}, {0x200C, 0x200D, 1},
			{0x2070, 0x218F, 1}, {0x2C00, 0x2FEF, 1}, {0x3001, 0xD7FF, 1}, {0xF900, 0xFDCF, 1}, {0xFDF0, 0xFFFD, 1},
		},
		R32: []unicode.Range32{{0x10000, 0xEFFFF, 1}},
	}
	nameMore = &unicode.RangeTable{R16: []unicode.Range16{{0xB7, 0xB7, 1}, {0x300, 0x36F, 1}, {0x203F, 0x2040, 1}}}
)

// nameEnd is where the NCName that starts at i ends; i if none starts there.
func nameEnd(s string, i int) int {
	for start := i; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isNameStart(r) && (i == start || !isNameMore(r)) {
			return i
		}
		i += size
	}
	return i
}

func isNameStart(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_'
	}
	return unicode.Is(nameStart, r)
}

func isNameMore(r rune) bool {
	if r < utf8.RuneSelf {
		return isDigit(byte(r)) || r == '-' || r == '.'
	}
	return unicode.Is(nameMore, r)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isBlank tells the white space of XML, which is that of XPath.
func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
