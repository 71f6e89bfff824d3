package dom

import "github.com/gojscrape/gojscrape/runtime/selector/atom"

// inherited writes the declarations that n inherits: first what its name uses, then what
// its attributes use in their order, then the others from the nearest ancestor up.
func (w *writer) inherited(n Node) {
	above := w.d.Parent(n)
	if w.d.Kind(above) != Element {
		return
	}
	var room [fewNumbered]declaration
	list := declarations{list: room[:0]}
	list.add(w.d.attrsOf(n), true)
	for ; w.d.Kind(above) == Element; above = w.d.Parent(above) {
		list.add(w.d.attrsOf(above), false)
	}
	if w.d.NS(n) != NoNS {
		w.declare(list.of(w.d, w.d.nodes[n].prefix))
	}
	for _, a := range w.d.attrsOf(n) {
		if a.prefix != 0 && a.ns != XMLNS {
			w.declare(list.of(w.d, a.prefix))
		}
	}
	for i := range list.list {
		w.declare(&list.list[i])
	}
}

// declare writes a declaration that isn't written yet.
func (w *writer) declare(c *declaration) {
	if c != nil && !c.written {
		c.written = true
		w.attrXML(c.attr)
	}
}

// declarations are those in force at an element, the nearest first.
type declarations struct {
	list  []declaration
	index map[atom.Atom]int // by prefix; nil up to fewNumbered
}

type declaration struct {
	prefix  atom.Atom // None for the default namespace
	attr    *attr
	written bool
}

// add adds those declarations among attrs whose prefixes have none yet.
func (s *declarations) add(attrs []attr, written bool) {
	for i := range attrs {
		a := &attrs[i]
		if a.ns != XMLNS {
			continue
		}
		prefix := atom.None
		if a.prefix != 0 {
			prefix = a.name
		}
		if s.find(prefix) == nil {
			s.append(declaration{prefix, a, written})
		}
	}
}

func (s *declarations) append(c declaration) {
	s.list = append(s.list, c)
	switch {
	case s.index != nil:
		s.index[c.prefix] = len(s.list) - 1
	case len(s.list) > fewNumbered:
		s.index = make(map[atom.Atom]int, 2*len(s.list))
		for i, c := range s.list {
			s.index[c.prefix] = i
		}
	}
}

// of is the declaration of a prefix, nil if there is none.
func (s *declarations) of(d *Document, prefix uint16) *declaration {
	if prefix == 0 {
		return s.find(atom.None)
	}
	if name := d.Atom(d.prefixes.list[prefix]); name != atom.None {
		return s.find(name)
	}
	return nil // xml
}

func (s *declarations) find(prefix atom.Atom) *declaration {
	if s.index != nil {
		if i, ok := s.index[prefix]; ok {
			return &s.list[i]
		}
		return nil
	}
	for i := range s.list {
		if s.list[i].prefix == prefix {
			return &s.list[i]
		}
	}
	return nil
}
