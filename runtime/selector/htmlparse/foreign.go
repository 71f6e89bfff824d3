package htmlparse

import (
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// foreignRules reports whether the token is processed by the rules of foreign content,
// where the adjusted current node is outside HTML.
func (p *parser) foreignRules() bool {
	node := p.adjusted()
	switch p.tok.kind {
	case endOfFile:
		return false
	case textToken, nulToken:
		return node.traits&(mathText|htmlText) == 0
	case startTag:
		switch {
		case node.traits&htmlText != 0:
			return false
		case node.traits&mathText != 0:
			return p.tok.name == atom.Mglyph || p.tok.name == atom.Malignmark
		case node.name == atom.AnnotationXml && node.ns == dom.MathML:
			return p.tok.name != atom.Svg
		}
	}
	return true
}

// foreignContent is https://html.spec.whatwg.org/#parsing-main-inforeign.
func (p *parser) foreignContent() {
	switch p.tok.kind {
	case nulToken:
		p.insertText(p.d.CopyString(replacement))
	case textToken:
		p.insertText(p.tok.text)
		if p.framesetOK && !p.blank(p.tok.text) {
			p.framesetOK = false
		}
	case commentToken:
		p.insertComment()
	case startTag:
		if p.breaksOut() {
			p.leaveForeign()
			return
		}
		p.insertForeign(p.adjusted().ns)
	case endTag:
		if p.tok.name == atom.Br || p.tok.name == atom.P {
			p.leaveForeign()
			return
		}
		p.foreignEnd()
	}
}

// breaksOut reports whether the start tag ends the foreign content.
func (p *parser) breaksOut() bool {
	if p.tok.name != atom.Font {
		return p.tok.info.traits&breakout != 0
	}
	for _, name := range [...]atom.Atom{atom.Color, atom.Face, atom.Size} {
		if _, has := p.d.Pending(p.tok.attrs, name); has {
			return true
		}
	}
	return false
}

// leaveForeign closes the foreign elements and processes the token as HTML.
func (p *parser) leaveForeign() {
	i := len(p.elements)
	for p.elements[i-1].ns != dom.NoNS && p.elements[i-1].traits&(mathText|htmlText) == 0 {
		i--
	}
	p.truncate(i)
	p.byMode()
}

func (p *parser) foreignEnd() {
	for i := len(p.elements) - 1; i > 0; i-- {
		e := &p.elements[i]
		if e.ns == dom.NoNS {
			p.byMode()
			return
		}
		if e.name == p.tok.name {
			p.truncate(i)
			return
		}
	}
}

// insertForeign inserts an element in the namespace ns for the current tag.
// https://html.spec.whatwg.org/#insert-a-foreign-element
func (p *parser) insertForeign(ns dom.NS) {
	name := p.tok.name
	isHTML := name == atom.AnnotationXml && p.pendingIs(atom.Encoding, "text/html", "application/xhtml+xml")
	attrs := p.tok.attrs
	n := p.d.NewTagged(p.foreignName(name, ns), ns, attrs)
	p.tok.attrs = 0
	if !p.opts.AsWritten {
		p.adjustAttrs(n, ns, attrs)
	}
	p.attach(n)
	if !p.tok.selfClosing {
		p.push(element{node: n, name: name, ns: ns, traits: foreignTraits(name, ns, isHTML)})
	}
}

func foreignTraits(name atom.Atom, ns dom.NS, isHTML bool) traits {
	const bound = special | scopeBound
	switch {
	case ns == dom.MathML:
		switch name {
		case atom.Mi, atom.Mo, atom.Mn, atom.Ms, atom.Mtext:
			return bound | mathText
		case atom.AnnotationXml:
			if isHTML {
				return bound | htmlText
			}
			return bound
		}
	case ns == dom.SVG:
		switch name {
		case atom.Foreignobject, atom.Desc, atom.Title:
			return bound | htmlText
		}
	}
	return 0
}

// foreignName is how the standard spells name in the namespace ns.
func (p *parser) foreignName(name atom.Atom, ns dom.NS) atom.Atom {
	if ns != dom.SVG || p.opts.AsWritten {
		return name
	}
	return p.spelled(name, svgElements)
}

// spelled is name, or the one of words that differs from it in case alone.
func (p *parser) spelled(name atom.Atom, words map[string]string) atom.Atom {
	if word, known := words[p.d.NameOf(name)]; known {
		return p.d.Intern(word)
	}
	return name
}

// adjustAttrs is https://html.spec.whatwg.org/#adjust-svg-attributes and its siblings.
func (p *parser) adjustAttrs(n dom.Node, ns dom.NS, attrs int) {
	words := svgAttrs
	if ns == dom.MathML {
		words = mathAttrs
	}
	for i := range attrs {
		name := p.d.AttrAt(n, i).Name
		if spelled := p.spelled(name, words); spelled != name {
			p.d.SetAttrNS(n, i, spelled, dom.NoNS, "")
			continue
		}
		written := p.d.NameOf(name)
		if written == "xmlns" {
			p.d.SetAttrNS(n, i, name, dom.XMLNS, "")
		} else if ns := foreignAttrs[written]; ns != dom.NoNS {
			prefix, local, _ := strings.Cut(written, ":")
			p.d.SetAttrNS(n, i, p.d.Intern(local), ns, prefix)
		}
	}
}
