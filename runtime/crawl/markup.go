package crawl

import "strings"

// Some things about a page must be known before it is parsed: its encoding and its
// base URL. They are looked for in the raw text by the simple rules of w3lib, which
// take any "<" outside a comment for the beginning of a tag.

const space = " \t\n\r\f\v"

// nextTag returns the text after the next "<" that begins no comment. A comment
// without an end hides the rest.
func nextTag(text string) (tag string, ok bool) {
	for {
		_, after, found := strings.Cut(text, "<")
		if !found {
			return "", false
		}
		comment, isComment := strings.CutPrefix(after, "!--")
		if !isComment {
			return after, true
		}
		_, text, found = strings.Cut(comment, "-->")
		if !found {
			return "", false
		}
	}
}

// declaredLabel returns the encoding that a meta tag or an XML declaration names; the
// search ends at the body tag.
func declaredLabel(head string) string {
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
		if label := labelPrefix(value); label != "" {
			return label
		}
	}
}

// labelPrefix returns the letters, digits, "_" and "-" that s begins with.
func labelPrefix(s string) string {
	for i := range len(s) {
		if c := s[i]; !isLetter(c) && !('0' <= c && c <= '9') && c != '_' && c != '-' {
			return s[:i]
		}
	}
	return s
}

// baseHref returns the href of the first base tag, which must be quoted. Scripts and
// noscript elements are passed over, since browsers find no tags in them.
func baseHref(head string) string {
	for tag, ok := nextTag(head); ok; tag, ok = nextTag(tag) {
		switch {
		case hasName(tag, "script"):
			tag = skipElement(tag, "</script>")
		case hasName(tag, "noscript"):
			tag = skipElement(tag, "</noscript>")
		case hasName(tag, "base"):
			if href := hrefOf(tag); href != "" {
				return href
			}
		}
	}
	return ""
}

func skipElement(tag, end string) string {
	i := indexFold(tag, end)
	if i < 0 {
		return ""
	}
	return tag[i+len(end):]
}

// hrefOf finds href="…" in a tag; a value with spaces inside does not count.
func hrefOf(tag string) string {
	if end := strings.IndexAny(tag[1:], "<>"); end >= 0 {
		tag = tag[:end+1]
	}
	for {
		i := indexFold(tag, "href")
		if i < 0 {
			return ""
		}
		tag = tag[i+len("href"):]
		value, found := strings.CutPrefix(strings.TrimLeft(tag, space), "=")
		if !found {
			continue
		}
		value = strings.TrimLeft(value, space)
		if value == "" || value[0] != '"' && value[0] != '\'' {
			continue
		}
		value = strings.TrimLeft(value[1:], space)
		end := strings.IndexAny(value, "\"'"+space)
		if end <= 0 {
			continue
		}
		if rest := strings.TrimLeft(value[end:], space); rest != "" && (rest[0] == '"' || rest[0] == '\'') {
			return value[:end]
		}
	}
}

// hasName says whether a tag begins with name and then something that ends a name.
func hasName(tag, name string) bool {
	if !hasPrefixFold(tag, name) || len(tag) == len(name) {
		return false
	}
	return strings.IndexByte(space+">/", tag[len(name)]) >= 0
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// indexFold is strings.Index without regard to case.
func indexFold(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}
