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

// tidy leaves nodes of kind Gone in place of what it takes out of the tree, so that the
// others keep their numbers.
func (d *Document) tidy() {
	for n := Root + 1; n < d.Len(); n++ {
		nd := &d.nodes[n]
		nd.ns = NoNS
		if nd.kind != Doctype && nd.flags&implied == 0 || nd.parent == None {
			continue
		}
		switch {
		case nd.kind == Doctype || nd.name == atom.Head && nd.first == None:
			d.Remove(n)
			*nd = node{}
		case nd.name == atom.Tbody:
			d.unwrap(n)
			*nd = node{}
		}
	}
	for i := range d.attrs {
		d.attrs[i].ns = NoNS
	}
}

// unwrap puts the children of n in its place.
func (d *Document) unwrap(n Node) {
	nd := d.nodes[n]
	if nd.first == None {
		d.Remove(n)
		return
	}
	for c := nd.first; c != None; c = d.nodes[c].next {
		d.nodes[c].parent = nd.parent
	}
	d.nodes[nd.first].prev, d.nodes[nd.last].next = nd.prev, nd.next
	if nd.prev != None {
		d.nodes[nd.prev].next = nd.first
	} else {
		d.nodes[nd.parent].first = nd.first
	}
	if nd.next != None {
		d.nodes[nd.next].prev = nd.last
	} else {
		d.nodes[nd.parent].last = nd.last
	}
}

// number walks the tree along its links and fills end and depth. It reports whether the
// slab holds the tree in document order, and besides only nodes of kind Gone.
func (d *Document) number() bool {
	nodes := d.nodes
	at, due, depth := Root, Root, uint16(0)
	for {
		for at != due {
			if at < due || nodes[due].kind != Gone {
				return false
			}
			due++
		}
		due++
		nd := &nodes[at]
		nd.depth = depth
		if nd.first != None {
			at = nd.first
			depth++
			continue
		}
		for nd.next == None {
			nd.end = due
			if nd.parent == None {
				return d.ends(due)
			}
			nd = &nodes[nd.parent]
			depth--
		}
		nd.end = due
		at = nd.next
	}
}

// ends reports whether nothing but nodes of kind Gone is left from n on. It cuts them off.
func (d *Document) ends(n Node) bool {
	for _, nd := range d.nodes[n:] {
		if nd.kind != Gone {
			return false
		}
	}
	d.nodes = d.nodes[:n]
	return true
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
