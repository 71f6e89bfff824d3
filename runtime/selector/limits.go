package selector

import (
	"errors"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/htmlparse"
	"github.com/gojscrape/gojscrape/runtime/selector/xmlparse"
)

// Limits bound what is kept of a document, so that a page made for it can't take all
// memory. Zero values stand for the defaults.
type Limits struct {
	Depth      int // elements within each other: 512 in HTML, 2048 in XML
	Attributes int // of one element: 1000 in HTML, 100,000 in XML
	Nodes      int // elements, texts and comments of the document: DefaultNodes
}

// DefaultNodes is how many nodes a document may have. They take about 600 MB.
const DefaultNodes = 10_000_000

// Flaws are what parsing kept out of a tree, or found to be wrong. The zero value is a
// whole tree.
type Flaws struct {
	Nodes      bool  // the text goes on after the last node
	Depth      int   // elements of HTML that are not below the element they stand in
	Attributes int   // attributes left out of HTML
	Formatting int   // elements such as b and font that were not opened again where they should be
	XML        error // the first thing wrong with a text of XML
}

// NewWithin is New with limits.
func NewWithin(text string, t Type, limits Limits) *Selector { return newSelector(text, t, limits) }

// Flaws is what was wrong with the document when it was parsed. JSON and what queries
// select have none.
func (s *Selector) Flaws() Flaws {
	if s.doc == nil {
		return Flaws{}
	}
	s.doc.mu.Lock()
	defer s.doc.mu.Unlock()
	return s.doc.flaws
}

func parseHTML(d *dom.Document, limits Limits) Flaws {
	cut := htmlparse.Parse(d, htmlparse.Options{
		AsWritten: true, MaxDepth: limits.Depth, MaxAttrs: limits.Attributes, MaxNodes: nodesOr(limits),
	})
	return Flaws{Nodes: cut.Nodes, Depth: cut.Depth, Attributes: cut.Attrs, Formatting: cut.Formatting}
}

func parseXML(d *dom.Document, limits Limits) Flaws {
	err := xmlparse.Parse(d, xmlparse.Options{
		MaxDepth: limits.Depth, MaxAttrs: limits.Attributes, MaxNodes: nodesOr(limits),
	})
	bad, _ := errors.AsType[*xmlparse.Error](err)
	return Flaws{XML: err, Nodes: bad != nil && bad.Full}
}

func nodesOr(limits Limits) int {
	if limits.Nodes <= 0 {
		return DefaultNodes
	}
	return limits.Nodes
}
