package css

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// answer is what an element knows about a property that elements inherit.
type answer int32

const (
	unknown answer = 0 // as the parent has it
	yes     answer = 1
	no      answer = -1
)

// inherits reports what property answers for n or else for its nearest ancestor that has
// an answer, those outside of the query too; without one it is no. The column keeps the
// answers, so that no element is climbed over twice.
func (r *run) inherits(slot int, n dom.Node, property func(r *run, n dom.Node) answer) bool {
	found, a := unknown, n
	for ; r.d.Kind(a) == dom.Element; a = r.d.Parent(a) {
		if a >= r.start {
			found = answer(*r.column(slot, a))
		}
		if found == unknown {
			found = property(r, a)
		}
		if found != unknown {
			break
		}
	}
	if found == unknown {
		found = no
	}
	for b := n; b >= max(a, r.start); b = r.d.Parent(b) {
		*r.column(slot, b) = int32(found)
	}
	return found == yes
}

// inLanguage is :lang(): the nearest lang attribute is one of the languages or a dialect.
func (r *run) inLanguage(t *test, n dom.Node) bool {
	name, ns := atom.Lang, dom.NoNS
	if !r.d.HTML() {
		ns = dom.XML
	}
	return r.inherits(t.slot, n, func(r *run, n dom.Node) answer {
		lang, ok := r.d.Attr(n, name, ns)
		if !ok {
			return unknown
		}
		for _, word := range t.words { // a language and a hyphen
			if hasPrefixFold(lang, word) || equalFold(lang, word[:len(word)-1]) {
				return yes
			}
		}
		return no
	})
}

// inDisabledFieldset reports whether a fieldset around n disables it: one does unless n is
// in its first legend.
func (r *run) inDisabledFieldset(t *test, n dom.Node) bool {
	return r.inherits(t.slot+fieldsetColumn, n, func(r *run, n dom.Node) answer {
		parent := r.d.Parent(n)
		if r.d.Name(parent) == atom.Fieldset && r.present(parent, atom.Disabled) && !r.isFirstLegend(t, n, parent) {
			return yes
		}
		return unknown
	})
}

// isFirstLegend asks the column for the first legend of a fieldset, -1 if it has none.
func (r *run) isFirstLegend(t *test, n, fieldset dom.Node) bool {
	if r.d.Name(n) != atom.Legend {
		return false
	}
	if fieldset >= r.start {
		if at := *r.column(t.slot+legendColumn, fieldset); at != 0 {
			return dom.Node(at) == n
		}
	}
	legend := r.d.First(fieldset)
	for r.d.Name(legend) != atom.Legend {
		legend = r.d.Next(legend)
	}
	if fieldset >= r.start {
		*r.column(t.slot+legendColumn, fieldset) = int32(legend)
	}
	return legend == n
}

// inDisabledOptgroup reports whether the nearest optgroup of an option is disabled.
func (r *run) inDisabledOptgroup(t *test, n dom.Node) bool {
	return r.inherits(t.slot+optgroupColumn, n, func(r *run, n dom.Node) answer {
		switch name := r.d.Name(n); {
		case name == atom.Select:
			return no
		case name != atom.Optgroup:
			return unknown
		case r.present(n, atom.Disabled):
			return yes
		}
		return no
	})
}

// isEditable reports whether contenteditable makes n part of what a user can edit.
func (r *run) isEditable(t *test, n dom.Node) bool {
	return r.inherits(t.slot+editableColumn, n, func(r *run, n dom.Node) answer {
		value, ok := r.d.Attr(n, atom.Contenteditable, dom.NoNS)
		switch {
		case !ok:
			return unknown
		case equalFold(value, "false"):
			return no
		case value == "" || equalFold(value, "true") || equalFold(value, "plaintext-only"):
			return yes
		}
		return unknown
	})
}
