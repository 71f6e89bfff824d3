package markup

import "strings"

// BaseHref returns the href of the first base tag, which must be quoted, as written; ""
// for none. Scripts and noscript elements are passed over, since browsers find no tags in
// them (https://w3lib.readthedocs.io/en/latest/w3lib.html#w3lib.html.get_base_url).
func BaseHref(head string) string {
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
