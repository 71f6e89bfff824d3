package htmlparse

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// place is where a node goes: before a sibling, or last below parent if there is none.
// https://html.spec.whatwg.org/#appropriate-place-for-inserting-a-node
func (p *parser) place() (parent, before dom.Node) {
	if len(p.flat.names) > 0 && len(p.elements) >= p.limit {
		return p.deepParent(), dom.None
	}
	top := p.top()
	if p.fostering && top.traits&tablePart != 0 {
		return p.fosterPlace()
	}
	return top.node, dom.None
}

// fosterPlace is where goes what stands in a table by mistake: before the table.
func (p *parser) fosterPlace() (parent, before dom.Node) {
	table, template := p.highest[atom.Table], p.highest[atom.Template]
	if template > table {
		return p.elements[template].node, dom.None
	}
	if table == none {
		return p.elements[0].node, dom.None
	}
	node := p.elements[table].node
	if parent = p.d.Parent(node); parent != dom.None {
		return parent, node
	}
	return p.elements[table-1].node, dom.None
}

func (p *parser) attach(n dom.Node) {
	parent, before := p.place()
	p.attachTo(n, parent, before)
}

func (p *parser) attachTo(n, parent, before dom.Node) {
	if before != dom.None {
		p.d.InsertBefore(n, before)
	} else {
		p.d.Append(parent, n)
	}
}

// create makes an element for the current tag.
func (p *parser) create() dom.Node {
	n := p.d.NewTagged(p.tok.name, dom.NoNS, p.tok.attrs)
	p.tok.attrs = 0
	return n
}

// insert inserts an HTML element for the current tag and opens it.
func (p *parser) insert() dom.Node {
	n := p.create()
	p.attach(n)
	p.open(n, p.tok.name)
	return n
}

// insertVoid inserts an HTML element for the current tag that has no content.
func (p *parser) insertVoid() {
	p.attach(p.create())
}

// insertImplied inserts an element that no tag stands for and opens it.
func (p *parser) insertImplied(name atom.Atom) dom.Node {
	n := p.d.NewImplied(name)
	p.attach(n)
	p.open(n, name)
	return n
}

func (p *parser) open(n dom.Node, name atom.Atom) {
	p.push(element{node: n, name: name, traits: infoOf(name).traits})
}

func (p *parser) insertText(s dom.Span) {
	if s.Len() == 0 {
		return
	}
	if parent, before := p.place(); before != dom.None {
		p.d.InsertTextBefore(s, before)
	} else {
		p.d.AppendText(parent, s)
	}
}

func (p *parser) insertComment() {
	p.attach(p.d.NewLeaf(dom.Comment, p.tok.text))
}

// commentIn puts the comment last below n.
func (p *parser) commentIn(n dom.Node) {
	p.d.Append(n, p.d.NewLeaf(dom.Comment, p.tok.text))
}

// insertRaw inserts an element that holds text alone.
// https://html.spec.whatwg.org/#generic-raw-text-element-parsing-algorithm
func (p *parser) insertRaw(c content) {
	n := p.create()
	if len(p.elements) < p.limit {
		p.attach(n)
	} else {
		p.d.Append(p.deepParent(), n)
	}
	p.open(n, p.tok.name)
	p.setContent(c)
	p.original, p.mode = p.mode, text
}

// leadingSpaces takes the spaces off the text token's beginning.
func (p *parser) leadingSpaces() dom.Span {
	s := p.d.String(p.tok.text)
	n := 0
	for n < len(s) && dom.IsSpace(s[n]) {
		n++
	}
	spaces := p.tok.text.Slice(0, n)
	p.tok.text = p.tok.text.Slice(n, len(s))
	return spaces
}

// skipSpaces drops the spaces of a text token's beginning and reports whether that is all.
func (p *parser) skipSpaces() bool {
	if p.tok.kind != textToken {
		return false
	}
	p.leadingSpaces()
	return p.tok.text.Len() == 0
}

// insertSpaces inserts the spaces of a text token's beginning and reports whether that is all.
func (p *parser) insertSpaces() bool {
	if p.tok.kind != textToken {
		return false
	}
	p.insertText(p.leadingSpaces())
	return p.tok.text.Len() == 0
}

// blank reports whether s is spaces only.
func (p *parser) blank(s dom.Span) bool {
	for _, c := range []byte(p.d.String(s)) {
		if !dom.IsSpace(c) {
			return false
		}
	}
	return true
}
