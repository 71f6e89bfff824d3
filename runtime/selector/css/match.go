package css

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// matches reports whether the selector that ends in c selects n.
func (r *run) matches(c *compound, n dom.Node) bool {
	for r.accepts(c, n) {
		switch c.combinator {
		case first:
			return true
		case child:
			n = r.parent(n)
		case adjacent:
			n = r.siblingBefore(n)
		case after:
			return r.isAfter(c, n)
		case below, within:
			return r.isBelow(c, n)
		}
		if n == dom.None {
			return false
		}
		c = c.left
	}
	return false
}

// accepts reports whether n satisfies c, its combinator aside.
func (r *run) accepts(c *compound, n dom.Node) bool {
	if c.name != atom.None && r.d.Name(n) != r.atom(c.name) {
		return false
	}
	if c.ns != anyNS {
		if ns, known := r.ns(c.ns); !known || r.d.NS(n) != ns {
			return false
		}
	}
	if !r.d.Tokens(n).Has(c.need) {
		return false
	}
	for i := range c.tests {
		if !r.passes(&c.tests[i], n) {
			return false
		}
	}
	return true
}

// siblingBefore is the element before n that + means.
func (r *run) siblingBefore(n dom.Node) dom.Node {
	if n == r.start || r.d.Parent(n) < r.start {
		return dom.None
	}
	return r.previousElement(n)
}

// climb is what the space before a compound remembers.
type climb struct {
	hit  dom.Node // it matches what is left of the space, so all below it have such an ancestor
	miss dom.Node // neither it nor an ancestor of it matches
}

// isBelow reports whether an ancestor of n matches what is left of c. Candidates come in
// document order, so that between hit and miss each node is climbed over about once.
func (r *run) isBelow(c *compound, n dom.Node) bool {
	a := n
	if c.combinator == below {
		a = r.parent(n)
	}
	if hit := r.climbs[c.slot].hit; hit != dom.None && hit <= a && a < r.d.End(hit) {
		return true
	}
	from, miss := a, r.climbs[c.slot].miss
	for ; a != dom.None; a = r.parent(a) {
		if a <= miss && miss < r.d.End(a) {
			break
		}
		if r.matches(c.left, a) {
			r.climbs[c.slot].hit = a
			return true
		}
	}
	r.climbs[c.slot].miss = from
	return false
}

// isAfter reports whether a sibling before n matches what is left of c. The parent's place
// in the column holds the first that does, -1 if none does.
func (r *run) isAfter(c *compound, n dom.Node) bool {
	parent := r.d.Parent(n)
	if n == r.start || parent < r.start {
		return false
	}
	at := *r.column(c.slot, parent)
	if at == 0 {
		at = -1
		for s := r.d.First(parent); s != dom.None; s = r.d.Next(s) {
			if r.d.Kind(s) == dom.Element && r.matches(c.left, s) {
				at = int32(s)
				break
			}
		}
		*r.column(c.slot, parent) = at
	}
	return at > 0 && dom.Node(at) < n
}
