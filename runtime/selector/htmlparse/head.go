package htmlparse

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// initial is https://html.spec.whatwg.org/#the-initial-insertion-mode.
func (p *parser) initial() bool {
	switch {
	case p.skipSpaces():
		return true
	case p.tok.kind == commentToken:
		p.commentIn(dom.Root)
		return true
	case p.tok.kind == doctypeToken:
		p.quirks = p.tok.doctype.quirks()
		if !p.opts.AsWritten {
			p.d.Append(dom.Root, p.d.NewLeaf(dom.Doctype, p.d.CopyString(p.tok.doctype.String())))
		}
		p.mode = beforeHTML
		return true
	}
	p.quirks = true
	p.mode = beforeHTML
	return false
}

// beforeHTML is https://html.spec.whatwg.org/#the-before-html-insertion-mode.
func (p *parser) beforeHTML() bool {
	switch {
	case p.tok.kind == doctypeToken, p.skipSpaces(), p.ignoredEnd():
		return true
	case p.tok.kind == commentToken:
		p.commentIn(dom.Root)
		return true
	}
	p.mode = beforeHead
	if p.isStart(atom.Html) {
		p.openRoot(p.create())
		return true
	}
	p.openRoot(p.d.NewImplied(atom.Html))
	return false
}

func (p *parser) openRoot(n dom.Node) {
	p.d.Append(dom.Root, n)
	p.open(n, atom.Html)
}

// ignoredEnd reports whether the token is an end tag that opens nothing before the body.
func (p *parser) ignoredEnd() bool {
	if p.tok.kind != endTag {
		return false
	}
	switch p.tok.name {
	case atom.Head, atom.Body, atom.Html, atom.Br:
		return false
	}
	return true
}

// beforeHead is https://html.spec.whatwg.org/#the-before-head-insertion-mode.
func (p *parser) beforeHead() bool {
	switch {
	case p.tok.kind == doctypeToken, p.skipSpaces(), p.ignoredEnd():
		return true
	case p.tok.kind == commentToken:
		p.insertComment()
		return true
	case p.isStart(atom.Html):
		return p.inBody()
	}
	p.mode = inHead
	if p.isStart(atom.Head) {
		p.head = p.insert()
		return true
	}
	p.head = p.insertImplied(atom.Head)
	return false
}

// inHead is https://html.spec.whatwg.org/#parsing-main-inhead.
func (p *parser) inHead() bool {
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
		switch {
		case p.tok.info.start == startHeadPart:
			return p.headPart()
		case p.tok.name == atom.Html:
			return p.inBody()
		case p.tok.name == atom.Head:
			return true
		case p.tok.name == atom.Noscript:
			p.insert()
			p.mode = inHeadNoscript
			return true
		}
	case endTag:
		switch p.tok.name {
		case atom.Head:
			p.pop()
			p.mode = afterHead
			return true
		case atom.Template:
			return p.endTemplate()
		}
		if p.ignoredEnd() {
			return true
		}
	}
	p.pop()
	p.mode = afterHead
	return false
}

// headPart inserts what belongs into head, wherever its start tag stands.
func (p *parser) headPart() bool {
	switch p.tok.name {
	case atom.Title:
		p.insertRaw(contentRCDATA)
	case atom.Noframes, atom.Style:
		p.insertRaw(contentRAWTEXT)
	case atom.Script:
		p.insertRaw(contentScript)
	case atom.Template:
		if len(p.elements) >= p.limit {
			p.cut.Depth++
			p.insertVoid()
			return true
		}
		p.insert()
		p.addMarker()
		p.framesetOK = false
		p.mode = inTemplate
		p.templates = append(p.templates, inTemplate)
	default: // base, basefont, bgsound, link, meta
		p.insertVoid()
	}
	return true
}

func (p *parser) endTemplate() bool {
	if p.has(atom.Template) {
		p.closeTemplate()
	}
	return true
}

func (p *parser) closeTemplate() {
	p.truncate(int(p.highest[atom.Template]))
	p.toMarker()
	p.templates = p.templates[:len(p.templates)-1]
	p.resetMode()
}

// inHeadNoscript is https://html.spec.whatwg.org/#parsing-main-inheadnoscript.
func (p *parser) inHeadNoscript() bool {
	switch p.tok.kind {
	case textToken:
		if p.insertSpaces() {
			return true
		}
	case commentToken:
		return p.inHead()
	case doctypeToken:
		return true
	case startTag:
		switch p.tok.name {
		case atom.Html:
			return p.inBody()
		case atom.Basefont, atom.Bgsound, atom.Link, atom.Meta, atom.Noframes, atom.Style:
			return p.headPart()
		case atom.Head, atom.Noscript:
			return true
		}
	case endTag:
		switch p.tok.name {
		case atom.Noscript:
			p.pop()
			p.mode = inHead
			return true
		case atom.Br:
		default:
			return true
		}
	}
	p.pop()
	p.mode = inHead
	return false
}

// afterHead is https://html.spec.whatwg.org/#the-after-head-insertion-mode.
func (p *parser) afterHead() bool {
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
		case atom.Body:
			p.insert()
			p.framesetOK = false
			p.mode = inBody
			return true
		case atom.Frameset:
			p.insert()
			p.mode = inFrameset
			return true
		case atom.Head:
			return true
		}
		if p.tok.info.start == startHeadPart {
			p.reopenHead()
			return true
		}
	case endTag:
		if p.tok.name == atom.Template {
			return p.endTemplate()
		}
		if p.tok.name == atom.Head || p.ignoredEnd() {
			return true
		}
	}
	p.insertImplied(atom.Body)
	p.mode = inBody
	return false
}

// reopenHead puts what comes after head into it.
func (p *parser) reopenHead() {
	p.open(p.head, atom.Head)
	p.headPart()
	if at := p.index(atom.Head, p.head); at != none {
		p.removeAt(at)
	}
}
