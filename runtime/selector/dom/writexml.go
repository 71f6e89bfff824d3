package dom

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
