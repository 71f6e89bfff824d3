package htmlparse

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// flat knows the open elements beyond the depth bound. They are no part of the stack and
// hold nothing: what stands in them becomes their sibling, as browsers do it.
type flat struct {
	names  []atom.Atom
	counts []int32 // by name
}

func (f *flat) reset() {
	for _, name := range f.names {
		f.counts[name] = 0
	}
	f.names = f.names[:0]
}

func (f *flat) push(name atom.Atom) {
	if int(name) >= len(f.counts) {
		f.counts = append(f.counts, make([]int32, max(int(name)+1, 2*len(f.counts), int(atom.Count))-len(f.counts))...)
	}
	f.names = append(f.names, name)
	f.counts[name]++
}

// end closes the last one of that name and all after it. It is false if there is none.
func (f *flat) end(name atom.Atom) bool {
	if int(name) >= len(f.counts) || f.counts[name] == 0 {
		return false
	}
	for {
		last := f.names[len(f.names)-1]
		f.names = f.names[:len(f.names)-1]
		f.counts[last]--
		if last == name {
			return true
		}
	}
}

// tableDepth is how many levels a table takes: itself, tbody, tr and td.
const tableDepth = 4

// deep processes a token where no element fits below the current node. It is false for a
// token that the insertion mode processes as everywhere.
func (p *parser) deep() bool {
	switch p.mode {
	case inBody, inCell, inCaption, inTemplate:
	case inTable, inTableBody, inRow: // what stands in a table by mistake may be deep too
		if p.top().traits&(tablePart|tableContext) != 0 || p.isStart(atom.Table) {
			return false
		}
	default:
		return false
	}
	if len(p.elements) < p.limit {
		if !p.isStart(atom.Table) || p.inForeign {
			return false
		}
		p.limit = len(p.elements) // from here to the end of the current node
	}
	switch p.tok.kind {
	case startTag:
		return p.deepStart()
	case endTag:
		return p.flat.end(p.tok.name)
	}
	return false
}

func (p *parser) deepStart() bool {
	name, class := p.tok.name, p.tok.info.start
	void := p.tok.selfClosing && p.inForeign
	switch class {
	case startHTML, startBody, startFrameset, startIgnored, startTextarea, startXmp, startIframe, startNoembed:
		return false
	case startHeadPart:
		if name != atom.Template {
			return false
		}
	case startPlaintext:
		p.setContent(contentPlaintext)
	case startVoid, startInput, startPlainVoid, startHr, startImage:
		void = true
	}
	p.cut.Depth++
	n := p.create()
	p.d.SetNS(n, p.adjusted().ns)
	p.d.Append(p.deepParent(), n)
	if !void {
		p.flat.push(name)
	}
	return true
}

// deepParent is where elements go that are too deep below the current node.
func (p *parser) deepParent() dom.Node { return p.elements[p.limit-2].node }

// leaveDeep notices that the current node is no longer the deepest possible.
func (p *parser) leaveDeep() {
	if len(p.elements) < p.limit {
		p.flat.reset()
		p.limit = p.opts.MaxDepth
	}
}
