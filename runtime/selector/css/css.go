// Package css compiles CSS selectors and runs them on a dom.Document. The dialect is
// that of cssselect, the library behind Scrapy's selectors, with what browsers add to it:
// relative :has(), complex selectors inside :is() and :not(), :nth-child(an+b of S),
// flags of attributes. `::text` and `::attr(name)` select text nodes and attributes.
//
// A selector is matched from its right end: candidates come from one scan of the slab of
// nodes that passes by subtrees without the names, ids and classes it needs and what is
// outside of its outermost ancestor, and what stands left of a combinator is a question
// about the relatives of a candidate. Each such
// question keeps a little memory for the length of a query, so that a query takes time in
// proportion to nodes times compound selectors, whatever the document looks like.
//
// Nothing outside the node that a query starts from takes part in a combinator. The face
// of runtime/selector calls this package and keeps the compiled selectors.
package css

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// Program is a compiled list of selectors. Any number of goroutines may use one.
type Program struct {
	alternatives []alternative
	names        []string // of the atoms from atom.Count on in this program
	prefixes     []string // of namespaces, as nsRef numbers them
	needed       []string // those that a caller has to know
	xml          bool
	slots        slots
}

// slots counts the pieces of memory that the tests of a program need during a query.
type slots struct{ climbs, columns, hits, finders int }

// alternative is one selector of the list.
type alternative struct {
	last      *compound
	chain     dom.Tokens // what a document must hold for the whole selector
	outer     *compound  // the leftmost that an ancestor of a match of last must satisfy; nil for none
	outerNeed dom.Tokens // what the subtree of that ancestor holds
	output    output
	attr      attrName // of the results, if the output is attributes
}

// output is what a selector selects of the elements it matches.
type output uint8

const (
	elements output = iota
	texts
	attributes
)

// Compile compiles a list of selectors for documents of HTML, where names are the same in
// upper and lower case, or of XML. The error is a *SyntaxError.
func Compile(query string, xml bool) (*Program, error) {
	p := &parser{reader: reader{src: query}, program: &Program{xml: xml}}
	if len(query) > maxQuery {
		return nil, &SyntaxError{Query: query, Offset: maxQuery, Msg: "the selector is longer than 64 KiB"}
	}
	p.topList()
	if p.err != nil {
		return nil, p.err
	}
	for _, prefix := range p.program.prefixes {
		if prefix != "xml" {
			p.program.needed = append(p.program.needed, prefix)
		}
	}
	return p.program, nil
}

// Limits of what Compile takes: bytes, and parentheses inside each other.
const (
	maxQuery   = 64 << 10
	maxNesting = 200
)

// Prefixes are the prefixes of namespaces that the program uses, apart from xml, which is
// always known. One that Scope.Namespaces lacks makes no error here: nothing matches it.
func (p *Program) Prefixes() []string { return p.needed }

// Scope is where a query runs.
type Scope struct {
	Start      dom.Node          // an element or dom.Root; of other nodes nothing is selected
	Namespaces map[string]string // prefix to URI
}

// Result is one selected thing. The caller asks the document for its value.
type Result struct {
	Node dom.Node // an element or a text node
	Attr int      // index of the selected attribute of Node, -1 if Node itself is selected
}

// compound is a compound selector, and what must stand left of it.
type compound struct {
	name       atom.Atom // None for any
	ns         nsRef     // of the name
	combinator combinator
	slot       int // of the combinator's memory
	left       *compound
	tests      []test
	need       dom.Tokens // what the subtree of a match holds
}

// combinator says where the compound to the left of another one is.
type combinator uint8

const (
	first    combinator = iota // there is none
	below                      // a space: an ancestor
	within                     // a space before a bare pseudo-element: an ancestor or the element itself
	child                      // >
	adjacent                   // +
	after                      // ~
)

// nsRef is a namespace in a program: none, any, or 1 + the index of a prefix.
type nsRef int16

const (
	anyNS nsRef = -1
	noNS  nsRef = 0
)

// attrName is the name of an attribute in a program.
type attrName struct {
	local atom.Atom
	ns    nsRef
}
