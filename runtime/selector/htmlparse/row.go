package htmlparse

import "github.com/gojscrape/gojscrape/runtime/selector/atom"

// inTableBody is https://html.spec.whatwg.org/#parsing-main-intbody.
func (p *parser) inTableBody() bool {
	name := p.tok.name
	switch p.tok.kind {
	case startTag:
		switch name {
		case atom.Tr:
			p.toContext(bodyContext)
			p.insert()
			p.mode = inRow
			return true
		case atom.Th, atom.Td:
			p.toContext(bodyContext)
			p.insertImplied(atom.Tr)
			p.mode = inRow
			return false
		case atom.Caption, atom.Col, atom.Colgroup, atom.Tbody, atom.Tfoot, atom.Thead:
			return !p.closeTableBody()
		}
	case endTag:
		switch name {
		case atom.Tbody, atom.Tfoot, atom.Thead:
			if p.inTableScope(name) != none {
				p.toContext(bodyContext)
				p.pop()
				p.mode = inTable
			}
			return true
		case atom.Table:
			return !p.closeTableBody()
		case atom.Body, atom.Caption, atom.Col, atom.Colgroup, atom.Html, atom.Td, atom.Th, atom.Tr:
			return true
		}
	}
	return p.inTable()
}

func (p *parser) closeTableBody() bool {
	if max(p.inTableScope(atom.Tbody), p.inTableScope(atom.Thead), p.inTableScope(atom.Tfoot)) == none {
		return false
	}
	p.toContext(bodyContext)
	p.pop()
	p.mode = inTable
	return true
}

// inRow is https://html.spec.whatwg.org/#parsing-main-intr.
func (p *parser) inRow() bool {
	name := p.tok.name
	switch p.tok.kind {
	case startTag:
		if p.tok.info.traits&cell != 0 {
			p.toContext(rowContext)
			p.insert()
			p.mode = inCell
			p.addMarker()
			return true
		}
		if p.tok.info.traits&tableChild != 0 {
			return !p.closeRow()
		}
	case endTag:
		switch name {
		case atom.Tr:
			p.closeRow()
			return true
		case atom.Table:
			return !p.closeRow()
		case atom.Tbody, atom.Tfoot, atom.Thead:
			return p.inTableScope(name) == none || !p.closeRow()
		case atom.Body, atom.Caption, atom.Col, atom.Colgroup, atom.Html, atom.Td, atom.Th:
			return true
		}
	}
	return p.inTable()
}

func (p *parser) closeRow() bool {
	if p.inTableScope(atom.Tr) == none {
		return false
	}
	p.toContext(rowContext)
	p.pop()
	p.mode = inTableBody
	return true
}

// inCell is https://html.spec.whatwg.org/#parsing-main-intd.
func (p *parser) inCell() bool {
	name := p.tok.name
	switch p.tok.kind {
	case startTag:
		if p.tok.info.traits&tableChild != 0 {
			return !p.closeCell(max(p.inTableScope(atom.Td), p.inTableScope(atom.Th)))
		}
	case endTag:
		switch name {
		case atom.Td, atom.Th:
			p.closeCell(p.inTableScope(name))
			return true
		case atom.Body, atom.Caption, atom.Col, atom.Colgroup, atom.Html:
			return true
		case atom.Table, atom.Tbody, atom.Tfoot, atom.Thead, atom.Tr:
			return p.inTableScope(name) == none || !p.closeCell(max(p.inTableScope(atom.Td), p.inTableScope(atom.Th)))
		}
	}
	return p.inBody()
}

// closeCell closes the cell at index i, if there is one.
func (p *parser) closeCell(i int) bool {
	if !p.cutAt(i) {
		return false
	}
	p.toMarker()
	p.mode = inRow
	return true
}
