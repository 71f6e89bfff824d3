package feed

import (
	"strings"
	"unicode"
)

func appendTag(b []byte, open, name string) []byte {
	b = append(b, open...)
	b = append(b, name...)
	return append(b, '>')
}

// appendCharacters escapes as Python's XMLGenerator does. A control character that XML
// has no form for becomes U+FFFD, where Scrapy writes a file that no parser reads.
func appendCharacters(b []byte, text string) []byte {
	text = scalars(text)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '&':
			b = append(b, "&amp;"...)
		case c == '<':
			b = append(b, "&lt;"...)
		case c == '>':
			b = append(b, "&gt;"...)
		case c < ' ' && c != '\t' && c != '\n' && c != '\r':
			b = append(b, "\ufffd"...)
		default:
			b = append(b, c)
		}
	}
	return b
}

// elementName makes a name that XML allows (https://www.w3.org/TR/xml/#NT-Name) of a
// field's name, which may come from a page.
func elementName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r == '_' || r == ':' || r == '-' || r == '.' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, name)
	if name == "" || strings.ContainsRune("-.", rune(name[0])) || '0' <= name[0] && name[0] <= '9' {
		return "_" + name
	}
	return name
}
