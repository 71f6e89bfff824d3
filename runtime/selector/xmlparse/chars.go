package xmlparse

import "unicode/utf8"

// class says what an ASCII byte may be. Bytes from 0x80 on are of class text: which
// character they begin is for isNameStart, isNameChar and illegal to say.
type class uint8

const (
	nameStart class = 1 << iota // colons aside
	nameChar                    // colons aside
	blank
	text  // in content: nothing to decode or to report
	value // the same in the value of an attribute, quotes aside
	plain // between markup: nothing to decode or to report, and no end
)

var classes = func() (c [256]class) {
	for b := range 256 {
		switch b := byte(b); {
		case 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z', b == '_':
			c[b] = nameStart | nameChar
		case '0' <= b && b <= '9', b == '-', b == '.':
			c[b] = nameChar
		case isBlank(b):
			c[b] = blank
		}
		if b >= ' ' || b == '\t' || b == '\n' {
			c[b] |= plain | text
		}
		if b >= ' ' {
			c[b] |= value
		}
	}
	for _, b := range []byte("<&]\xEF") { // 0xEF begins U+FFFE and U+FFFF
		c[b] &^= text
	}
	for _, b := range []byte("<&\"'\xEF") {
		c[b] &^= value
	}
	for _, b := range []byte(">\"'\xEF") {
		c[b] &^= plain
	}
	return c
}()

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// illegal is how many bytes the character at i of s takes if XML doesn't allow it, 0 if
// it does. Bytes that are no UTF-8 pass.
func illegal(s string, i int) int {
	switch c := s[i]; {
	case c < ' ' && !isBlank(c):
		return 1
	case c == 0xEF && i+2 < len(s) && s[i+1] == 0xBF && s[i+2] >= 0xBE && s[i+2] <= 0xBF:
		return 3
	}
	return 0
}

// isChar is production [2] of XML.
func isChar(c int) bool {
	return c >= ' ' && c <= 0xD7FF || c == '\t' || c == '\n' || c == '\r' ||
		c >= 0xE000 && c <= 0xFFFD || c >= 0x10000 && c <= utf8.MaxRune
}

// isNameStart is production [4] of XML above ASCII.
func isNameStart(c rune) bool {
	return c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7 ||
		c >= 0x370 && c <= 0x1FFF && c != 0x37E ||
		c >= 0x200C && c <= 0x200D || c >= 0x2070 && c <= 0x218F ||
		c >= 0x2C00 && c <= 0x2FEF || c >= 0x3001 && c <= 0xD7FF ||
		c >= 0xF900 && c <= 0xFDCF || c >= 0xFDF0 && c <= 0xFFFD ||
		c >= 0x10000 && c <= 0xEFFFF
}

// isNameChar is production [4a] of XML above ASCII.
func isNameChar(c rune) bool {
	return isNameStart(c) || c == 0xB7 || c >= 0x300 && c <= 0x36F || c >= 0x203F && c <= 0x2040
}
