package css

import "github.com/gojscrape/gojscrape/runtime/selector/dom"

// emitTexts emits the text children of n that come before its first child element. The
// others wait in open until what the scan finds between them has been emitted.
func (r *run) emitTexts(n dom.Node, emit func(Result) bool) bool {
	for c := r.d.First(n); c != dom.None; c = r.d.Next(c) {
		switch r.d.Kind(c) {
		case dom.Element:
			r.open = append(r.open, c)
			return true
		case dom.Text:
			if !emit(Result{c, -1}) {
				return false
			}
		}
	}
	return true
}

// flush emits the texts in open that come before the node n. The innermost element is the
// last in open, and its texts come before those of the elements around it.
func (r *run) flush(n dom.Node, emit func(Result) bool) bool {
	for last := len(r.open) - 1; last >= 0; last-- {
		c := r.open[last]
		for ; c != dom.None && c < n; c = r.d.Next(c) {
			if r.d.Kind(c) == dom.Text && !emit(Result{c, -1}) {
				return false
			}
		}
		if c != dom.None {
			r.open[last] = c
			return true
		}
		r.open = r.open[:last]
	}
	return true
}

// emitAttributes emits the attributes of n that the alternatives select which matched it.
func (r *run) emitAttributes(cursors []cursor, n dom.Node, emit func(Result) bool) bool {
	for i := range r.d.NumAttrs(n) {
		for j := range cursors {
			c := &cursors[j]
			if c.matched == n && c.output == attributes && r.isAttr(n, i, c.attr) {
				if !emit(Result{n, i}) {
					return false
				}
				break
			}
		}
	}
	return true
}

// isAttr reports whether the attribute of n at index i has that name.
func (r *run) isAttr(n dom.Node, i int, name attrName) bool {
	local, ns := r.d.AttrName(n, i)
	want, known := r.ns(name.ns)
	return known && ns == want && local == r.atom(name.local)
}
