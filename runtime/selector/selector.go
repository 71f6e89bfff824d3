// Package selector extracts data from HTML, XML, JSON and plain text with CSS
// selectors, XPath 1.0 expressions and regular expressions. The rules are those of
// parsel (https://parsel.readthedocs.io), the library behind Scrapy's selectors:
// `::text` and `::attr(name)`, queries that reach no further than the node they
// start from, results in document order without duplicates.
//
// Responses, link extractors and item loaders call it. It fetches nothing, it keeps
// nothing but a bounded cache of compiled queries, and no library it stands on shows
// in what it exports.
package selector

import (
	"slices"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/jsonquery"
	"github.com/gojscrape/gojscrape/runtime/selector/xpath"
)

// Type says how a text was parsed.
type Type int

// The types of https://parsel.readthedocs.io/en/latest/parsel.html#parsel.selector.Selector.
const (
	HTML Type = iota
	XML
	JSON
	Text // queried as HTML, returned by Get as it is
)

// String is parsel's name of the type.
func (t Type) String() string { return [...]string{"html", "xml", "json", "text"}[t] }

// Selector is one selected thing: a node of a document, or a plain value such as the
// text that ::text selects. Any number of goroutines may read one; Drop,
// RegisterNamespace and RemoveNamespaces change it and need the document alone.
type Selector struct {
	typ        Type
	kind       kind
	doc        *document         // nil for a value
	node       dom.Node          // dom.Root stands for the root element
	attr       int32             // as in xpath.NodeRef, of a reference
	value      string            // of a value
	json       jsonquery.Value   // of JSON; a *jsonText for a whole document
	namespaces map[string]string // prefix to URI; never changed in place, nodes share it
}

// kind says what a selector selects.
type kind uint8

const (
	aNode      kind = iota
	aReference      // the value of a text, an attribute or a namespace, read when it is asked for
	aText           // the text of a Text, which can be queried as a document
	aValue
	aJSON
)

// New parses text and returns the root of its document. It never fails: what is
// broken is repaired as far as the parser can, and an empty text is an empty root.
func New(text string, t Type) *Selector { return newSelector(text, t, Limits{}) }

func newSelector(text string, t Type, limits Limits) *Selector {
	s := &Selector{typ: t, node: dom.Root}
	switch t {
	case HTML, XML:
		s.doc = &document{text: text, xml: t == XML, limits: limits}
		s.doc.read()
		s.doc.end()
	case Text:
		s.kind, s.value = aText, text
		s.doc = &document{text: text, limits: limits}
	default:
		s.kind, s.value, s.json = aJSON, text, &jsonText{}
	}
	return s
}

// Release says that the document is done with for now. It frees memory, no more: whoever
// uses the selector or what it selected later finds everything as it was, and pays for
// parsing again.
func (s *Selector) Release() {
	if s.doc != nil {
		s.doc.release()
	}
}

// Type is the type the text was parsed as; what a Text selects is HTML.
func (s *Selector) Type() Type { return s.typ }

// locate finds the node of s in its tree, or in that of what was dropped out of it.
func (s *Selector) locate(tree *dom.Document) (*dom.Document, dom.Node) {
	if s.node == dom.Root {
		return tree, tree.RootElement()
	}
	return tree.Moved(s.node)
}

// with calls fn with the tree and the node of s, and reports whether it did: a value has none.
func (s *Selector) with(fn func(d *dom.Document, n dom.Node)) bool {
	if s.kind != aNode {
		return false
	}
	tree := s.doc.read()
	defer s.doc.end()
	d, n := s.locate(tree)
	fn(d, n)
	return true
}

// Get is the node as markup, or the value as it is. Numbers are written as Python
// does (3.0, 1e-05, inf, nan), true is "1" and false is "0".
func (s *Selector) Get() string {
	if v, isJSON := s.JSONValue(); isJSON {
		return jsonquery.Text(v)
	}
	if s.kind > aReference {
		return s.value
	}
	tree := s.doc.read()
	defer s.doc.end()
	return s.get(tree)
}

// get is Get with the tree at hand. What it returns is a copy.
func (s *Selector) get(tree *dom.Document) string {
	d, n := s.locate(tree)
	switch {
	case s.kind == aReference:
		return strings.Clone(xpath.NodeRef{Doc: d, Node: n, Attr: s.attr}.Value())
	case s.typ == XML:
		return string(d.AppendXML(nil, n))
	}
	return string(d.AppendHTML(nil, n))
}

// Text is the string-value of XPath 1.0 §5: all text below the node, or the value.
func (s *Selector) Text() string {
	text := ""
	if !s.with(func(d *dom.Document, n dom.Node) { text = strings.Clone(d.TextOf(n)) }) {
		return s.Get()
	}
	return text
}

// Name is the name of an element as written, prefix included; "" for anything else.
func (s *Selector) Name() (name string) {
	s.with(func(d *dom.Document, n dom.Node) {
		if d.Kind(n) == dom.Element {
			name = d.QName(n)
		}
	})
	return name
}

// Attr is one attribute of an element. The name of one in a namespace is {URI}local.
type Attr struct{ Name, Value string }

// Attrib returns the attributes of an element in document order, nil for anything else.
func (s *Selector) Attrib() (attrs []Attr) {
	s.with(func(d *dom.Document, n dom.Node) {
		if d.Kind(n) != dom.Element {
			return
		}
		attrs = make([]Attr, 0, d.NumAttrs(n))
		for _, a := range d.Attrs(n) {
			if a.NS != dom.XMLNS {
				attrs = append(attrs, Attr{Name: clarkName(d, a), Value: strings.Clone(a.Value)})
			}
		}
	})
	return attrs
}

// Attr returns the attribute called name, written either as in the source or as in Attrib.
func (s *Selector) Attr(name string) (value string, ok bool) {
	s.with(func(d *dom.Document, n dom.Node) {
		for _, a := range d.Attrs(n) {
			if !ok && a.NS != dom.XMLNS && (d.AttrQName(a) == name || clarkName(d, a) == name) {
				value, ok = strings.Clone(a.Value), true
			}
		}
	})
	return value, ok
}

// clarkName is the attribute's name as lxml shows it: {URI}local.
func clarkName(d *dom.Document, a dom.Attr) string {
	if a.NS == dom.NoNS {
		return d.AttrQName(a)
	}
	return "{" + d.URI(a.NS) + "}" + d.NameOf(a.Name)
}

// Re returns what p finds in Get. A group called "extract" gives its
// first text alone; other groups give all their texts in a row, a group without a match
// an empty one; a pattern without groups gives every match. With replaceEntities, character
// references in the results become characters, except &lt; and &amp;.
func (s *Selector) Re(p *Pattern, replaceEntities bool) []string {
	return p.Find(s.Get(), replaceEntities)
}

// ReFirst is the first result of Re; ok is false when there is none.
func (s *Selector) ReFirst(p *Pattern, replaceEntities bool) (value string, ok bool) {
	found := p.extractAll(s.Get(), replaceEntities, true)
	if len(found) == 0 {
		return "", false
	}
	return found[0], true
}

// Drop takes the node out of its document. In HTML the text after it stays and joins
// the text before it; in XML that text goes with the node, as it does in parsel. It
// returns ErrDropWithoutRoot for a value and ErrDropWithoutParent for a root.
func (s *Selector) Drop() error {
	if s.kind != aNode {
		return ErrDropWithoutRoot
	}
	tree := s.doc.change()
	defer s.doc.end()
	d, n := s.locate(tree)
	if parent := d.Parent(n); parent == dom.None || parent == dom.Root {
		return ErrDropWithoutParent
	}
	d.DropTree(n)
	return nil
}

// RegisterNamespace makes prefix stand for uri in the queries of this selector and of
// what they will select.
func (s *Selector) RegisterNamespace(prefix, uri string) {
	s.namespaces = together(s.namespaces, map[string]string{prefix: uri})
}

// RemoveNamespaces takes this node and all below it out of their namespaces, so that
// queries find them by their local names. Other selectors of the document see it too.
func (s *Selector) RemoveNamespaces() {
	if s.kind != aNode || s.typ != XML {
		return
	}
	tree := s.doc.change()
	defer s.doc.end()
	d, n := s.locate(tree)
	d.RemoveNamespaces(n)
}

// nodeType is the type of what a query selects.
func (s *Selector) nodeType() Type {
	if s.typ == XML {
		return XML
	}
	return HTML
}

// results makes selectors of what a query found, all in one piece of memory.
type results struct{ found []Selector }

func (r *results) add(s Selector) { r.found = append(r.found, s) }

func (r *results) list() List {
	if len(r.found) == 0 {
		return nil
	}
	found := slices.Clip(r.found)
	list := make(List, len(found))
	for i := range found {
		list[i] = &found[i]
	}
	return list
}
