package markup

import "strings"

// DeclaredEncoding returns the label of the encoding that a meta tag or an XML declaration
// names, "" for none; the search ends at the body tag. head is the beginning of a page,
// still in bytes, and short: the time is quadratic in it (https://w3lib.readthedocs.io/en/latest/w3lib.html#w3lib.encoding.html_body_declared_encoding).
func DeclaredEncoding(head string) string {
	for tag, ok := nextTag(head); ok; tag, ok = nextTag(tag) {
		trimmed := strings.TrimLeft(tag, space)
		label := ""
		switch {
		case hasName(trimmed, "meta"):
			label = attributeLabel(trimmed, "charset")
		case hasName(trimmed, "?xml"):
			label = attributeLabel(trimmed, "encoding")
		case hasPrefixFold(trimmed, "body"):
			return ""
		}
		if label != "" {
			return label
		}
	}
	return ""
}

// attributeLabel finds `name = "label"` anywhere in a tag, be it inside another
// attribute as in content="text/html; charset=utf-8".
func attributeLabel(tag, name string) string {
	tag, _, _ = strings.Cut(tag, ">")
	for {
		i := indexFold(tag, name)
		if i < 0 {
			return ""
		}
		tag = tag[i+len(name):]
		value, found := strings.CutPrefix(strings.TrimLeft(tag, space), "=")
		if !found {
			continue
		}
		value = strings.TrimLeft(value, space)
		if value != "" && (value[0] == '"' || value[0] == '\'') {
			value = strings.TrimLeft(value[1:], space)
		}
		if label := LabelPrefix(value); label != "" {
			return label
		}
	}
}

// LabelPrefix returns what of s can be the label of an encoding: the letters, digits, "_"
// and "-" that it begins with.
func LabelPrefix(s string) string {
	for i := range len(s) {
		if c := s[i] | 0x20; !('a' <= c && c <= 'z') && !('0' <= s[i] && s[i] <= '9') && s[i] != '_' && s[i] != '-' {
			return s[:i]
		}
	}
	return s
}
