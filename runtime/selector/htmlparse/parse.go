// Package htmlparse is the parser of the HTML standard
// (https://html.spec.whatwg.org/#parsing) on documents of package dom, with scripting off.
// Any text gives a tree. The face of the selectors calls it; it never fetches or decodes.
//
// Text and attribute values stay where they are in the source unless they hold something
// to decode, names become numbers while they are read, and every scan and every loop is
// bounded, so that the time for a text grows with its length and nothing else.
package htmlparse

import (
	"sync"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// Options of a parse. The zero value parses a whole document as the standard says.
type Options struct {
	// AsWritten leaves the tree as people who write selectors see it in the source: no
	// doctype, no tbody and no empty head that nobody wrote, lower-case names and no
	// namespaces in SVG and MathML, and disabled reads as disabled="disabled".
	AsWritten bool

	MaxDepth int // elements deeper than this become siblings at it; 0 is 512, the bound of browsers
	MaxAttrs int // attributes of one element; 0 is 1000
	MaxNodes int // nodes of the document; 0 is no bound but that of memory

	// Fragment parses the children of an element called Context instead of a document, in
	// the namespace ContextNS. They become children of an html element.
	Fragment  bool
	Context   string
	ContextNS dom.NS
}

// Cut counts what a bound kept out of the tree. The zero value is a whole tree.
type Cut struct {
	Depth      int  // elements that are not below the element they stand in
	Attrs      int  // attributes left out
	Formatting int  // elements such as b and font that were not reopened where they should be
	Nodes      bool // the text goes on after the last node
}

const (
	defaultDepth = 512
	highestDepth = 1 << 15 // dom numbers depths in 16 bits
	lowestDepth  = 8       // html, body, table, tbody, tr, td and what stands in it
	defaultAttrs = 1000
)

// parsers keeps the stacks of parsers for the next document.
var parsers = sync.Pool{New: func() any { return new(parser) }}

// Parse builds the tree of d's source and finishes it; d has been Reset to that source as
// a document of HTML. It reports what did not fit the bounds of opts.
func Parse(d *dom.Document, opts Options) Cut {
	p := parsers.Get().(*parser)
	defer parsers.Put(p)
	p.start(d, opts)
	if opts.Fragment {
		p.startFragment(d.Intern(lower(opts.Context)), opts.ContextNS)
	}
	p.run()
	d.Finish(dom.AsWritten(opts.AsWritten))
	cut := p.cut
	p.release()
	return cut
}
