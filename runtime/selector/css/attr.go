package css

import (
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// attrOp is how an attribute's value is compared.
type attrOp uint8

const (
	exists attrOp = iota
	equals
	includes
	dash
	prefix
	suffix
	substring
	differs // cssselect has it, the standard hasn't
)

var attrOps = [...]string{equals: "=", includes: "~=", dash: "|=", prefix: "^=", suffix: "$=", substring: "*=", differs: "!="}

// hasAttr is the test of [name op value].
func (r *run) hasAttr(t *test, n dom.Node) bool {
	name := r.atom(t.attr.local)
	if t.attr.ns == anyNS {
		return r.hasAnyAttr(t, n, name)
	}
	ns, known := r.ns(t.attr.ns)
	if got, ok := r.d.Attr(n, name, ns); ok && known {
		return t.compare(got)
	}
	return t.op == differs && t.value != ""
}

// hasAnyAttr is hasAttr for a name in any namespace.
func (r *run) hasAnyAttr(t *test, n dom.Node, name atom.Atom) bool {
	found := false
	for i := range r.d.NumAttrs(n) {
		a := r.d.AttrAt(n, i)
		if a.Name != name || a.NS == dom.XMLNS {
			continue
		}
		found = true
		if t.compare(a.Value) {
			return true
		}
	}
	return !found && t.op == differs && t.value != ""
}

// compare compares the value of an attribute that is there. As in the standard, an empty
// value to compare a part with matches nothing.
func (t *test) compare(got string) bool {
	if t.fold {
		return t.compareFolded(got)
	}
	switch want := t.value; t.op {
	case equals:
		return got == want
	case includes:
		return hasWord(got, want)
	case dash:
		return strings.HasPrefix(got, want) && (len(got) == len(want) || got[len(want)] == '-')
	case prefix:
		return want != "" && strings.HasPrefix(got, want)
	case suffix:
		return want != "" && strings.HasSuffix(got, want)
	case substring:
		return want != "" && strings.Contains(got, want)
	case differs:
		return got != want
	}
	return true
}

// compareFolded is compare without regard to the case of ASCII letters.
func (t *test) compareFolded(got string) bool {
	want := t.value
	switch t.op {
	case equals:
		return equalFold(got, want)
	case includes:
		for word := range dom.Words(got) {
			if equalFold(word, want) {
				return true
			}
		}
		return false
	case dash:
		return hasPrefixFold(got, want) && (len(got) == len(want) || got[len(want)] == '-')
	case prefix:
		return want != "" && hasPrefixFold(got, want)
	case suffix:
		return want != "" && len(got) >= len(want) && equalFold(got[len(got)-len(want):], want)
	case substring:
		for i := 0; want != "" && i+len(want) <= len(got); i++ {
			if hasPrefixFold(got[i:], want) {
				return true
			}
		}
		return false
	case differs:
		return !equalFold(got, want)
	}
	return true
}

func hasPrefixFold(s, lowered string) bool {
	return len(s) >= len(lowered) && equalFold(s[:len(lowered)], lowered)
}

// equalFold compares s with a text in lower case as HTML does: only ASCII letters fold.
func equalFold(s, lowered string) bool {
	if len(s) != len(lowered) {
		return false
	}
	for i := range len(s) {
		if lowerByte(s[i]) != lowered[i] {
			return false
		}
	}
	return true
}

func (r *run) hasID(n dom.Node, id string) bool {
	value, ok := r.d.Attr(n, atom.Id, dom.NoNS)
	return ok && value == id
}

func (r *run) hasClass(n dom.Node, class string) bool {
	value, ok := r.d.Attr(n, atom.Class, dom.NoNS)
	return ok && hasWord(value, class)
}

// present reports whether n has an attribute that HTML defines.
func (r *run) present(n dom.Node, name atom.Atom) bool {
	_, ok := r.d.Attr(n, name, dom.NoNS)
	return ok
}

// hasWord reports whether word is one of the words of list.
func hasWord(list, word string) bool {
	if len(list) == len(word) {
		return list == word && word != "" && !strings.ContainsAny(word, " \t\n\r\f")
	}
	if word == "" || strings.ContainsAny(word, " \t\n\r\f") {
		return false
	}
	for rest := list; ; {
		i := strings.Index(rest, word)
		if i < 0 {
			return false
		}
		end := i + len(word)
		if (i == 0 || dom.IsSpace(rest[i-1])) && (end == len(rest) || dom.IsSpace(rest[end])) {
			return true
		}
		rest = rest[end:]
	}
}
