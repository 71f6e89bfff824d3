package css

import (
	"slices"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// has reports whether one of the relatives exists, seen from n.
func (r *run) has(list []relative, n dom.Node) bool {
	for i := range list {
		if r.hasRelative(&list[i], n) {
			return true
		}
	}
	return false
}

func (r *run) hasRelative(rel *relative, n dom.Node) bool {
	switch rel.combinator {
	case child:
		return r.hasChild(rel.right, n)
	case adjacent:
		next := r.nextElement(n)
		return next != dom.None && r.matches(rel.right, next)
	case after:
		return n < r.lastSibling(rel, n)
	}
	return r.hasBelow(rel, n)
}

func (r *run) hasChild(c *compound, n dom.Node) bool {
	if !r.d.Tokens(n).Has(c.need) {
		return false
	}
	for s := r.d.First(n); s != dom.None; s = r.d.Next(s) {
		if r.d.Kind(s) == dom.Element && r.matches(c, s) {
			return true
		}
	}
	return false
}

// lastSibling is the last of n and its siblings that rel is about, -1 if there is none.
// The parent's place in the column holds it.
func (r *run) lastSibling(rel *relative, n dom.Node) dom.Node {
	parent := r.d.Parent(n)
	at := dom.Node(*r.column(rel.slot, parent))
	if at == dom.None {
		at = r.d.Last(parent)
		for at != dom.None && (r.d.Kind(at) != dom.Element || !r.matches(rel.right, at)) {
			at = r.d.Prev(at)
		}
		if at == dom.None {
			at = -1
		}
		*r.column(rel.slot, parent) = int32(at)
	}
	return at
}

// hits are the nodes that match what stands in a :has(), as far as it was looked for them:
// all from the first to before next.
type hits struct {
	nodes      []dom.Node
	from, next dom.Node
}

// hasBelow looks on where the question before this one stopped, so that all questions of a
// query together cost one pass over the document.
func (r *run) hasBelow(rel *relative, n dom.Node) bool {
	if !r.d.Tokens(n).Has(rel.right.need) {
		return false
	}
	h := &r.hits[rel.slot]
	if n+1 < h.from || h.from == dom.None {
		if h.from = n + 1; h.next != dom.None {
			h.from = min(h.from, r.start+1)
		}
		h.next, h.nodes = h.from, h.nodes[:0]
	}
	end := r.d.End(n)
	if known := len(h.nodes); known > 0 && h.nodes[known-1] > n {
		i, _ := slices.BinarySearch(h.nodes, n+1)
		return h.nodes[i] < end
	}
	for h.next < end {
		m := r.d.Seek(h.next, end, rel.right.need, r.atom(rel.right.name))
		if m == dom.None {
			h.next = end
			break
		}
		h.next = m + 1
		if r.matches(rel.right, m) {
			h.nodes = append(h.nodes, m)
			if m > n {
				return true
			}
		}
	}
	return false
}
