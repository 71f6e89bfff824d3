package dom

import "github.com/gojscrape/gojscrape/runtime/selector/atom"

// AppendXML appends n with all below it as lxml's tostring(encoding="unicode",
// with_tail=False) writes it: an element also declares the namespaces that it inherits.
// Of the document it appends all children.
func (d *Document) AppendXML(dst []byte, n Node) []byte {
	if d.Kind(n) == Gone {
		return dst
	}
	w := writer{d: d, dst: dst, root: n}
	w.walk((*writer).startXML, (*writer).endXML)
	return w.dst
}

func (w *writer) startXML(n Node) {
	d := w.d
	switch d.Kind(n) {
	case Element:
		w.dst = append(w.dst, '<')
		w.name(n)
		w.attrsXML(n)
		if d.First(n) == None {
			w.dst = append(w.dst, '/')
		}
		w.dst = append(w.dst, '>')
	case Text:
		w.escaped(d.Data(n), &xmlText)
	case Comment:
		w.comment(n)
	case ProcessingInstruction:
		w.instruction(n, "?>")
	case EntityReference:
		w.reference(n)
	}
}

func (w *writer) endXML(n Node) {
	if w.d.Kind(n) == Element {
		w.endTag(n)
	}
}

func (w *writer) endTag(n Node) {
	w.dst = append(w.dst, '<', '/')
	w.name(n)
	w.dst = append(w.dst, '>')
}

func (w *writer) name(n Node) {
	if nd := &w.d.nodes[n]; nd.prefix != 0 {
		w.string(w.d.prefixes.list[nd.prefix])
		w.dst = append(w.dst, ':')
	}
	w.string(w.d.NameOf(w.d.Name(n)))
}

func (w *writer) comment(n Node) {
	w.string("<!--")
	w.string(w.d.Data(n))
	w.string("-->")
}

func (w *writer) instruction(n Node, end string) {
	w.string("<?")
	w.name(n)
	if data := w.d.Data(n); data != "" {
		w.dst = append(w.dst, ' ')
		w.string(data)
	}
	w.string(end)
}

func (w *writer) reference(n Node) {
	w.dst = append(w.dst, '&')
	w.name(n)
	w.dst = append(w.dst, ';')
}

// attrsXML writes declarations before the other attributes.
func (w *writer) attrsXML(n Node) {
	attrs := w.d.attrsOf(n)
	declares := false
	for i := range attrs {
		if attrs[i].ns == XMLNS {
			declares = true
			w.attrXML(&attrs[i])
		}
	}
	if n == w.root {
		w.inherited(n)
	}
	for i := range attrs {
		if !declares || attrs[i].ns != XMLNS {
			w.attrXML(&attrs[i])
		}
	}
}

func (w *writer) attrXML(a *attr) {
	w.dst = append(w.dst, ' ')
	if a.prefix != 0 {
		w.string(w.d.prefixes.list[a.prefix])
		w.dst = append(w.dst, ':')
	}
	w.string(w.d.NameOf(a.name))
	w.dst = append(w.dst, '=', '"')
	w.escaped(w.d.String(a.value), &xmlValue)
	w.dst = append(w.dst, '"')
}

var xmlText = escapes{'&': "&amp;", '<': "&lt;", '>': "&gt;", '\r': "&#13;"}

var xmlValue = escapes{
	'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", '\t': "&#9;", '\n': "&#10;", '\r': "&#13;",
}

// inherited writes the declarations that n inherits: first what its name uses, then what
// its attributes use in their order, then the others from the nearest ancestor up.
func (w *writer) inherited(n Node) {
	above := w.d.Parent(n)
	if w.d.Kind(above) != Element {
		return
	}
	written := declarations{}
	for _, a := range w.d.attrsOf(n) {
		if a.ns == XMLNS {
			written.add(w.d.declaredAtom(&a))
		}
	}
	if w.d.NS(n) != NoNS {
		w.declaration(above, w.d.Prefix(n), &written)
	}
	for _, a := range w.d.attrsOf(n) {
		if a.ns != XMLNS && a.prefix != 0 {
			w.declaration(above, w.d.prefixes.list[a.prefix], &written)
		}
	}
	for ; w.d.Kind(above) == Element; above = w.d.Parent(above) {
		w.declarationsOf(above, &written)
	}
}

// declaration writes the declaration of prefix that is in force at n.
func (w *writer) declaration(n Node, prefix string, written *declarations) {
	name := atom.None
	if prefix != "" {
		if name = w.d.Atom(prefix); name == atom.None {
			return
		}
	}
	for ; w.d.Kind(n) == Element; n = w.d.Parent(n) {
		attrs := w.d.attrsOf(n)
		for i := range attrs {
			if a := &attrs[i]; a.ns == XMLNS && w.d.declaredAtom(a) == name {
				if written.add(name) {
					w.attrXML(a)
				}
				return
			}
		}
	}
}

func (w *writer) declarationsOf(n Node, written *declarations) {
	attrs := w.d.attrsOf(n)
	for i := range attrs {
		if a := &attrs[i]; a.ns == XMLNS && written.add(w.d.declaredAtom(a)) {
			w.attrXML(a)
		}
	}
}

// declaredAtom is the prefix that a declaration declares, None for the default namespace.
func (d *Document) declaredAtom(a *attr) atom.Atom {
	if a.prefix == 0 {
		return atom.None
	}
	return a.name
}

// declarations is a set of prefixes. Most documents have few.
type declarations struct {
	few  [fewNumbered]atom.Atom
	len  int
	many map[atom.Atom]struct{}
}

// add reports whether prefix is new.
func (s *declarations) add(prefix atom.Atom) bool {
	for _, known := range s.few[:s.len] {
		if known == prefix {
			return false
		}
	}
	if s.len < len(s.few) {
		s.few[s.len] = prefix
		s.len++
		return true
	}
	if _, known := s.many[prefix]; known {
		return false
	}
	if s.many == nil {
		s.many = make(map[atom.Atom]struct{})
	}
	s.many[prefix] = struct{}{}
	return true
}
