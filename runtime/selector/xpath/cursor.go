package xpath

import (
	"slices"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// cursor is where an evaluation is in one step, or in another node-set. A part of an
// expression is never evaluated inside of itself, so that one cursor for each is enough.
type cursor struct {
	input   ref // the context that a first step hasn't taken yet
	pending ref // modeStack: the next context
	open    bool
	full    bool // modeReverse and the modes that gather: what goes out is in list or in set
	covered ref  // modeCover: where what was scanned ends
	frame   frame
	stack   []frame
	list    []ref
	counts  []int32
	set     *set // made when first needed, as few steps gather
	visited *set
	spaces  []declaration
}

// frame is one context of a step and how far its nodes have been looked at.
type frame struct {
	doc     uint64
	d       *dom.Document
	test    tester
	at, end dom.Node
	context dom.Node
	sub     int // of attributes and namespaces
	self    ref // what an axis with -or-self gives first
	peek    ref // modeStack
	counts  int // where its counters start in cursor.counts
	lo, hi  int // its part of cursor.list, if listed
	listed  bool
	done    bool // no predicate lets anything more pass
}

// start makes n, a node-set, ready for pull, in the context f.
func (ev *evaluator) start(n *node, f focus) {
	switch n.op {
	case opPath:
		ev.startPath(n.path, f)
	case opUnion:
		s := ev.empty(&ev.cursors[n.index].set)
		for _, arg := range n.args {
			ev.start(arg, f)
			for r := ev.pull(arg); r != none; r = ev.pull(arg) {
				s.add(r)
			}
		}
	case opCall:
		s := ev.empty(&ev.cursors[n.index].set)
		ev.callNodes(n, f, s)
	}
}

// pull is the next node of what start was called for; none at the end.
func (ev *evaluator) pull(n *node) ref {
	if n.op == opPath {
		return ev.next(n.path, len(n.path.steps)-1)
	}
	return ev.take(ev.cursors[n.index].set)
}

// empty makes a set ready to gather nodes of the document.
func (ev *evaluator) empty(s **set) *set {
	if *s == nil {
		*s = &set{}
	}
	(*s).reset(ev.doc.Len())
	return *s
}

// take is the next node of a set. Looking for it counts as visiting a few.
func (ev *evaluator) take(s *set) ref {
	before := s.lo
	r := s.next()
	if !ev.spend((s.lo-before)/8) || ev.err != nil {
		return none
	}
	return r
}

func (ev *evaluator) startPath(pa *path, f focus) {
	for i := range pa.steps {
		c := &ev.cursors[pa.steps[i].slot]
		c.input, c.pending, c.open, c.full, c.covered = none, none, false, false, none
		c.frame.lo, c.frame.hi = 0, 0
		c.stack, c.list = c.stack[:0], c.list[:0]
	}
	first := &ev.cursors[pa.steps[0].slot]
	switch {
	case pa.base != nil:
		ev.start(pa.base, f)
		if pa.steps[0].axis == axisFilter {
			first.input = f.node // just one context, whatever it is
		}
	case pa.absolute:
		first.input = refOf(uint64(f.node.doc()), dom.Root)
	default:
		first.input = f.node
	}
}

// input is the next context of step i.
func (ev *evaluator) input(pa *path, i int) ref {
	if i > 0 {
		return ev.next(pa, i-1)
	}
	if pa.base != nil && pa.steps[0].axis != axisFilter {
		return ev.pull(pa.base)
	}
	c := &ev.cursors[pa.steps[0].slot]
	r := c.input
	c.input = none
	return r
}

// next is the next node that comes out of step i.
func (ev *evaluator) next(pa *path, i int) ref {
	st := &pa.steps[i]
	c := &ev.cursors[st.slot]
	switch st.mode {
	case modeSequence, modeCover:
		return ev.sequence(pa, i, st, c)
	case modeStack:
		return ev.stacked(pa, i, st, c)
	case modeExtreme:
		return ev.extreme(pa, i, st, c)
	case modeReverse:
		if !c.full {
			c.full = true
			for r := ev.sequence(pa, i, st, c); r != none; r = ev.sequence(pa, i, st, c) {
				c.list = append(c.list, r)
			}
			c.frame.hi = len(c.list)
		}
		if c.frame.hi == c.frame.lo {
			return none
		}
		c.frame.hi--
		return c.list[c.frame.hi]
	}
	if !c.full {
		c.full = true
		ev.empty(&c.set)
		if st.mode == modeChain {
			ev.chains(pa, i, st, c)
		} else {
			for r := ev.sequence(pa, i, st, c); r != none; r = ev.sequence(pa, i, st, c) {
				c.set.add(r)
			}
		}
	}
	return ev.take(c.set)
}

// sequence goes through the contexts one after the other.
func (ev *evaluator) sequence(pa *path, i int, st *step, c *cursor) ref {
	for ev.err == nil {
		if c.open {
			if r := ev.frameNext(pa, st, c, &c.frame); r != none {
				return r
			}
			c.open = false
		}
		in := ev.input(pa, i)
		if in == none {
			return none
		}
		if st.mode == modeCover && in.sub() == 0 {
			if in < c.covered {
				continue
			}
			c.covered = refOf(uint64(in.doc()), ev.docs[in.doc()].End(in.node()))
		}
		if st.mode != modeReverse {
			c.list = c.list[:0]
		}
		ev.openFrame(pa, st, c, &c.frame, in, 0)
		c.open = true
	}
	return none
}

// stacked merges the children of contexts, some of which lie inside of others: a context
// that starts before the next child that is due comes first, with all of its children.
func (ev *evaluator) stacked(pa *path, i int, st *step, c *cursor) ref {
	for ev.err == nil {
		if c.pending == none && !c.full {
			c.pending = ev.input(pa, i)
			c.full = c.pending == none
		}
		if len(c.stack) == 0 {
			if c.pending == none {
				return none
			}
			ev.push(pa, st, c)
			continue
		}
		top := &c.stack[len(c.stack)-1]
		if top.peek == none {
			if top.peek = ev.frameNext(pa, st, c, top); top.peek == none {
				if top.listed {
					c.list = c.list[:top.lo]
				}
				c.stack = c.stack[:len(c.stack)-1]
				continue
			}
		}
		if c.pending != none && c.pending < top.peek {
			ev.push(pa, st, c)
			continue
		}
		r := top.peek
		top.peek = none
		return r
	}
	return none
}

// push makes the pending context the one on top.
func (ev *evaluator) push(pa *path, st *step, c *cursor) {
	in := c.pending
	c.pending = none
	if d := ev.docs[in.doc()]; in.sub() != 0 || d.First(in.node()) == dom.None {
		return
	}
	c.stack = append(c.stack, frame{})
	ev.openFrame(pa, st, c, &c.stack[len(c.stack)-1], in, (len(c.stack)-1)*len(st.preds))
}

// extreme reduces the contexts of following and preceding to the one that has them all:
// the one that ends first, and the one that starts last.
func (ev *evaluator) extreme(pa *path, i int, st *step, c *cursor) ref {
	if !c.full {
		c.full = true
		found := none
		for in := ev.input(pa, i); in != none; in = ev.input(pa, i) {
			d := ev.docs[in.doc()]
			if found == none || st.axis == axisPreceding || d.End(in.node()) <= d.End(found.node()) {
				found = in
			} else if in.node() >= d.End(found.node()) {
				break
			}
		}
		if found == none {
			return none
		}
		ev.openFrame(pa, st, c, &c.frame, found, 0)
		c.open = true
	}
	if !c.open || ev.err != nil {
		return none
	}
	return ev.frameNext(pa, st, c, &c.frame)
}

// chains follows the links of an axis from each context, up to where another context has
// been before: the rest is known.
func (ev *evaluator) chains(pa *path, i int, st *step, c *cursor) {
	ev.empty(&c.visited)
	for in := ev.input(pa, i); in != none && ev.err == nil; in = ev.input(pa, i) {
		if in.doc() != 0 {
			ev.openFrame(pa, st, c, &c.frame, in, 0)
			for r := ev.frameNext(pa, st, c, &c.frame); r != none; r = ev.frameNext(pa, st, c, &c.frame) {
				c.set.add(r)
			}
			continue
		}
		ev.openFrame(pa, st, c, &c.frame, in, 0)
		f := &c.frame
		if f.self != none {
			r := f.self
			f.self = none
			if r.sub() == 0 && !c.visited.mark(r.node()) {
				continue
			}
			if f.passes(r) && ev.accept(st, c, f, r) {
				c.set.add(r)
			}
		}
		for n := f.at; n != dom.None && c.visited.mark(n) && ev.spend(1); n = link(f.d, st.axis, n) {
			if r := refOf(0, n); f.test.matches(f.d, n) && ev.accept(st, c, f, r) {
				c.set.add(r)
			}
		}
	}
}

// link is where an axis goes from n.
func link(d *dom.Document, a axis, n dom.Node) dom.Node {
	switch a {
	case axisFollowingSibling:
		return d.Next(n)
	case axisPrecedingSibling:
		return d.Prev(n)
	}
	return d.Parent(n)
}

// counters makes room for the counters of a frame and clears them.
func (c *cursor) counters(from, count int) {
	if need := from + count; len(c.counts) < need {
		c.counts = slices.Grow(c.counts, need-len(c.counts))[:need]
	}
	clear(c.counts[from : from+count])
}
