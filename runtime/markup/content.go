package markup

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// RemoveTagsWithContent removes the elements whose names are in which, from a tag to the
// next end tag of that name; a tag without one goes alone if it ends with "/>"
// (https://w3lib.readthedocs.io/en/latest/w3lib.html#w3lib.html.remove_tags_with_content).
func RemoveTagsWithContent(text string, which []string) string {
	names := slices.Compact(slices.Sorted(slices.Values(which)))
	elements := make([]element, 0, len(names))
	for _, name := range names {
		if name != "" {
			elements = append(elements, element{name: name, searched: -1})
		}
	}
	return rewrite(text, "", func(at int) int {
		for i := range elements {
			if end := elements[i].end(text, at); end > 0 {
				return end - at
			}
		}
		for i := range elements {
			if end := elements[i].tagEnd(text, at); end > 0 && text[end-2] == '/' {
				return end - at
			}
		}
		return 0
	})
}

// element remembers the last end tag found, so that a page of a thousand start tags is
// searched once.
type element struct {
	name           string
	searched       int // where that search began, -1 for no search
	endTag, endEnd int // where the end tag begins and ends, -1 when there is none
}

// tagEnd is where the start tag at at ends, 0 if there is none of this element.
func (e *element) tagEnd(text string, at int) int {
	rest := text[at+1:]
	if !hasPrefixFold(rest, e.name) || !endsWord(rest[len(e.name):]) {
		return 0
	}
	end := closeOf(rest[len(e.name):])
	if end < 0 {
		return 0
	}
	return at + 1 + len(e.name) + end + 1
}

// end is where the element ends whose start tag is at at, 0 when it does not.
func (e *element) end(text string, at int) int {
	inside := e.tagEnd(text, at)
	if inside == 0 {
		return 0
	}
	if e.searched < 0 || e.endTag >= 0 && e.endTag < inside {
		e.search(text, inside)
	}
	return max(e.endEnd, 0)
}

func (e *element) search(text string, from int) {
	e.searched, e.endTag, e.endEnd = from, -1, -1
	for at := from; ; at++ {
		i := indexFold(text[at:], "</"+e.name)
		if i < 0 {
			return
		}
		at += i
		rest := text[at+len("</")+len(e.name):]
		if end := closeOf(rest); end >= 0 && endsEndTag(rest) {
			e.endTag, e.endEnd = at, len(text)-len(rest)+end+1
			return
		}
	}
}

func endsEndTag(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return r == '/' || r == '>' || unicode.IsSpace(r)
}
