package css

import (
	"math"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// nth is an+b, counted from the end if last, among the elements of the same type if ofType.
type nth struct {
	a, b         int
	last, ofType bool
}

// has reports whether position is a*n+b for some n >= 0.
func (s nth) has(position int) bool {
	d := position - s.b
	if s.a == 0 {
		return d == 0
	}
	return d%s.a == 0 && d/s.a >= 0
}

// elementType is what two elements have in common that are of one type.
type elementType struct {
	name atom.Atom
	ns   dom.NS
}

func (r *run) typeOf(n dom.Node) elementType { return elementType{r.d.Name(n), r.d.NS(n)} }

// family is up to how many siblings are counted anew each time.
const family = 32

func (r *run) isNth(t *test, n dom.Node) bool {
	if t.list != nil && !r.any(t.list, n) {
		return false
	}
	if t.nth.a == 0 && t.nth.b < 1 {
		return false
	}
	limit := family
	switch {
	case n == r.start: // its siblings are outside what columns have room for
		limit = math.MaxInt
	case t.list != nil:
		limit = 0
	}
	if position, known := r.count(t, n, limit); known {
		return t.nth.has(position)
	}
	at := *r.column(t.slot, n)
	if at == 0 {
		r.number(t, r.d.Parent(n))
		at = *r.column(t.slot, n)
	}
	return t.nth.has(int(at))
}

// count is n's position, if it takes no more than limit siblings to know it, or that it is
// too high.
func (r *run) count(t *test, n dom.Node, limit int) (position int, known bool) {
	position = 1
	for s := r.sibling(n, t.nth.last); s != dom.None; s = r.sibling(s, t.nth.last) {
		if limit == 0 {
			return 0, false
		}
		limit--
		if r.counts(t, n, s) {
			position++
			if t.nth.a == 0 && position > t.nth.b {
				break
			}
		}
	}
	return position, true
}

// counts reports whether the sibling s counts for the position of n.
func (r *run) counts(t *test, n, s dom.Node) bool {
	switch {
	case t.nth.ofType:
		return r.typeOf(s) == r.typeOf(n)
	case t.list != nil:
		return r.any(t.list, s)
	}
	return true
}

// number puts the positions of all children of parent into the column. Those that don't
// count get one that nothing asks for.
func (r *run) number(t *test, parent dom.Node) {
	if len(r.types) > 1024 { // clearing it would take as long for every small family after
		r.types = nil
	}
	if clear(r.types); r.types == nil {
		r.types = make(map[elementType]int32)
	}
	at := r.d.First(parent)
	if t.nth.last {
		at = r.d.Last(parent)
	}
	if at != dom.None && r.d.Kind(at) != dom.Element {
		at = r.sibling(at, !t.nth.last)
	}
	for position := int32(0); at != dom.None; at = r.sibling(at, !t.nth.last) {
		switch {
		case t.nth.ofType:
			of := r.typeOf(at)
			r.types[of]++
			*r.column(t.slot, at) = r.types[of]
		case r.counts(t, at, at):
			position++
			*r.column(t.slot, at) = position
		}
	}
}

// sibling is the element before n, or after it if forwards.
func (r *run) sibling(n dom.Node, forwards bool) dom.Node {
	if forwards {
		return r.nextElement(n)
	}
	return r.previousElement(n)
}
