// Package dom holds a parsed document as one slab of nodes in document order. A node is
// an index, so "all that lies below n" is the range from n+1 to End(n), comparing two
// places is comparing two numbers, and the garbage collector has nothing to follow.
// Text and attribute values are spans of the source wherever the source has them as they are.
//
// A parser builds a document (build.go) and finishes it (finish.go). From then on any
// number of goroutines may read it; Drop and RemoveNamespaces change it and need it alone.
package dom

import (
	"unsafe"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
)

// Node is the number of a node in its document. Numbers grow in document order.
type Node int32

const (
	None Node = 0 // no node; reading it is safe and gives Gone, None, "" and so on
	Root Node = 1 // the document itself
)

// Kind says what a node is.
type Kind uint8

// The kinds of nodes. Attributes are not nodes here: XPath makes them by their element
// and index.
const (
	Gone                  Kind = iota // not part of the document, or not any more (Drop)
	DocumentNode                      // only Root
	Element                           //
	Text                              // CDATA sections too
	Comment                           //
	ProcessingInstruction             // its target is the name
	Doctype                           // its data is what stands after <!DOCTYPE, both identifiers in quotes
	EntityReference                   // of XML, to an entity that isn't predefined; the entity is the name
)

// NS is the number of a namespace in its document.
type NS uint16

// The namespaces that have the same number in every document. A document of HTML keeps
// the elements of HTML in NoNS.
const (
	NoNS NS = iota
	SVG
	MathML
	XLink
	XML
	XMLNS // declarations: xmlns and xmlns:prefix
	fixedNS
)

var uris = [fixedNS]string{
	SVG:    "http://www.w3.org/2000/svg",
	MathML: "http://www.w3.org/1998/Math/MathML",
	XLink:  "http://www.w3.org/1999/xlink",
	XML:    "http://www.w3.org/XML/1998/namespace",
	XMLNS:  "http://www.w3.org/2000/xmlns/",
}

// node has no pointers, so that a slab of them costs the garbage collector nothing.
type node struct {
	tokens                          uint64 // filter of the names, ids and classes here and below
	parent, prev, next, first, last Node
	end                             Node   // one past the last node below
	a, b                            uint32 // an element's first attribute and their count; else a Span
	name                            atom.Atom
	ns                              NS
	prefix                          uint16 // index of prefixes
	depth                           uint16 // the root element's is 1
	kind                            Kind
	flags                           flags
}

type flags uint8

const implied flags = 1 // no tag in the source made this element

// Document is one parsed document. Its zero value is not usable: see New.
type Document struct {
	src      string
	aux      []byte // values that are not in src as they are: decoded references, joined texts
	nodes    []node
	attrs    []attr
	names    names
	uris     numbered // of the namespaces from fixedNS on
	prefixes numbered // 0 is ""
	html     bool
	spare    []node // with places, the memory that reorder works in
	places   []Node
	dropped  map[Node]*Document // first node of what Drop took out, and where that lives on
}

// New returns an empty document for src, ready for a parser.
func New(src string, html bool) *Document {
	d := &Document{}
	d.Reset(src, html)
	return d
}

// maxSource keeps offsets in 31 bits.
const maxSource = 1<<31 - 1

// Reset makes d the empty document of src. It keeps the memory of the document that d
// was, so nothing may use strings of that one any more. Of a source of more than 2 GiB it
// keeps the beginning.
func (d *Document) Reset(src string, html bool) {
	if len(src) > maxSource {
		src = src[:maxSource]
	}
	*d = Document{
		src: src, html: html,
		aux: d.aux[:0], nodes: d.nodes[:0], attrs: d.attrs[:0],
		spare: d.spare, places: d.places,
		names: d.names, uris: d.uris, prefixes: d.prefixes,
	}
	d.names.reset()
	d.uris.reset()
	d.prefixes.reset()
	d.prefixes.add("")
	d.nodes = append(d.nodes, node{}, node{kind: DocumentNode})
}

// Size is the memory that the document's slabs hold, in bytes, its source aside.
func (d *Document) Size() int {
	return (cap(d.nodes)+cap(d.spare))*int(unsafe.Sizeof(node{})) + cap(d.attrs)*int(unsafe.Sizeof(attr{})) + cap(d.aux)
}

// Source is the text the document was parsed from.
func (d *Document) Source() string { return d.src }

// HTML tells a document of HTML from one of XML.
func (d *Document) HTML() bool { return d.html }

// Len is one past the highest node.
func (d *Document) Len() Node { return Node(len(d.nodes)) }

// Kind is what n is.
func (d *Document) Kind(n Node) Kind { return d.nodes[n].kind }

// Parent, Prev, Next, First and Last are n's relatives, None where there is none.
func (d *Document) Parent(n Node) Node { return d.nodes[n].parent }

// Prev is the sibling before n.
func (d *Document) Prev(n Node) Node { return d.nodes[n].prev }

// Next is the sibling after n.
func (d *Document) Next(n Node) Node { return d.nodes[n].next }

// First is n's first child.
func (d *Document) First(n Node) Node { return d.nodes[n].first }

// Last is n's last child.
func (d *Document) Last(n Node) Node { return d.nodes[n].last }

// End is one past the last node below n: a node m is below n if n < m && m < End(n). The
// range holds nodes of kind Gone where something was dropped.
func (d *Document) End(n Node) Node { return d.nodes[n].end }

// Depth is how many ancestors n has, the document included.
func (d *Document) Depth(n Node) int { return int(d.nodes[n].depth) }

// Name is the local name of an element, the target of a processing instruction or the
// entity of a reference.
func (d *Document) Name(n Node) atom.Atom { return d.nodes[n].name }

// NS is the namespace of an element.
func (d *Document) NS(n Node) NS { return d.nodes[n].ns }

// Prefix is the prefix an element's name was written with.
func (d *Document) Prefix(n Node) string { return d.prefixes.list[d.nodes[n].prefix] }

// QName is the name of an element as written: prefix:local.
func (d *Document) QName(n Node) string {
	return qualified(d.Prefix(n), d.NameOf(d.nodes[n].name))
}

func qualified(prefix, local string) string {
	if prefix == "" {
		return local
	}
	return prefix + ":" + local
}

// RootElement is the first element of the document, None if it has none.
func (d *Document) RootElement() Node {
	for n := d.First(Root); n != None; n = d.Next(n) {
		if d.Kind(n) == Element {
			return n
		}
	}
	return None
}

// Data is the text of a text node, comment, processing instruction or doctype; "" for
// anything else. It is valid as long as the document is: clone what leaves it.
func (d *Document) Data(n Node) string {
	switch nd := &d.nodes[n]; nd.kind {
	case Text, Comment, ProcessingInstruction, Doctype:
		return d.String(Span{nd.a, nd.b})
	}
	return ""
}
