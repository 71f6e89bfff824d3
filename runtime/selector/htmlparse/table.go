package htmlparse

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// inTable is https://html.spec.whatwg.org/#parsing-main-intable.
func (p *parser) inTable() bool {
	switch p.tok.kind {
	case textToken, nulToken:
		if top := p.top(); top.traits&tablePart != 0 || p.is(atom.Template) {
			p.tableText, p.tableBlank = p.tableText[:0], true
			p.original, p.mode = p.mode, inTableText
			return false
		}
	case commentToken:
		p.insertComment()
		return true
	case doctypeToken:
		return true
	case startTag:
		if done, known := p.tableStart(); known {
			return done
		}
	case endTag:
		if done, known := p.tableEnd(); known {
			return done
		}
	case endOfFile:
		return p.inBody()
	}
	p.fostering = true
	done := p.inBody()
	p.fostering = false
	return done
}

// tableStart deals with the start tags that a table knows.
func (p *parser) tableStart() (done, known bool) {
	switch p.tok.name {
	case atom.Caption:
		p.toContext(tableContext)
		p.addMarker()
		p.insert()
		p.mode = inCaption
	case atom.Colgroup:
		p.toContext(tableContext)
		p.insert()
		p.mode = inColumnGroup
	case atom.Col:
		p.toContext(tableContext)
		p.insertImplied(atom.Colgroup)
		p.mode = inColumnGroup
		return false, true
	case atom.Tbody, atom.Tfoot, atom.Thead:
		p.toContext(tableContext)
		p.insert()
		p.mode = inTableBody
	case atom.Td, atom.Th, atom.Tr:
		p.toContext(tableContext)
		p.insertImplied(atom.Tbody)
		p.mode = inTableBody
		return false, true
	case atom.Table:
		return !p.closeTable(), true
	case atom.Style, atom.Script, atom.Template:
		return p.headPart(), true
	case atom.Input:
		if !p.pendingIs(atom.Type, "hidden") {
			return false, false
		}
		p.insertVoid()
	case atom.Form:
		if p.form == dom.None && !p.has(atom.Template) {
			p.form = p.insert()
			p.pop()
		}
	default:
		return false, false
	}
	return true, true
}

func (p *parser) tableEnd() (done, known bool) {
	switch p.tok.name {
	case atom.Table:
		p.closeTable()
	case atom.Body, atom.Caption, atom.Col, atom.Colgroup, atom.Html, atom.Tbody, atom.Td, atom.Tfoot, atom.Th,
		atom.Thead, atom.Tr:
	case atom.Template:
		p.endTemplate()
	default:
		return false, false
	}
	return true, true
}

// closeTable reports whether there was a table to close.
func (p *parser) closeTable() bool {
	if !p.cutAt(p.inTableScope(atom.Table)) {
		return false
	}
	p.resetMode()
	return true
}

// inTableText is https://html.spec.whatwg.org/#parsing-main-intabletext.
func (p *parser) inTableText() bool {
	switch p.tok.kind {
	case textToken:
		p.tableText = append(p.tableText, p.tok.text)
		p.tableBlank = p.tableBlank && p.blank(p.tok.text)
		return true
	case nulToken:
		return true
	}
	for _, s := range p.tableText {
		if p.tableBlank {
			p.insertText(s)
			continue
		}
		p.fostering = true
		p.bodyText(s)
		p.fostering = false
	}
	p.mode = p.original
	return false
}

// inCaption is https://html.spec.whatwg.org/#parsing-main-incaption.
func (p *parser) inCaption() bool {
	switch p.tok.kind {
	case startTag:
		if p.tok.info.traits&tableChild != 0 {
			return !p.closeCaption()
		}
	case endTag:
		switch p.tok.name {
		case atom.Caption:
			p.closeCaption()
			return true
		case atom.Table:
			return !p.closeCaption()
		}
		if p.tok.info.traits&tableChild != 0 || p.tok.name == atom.Body || p.tok.name == atom.Html {
			return true
		}
	}
	return p.inBody()
}

func (p *parser) closeCaption() bool {
	if !p.cutAt(p.inTableScope(atom.Caption)) {
		return false
	}
	p.toMarker()
	p.mode = inTable
	return true
}

// inColumnGroup is https://html.spec.whatwg.org/#parsing-main-incolgroup.
func (p *parser) inColumnGroup() bool {
	switch p.tok.kind {
	case textToken:
		if p.insertSpaces() {
			return true
		}
	case commentToken:
		p.insertComment()
		return true
	case doctypeToken:
		return true
	case startTag:
		switch p.tok.name {
		case atom.Html:
			return p.inBody()
		case atom.Col:
			p.insertVoid()
			return true
		case atom.Template:
			return p.headPart()
		}
	case endTag:
		switch p.tok.name {
		case atom.Colgroup:
			p.closeColumnGroup()
			return true
		case atom.Col:
			return true
		case atom.Template:
			return p.endTemplate()
		}
	case endOfFile:
		return p.inBody()
	}
	return !p.closeColumnGroup()
}

func (p *parser) closeColumnGroup() bool {
	if !p.is(atom.Colgroup) {
		return false
	}
	p.pop()
	p.mode = inTable
	return true
}
