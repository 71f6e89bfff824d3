package xpath

import "github.com/gojscrape/gojscrape/runtime/selector/dom"

// frameNext is the next node of a context that passes the test and the predicates.
func (ev *evaluator) frameNext(pa *path, st *step, c *cursor, f *frame) ref {
	if f.listed {
		if f.lo == f.hi || ev.err != nil {
			return none
		}
		f.lo++
		return c.list[f.lo-1]
	}
	for !f.done {
		r := ev.advance(pa, st, c, f)
		if r == none {
			return none
		}
		if ev.accept(st, c, f, r) {
			return r
		}
	}
	return none
}

// accept runs the predicates, none of which needs to know how many candidates there are.
func (ev *evaluator) accept(st *step, c *cursor, f *frame, r ref) bool {
	return len(st.preds) == 0 || ev.acceptTo(len(st.preds), st, c, f, r)
}

// acceptTo runs the predicates before end.
func (ev *evaluator) acceptTo(end int, st *step, c *cursor, f *frame, r ref) bool {
	for i := range st.preds[:end] {
		position := &c.counts[f.counts+i]
		if st.preds[i].kind >= predPosition && st.preds[i].kind <= predFrom {
			*position++
		}
		ok, last := ev.passes(&st.preds[i], f, r, int(*position), 0)
		f.done = f.done || last
		if !ok {
			return false
		}
	}
	return ev.err == nil
}

// passes runs one predicate; last says that it lets nothing more pass in this context.
func (ev *evaluator) passes(p *predicate, f *frame, r ref, position, size int) (ok, last bool) {
	switch p.kind {
	case predFilter:
		return ev.test(p.expr, focus{node: r, position: 1, size: 1}), false
	case predPosition:
		return ev.testPosition(p.expr, focus{node: r, position: position, size: size}), false
	case predIndex:
		return position == int(p.k), position >= int(p.k)
	case predUpTo:
		return position <= int(p.k), position >= int(p.k)
	case predFrom:
		return position >= int(p.k), false
	case predLast:
		return position == size, false
	case predSibling:
		return ev.siblingsBefore(f, r.node(), int(p.k)) == int(p.k)-1, false
	}
	return ev.lastSibling(f, r.node()), false
}

// siblingsBefore counts the siblings before n that pass the test, up to limit.
func (ev *evaluator) siblingsBefore(f *frame, n dom.Node, limit int) (count int) {
	for n = f.d.Prev(n); n != dom.None && count < limit && ev.spend(1); n = f.d.Prev(n) {
		if f.test.matches(f.d, n) {
			count++
		}
	}
	return count
}

func (ev *evaluator) lastSibling(f *frame, n dom.Node) bool {
	for n = f.d.Next(n); n != dom.None && ev.spend(1); n = f.d.Next(n) {
		if f.test.matches(f.d, n) {
			return false
		}
	}
	return true
}

// test is a condition. The text it builds is forgotten, and so are the nodes it makes.
func (ev *evaluator) test(n *node, f focus) bool {
	text, docs := len(ev.scratch), len(ev.docs)
	ok := ev.boolean(n, f)
	ev.scratch, ev.docs = ev.scratch[:text], ev.docs[:docs]
	return ok
}

// testPosition is a predicate's value: a number stands for the position, §2.4.
func (ev *evaluator) testPosition(n *node, f focus) bool {
	text, docs := len(ev.scratch), len(ev.docs)
	var ok bool
	if ev.typeOf(n) == Number {
		ok = ev.number(n, f) == float64(f.position)
	} else {
		ok = ev.boolean(n, f)
	}
	ev.scratch, ev.docs = ev.scratch[:text], ev.docs[:docs]
	return ok
}

// list makes the list of a context's nodes, for predicates that need its length.
func (ev *evaluator) list(pa *path, st *step, c *cursor, f *frame) {
	start := len(c.list)
	first := st.listFrom
	if st.preds[first].kind == predLast {
		if r := ev.lastCandidate(pa, st, c, f); r != none {
			c.list = append(c.list, r)
		}
		first++
	} else {
		for !f.done {
			r := ev.advance(pa, st, c, f)
			if r == none {
				break
			}
			if ev.acceptTo(first, st, c, f, r) {
				c.list = append(c.list, r)
			}
		}
	}
	for i := first; i < len(st.preds); i++ {
		kept, size := c.list[start:start], len(c.list)-start
		for position, r := range c.list[start:] {
			if ok, _ := ev.passes(&st.preds[i], f, r, position+1, size); ok {
				kept = append(kept, r)
			}
		}
		c.list = c.list[:start+len(kept)]
	}
	f.listed, f.lo, f.hi = true, start, len(c.list)
}

// lastCandidate is the last node that the predicates before [last()] let pass. Children
// are looked at from the last one on, if no other predicate counts them.
func (ev *evaluator) lastCandidate(pa *path, st *step, c *cursor, f *frame) (last ref) {
	counted := false
	for i := range st.preds[:st.listFrom] {
		counted = counted || st.preds[i].positional()
	}
	if (st.axis == axisChild || st.axis == axisFollowingSibling) && !counted && f.at != dom.None {
		for n := f.d.Last(f.d.Parent(f.at)); n >= f.at && ev.spend(1); n = f.d.Prev(n) {
			if r := refOf(f.doc, n); f.test.matches(f.d, n) && ev.acceptTo(st.listFrom, st, c, f, r) {
				return r
			}
		}
		return none
	}
	for !f.done {
		r := ev.advance(pa, st, c, f)
		if r == none {
			break
		}
		if ev.acceptTo(st.listFrom, st, c, f, r) {
			last = r
		}
	}
	return last
}
