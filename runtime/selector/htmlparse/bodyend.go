package htmlparse

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// bodyEnd deals with end tags. "Generate implied end tags, then pop elements until …" pops
// just what lies above, so that one cut does both.
func (p *parser) bodyEnd() bool {
	name := p.tok.name
	switch p.tok.info.end {
	case endOrdinary:
		p.endOrdinary(name)
	case endBlock:
		p.cutAt(p.inScope(name))
	case endFormatting:
		p.adopt(name)
	case endLi:
		p.cutAt(p.inListScope(name))
	case endP:
		p.endP()
	case endHeading:
		p.endHeading()
	case endDdDt:
		p.cutAt(p.inScope(name))
	case endForm:
		p.endForm()
	case endTemplate:
		return p.endTemplate()
	case endBody, endHTML:
		if p.inScope(atom.Body) != none {
			p.mode = afterBody
			return name == atom.Body
		}
	case endMarker:
		if p.cutAt(p.inScope(name)) {
			p.toMarker()
		}
	case endBr:
		p.reconstruct()
		p.insertVoid()
		p.framesetOK = false
	}
	return true
}

// cutAt pops the element at index i and all above it, if there is one.
func (p *parser) cutAt(i int) bool {
	if i == none {
		return false
	}
	p.truncate(i)
	return true
}

// endOrdinary is "any other end tag".
func (p *parser) endOrdinary(name atom.Atom) {
	if name < atom.Count && !p.has(name) {
		return
	}
	for i := len(p.elements) - 1; i > 0; i-- {
		e := &p.elements[i]
		if e.name == name && e.ns == dom.NoNS {
			p.truncate(i)
			return
		}
		if e.traits&special != 0 {
			return
		}
	}
}

func (p *parser) endP() {
	if p.cutAt(p.inButtonScope(atom.P)) {
		return
	}
	p.attach(p.d.NewImplied(atom.P))
}

func (p *parser) endHeading() {
	highest := none
	for _, name := range [...]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6} {
		highest = max(highest, p.inScope(name))
	}
	p.cutAt(highest)
}

func (p *parser) endForm() {
	if p.has(atom.Template) {
		p.cutAt(p.inScope(atom.Form))
		return
	}
	node := p.form
	p.form = dom.None
	if node == dom.None {
		return
	}
	at := p.index(atom.Form, node)
	if at == none || at < int(p.top().bound) {
		return
	}
	p.impliedEnds(atom.None)
	p.removeAt(at)
}
