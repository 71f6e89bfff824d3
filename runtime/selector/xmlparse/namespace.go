package xmlparse

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// namespaces says what the prefixes stand for at the place that is being read. Looking
// one up takes the same time however many are declared.
type namespaces struct {
	bound   []binding // in the order of the declarations, inner ones last
	current []int32   // by the atom of the prefix: one past its index in bound, 0 for none
}

// binding is a declaration in force. The prefix None is the default namespace's.
type binding struct {
	prefix atom.Atom
	ns     dom.NS
	outer  int32 // what current was without it
}

func (s *namespaces) reset() {
	s.release(0)
	s.bound = kept(s.bound)
	if len(s.current) > manyOf {
		s.current = nil
	}
}

func (s *namespaces) bind(prefix atom.Atom, ns dom.NS) {
	for int(prefix) >= len(s.current) {
		s.current = append(s.current, 0)
	}
	s.bound = append(s.bound, binding{prefix, ns, s.current[prefix]})
	s.current[prefix] = int32(len(s.bound))
}

// release ends the declarations after the first n.
func (s *namespaces) release(n int) {
	for len(s.bound) > n {
		last := s.bound[len(s.bound)-1]
		s.current[last.prefix] = last.outer
		s.bound = s.bound[:len(s.bound)-1]
	}
}

func (s *namespaces) find(prefix atom.Atom) (ns dom.NS, ok bool) {
	if int(prefix) >= len(s.current) || s.current[prefix] == 0 {
		return dom.NoNS, false
	}
	return s.bound[s.current[prefix]-1].ns, true
}

// boundSince reports whether one of the declarations after the first n is prefix's.
func (s *namespaces) boundSince(n int, prefix atom.Atom) bool {
	return int(prefix) < len(s.current) && int(s.current[prefix]) > n
}

// namespaceOf is what prefix stands for; false if it isn't declared. No prefix stands for
// the default namespace, or for none.
func (p *parser) namespaceOf(prefix string) (ns dom.NS, ok bool) {
	switch prefix {
	case "":
		ns, _ = p.namespaces.find(atom.None)
		return ns, true
	case "xml":
		return dom.XML, true
	}
	if name := p.d.Atom(prefix); name != atom.None {
		return p.namespaces.find(name)
	}
	return dom.NoNS, false
}

// withoutNamespace is a name whose prefix isn't declared: it is in no namespace, and the
// prefix is part of it.
func (p *parser) withoutNamespace(name qname) qname {
	p.fail("the prefix of ", name.full, " isn't declared")
	return qname{full: name.full}
}

// declare reads xmlns="uri" or xmlns:prefix="uri". Declarations that the standard forbids
// have no effect and aren't kept.
func (p *parser) declare(name qname, value dom.Span) {
	prefix := atom.None
	if name.colon > 0 {
		prefix = p.d.InternBorrowed(name.local())
	}
	uri := p.d.String(value)
	switch {
	case name.colon > 0 && (name.local() == "xml" || name.local() == "xmlns" || uri == ""),
		uri == p.d.URI(dom.XML), uri == p.d.URI(dom.XMLNS):
		if name.local() != "xml" || uri != p.d.URI(dom.XML) {
			p.fail("the declaration ", name.full, "=", quoted(uri), " isn't allowed")
		}
		return
	case p.namespaces.boundSince(p.tagBound, prefix):
		p.fail("the attribute ", name.full, " is there twice")
		return
	}
	p.namespaces.bind(prefix, p.d.InternNS(uri))
	p.attrs = append(p.attrs, attribute{name: name, value: value, ns: dom.XMLNS})
}
