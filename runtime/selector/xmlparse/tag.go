package xmlparse

import (
	"strconv"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// attribute is one of the tag being read.
type attribute struct {
	name  qname
	value dom.Span
	ns    dom.NS // XMLNS for a declaration; the others are looked up when the tag is read
}

// attrKey tells the attributes of an element apart.
type attrKey struct {
	name atom.Atom
	ns   dom.NS
}

// startTag reads a start tag or an empty-element tag and adds the element. It reports
// whether the element is open now. A tag that goes wrong ends where it does: what it had
// until then becomes an element without content.
func (p *parser) startTag() (open bool) {
	if len(p.open) >= p.maxDepth {
		p.fail("the elements go deeper than ", strconv.Itoa(p.maxDepth))
		p.open, p.pos = p.open[:0], len(p.src)
		return false
	}
	p.pos++
	name, ok := p.qname()
	if !ok {
		p.fail("a tag without a name")
		return false
	}
	p.tagBound = len(p.namespaces.bound)
	p.attributes()
	n := p.element(name)
	switch {
	case p.skip("/>"):
	case p.peek(0) == '>':
		p.pos++
		p.open = append(p.open, openTag{name, p.tagBound})
		p.node = n
		return true
	default:
		p.fail("the tag <", name.full, "> doesn't end")
	}
	p.namespaces.release(p.tagBound)
	return false
}

// attributes reads what stands between a tag's name and its end.
func (p *parser) attributes() {
	p.attrs = p.attrs[:0]
	p.blanks()
	for !p.tagEnds() {
		p.attribute()
		if p.tagEnds() {
			return
		}
		if !p.blanks() {
			p.fail("there should be a blank between attributes")
			return
		}
	}
}

func (p *parser) tagEnds() bool {
	c := p.peek(0)
	return c == '>' || c == '/' && p.peek(1) == '>' || c < ' ' && !isBlank(c)
}

func (p *parser) attribute() {
	name, ok := p.qname()
	if !ok {
		p.fail("an attribute without a name")
		return
	}
	p.blanks()
	if p.peek(0) != '=' {
		p.fail("the attribute ", name.full, " has no value")
		return
	}
	p.pos++
	p.blanks()
	value, ok := p.value()
	switch {
	case !ok:
	case len(p.attrs) == p.maxAttrs:
		p.fail("an element has more than ", strconv.Itoa(p.maxAttrs), " attributes")
	case name.prefix() == "xmlns" || name.full == "xmlns":
		p.declare(name, value)
	default:
		p.attrs = append(p.attrs, attribute{name: name, value: value})
	}
}

// element adds the element of the tag that was read.
func (p *parser) element(name qname) dom.Node {
	ns, known := p.namespaceOf(name.prefix())
	if !known {
		name = p.withoutNamespace(name)
	}
	n := p.d.NewElement(p.d.InternBorrowed(name.local()), ns)
	if name.colon > 0 {
		p.d.SetPrefix(n, name.prefix())
	}
	many := len(p.attrs) > fewAttrs
	for i := range p.attrs {
		p.addAttr(n, &p.attrs[i], many)
	}
	switch {
	case len(p.attrs) > manyOf:
		p.seen = nil
	case many:
		clear(p.seen)
	}
	p.d.Append(p.node, n)
	return n
}

// fewAttrs is up to how many attributes comparing each with the others is the fastest.
const fewAttrs = 16

func (p *parser) addAttr(n dom.Node, a *attribute, many bool) {
	if a.ns != dom.XMLNS && a.name.colon > 0 {
		ns, known := p.namespaceOf(a.name.prefix())
		if a.ns = ns; !known {
			a.name = p.withoutNamespace(a.name)
		}
	}
	key := attrKey{p.d.InternBorrowed(a.name.local()), a.ns}
	if p.hasAttr(n, key, many) {
		p.fail("the attribute ", a.name.full, " is there twice")
		return
	}
	p.d.AppendAttr(n, key.name, a.value, key.ns, a.name.prefix())
}

func (p *parser) hasAttr(n dom.Node, key attrKey, many bool) bool {
	if !many {
		_, has := p.d.Attr(n, key.name, key.ns)
		return has
	}
	if p.seen == nil {
		p.seen = make(map[attrKey]struct{})
	}
	_, has := p.seen[key]
	p.seen[key] = struct{}{}
	return has
}

// endTag closes the innermost element, whichever name it says, as libxml2 does.
func (p *parser) endTag() {
	p.pos += 2
	tag := &p.open[len(p.open)-1]
	if !p.endName(tag.name) {
		p.fail("an end tag where </", tag.name.full, "> should be")
	}
	p.blanks()
	if p.peek(0) == '>' {
		p.pos++
	} else {
		p.fail("the end tag </", tag.name.full, "> doesn't end")
	}
	p.namespaces.release(tag.bound)
	p.open = p.open[:len(p.open)-1]
	p.node = p.d.Parent(p.node)
}

// endName moves past the name in an end tag and reports whether it is name.
func (p *parser) endName(name qname) bool {
	start := p.pos
	if p.has(name.full) { // nearly always
		if p.pos += len(name.full); p.peek(0) == '>' || isBlank(p.peek(0)) {
			return true
		}
		p.pos = start
	}
	if name.colon == 0 {
		p.name()
		return p.src[start:p.pos] == name.full
	}
	got, _ := p.qname()
	return got == name
}
