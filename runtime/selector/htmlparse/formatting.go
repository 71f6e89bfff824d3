package htmlparse

import (
	"slices"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// entry is one of https://html.spec.whatwg.org/#the-list-of-active-formatting-elements.
// A marker has no node.
type entry struct {
	node dom.Node
	name atom.Atom
}

const (
	// longestList bounds the list: no page has so many elements to reopen at one place.
	longestList = 128
	// Elements may be reopened so often, and so often more for each start tag: each of a
	// few bytes may otherwise reopen the whole list.
	freeReopenings   = 1 << 16
	reopeningsPerTag = 4
)

// insertFormatting inserts an element that is reopened where it was closed by mistake.
func (p *parser) insertFormatting() {
	n := p.insert()
	p.noahsArk(n)
	if len(p.list) >= longestList {
		p.cut.Formatting++
		p.list = slices.Delete(p.list, 0, 1)
	}
	p.list = append(p.list, entry{n, p.tok.name})
}

// noahsArk leaves two like n in the list behind the last marker, so that n is the third.
func (p *parser) noahsArk(n dom.Node) {
	alike := 0
	for i := len(p.list) - 1; i >= 0 && p.list[i].node != dom.None; i-- {
		if p.list[i].name != p.tok.name || !p.d.SameAttrs(p.list[i].node, n) {
			continue
		}
		if alike++; alike == 3 {
			p.list = slices.Delete(p.list, i, i+1)
			return
		}
	}
}

func (p *parser) addMarker() { p.list = append(p.list, entry{}) }

// toMarker clears the list up to the last marker.
func (p *parser) toMarker() {
	for i := len(p.list) - 1; i >= 0; i-- {
		if p.list[i].node == dom.None {
			p.list = p.list[:i]
			return
		}
	}
	p.list = p.list[:0]
}

// active is the index of the last entry of that name behind the last marker, or none.
func (p *parser) active(name atom.Atom) int {
	for i := len(p.list) - 1; i >= 0 && p.list[i].node != dom.None; i-- {
		if p.list[i].name == name {
			return i
		}
	}
	return none
}

// listed is the index of node in the list, or none.
func (p *parser) listed(node dom.Node) int {
	for i := len(p.list) - 1; i >= 0; i-- {
		if p.list[i].node == node {
			return i
		}
	}
	return none
}

// reconstruct reopens what was closed by mistake:
// https://html.spec.whatwg.org/#reconstruct-the-active-formatting-elements
func (p *parser) reconstruct() {
	if n := len(p.list); n == 0 || p.isOpen(n-1) {
		return
	}
	first := len(p.list) - 1
	for first > 0 && !p.isOpen(first-1) {
		first--
	}
	for i := first; i < len(p.list); i++ {
		if len(p.elements) >= p.limit || !p.mayReopen() {
			p.cut.Formatting += len(p.list) - i
			p.list = p.list[:i]
			return
		}
		e := &p.list[i]
		e.node = p.d.Clone(e.node)
		p.attach(e.node)
		p.open(e.node, e.name)
	}
}

// isOpen is also true of a marker.
func (p *parser) isOpen(i int) bool {
	e := &p.list[i]
	return e.node == dom.None || p.index(e.name, e.node) != none
}

// mayReopen counts an element that is made again.
func (p *parser) mayReopen() bool {
	p.reopened++
	return p.reopened <= freeReopenings+reopeningsPerTag*p.tags
}
