package htmlparse

import (
	"slices"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// element is one of the open elements.
type element struct {
	node   dom.Node
	name   atom.Atom // in lower case, even where the node's isn't
	traits traits
	ns     dom.NS
	bound  int32 // index of the highest element, this one or below, that ends a search in scope
	under  int32 // index of the next element below with that name in HTML, none if it has none
}

const none = -1

// stack is https://html.spec.whatwg.org/#stack-of-open-elements. The last element is the
// current node. It knows where the highest element of each name is, so that whether one is
// in scope doesn't take a walk through the stack.
type stack struct {
	elements []element
	highest  [atom.Count]int32 // index by name, of elements in HTML
}

func (s *stack) reset() {
	s.elements = s.elements[:0]
	for i := range s.highest {
		s.highest[i] = none
	}
}

func (s *stack) top() *element { return &s.elements[len(s.elements)-1] }

func (s *stack) push(e element) {
	s.elements = append(s.elements, e)
	s.link(len(s.elements) - 1)
}

// link fills what depends on the elements below, from index i on.
func (s *stack) link(i int) {
	bound := int32(none)
	if i > 0 {
		bound = s.elements[i-1].bound
	}
	for ; i < len(s.elements); i++ {
		e := &s.elements[i]
		if e.traits&scopeBound != 0 {
			bound = int32(i)
		}
		e.bound = bound
		if e.ns == dom.NoNS && e.name < atom.Count {
			e.under = s.highest[e.name]
			s.highest[e.name] = int32(i)
		}
	}
}

// unlink undoes what link does.
func (s *stack) unlink(i int) {
	for at := len(s.elements) - 1; at >= i; at-- {
		if e := &s.elements[at]; e.ns == dom.NoNS && e.name < atom.Count {
			s.highest[e.name] = e.under
		}
	}
}

// truncate pops all from index i on.
func (s *stack) truncate(i int) {
	s.unlink(i)
	s.elements = s.elements[:i]
}

func (s *stack) pop() { s.truncate(len(s.elements) - 1) }

// removeAt takes the element at index i out from among the others.
func (s *stack) removeAt(i int) {
	s.unlink(i)
	s.elements = slices.Delete(s.elements, i, i+1)
	s.link(i)
}

// insertAt puts e at index i.
func (s *stack) insertAt(i int, e element) {
	s.unlink(i)
	s.elements = slices.Insert(s.elements, i, e)
	s.link(i)
}

// replaceAt puts a node in place of that of the element at index i.
func (s *stack) replaceAt(i int, node dom.Node) { s.elements[i].node = node }

// index is where the element node of that name in HTML is, or none.
func (s *stack) index(name atom.Atom, node dom.Node) int {
	at := s.highest[name]
	for at != none && s.elements[at].node != node {
		at = s.elements[at].under
	}
	return int(at)
}

// has reports whether an element of that name is open.
func (s *stack) has(name atom.Atom) bool { return s.highest[name] != none }

// inScope is the index of the highest element of that name, if it is in scope:
// https://html.spec.whatwg.org/#has-an-element-in-scope
func (s *stack) inScope(name atom.Atom) int {
	if at := s.highest[name]; at >= s.top().bound {
		return int(at)
	}
	return none
}

// inButtonScope is inScope that ends at a button too.
func (s *stack) inButtonScope(name atom.Atom) int {
	if at := s.inScope(name); at > int(s.highest[atom.Button]) {
		return at
	}
	return none
}

// inListScope is inScope that ends at a list too.
func (s *stack) inListScope(name atom.Atom) int {
	if at := s.inScope(name); at > int(max(s.highest[atom.Ol], s.highest[atom.Ul])) {
		return at
	}
	return none
}

// inTableScope is the index of the highest element of that name above the last table,
// or that table itself.
func (s *stack) inTableScope(name atom.Atom) int {
	if at := s.highest[name]; at >= max(s.highest[atom.Table], s.highest[atom.Template], s.highest[atom.Html]) {
		return int(at)
	}
	return none
}

// is reports whether the current node is the HTML element of that name.
func (s *stack) is(name atom.Atom) bool {
	top := s.top()
	return top.name == name && top.ns == dom.NoNS
}

// toContext pops elements until the current node is one of a context, such as that of a
// table body. https://html.spec.whatwg.org/#clear-the-stack-back-to-a-table-context
func (s *stack) toContext(context traits) {
	i := len(s.elements) - 1
	for i > 0 && s.elements[i].traits&context == 0 {
		i--
	}
	s.truncate(i + 1)
}

// impliedEnds generates implied end tags, except for elements of one name.
func (s *stack) impliedEnds(except atom.Atom) { s.ends(impliedEnd, except) }

func (s *stack) ends(which traits, except atom.Atom) {
	i := len(s.elements)
	for i > 0 && s.elements[i-1].traits&which != 0 && s.elements[i-1].name != except {
		i--
	}
	if i < len(s.elements) {
		s.truncate(i)
	}
}
