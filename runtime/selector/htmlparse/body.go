package htmlparse

import (
	"slices"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// inBody is https://html.spec.whatwg.org/#parsing-main-inbody.
func (p *parser) inBody() bool {
	switch p.tok.kind {
	case textToken:
		p.bodyText(p.tok.text)
	case startTag:
		p.bodyStart()
	case endTag:
		return p.bodyEnd()
	case commentToken:
		p.insertComment()
	case endOfFile:
		if len(p.templates) > 0 {
			return p.inTemplate()
		}
		p.stopped = true
	}
	return true
}

func (p *parser) bodyText(s dom.Span) {
	p.reconstruct()
	p.insertText(s)
	if p.framesetOK && !p.blank(s) {
		p.framesetOK = false
	}
}

// bodyStart lists the commonest start tags first where the order is free.
func (p *parser) bodyStart() {
	switch p.tok.info.start {
	case startBlock:
		p.closeP()
		p.insert()
	case startOrdinary:
		p.reconstruct()
		p.insert()
	case startA:
		p.startA()
	case startLi:
		p.framesetOK = false
		if p.has(atom.Li) {
			p.closeItem(atom.Li, atom.Li)
		}
		p.closeP()
		p.insert()
	case startVoid:
		p.reconstruct()
		p.insertVoid()
		p.framesetOK = false
	case startHeading:
		p.closeP()
		if top := p.top(); top.traits&heading != 0 && top.ns == dom.NoNS {
			p.pop()
		}
		p.insert()
	case startFormatting:
		p.reconstruct()
		p.insertFormatting()
	case startHeadPart:
		p.headPart()
	case startPlainVoid:
		p.insertVoid()
	case startIgnored:
	default:
		p.bodyStartRare()
	}
}

func (p *parser) bodyStartRare() {
	switch p.tok.info.start {
	case startHTML, startBody, startFrameset:
		p.startOfDocument()
	case startPre:
		p.closeP()
		p.insert()
		p.skipNewline = true
		p.framesetOK = false
	case startDdDt:
		p.framesetOK = false
		if p.has(atom.Dd) || p.has(atom.Dt) {
			p.closeItem(atom.Dd, atom.Dt)
		}
		p.closeP()
		p.insert()
	case startPlaintext:
		p.closeP()
		p.insert()
		p.setContent(contentPlaintext)
	case startNobr:
		p.reconstruct()
		if p.inScope(atom.Nobr) != none {
			p.adopt(atom.Nobr)
			p.reconstruct()
		}
		p.insertFormatting()
	case startMarker:
		p.reconstruct()
		p.insert()
		p.addMarker()
		p.framesetOK = false
	case startTable:
		if !p.quirks {
			p.closeP()
		}
		p.insert()
		p.framesetOK = false
		p.mode = inTable
	case startXmp:
		p.closeP()
		p.reconstruct()
		p.framesetOK = false
		p.insertRaw(contentRAWTEXT)
	case startIframe:
		p.framesetOK = false
		p.insertRaw(contentRAWTEXT)
	case startNoembed:
		p.insertRaw(contentRAWTEXT)
	case startRb:
		p.startRuby(atom.None)
	case startRp:
		p.startRuby(atom.Rtc)
	case startMath:
		p.reconstruct()
		p.insertForeign(dom.MathML)
	case startSVG:
		p.reconstruct()
		p.insertForeign(dom.SVG)
	default:
		p.formStart()
	}
}

// closeP closes a p element in button scope.
func (p *parser) closeP() {
	if at := p.inButtonScope(atom.P); at != none {
		p.truncate(at)
	}
}

// closeItem closes the item of a list that a new one ends.
func (p *parser) closeItem(name, orName atom.Atom) {
	for i := len(p.elements) - 1; i > 0; i-- {
		e := &p.elements[i]
		if (e.name == name || e.name == orName) && e.ns == dom.NoNS {
			p.truncate(i)
			return
		}
		if e.traits&(special|transparent) == special {
			return
		}
	}
}

func (p *parser) startA() {
	if at := p.active(atom.A); at != none {
		node := p.list[at].node
		p.adopt(atom.A)
		if at := p.listed(node); at != none {
			p.list = slices.Delete(p.list, at, at+1)
		}
		if at := p.index(atom.A, node); at != none {
			p.removeAt(at)
		}
	}
	p.reconstruct()
	p.insertFormatting()
}

func (p *parser) startRuby(except atom.Atom) {
	if p.inScope(atom.Ruby) != none {
		p.impliedEnds(except)
	}
	p.insert()
}

// startOfDocument deals with the tags that open a document, which it has by now.
func (p *parser) startOfDocument() {
	if p.has(atom.Template) {
		return
	}
	if p.tok.name == atom.Html {
		p.mergeAttrs(p.elements[0].node)
		return
	}
	if len(p.elements) < 2 || p.elements[1].name != atom.Body {
		return
	}
	body := p.elements[1].node
	switch {
	case p.tok.name == atom.Body:
		p.framesetOK = false
		p.mergeAttrs(body)
	case p.framesetOK:
		p.d.Remove(body)
		p.truncate(1)
		p.insert()
		p.mode = inFrameset
	}
}

// mergeAttrs gives n the attributes of the tag that it lacks.
func (p *parser) mergeAttrs(n dom.Node) {
	if p.tok.attrs > 0 && p.d.NumAttrs(n) < p.opts.MaxAttrs {
		p.d.MergePending(n, p.tok.attrs)
		p.tok.attrs = 0
	}
}
