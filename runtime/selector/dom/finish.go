package dom

import (
	"slices"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
)

// AsWritten says what a finished document of HTML leaves out of the tree that the
// standard prescribes.
type AsWritten bool

// Finish numbers the nodes in document order, as far as the parser has not made them in
// it, and computes what depends on the whole tree. Nodes outside the tree are gone after
// it, and the numbers that the parser held may mean other nodes.
//
// With asWritten an HTML document becomes what people who write selectors see in the
// source, and what Scrapy's parser gives them: no tbody and no empty head that nobody
// wrote, no doctype, elements of SVG and MathML in no namespace.
func (d *Document) Finish(asWritten AsWritten) {
	if asWritten {
		d.tidy()
	}
	if !d.number() {
		d.reorder()
	}
	d.fillTokens()
}

func (d *Document) tidy() {
	for n := Root + 1; n < d.Len(); n++ {
		nd := &d.nodes[n]
		nd.ns = NoNS
		switch {
		case nd.parent == None:
		case nd.kind == Doctype:
			d.Remove(n)
		case nd.kind != Element || nd.flags&implied == 0:
		case nd.name == atom.Tbody:
			d.unwrap(n)
		case nd.name == atom.Head && nd.first == None:
			d.Remove(n)
		}
	}
	for i := range d.attrs {
		d.attrs[i].ns = NoNS
	}
}

// unwrap puts the children of n in its place.
func (d *Document) unwrap(n Node) {
	for c := d.First(n); c != None; c = d.First(n) {
		d.Remove(c)
		d.InsertBefore(c, n)
	}
	d.Remove(n)
}

// number walks the tree along its links and fills end and depth. It reports whether the
// slab holds just the tree, in document order.
func (d *Document) number() bool {
	at, due := Root, Root
	for {
		if at != due {
			return false
		}
		due++
		if first := d.nodes[at].first; first != None {
			d.nodes[first].depth = d.nodes[at].depth + 1
			at = first
			continue
		}
		for d.nodes[at].next == None {
			d.nodes[at].end = due
			if at == Root {
				return due == d.Len()
			}
			at = d.nodes[at].parent
		}
		d.nodes[at].end = due
		next := d.nodes[at].next
		d.nodes[next].depth = d.nodes[at].depth
		at = next
	}
}

// reorder moves the nodes of the tree into document order and number fills the rest.
func (d *Document) reorder() {
	d.places = slices.Grow(d.places[:0], len(d.nodes))[:len(d.nodes)]
	clear(d.places)
	due := Root
	for at := Root; at != None; at = d.following(at) {
		d.places[at] = due
		due++
	}
	moved := slices.Grow(d.spare[:0], int(due))[:due]
	moved[None] = node{}
	for old, now := range d.places {
		if now == None {
			continue
		}
		nd := d.nodes[old]
		nd.parent, nd.prev, nd.next = d.places[nd.parent], d.places[nd.prev], d.places[nd.next]
		nd.first, nd.last = d.places[nd.first], d.places[nd.last]
		moved[now] = nd
	}
	d.nodes, d.spare = moved, d.nodes
	d.number()
}

// following is the next node in document order by the links, None at the end.
func (d *Document) following(n Node) Node {
	if first := d.nodes[n].first; first != None {
		return first
	}
	for n != None && d.nodes[n].next == None {
		n = d.nodes[n].parent
	}
	return d.nodes[n].next
}
