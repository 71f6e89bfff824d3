package htmlparse

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// inTemplate is https://html.spec.whatwg.org/#parsing-main-intemplate.
func (p *parser) inTemplate() bool {
	switch p.tok.kind {
	case startTag:
		switch p.tok.name {
		case atom.Caption, atom.Colgroup, atom.Tbody, atom.Tfoot, atom.Thead:
			return p.templateMode(inTable)
		case atom.Col:
			return p.templateMode(inColumnGroup)
		case atom.Tr:
			return p.templateMode(inTableBody)
		case atom.Td, atom.Th:
			return p.templateMode(inRow)
		}
		if p.tok.info.start == startHeadPart {
			return p.headPart()
		}
		return p.templateMode(inBody)
	case endTag:
		if p.tok.name == atom.Template {
			p.endTemplate()
		}
		return true
	case endOfFile:
		if !p.has(atom.Template) {
			p.stopped = true
			return true
		}
		p.closeTemplate()
		return false
	}
	return p.inBody()
}

func (p *parser) templateMode(m mode) bool {
	p.templates[len(p.templates)-1] = m
	p.mode = m
	return false
}

// inText is https://html.spec.whatwg.org/#parsing-main-incdata.
func (p *parser) inText() bool {
	if p.tok.kind == textToken {
		p.d.AppendText(p.top().node, p.tok.text)
		return true
	}
	p.pop()
	p.mode = p.original
	return p.tok.kind == endTag
}

// resetMode is https://html.spec.whatwg.org/#reset-the-insertion-mode-appropriately.
func (p *parser) resetMode() {
	for i := len(p.elements) - 1; i > 0; i-- {
		if e := &p.elements[i]; e.ns == dom.NoNS {
			if m, known := p.modeIn(e.name); known {
				p.mode = m
				return
			}
		}
	}
	p.mode = p.rootMode()
}

// rootMode is the mode where nothing but the root element, or a fragment's context, says it.
func (p *parser) rootMode() mode {
	name := p.elements[0].name
	if p.opts.Fragment {
		if p.context.ns != dom.NoNS {
			return inBody
		}
		name = p.context.name
	}
	switch name {
	case atom.Td, atom.Th, atom.Head:
		return inBody
	case atom.Html:
		if p.head == dom.None {
			return beforeHead
		}
		return afterHead
	}
	if m, known := p.modeIn(name); known {
		return m
	}
	return inBody
}

func (p *parser) modeIn(name atom.Atom) (m mode, known bool) {
	switch name {
	case atom.Td, atom.Th:
		return inCell, true
	case atom.Tr:
		return inRow, true
	case atom.Tbody, atom.Thead, atom.Tfoot:
		return inTableBody, true
	case atom.Caption:
		return inCaption, true
	case atom.Colgroup:
		return inColumnGroup, true
	case atom.Table:
		return inTable, true
	case atom.Template:
		return p.templates[len(p.templates)-1], true
	case atom.Head:
		return inHead, true
	case atom.Body:
		return inBody, true
	case atom.Frameset:
		return inFrameset, true
	}
	return inBody, false
}

// startFragment prepares for the children of an element of that name.
// https://html.spec.whatwg.org/#html-fragment-parsing-algorithm
func (p *parser) startFragment(name atom.Atom, ns dom.NS) {
	p.context = element{name: name, ns: ns, traits: infoOf(name).traits}
	if ns != dom.NoNS {
		p.context.traits = foreignTraits(name, ns, false)
	}
	p.openRoot(p.d.NewImplied(atom.Html))
	if ns == dom.NoNS {
		p.fragmentContent(name)
	}
	p.resetMode()
}

func (p *parser) fragmentContent(name atom.Atom) {
	switch name {
	case atom.Title, atom.Textarea:
		p.setContent(contentRCDATA)
	case atom.Style, atom.Xmp, atom.Iframe, atom.Noembed, atom.Noframes:
		p.setContent(contentRAWTEXT)
	case atom.Script:
		p.setContent(contentScript)
	case atom.Plaintext:
		p.setContent(contentPlaintext)
	case atom.Template:
		p.templates = append(p.templates, inTemplate)
	}
}
