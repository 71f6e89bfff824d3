// Package markup reads and changes HTML and XML as text, without parsing it: what a page
// says about itself before it is parsed (its encoding, its base URL, where it refreshes
// to), and the character references and tags in a piece of text. The rules are those of
// w3lib.html and w3lib.encoding (https://w3lib.readthedocs.io/en/latest/w3lib.html),
// which take any "<" for the beginning of a tag.
//
// Responses, selectors and item loaders call it. Everything but DeclaredEncoding takes time
// linear in the text. It joins no URLs: that is runtime/crawl's.
package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// space is what HTML5 calls ASCII whitespace, and the vertical tab.
const space = " \t\n\r\f\v"

// StripSpace removes the whitespace of HTML5 around the value of an attribute.
func StripSpace(text string) string { return strings.Trim(text, " \t\n\r\f") }

// ReplaceEscapes puts by in the place of each of the texts in which; nil means line feeds,
// tabs and carriage returns.
func ReplaceEscapes(text string, which []string, by string) string {
	if which == nil {
		which = []string{"\n", "\t", "\r"}
	}
	for _, escape := range which {
		text = strings.ReplaceAll(text, escape, by)
	}
	return text
}

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

// indexFold is strings.Index without regard to the case of letters; sub begins with an
// ASCII character.
func indexFold(s, sub string) int {
	first := string(unicode.ToLower(rune(sub[0]))) + string(unicode.ToUpper(rune(sub[0])))
	for from := 0; ; {
		i := strings.IndexAny(s[from:], first)
		if i < 0 {
			return -1
		}
		from += i
		if hasPrefixFold(s[from:], sub) {
			return from
		}
		from++
	}
}

// endsWord says that name, of letters and digits, goes no further in rest.
func endsWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// closeOf returns where the tag ends in which rest begins: the index of its ">", or -1
// when another tag begins before it.
func closeOf(rest string) int {
	i := strings.IndexAny(rest, "<>")
	if i < 0 || rest[i] == '<' {
		return -1
	}
	return i
}
