package xmlparse

import (
	"strings"
	"unicode/utf8"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// entities says which entities a document may refer to. What they stand for isn't kept.
type entities struct {
	names      map[atom.Atom]struct{} // declared in the document
	outside    bool                   // there is an external subset or a parameter entity
	standalone bool                   // by the XML declaration those don't count
}

func (e *entities) reset() {
	if len(e.names) > manyOf {
		e.names = nil
	}
	clear(e.names)
	e.outside, e.standalone = false, false
}

func (e *entities) declare(name atom.Atom) {
	if e.names == nil {
		e.names = make(map[atom.Atom]struct{})
	}
	e.names[name] = struct{}{}
}

func (e *entities) declared(d *dom.Document, name string) bool {
	_, ok := e.names[d.Atom(name)]
	return ok
}

// declaration reads the XML declaration, whose version and encoding don't count.
func (p *parser) declaration() {
	end := strings.IndexByte(p.src[p.pos:], '>')
	if end < 0 {
		p.fail("the XML declaration doesn't end")
		p.pos = len(p.src)
		return
	}
	text := p.src[p.pos : p.pos+end]
	if !strings.HasSuffix(text, "?") || !strings.Contains(text, "version") {
		p.fail("the XML declaration should be like <?xml version=\"1.0\"?>")
	}
	if _, value, found := strings.Cut(text, "standalone"); found {
		value = strings.TrimLeft(value, "= \t\r\n\"'")
		p.entities.standalone = strings.HasPrefix(value, "yes")
	}
	p.pos += end + 1
}

// doctype reads a document type declaration. Of all it declares only the names of the
// entities are kept. One that goes wrong ends there, as in libxml2; since no element can
// begin there, the document is empty then.
func (p *parser) doctype() {
	p.pos += len("<!DOCTYPE")
	p.blanks()
	if !p.name() {
		p.fail("the DOCTYPE has no name")
	}
	p.blanks()
	p.entities.outside = p.externalID()
	p.blanks()
	if p.peek(0) != '[' {
		if p.peek(0) != '>' {
			p.fail("the DOCTYPE doesn't end")
		}
		_, size := utf8.DecodeRuneInString(p.src[p.pos:])
		p.pos += size
	}
	if !p.skip("[") {
		return
	}
	for p.peek(0) != ']' && p.declared() {
	}
	if p.skip("]") {
		p.blanks()
	}
	if !p.skip(">") {
		p.fail("the DOCTYPE doesn't end")
	}
}

// externalID reads the address of something outside and reports whether there was one.
func (p *parser) externalID() (found bool) {
	switch {
	case p.skip("SYSTEM"):
		return p.literal()
	case p.skip("PUBLIC"):
		public := p.literal()
		return p.literal() || public
	}
	return false
}

// literal reads text in quotes, with the blanks before it.
func (p *parser) literal() bool {
	p.blanks()
	quote := p.peek(0)
	if quote != '"' && quote != '\'' {
		p.fail("there should be a text in quotes")
		return false
	}
	p.pos++
	_, ok := p.until(string(rune(quote)), "a text in quotes")
	return ok
}

// declared reads one declaration, or blanks, and reports whether it moved on.
func (p *parser) declared() bool {
	start := p.pos
	p.blanks()
	switch {
	case p.has("<!--"):
		p.pos += len("<!--")
		p.until("-->", "a comment")
	case p.has("<?"):
		p.pos += len("<?")
		p.until("?>", "a processing instruction")
	case p.skip("<!ENTITY"):
		p.entity()
		p.restOfDeclaration()
	case p.has("<!ELEMENT"), p.has("<!ATTLIST"), p.has("<!NOTATION"):
		p.restOfDeclaration()
	case p.skip("%"):
		p.entities.outside = true
		if !p.name() || !p.skip(";") {
			p.fail("a reference to a parameter entity goes wrong")
		}
	}
	if p.pos == start {
		p.fail("something in the DOCTYPE that isn't a declaration")
	}
	return p.pos > start
}

// entity reads the beginning of the declaration of an entity and keeps the name, unless
// it is a parameter entity's.
func (p *parser) entity() {
	p.blanks()
	parameter := p.skip("%")
	p.blanks()
	start := p.pos
	if p.name() && !parameter {
		p.entities.declare(p.d.InternBorrowed(p.src[start:p.pos]))
	}
}

// restOfDeclaration reads on to the > that is in no quotes.
func (p *parser) restOfDeclaration() {
	for p.pos < len(p.src) {
		switch p.src[p.pos] {
		case '>':
			p.pos++
			return
		case '"', '\'':
			p.literal()
		default:
			p.pos++
		}
	}
	p.fail("a declaration in the DOCTYPE doesn't end")
}
