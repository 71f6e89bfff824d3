package markup

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// reference is a character reference: "&", a name or a number, and maybe ";".
type reference struct {
	text      string // all of it
	name      string // "" for a number
	digits    string
	base      int
	semicolon bool
}

// nextReference finds the first reference in text, at start.
func nextReference(text string) (start int, r reference, ok bool) {
	for {
		i := strings.IndexByte(text[start:], '&')
		if i < 0 {
			return 0, r, false
		}
		start += i
		if r, ok = referenceAt(text[start:]); ok {
			return start, r, true
		}
		start++
	}
}

func referenceAt(text string) (r reference, ok bool) {
	rest := text[1:]
	switch {
	case hasPrefixFold(rest, "#x"):
		r.digits, r.base = prefixOf(rest[2:], "0123456789abcdefABCDEF"), 16
		rest = rest[2+len(r.digits):]
	case strings.HasPrefix(rest, "#"):
		r.digits, r.base = prefixOf(rest[1:], "0123456789"), 10
		rest = rest[1+len(r.digits):]
	default:
		r.name = nameAt(rest)
		rest = rest[len(r.name):]
	}
	if r.name == "" && r.digits == "" {
		return r, false
	}
	rest, r.semicolon = strings.CutPrefix(rest, ";")
	r.text = text[:len(text)-len(rest)]
	return r, true
}

// prefixOf is the longest prefix of s made of the characters of set.
func prefixOf(s, set string) string { return s[:len(s)-len(strings.TrimLeft(s, set))] }

func nameAt(s string) string {
	for i := range len(s) {
		if c := s[i] | 0x20; !('a' <= c && c <= 'z') && !('0' <= s[i] && s[i] <= '9') {
			return s[:i]
		}
	}
	return s
}

// HasReferences says whether there is a character reference in text, known or not.
func HasReferences(text string) bool {
	_, _, ok := nextReference(text)
	return ok
}

// ReplaceEntities puts the characters in the place of the character references of HTML 4,
// except those whose lower-case names are in keep. A reference to no character stays,
// unless removeIllegal is set and it ends with a semicolon. A number from 0x80 to 0x9F is
// Windows-1252, as in browsers
// (https://w3lib.readthedocs.io/en/latest/w3lib.html#w3lib.html.replace_entities).
func ReplaceEntities(text string, keep []string, removeIllegal bool) string {
	start, r, ok := nextReference(text)
	if !ok {
		return text
	}
	var b strings.Builder
	for ; ok; start, r, ok = nextReference(text) {
		b.WriteString(text[:start])
		text = text[start+len(r.text):]
		character, known := r.character()
		switch {
		case r.name != "" && slices.Contains(keep, strings.ToLower(r.name)):
			b.WriteString(r.text)
		case known:
			b.WriteString(character)
		case !removeIllegal || !r.semicolon:
			b.WriteString(r.text)
		}
	}
	b.WriteString(text)
	return b.String()
}

// character is what the reference means; known is false when that is nothing.
func (r reference) character() (character string, known bool) {
	if r.name != "" {
		if character, known = xml.HTMLEntity[r.name]; !known {
			character, known = xml.HTMLEntity[strings.ToLower(r.name)]
		}
		return character, known
	}
	code, err := strconv.ParseUint(r.digits, r.base, 32)
	if err != nil || code > utf8.MaxRune {
		return "", false
	}
	if code < 0x80 || code > 0x9F {
		return string(rune(code)), true
	}
	char := charmap.Windows1252.DecodeByte(byte(code))
	return string(char), char != rune(code) && char != utf8.RuneError
}

// Unquote replaces the character references of markup as ReplaceEntities does, but not in
// CDATA sections, which become their content.
func Unquote(text string, keep []string, removeIllegal bool) string {
	var b strings.Builder
	for {
		before, section, found := strings.Cut(text, "<![CDATA[")
		data, after, ends := strings.Cut(section, "]]>")
		if !found || !ends {
			b.WriteString(ReplaceEntities(text, keep, removeIllegal))
			return b.String()
		}
		b.WriteString(ReplaceEntities(before, keep, removeIllegal))
		b.WriteString(data)
		text = after
	}
}
