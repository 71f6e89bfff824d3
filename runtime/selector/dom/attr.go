package dom

import (
	"iter"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
)

type attr struct {
	name   atom.Atom
	value  Span
	ns     NS
	prefix uint16
}

// Attr is one attribute of an element.
type Attr struct {
	Name   atom.Atom // the local name; in HTML the whole name, in lower case
	NS     NS        // XMLNS for a declaration of a namespace
	Prefix string
	Value  string // valid as long as the document is: clone what leaves it
}

// attrsOf is the part of the slab that holds the attributes of n.
func (d *Document) attrsOf(n Node) []attr {
	nd := &d.nodes[n]
	if nd.kind != Element {
		return nil
	}
	return d.attrs[nd.a : nd.a+nd.b]
}

// NumAttrs is how many attributes n has, declarations of namespaces included.
func (d *Document) NumAttrs(n Node) int { return len(d.attrsOf(n)) }

// AttrAt is the attribute of n at index i, which is below NumAttrs.
func (d *Document) AttrAt(n Node, i int) Attr {
	a := &d.attrs[int(d.nodes[n].a)+i]
	return Attr{Name: a.name, NS: a.ns, Prefix: d.prefixes.list[a.prefix], Value: d.String(a.value)}
}

// AttrName is AttrAt for callers that need no more than the name.
func (d *Document) AttrName(n Node, i int) (atom.Atom, NS) {
	a := &d.attrs[int(d.nodes[n].a)+i]
	return a.name, a.ns
}

// Attrs yields the attributes of n in the order of the source.
func (d *Document) Attrs(n Node) iter.Seq2[int, Attr] {
	return func(yield func(int, Attr) bool) {
		for i := range d.NumAttrs(n) {
			if !yield(i, d.AttrAt(n, i)) {
				return
			}
		}
	}
}

// Attr is the value of the attribute called name in the namespace ns.
func (d *Document) Attr(n Node, name atom.Atom, ns NS) (value string, ok bool) {
	attrs := d.attrsOf(n)
	for i := range attrs {
		if a := &attrs[i]; a.name == name && a.ns == ns {
			return d.String(a.value), true
		}
	}
	return "", false
}

// AttrQName is the attribute's name as written: prefix:local.
func (d *Document) AttrQName(a Attr) string { return qualified(a.Prefix, d.NameOf(a.Name)) }
