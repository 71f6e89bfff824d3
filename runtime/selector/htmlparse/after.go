package htmlparse

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// afterBody is https://html.spec.whatwg.org/#parsing-main-afterbody.
func (p *parser) afterBody() bool {
	switch p.tok.kind {
	case textToken:
		if p.bodySpaces() {
			return true
		}
	case commentToken:
		p.commentIn(p.elements[0].node)
		return true
	case doctypeToken:
		return true
	case endOfFile:
		p.stopped = true
		return true
	}
	switch {
	case p.isStart(atom.Html):
		return p.inBody()
	case p.isEnd(atom.Html):
		if !p.opts.Fragment {
			p.mode = afterAfterBody
		}
		return true
	}
	p.mode = inBody
	return false
}

// bodySpaces puts a text's leading spaces into the body and reports whether that is all.
func (p *parser) bodySpaces() bool {
	if s := p.leadingSpaces(); s.Len() > 0 {
		p.bodyText(s)
	}
	return p.tok.text.Len() == 0
}

// afterAfterBody is https://html.spec.whatwg.org/#the-after-after-body-insertion-mode.
func (p *parser) afterAfterBody() bool {
	switch p.tok.kind {
	case textToken:
		if p.bodySpaces() {
			return true
		}
	case commentToken:
		p.commentIn(dom.Root)
		return true
	case doctypeToken:
		return true
	case endOfFile:
		p.stopped = true
		return true
	}
	if p.isStart(atom.Html) {
		return p.inBody()
	}
	p.mode = inBody
	return false
}

// inFrameset is https://html.spec.whatwg.org/#parsing-main-inframeset.
func (p *parser) inFrameset() bool {
	switch p.tok.kind {
	case textToken:
		p.insertOnlySpaces()
	case commentToken:
		p.insertComment()
	case endOfFile:
		p.stopped = true
	}
	switch {
	case p.isStart(atom.Html):
		return p.inBody()
	case p.isStart(atom.Frameset):
		if len(p.elements) < p.limit {
			p.insert()
		} else {
			p.insertVoid()
			p.cut.Depth++
		}
	case p.isStart(atom.Frame):
		p.insertVoid()
	case p.isStart(atom.Noframes):
		return p.headPart()
	case p.isEnd(atom.Frameset) && len(p.elements) > 1:
		p.pop()
		if !p.opts.Fragment && !p.is(atom.Frameset) {
			p.mode = afterFrameset
		}
	}
	return true
}

// insertOnlySpaces inserts a text's spaces and drops the rest.
func (p *parser) insertOnlySpaces() {
	p.buf = p.buf[:0]
	for _, c := range []byte(p.d.String(p.tok.text)) {
		if dom.IsSpace(c) {
			p.buf = append(p.buf, c)
		}
	}
	if len(p.buf) == p.tok.text.Len() {
		p.insertText(p.tok.text)
	} else {
		p.insertText(p.d.Copy(p.buf))
	}
}

// afterFrameset is https://html.spec.whatwg.org/#parsing-main-afterframeset.
func (p *parser) afterFrameset() bool {
	switch p.tok.kind {
	case textToken:
		p.insertOnlySpaces()
	case commentToken:
		p.insertComment()
	case endOfFile:
		p.stopped = true
	}
	switch {
	case p.isStart(atom.Html):
		return p.inBody()
	case p.isStart(atom.Noframes):
		return p.headPart()
	case p.isEnd(atom.Html):
		p.mode = afterAfterFrameset
	}
	return true
}

// afterAfterFrameset is https://html.spec.whatwg.org/#the-after-after-frameset-insertion-mode.
func (p *parser) afterAfterFrameset() bool {
	switch p.tok.kind {
	case textToken:
		p.insertOnlySpaces()
	case commentToken:
		p.commentIn(dom.Root)
	case endOfFile:
		p.stopped = true
	}
	switch {
	case p.isStart(atom.Html):
		return p.inBody()
	case p.isStart(atom.Noframes):
		return p.headPart()
	}
	return true
}
