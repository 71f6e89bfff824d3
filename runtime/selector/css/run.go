package css

import (
	"slices"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// run is one query: a program on a document, and the memory of its tests. Runs are
// recycled, so that a query allocates nothing.
type run struct {
	d     *dom.Document
	start dom.Node // combinators don't reach beyond it
	root  dom.Node // what :scope means: start, or the root element below dom.Root

	atoms      []atom.Atom // of Program.names in d
	namespaces []namespace // of Program.prefixes in d

	low, high dom.Node // the nodes that columns have room for
	columns   [][]int32
	climbs    []climb
	hits      []hits
	finders   []finder
	types     map[elementType]int32
	cursors   []cursor
	open      []dom.Node
}

type namespace struct {
	ns    dom.NS
	known bool // d has it
}

var runs = sync.Pool{New: func() any { return new(run) }}

func newRun(p *Program, d *dom.Document, s Scope) *run {
	r := runs.Get().(*run)
	r.d, r.start, r.root = d, s.Start, s.Start
	if s.Start == dom.Root {
		r.root = d.RootElement()
	}
	r.atoms = r.atoms[:0]
	for _, name := range p.names {
		r.atoms = append(r.atoms, d.Atom(name))
	}
	r.namespaces = r.namespaces[:0]
	for _, prefix := range p.prefixes {
		r.namespaces = append(r.namespaces, resolve(d, s, prefix))
	}
	r.low, r.high = s.Start, d.End(s.Start)
	r.climbs = cleared(r.climbs, p.slots.climbs)
	r.columns = slices.Grow(r.columns[:0], p.slots.columns)[:p.slots.columns]
	r.forgetColumns()
	r.hits = slices.Grow(r.hits[:0], p.slots.hits)[:p.slots.hits]
	for i := range r.hits {
		r.hits[i] = hits{nodes: r.hits[i].nodes[:0]}
	}
	r.finders = slices.Grow(r.finders[:0], p.slots.finders)[:p.slots.finders]
	for i := range r.finders {
		r.finders[i] = finder{found: r.finders[i].found[:0]}
	}
	return r
}

func (r *run) free() {
	r.d = nil
	r.open = r.open[:0]
	runs.Put(r)
}

func resolve(d *dom.Document, s Scope, prefix string) namespace {
	if prefix == "xml" {
		return namespace{dom.XML, true}
	}
	uri, known := s.Namespaces[prefix]
	if !known {
		return namespace{}
	}
	ns, known := d.Namespace(uri)
	return namespace{ns, known}
}

// cleared is s with n zeros.
func cleared[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// atom is the number of a program's name in the document, None if nothing has the name.
func (r *run) atom(a atom.Atom) atom.Atom {
	if a < atom.Count {
		return a
	}
	return r.atoms[a-atom.Count]
}

// ns is the number of a program's namespace in the document, if that has it.
func (r *run) ns(ref nsRef) (ns dom.NS, known bool) {
	if ref <= noNS {
		return dom.NoNS, true
	}
	found := r.namespaces[ref-1]
	return found.ns, found.known
}

// column is the place where a test keeps what it knows about n: 0 until it knows something.
// It is valid until the next call.
func (r *run) column(slot int, n dom.Node) *int32 {
	if n < r.low || n >= r.high {
		r.widen(n)
	}
	if len(r.columns[slot]) == 0 {
		r.columns[slot] = cleared(r.columns[slot], int(r.high-r.low))
	}
	return &r.columns[slot][n-r.low]
}

// widen makes room for n. Only :has(+ …) and :has(~ …) get here, when the element the
// query starts from is asked: the siblings of that lie outside of it.
func (r *run) widen(n dom.Node) {
	for n < r.low || n >= r.high {
		r.low = r.d.Parent(r.low)
		r.high = r.d.End(r.low)
	}
	r.forgetColumns()
}

func (r *run) forgetColumns() {
	for i := range r.columns {
		r.columns[i] = r.columns[i][:0]
	}
}

// inside is n if it is an element that combinators may reach, else None.
func (r *run) inside(n dom.Node) dom.Node {
	if n < r.start || r.d.Kind(n) != dom.Element {
		return dom.None
	}
	return n
}

func (r *run) parent(n dom.Node) dom.Node {
	if n == r.start {
		return dom.None
	}
	return r.inside(r.d.Parent(n))
}

// nextElement and previousElement are siblings, inside or not.
func (r *run) nextElement(n dom.Node) dom.Node {
	n = r.d.Next(n)
	for n != dom.None && r.d.Kind(n) != dom.Element {
		n = r.d.Next(n)
	}
	return n
}

func (r *run) previousElement(n dom.Node) dom.Node {
	n = r.d.Prev(n)
	for n != dom.None && r.d.Kind(n) != dom.Element {
		n = r.d.Prev(n)
	}
	return n
}
