package css

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// Select hands what the program selects from s.Start and all below it to emit, in document
// order and without duplicates, until emit returns false. The document is read no further
// than that. Start itself can be selected.
func (p *Program) Select(d *dom.Document, s Scope, emit func(Result) bool) {
	if kind := d.Kind(s.Start); kind != dom.Element && kind != dom.DocumentNode {
		return
	}
	r := newRun(p, d, s)
	r.scan(p, emit)
	r.free()
}

// cursor is where the scan for one alternative stands.
type cursor struct {
	*alternative
	need  dom.Tokens
	name  atom.Atom
	until dom.Node // end of the subtree that is scanned for candidates
	at    dom.Node // the next candidate; None if there are no more

	matched dom.Node // the last candidate that the alternative matched
}

// seek is the first candidate from n on, None if there are no more.
func (r *run) seek(c *cursor, n dom.Node) dom.Node {
	for {
		if at := r.d.Seek(n, c.until, c.need, c.name); at != dom.None || c.outer == nil {
			return at
		}
		if n = r.nextOuter(c, max(n, c.until)); n == dom.None {
			return dom.None
		}
		c.until = r.d.End(n)
	}
}

// nextOuter is the next element whose subtree candidates can be in.
func (r *run) nextOuter(c *cursor, n dom.Node) dom.Node {
	end, name := r.d.End(r.start), r.atom(c.outer.name)
	for n = r.d.Seek(n, end, c.outerNeed, name); n != dom.None; n = r.d.Seek(n+1, end, c.outerNeed, name) {
		if r.accepts(c.outer, n) {
			return n
		}
	}
	return dom.None
}

// scan lets every alternative look for its candidates, and takes the first of all.
func (r *run) scan(p *Program, emit func(Result) bool) {
	r.place(p)
	if len(r.cursors) == 1 {
		r.scanOne(&r.cursors[0], emit)
		return
	}
	for {
		n := r.d.Len()
		for i := range r.cursors {
			if at := r.cursors[i].at; at != dom.None {
				n = min(n, at)
			}
		}
		if n == r.d.Len() || !r.flush(n, emit) || !r.results(n, emit) {
			break
		}
	}
	r.flush(r.d.Len(), emit)
}

// scanOne is scan for a selector alone.
func (r *run) scanOne(c *cursor, emit func(Result) bool) {
	for n := c.at; n != dom.None; n = r.seek(c, n+1) {
		if !r.matches(c.last, n) {
			continue
		}
		if !r.flush(n, emit) || !r.emitMatch(c, n, emit) {
			return
		}
	}
	r.flush(r.d.Len(), emit)
}

// emitMatch emits what c, which is alone, selects of an element that it matches.
func (r *run) emitMatch(c *cursor, n dom.Node, emit func(Result) bool) bool {
	switch c.output {
	case texts:
		return r.emitTexts(n, emit)
	case attributes:
		c.matched = n
		return r.emitAttributes(r.cursors, n, emit)
	}
	return emit(Result{n, -1})
}

// place puts the cursors of the alternatives that can match here on their first candidates.
func (r *run) place(p *Program) {
	r.cursors = r.cursors[:0]
	have, end := r.d.Tokens(r.start), r.d.End(r.start)
	for i := range p.alternatives {
		a := &p.alternatives[i]
		c := cursor{alternative: a, need: a.last.need, name: r.atom(a.last.name)}
		if a.last.name >= atom.Count {
			if c.name == atom.None {
				continue
			}
			c.need |= dom.NameToken(c.name)
		}
		if !have.Has(a.chain | c.need) {
			continue
		}
		if c.until = end; a.outer != nil {
			c.until = r.start
		}
		if c.at = r.seek(&c, r.start); c.at != dom.None {
			r.cursors = append(r.cursors, c)
		}
	}
}

// results emits what the alternatives select of n: first the element, then its attributes,
// then its texts.
func (r *run) results(n dom.Node, emit func(Result) bool) bool {
	var is [attributes + 1]bool
	for i := range r.cursors {
		c := &r.cursors[i]
		if c.at != n {
			continue
		}
		c.at = r.seek(c, n+1)
		if (!is[c.output] || c.output == attributes) && r.matches(c.last, n) {
			is[c.output] = true
			c.matched = n
		}
	}
	if is[elements] && !emit(Result{n, -1}) {
		return false
	}
	if is[attributes] && !r.emitAttributes(r.cursors, n, emit) {
		return false
	}
	return !is[texts] || r.emitTexts(n, emit)
}
