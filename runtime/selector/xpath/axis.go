package xpath

import "github.com/gojscrape/gojscrape/runtime/selector/dom"

// openFrame places f before the first node of the step's axis from in.
func (ev *evaluator) openFrame(pa *path, st *step, c *cursor, f *frame, in ref, counts int) {
	doc := uint64(in.doc())
	d, n := ev.docs[doc], in.node()
	*f = frame{doc: doc, d: d, context: n, counts: counts}
	if doc == 0 {
		f.test = ev.testers[st.test]
	} else {
		f.test = ev.resolve(d, &ev.expr.tests[st.test])
	}
	if len(st.preds) > 0 {
		c.counters(counts, len(st.preds))
	}
	f.place(st.axis, in)
	switch {
	case st.axis == axisNamespace && in.sub() == 0 && d.Kind(n) == dom.Element:
		c.spaces = ev.inScope(d, n, c.spaces[:0])
		f.end = dom.Node(len(c.spaces))
	case st.axis == axisAttribute && in.sub() == 0:
		f.end = dom.Node(d.NumAttrs(n))
	}
	if st.listFrom >= 0 {
		ev.list(pa, st, c, f)
	}
}

// place sets where the axis starts. An attribute or a namespace has its element above it,
// nothing below and, as in libxml2, what the element has before and after it.
func (f *frame) place(a axis, in ref) {
	d, n := f.d, f.context
	onElement := in.sub() == 0
	switch a {
	case axisSelf:
		f.self = in
	case axisParent, axisAncestor, axisAncestorOrSelf:
		if a == axisAncestorOrSelf {
			f.self = in
		}
		if f.at = n; onElement {
			f.at = d.Parent(n)
		}
	case axisFollowing:
		f.at, f.end = d.End(n), d.End(dom.Root)
	case axisPreceding:
		f.at = n - 1
	case axisDescendantOrSelf:
		f.self = in
	}
	if !onElement {
		return
	}
	switch a {
	case axisChild:
		f.at = d.First(n)
	case axisDescendant, axisDescendantOrSelf:
		f.at, f.end = n+1, d.End(n)
	case axisFollowingSibling:
		f.at = d.Next(n)
	case axisPrecedingSibling:
		f.at = d.Prev(n)
	}
}

// passes is the node test for any node. Attributes and namespaces have no names on the
// axes of elements.
func (f *frame) passes(r ref) bool {
	if r.sub() != 0 {
		return f.test.kinds == anyKind
	}
	return f.test.matches(f.d, r.node())
}

// advance is the next node on the axis that passes the node test; none at the end.
func (ev *evaluator) advance(pa *path, st *step, c *cursor, f *frame) ref {
	if r := f.self; r != none {
		f.self = none
		if f.passes(r) {
			return r
		}
	}
	switch st.axis {
	case axisChild, axisFollowingSibling, axisPrecedingSibling, axisAncestor, axisAncestorOrSelf:
		a := st.axis
		if a == axisChild {
			a = axisFollowingSibling
		}
		for n := f.at; n != dom.None && ev.spend(1); {
			f.at = link(f.d, a, n)
			if f.test.matches(f.d, n) {
				return refOf(f.doc, n)
			}
			n = f.at
		}
	case axisDescendant, axisDescendantOrSelf, axisFollowing:
		return ev.scan(st, f)
	case axisPreceding:
		return ev.scanBack(st, f)
	case axisParent:
		n := f.at
		f.at = dom.None
		if f.test.matches(f.d, n) {
			return refOf(f.doc, n)
		}
	case axisAttribute:
		for f.sub < int(f.end) && ev.spend(1) {
			f.sub++
			if i := f.sub - 1; f.test.kinds == anyKind && !isDeclaration(f.d, f.context, i) || f.test.kinds != anyKind && f.test.matchesAttr(f.d, f.context, i) {
				return refOf(f.doc, f.context) + ref(firstAttr+i)
			}
		}
	case axisNamespace:
		test := &ev.expr.tests[st.test]
		for f.sub < int(f.end) && ev.spend(1) {
			f.sub++
			if test.kind == testNode || test.kind == testName && test.prefix == "" && (test.local == "*" || test.local == c.spaces[f.sub-1].prefix) {
				return refOf(f.doc, f.context) + ref(f.sub)
			}
		}
	case axisFilter:
		return ev.pull(pa.base)
	}
	return none
}

func isDeclaration(d *dom.Document, n dom.Node, i int) bool {
	_, ns := d.AttrName(n, i)
	return ns == dom.XMLNS && !d.HTML()
}

// scan looks at a range of nodes and passes by subtrees that can't hold a match.
func (ev *evaluator) scan(st *step, f *frame) ref {
	d, test := f.d, &f.test
	need := st.tokens | test.tokens
	steps := ev.steps
	n := f.at
	for ; n < f.end && steps > 0; steps-- {
		switch {
		case test.kinds>>dom.Element&1 != 0 && d.Kind(n) == dom.Element && !d.Tokens(n).Has(need):
			n = d.End(n)
			continue
		case test.matches(d, n):
			f.at, ev.steps = n+1, steps-1
			return refOf(f.doc, n)
		}
		n++
	}
	f.at, ev.steps = n, steps
	if n < f.end {
		ev.spend(1)
	}
	return none
}

// scanBack is the axis preceding: backwards from the context, or forwards where the order
// of the document is wanted. Ancestors of the context are no part of it.
func (ev *evaluator) scanBack(st *step, f *frame) ref {
	d := f.d
	if st.mode == modeExtreme {
		need := st.tokens | f.test.tokens
		for n := max(dom.Root+1, dom.Node(f.sub)); n < f.context && ev.spend(1); {
			switch {
			case d.End(n) > f.context:
			case f.test.kinds == 1<<dom.Element && d.Kind(n) == dom.Element && !d.Tokens(n).Has(need):
				n = d.End(n)
				continue
			case f.test.matches(d, n):
				f.sub = int(n + 1)
				return refOf(f.doc, n)
			}
			n++
		}
		f.sub = int(f.context)
		return none
	}
	for n := f.at; n > dom.Root && ev.spend(1); n-- {
		if d.End(n) <= f.context && f.test.matches(d, n) {
			f.at = n - 1
			return refOf(f.doc, n)
		}
	}
	f.at = dom.None
	return none
}
