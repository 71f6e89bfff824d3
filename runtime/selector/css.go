package selector

import (
	"fmt"
	"math/bits"

	"golang.org/x/net/html"
)

// A program is a compiled list of CSS selectors. `ul > li.x::text, p` is the steps ul,
// >li.x, p; a set of steps is a uint64 with one bit each. A document is walked once,
// from the top: a step is tried at an element only where the step before it matched an
// ancestor, the parent or a sibling. So a query takes time in proportion to the document
// however many combinators it has, nothing outside the node it starts from takes part,
// and results come in document order without duplicates.
type program struct {
	steps    []step
	first    uint64 // steps that begin a selector
	below    uint64 // steps reached by a space
	child    uint64 // by >
	adjacent uint64 // by +
	after    uint64 // by ~
	within   uint64 // by a space before a bare pseudo-element: below or at the same element
	nodes    uint64 // steps whose elements are results
	texts    uint64 // steps whose elements' text nodes are results (::text)
	attrs    uint64 // steps whose elements' attributes are results (::attr)
	outputs  []attrOutput
	prefixes []string // namespace prefixes that must be known
}

const maxSteps = 64

// step is one compound selector: a name, "" for any, and further tests.
type step struct {
	name  string
	tests []test
}

type attrOutput struct {
	step uint64
	attr attrName
}

// test reports whether an element satisfies a simple selector.
type test func(n *html.Node, c *context) bool

// context is what a query runs in.
type context struct {
	scope      *html.Node // the node the query started from
	anchor     *html.Node // the element a relative selector inside :has() starts from
	xml        bool
	namespaces map[string]string
}

// accepts reports whether n satisfies the step, its combinator aside. In XML a bare name
// means an element without a namespace.
func (s *step) accepts(n *html.Node, c *context) bool {
	if s.name != "" && (n.Data != s.name || n.Namespace != "") {
		return false
	}
	for _, t := range s.tests {
		if !t(n, c) {
			return false
		}
	}
	return true
}

// place is which steps matched around an element.
type place struct{ ancestors, parent, previous, siblings uint64 }

// match is the set of steps that end at n.
func (p *program) match(n *html.Node, at place, c *context) (here uint64) {
	todo := p.first | at.ancestors<<1&(p.below|p.within) | at.parent<<1&p.child |
		at.previous<<1&p.adjacent | at.siblings<<1&p.after
	for todo != 0 {
		i := bits.TrailingZeros64(todo)
		bit := uint64(1) << i
		todo &^= bit
		if p.steps[i].accepts(n, c) {
			here |= bit
			todo |= bit << 1 & p.within
		}
	}
	return here
}

// check reports a namespace prefix that the program uses and nobody registered.
func (p *program) check(namespaces map[string]string) error {
	for _, prefix := range p.prefixes {
		if _, known := namespaces[prefix]; !known {
			return fmt.Errorf("undefined namespace prefix %q", prefix)
		}
	}
	return nil
}
