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
	"strings"
	"sync"

	"golang.org/x/net/html"
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
	node       *html.Node        // nil for a value
	value      string            // when node is nil
	late       func() *html.Node // parses a Text on its first query; nil otherwise
	namespaces map[string]string // prefix to URI; never changed in place, nodes share it
}

// New parses text and returns the root of its document. It never fails: what is
// broken is repaired as far as the parser can, and an empty text is an empty root.
func New(text string, t Type) *Selector {
	s := &Selector{typ: t}
	switch t {
	case HTML:
		s.node = parseHTML(text)
	case XML:
		s.node = parseXML(text)
	case Text:
		s.value, s.late = text, sync.OnceValue(func() *html.Node { return parseHTML(text) })
	default:
		s.value = text
	}
	return s
}

// Type is the type the text was parsed as; what a Text selects is HTML.
func (s *Selector) Type() Type { return s.typ }

// Get is the node as markup, or the value as it is. Numbers are written as Python
// does (3.0, 1e-05, inf, nan), true is "1" and false is "0".
func (s *Selector) Get() string {
	if s.node == nil {
		return s.value
	}
	var b strings.Builder
	if s.typ == XML {
		writeXML(&b, s.node)
	} else {
		writeHTML(&b, s.node)
	}
	return b.String()
}

// Text is the string-value of XPath 1.0 §5: all text below the node, or the value.
func (s *Selector) Text() string {
	if s.node == nil {
		return s.value
	}
	return stringValue(s.node)
}

// Name is the name of an element as written, prefix included; "" for anything else.
func (s *Selector) Name() string {
	if s.node == nil || s.node.Type != html.ElementNode {
		return ""
	}
	return s.node.Data
}

// Attr is one attribute of an element. The name of one in a namespace is {URI}local.
type Attr struct{ Name, Value string }

// Attrib returns the attributes of an element in document order, nil for anything else.
func (s *Selector) Attrib() []Attr {
	if s.Name() == "" {
		return nil
	}
	attrs := make([]Attr, 0, len(s.node.Attr))
	for _, a := range s.node.Attr {
		if a.Namespace != declaration {
			attrs = append(attrs, Attr{Name: clarkName(a), Value: a.Val})
		}
	}
	return attrs
}

// Attr returns the attribute called name, written either as in the source or as in Attrib.
func (s *Selector) Attr(name string) (value string, ok bool) {
	if s.Name() == "" {
		return "", false
	}
	for _, a := range s.node.Attr {
		if a.Namespace != declaration && (a.Key == name || clarkName(a) == name) {
			return a.Val, true
		}
	}
	return "", false
}

// Re returns what p finds in Get. A group called "extract" gives its first text alone;
// other groups give all their texts in a row, a group without a match an empty one;
// a pattern without groups gives every match. With replaceEntities, character
// references in the results become characters, except &lt; and &amp;.
func (s *Selector) Re(p *Pattern, replaceEntities bool) []string {
	return p.extractAll(s.Get(), replaceEntities, false)
}

// ReFirst is the first result of Re; ok is false when there is none.
func (s *Selector) ReFirst(p *Pattern, replaceEntities bool) (value string, ok bool) {
	found := p.extractAll(s.Get(), replaceEntities, true)
	if len(found) == 0 {
		return "", false
	}
	return found[0], true
}
