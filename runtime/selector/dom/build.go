package dom

import (
	"slices"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
)

// Reserve makes room for that many nodes more, and for as many attributes.
func (d *Document) Reserve(nodes int) {
	d.nodes = slices.Grow(d.nodes, nodes)
	d.attrs = slices.Grow(d.attrs, nodes)
}

// NewElement makes an element outside the tree. Its attributes follow with AddAttr
// before any other element is made.
func (d *Document) NewElement(name atom.Atom, ns NS) Node {
	return d.add(node{kind: Element, name: name, ns: ns, a: uint32(len(d.attrs))})
}

// PendAttr puts an attribute behind all others, for the element that NewTagged makes
// next. The caller sees to it that the names of one element differ.
func (d *Document) PendAttr(name atom.Atom, value Span) {
	d.attrs = append(d.attrs, attr{name: name, value: value})
}

// NewTagged makes an element outside the tree, which gets the last count attributes that
// PendAttr was given.
func (d *Document) NewTagged(name atom.Atom, ns NS, count int) Node {
	return d.add(node{kind: Element, name: name, ns: ns, a: uint32(len(d.attrs) - count), b: uint32(count)})
}

// Pending is the value of the attribute called name among the last count attributes that
// PendAttr was given.
func (d *Document) Pending(count int, name atom.Atom) (value string, has bool) {
	for _, a := range d.attrs[len(d.attrs)-count:] {
		if a.name == name {
			return d.String(a.value), true
		}
	}
	return "", false
}

// DropPending forgets the last count attributes that PendAttr was given: their tag makes
// no element.
func (d *Document) DropPending(count int) { d.attrs = d.attrs[:len(d.attrs)-count] }

// MergePending gives n those of the last count attributes that PendAttr was given whose
// names it lacks.
func (d *Document) MergePending(n Node, count int) {
	pending := d.attrs[len(d.attrs)-count:]
	d.DropPending(count)
	pending = slices.DeleteFunc(slices.Clone(pending), func(a attr) bool {
		_, has := d.Attr(n, a.name, NoNS)
		return has
	})
	for _, a := range pending {
		d.AddAttr(n, a.name, a.value)
	}
}

// SameAttrs reports whether a and b have the same attributes, in whatever order.
func (d *Document) SameAttrs(a, b Node) bool {
	left, right := d.attrsOf(a), d.attrsOf(b)
	if len(left) != len(right) {
		return false
	}
	for i := range left {
		if !d.holds(right, i, &left[i]) {
			return false
		}
	}
	return true
}

// holds reports whether attrs has one like a; it looks at index i first, where elements
// that were written alike have it.
func (d *Document) holds(attrs []attr, i int, a *attr) bool {
	same := func(b *attr) bool {
		return a.name == b.name && a.ns == b.ns && d.String(a.value) == d.String(b.value)
	}
	return same(&attrs[i]) || slices.ContainsFunc(attrs, func(b attr) bool { return same(&b) })
}

// NewImplied makes an element that no tag in the source stands for.
func (d *Document) NewImplied(name atom.Atom) Node {
	return d.add(node{kind: Element, name: name, a: uint32(len(d.attrs)), flags: implied})
}

// NewLeaf makes a text, comment, processing instruction or doctype outside the tree.
func (d *Document) NewLeaf(kind Kind, data Span) Node {
	return d.add(node{kind: kind, a: data.start, b: data.len})
}

// NewInstruction makes a processing instruction outside the tree.
func (d *Document) NewInstruction(target atom.Atom, data Span) Node {
	return d.add(node{kind: ProcessingInstruction, name: target, a: data.start, b: data.len})
}

// NewReference makes a reference to an entity outside the tree.
func (d *Document) NewReference(entity atom.Atom) Node {
	return d.add(node{kind: EntityReference, name: entity})
}

func (d *Document) add(nd node) Node {
	d.nodes = append(d.nodes, nd)
	return Node(len(d.nodes) - 1)
}

// SetPrefix says how an element's name was written. The document keeps a prefix as it is
// given: it must live as long.
func (d *Document) SetPrefix(n Node, prefix string) { d.nodes[n].prefix = d.internPrefix(prefix) }

// SetNS puts an element into a namespace.
func (d *Document) SetNS(n Node, ns NS) { d.nodes[n].ns = ns }

// AddAttr gives n one more attribute; n is the newest element or the one whose
// attributes were the last to grow. A second one of the same name is dropped.
func (d *Document) AddAttr(n Node, name atom.Atom, value Span) {
	d.AddAttrNS(n, name, value, NoNS, "")
}

// AddAttrNS is AddAttr for a name in a namespace, written with prefix.
func (d *Document) AddAttrNS(n Node, name atom.Atom, value Span, ns NS, prefix string) {
	nd := &d.nodes[n]
	if int(nd.a+nd.b) != len(d.attrs) { // a late attribute: of html or body
		old := d.attrs[nd.a : nd.a+nd.b]
		nd.a = uint32(len(d.attrs))
		d.attrs = append(d.attrs, old...)
	}
	for i := range d.attrs[nd.a:] {
		if a := &d.attrs[int(nd.a)+i]; a.name == name && a.ns == ns {
			return
		}
	}
	a := attr{name: name, value: value, ns: ns}
	if prefix != "" {
		a.prefix = d.internPrefix(prefix)
	}
	d.attrs = append(d.attrs, a)
	nd.b++
}

// AppendAttr is AddAttrNS for the newest element and a name that it lacks.
func (d *Document) AppendAttr(n Node, name atom.Atom, value Span, ns NS, prefix string) {
	a := attr{name: name, value: value, ns: ns}
	if prefix != "" {
		a.prefix = d.internPrefix(prefix)
	}
	d.attrs = append(d.attrs, a)
	d.nodes[n].b++
}

// SetAttrNS moves the attribute at index i of n into a namespace and gives it a name.
func (d *Document) SetAttrNS(n Node, i int, name atom.Atom, ns NS, prefix string) {
	a := &d.attrs[int(d.nodes[n].a)+i]
	a.name, a.ns, a.prefix = name, ns, d.internPrefix(prefix)
}

// Clone makes an element outside the tree with the name and the attributes of n.
func (d *Document) Clone(n Node) Node {
	nd := d.nodes[n]
	copied := d.add(node{kind: Element, name: nd.name, ns: nd.ns, prefix: nd.prefix, a: nd.a, b: nd.b, flags: implied})
	return copied
}

// Append makes n, which has no parent, the last child of parent.
func (d *Document) Append(parent, n Node) {
	nodes := d.nodes
	p, nd := &nodes[parent], &nodes[n]
	last := p.last
	p.last = n
	nd.parent, nd.prev, nd.next = parent, last, None
	if last != None {
		nodes[last].next = n
	} else {
		p.first = n
	}
}

// InsertBefore makes n, which has no parent, the sibling before ref.
func (d *Document) InsertBefore(n, ref Node) {
	r := &d.nodes[ref]
	nd := &d.nodes[n]
	nd.parent, nd.prev, nd.next = r.parent, r.prev, ref
	if r.prev != None {
		d.nodes[r.prev].next = n
	} else {
		d.nodes[r.parent].first = n
	}
	r.prev = n
}

// Remove takes n and all below it out of the tree; without a parent it stays as it is.
func (d *Document) Remove(n Node) {
	nd := &d.nodes[n]
	if nd.parent == None {
		return
	}
	if nd.prev != None {
		d.nodes[nd.prev].next = nd.next
	} else {
		d.nodes[nd.parent].first = nd.next
	}
	if nd.next != None {
		d.nodes[nd.next].prev = nd.prev
	} else {
		d.nodes[nd.parent].last = nd.prev
	}
	nd.parent, nd.prev, nd.next = None, None, None
}

// MoveChildren makes the children of from the last children of to, in their order.
func (d *Document) MoveChildren(from, to Node) {
	for c := d.First(from); c != None; c = d.First(from) {
		d.Remove(c)
		d.Append(to, c)
	}
}

// AppendText puts text at the end of parent: into the text node that ends it, if one does.
func (d *Document) AppendText(parent Node, text Span) {
	if last := d.Last(parent); d.Kind(last) == Text {
		d.extend(last, text)
		return
	}
	d.Append(parent, d.NewLeaf(Text, text))
}

// InsertTextBefore puts text before ref: into the text node there, if there is one.
func (d *Document) InsertTextBefore(text Span, ref Node) {
	if prev := d.Prev(ref); d.Kind(prev) == Text {
		d.extend(prev, text)
		return
	}
	d.InsertBefore(d.NewLeaf(Text, text), ref)
}

func (d *Document) extend(n Node, text Span) {
	nd := &d.nodes[n]
	whole := d.join(Span{nd.a, nd.b}, text)
	nd.a, nd.b = whole.start, whole.len
}
