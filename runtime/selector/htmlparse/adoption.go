package htmlparse

import (
	"slices"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// adopt ends a formatting element whose end tag comes before those of elements in it:
// https://html.spec.whatwg.org/#adoption-agency-algorithm
func (p *parser) adopt(name atom.Atom) {
	if p.is(name) && p.listed(p.top().node) == none {
		p.pop()
		return
	}
	for range 8 {
		at := p.active(name)
		if at == none {
			p.endOrdinary(name)
			return
		}
		open := p.index(name, p.list[at].node)
		if open == none {
			p.list = slices.Delete(p.list, at, at+1)
			return
		}
		if open < int(p.top().bound) {
			return
		}
		block := p.furthestBlock(open)
		if block == none || !p.mayReopen() {
			p.truncate(open)
			p.list = slices.Delete(p.list, at, at+1)
			return
		}
		p.adoptInto(at, open, block)
	}
}

// furthestBlock is the index of the first special element above the one at index open.
func (p *parser) furthestBlock(open int) int {
	for i := open + 1; i < len(p.elements); i++ {
		if p.elements[i].traits&special != 0 {
			return i
		}
	}
	return none
}

// adoptInto moves the formatting element, at index at of the list and open of the stack,
// into the special element at index block of the stack.
func (p *parser) adoptInto(at, open, block int) {
	formatted := p.list[at]
	blockNode := p.elements[block].node
	ancestor := p.elements[open-1]
	last, bookmark, block := p.rebuildBetween(at, open, block)

	p.d.Remove(last)
	if ancestor.traits&tablePart != 0 {
		parent, before := p.fosterPlace()
		p.attachTo(last, parent, before)
	} else {
		p.d.Append(ancestor.node, last)
	}
	clone := p.d.Clone(formatted.node)
	p.d.MoveChildren(blockNode, clone)
	p.d.Append(blockNode, clone)

	if old := p.listed(formatted.node); old < bookmark {
		bookmark--
	}
	p.list = slices.Delete(p.list, p.listed(formatted.node), p.listed(formatted.node)+1)
	p.list = slices.Insert(p.list, bookmark, entry{clone, formatted.name})
	p.removeAt(open)
	p.insertAt(block, element{node: clone, name: formatted.name, traits: infoOf(formatted.name).traits})
}

// rebuildBetween makes the elements between the formatting element and the block anew,
// each inside the one before, or closes them. It returns the outermost of them or the
// block, the place in the list for the formatting element and the block's index now.
func (p *parser) rebuildBetween(at, open, block int) (last dom.Node, bookmark, blockAt int) {
	last = p.elements[block].node
	bookmark = at
	first := true
	for i, count := block-1, 1; i > open; i, count = i-1, count+1 {
		node := p.elements[i].node
		listed := p.listed(node)
		if count > 3 && listed != none {
			p.list = slices.Delete(p.list, listed, listed+1)
			if listed < bookmark {
				bookmark--
			}
			listed = none
		}
		if listed == none {
			p.removeAt(i)
			block--
			continue
		}
		p.reopened++
		clone := p.d.Clone(node)
		p.list[listed].node = clone
		p.replaceAt(i, clone)
		if first {
			bookmark = listed + 1
			first = false
		}
		p.d.Remove(last)
		p.d.Append(clone, last)
		last = clone
	}
	return last, bookmark, block
}
