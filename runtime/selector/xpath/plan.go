package xpath

import "slices"

// mode is how a step turns the nodes that come in, in document order and each once, into
// nodes that go out the same way.
type mode uint8

const (
	modeSequence mode = iota // one context after the other: their nodes follow one another
	modeCover                // the same, passing by a context inside of one that was scanned
	modeReverse              // one context, whose nodes come backwards: list them and turn them round
	modeStack                // children of contexts inside one another: a stack of contexts
	modeExtreme              // following and preceding of all contexts are those of one of them
	modeChain                // gather nodes along links up or sideways, up to where another context has been
	modeGather               // gather the nodes of each context
)

// shape is what is known about the nodes that come out of a step.
type shape uint8

const (
	single shape = iota // at most one
	flat                // none lies below another
	nested              //
	mixed               // nested, and there may be attributes between elements
)

// planner rewrites the paths of an expression and chooses a mode for each step.
type planner struct{ expr *Expr }

func (p *planner) expression(n *node) {
	for _, arg := range n.args {
		p.expression(arg)
	}
	if n.op == opPath {
		p.path(n.path)
	}
	for i, arg := range n.args {
		if n.typ == Boolean || n.op == opCall && (n.fn.id == fnCount || n.fn.paramType(i) == Boolean) {
			p.anyOrder(arg)
		}
	}
}

// anyOrder spares a path the trouble of document order, for a caller that doesn't mind.
func (p *planner) anyOrder(n *node) {
	if n.op != opPath {
		return
	}
	if last := &n.path.steps[len(n.path.steps)-1]; last.mode == modeReverse {
		last.mode = modeSequence
	}
}

func (p *planner) path(pa *path) {
	in := single
	if pa.base != nil {
		p.expression(pa.base)
		in = shapeOf(pa.base)
	}
	for i := range pa.steps {
		for j := range pa.steps[i].preds {
			pred := &pa.steps[i].preds[j]
			p.expression(pred.expr)
			pred.classify()
			if pred.kind == predFilter {
				p.anyOrder(pred.expr)
			}
		}
	}
	p.rewrite(pa)
	for i := range pa.steps {
		pa.steps[i].slot = p.expr.slots
		p.expr.slots++
		in = p.step(&pa.steps[i], in)
	}
	pa.shape = in
	only := &pa.steps[0]
	pa.attr = len(pa.steps) == 1 && pa.base == nil && !pa.absolute && only.axis == axisAttribute && len(only.preds) == 0 &&
		p.expr.tests[only.test].kind == testName && p.expr.tests[only.test].local != "*"
}

func shapeOf(n *node) shape {
	if n.op == opPath {
		return n.path.shape
	}
	return mixed
}

// rewrite drops "." between steps and makes one step of // and the one after it.
func (p *planner) rewrite(pa *path) {
	steps := pa.steps[:0]
	for i, st := range pa.steps {
		last := len(steps) - 1
		switch {
		case len(pa.steps) > 1 && st.axis == axisSelf && p.bare(&st) && (i < len(pa.steps)-1 || last >= 0):
		case last >= 0 && steps[last].axis == axisDescendantOrSelf && p.bare(&steps[last]) && p.merge(&steps[last], st):
		default:
			steps = append(steps, st)
		}
	}
	pa.steps = steps
}

// bare reports whether a step is node() without predicates.
func (p *planner) bare(st *step) bool {
	return p.expr.tests[st.test].kind == testNode && len(st.preds) == 0
}

// merge makes the step descendant-or-self::node() one with the step after it, if it can.
func (p *planner) merge(all *step, st step) bool {
	axis := axisDescendant
	switch st.axis {
	case axisAttribute: // only elements have any
		p.expr.tests = append(p.expr.tests, nodeTest{local: "*", axis: axisDescendantOrSelf})
		all.test = len(p.expr.tests) - 1
		return false
	case axisChild:
		st.preds = p.siblings(st.preds)
	case axisSelf, axisDescendantOrSelf:
		axis = axisDescendantOrSelf
	case axisDescendant:
	default:
		return false
	}
	if slices.ContainsFunc(st.preds, func(pred predicate) bool { return pred.positional() }) {
		return false
	}
	st.axis = axis
	*all = st
	return true
}

// siblings turns a first [k] or [last()] of a child step into a condition on siblings, if
// that makes all predicates conditions. The k is small, because each node asks that many.
func (p *planner) siblings(preds []predicate) []predicate {
	if len(preds) == 0 || slices.ContainsFunc(preds[1:], func(pred predicate) bool { return pred.positional() }) {
		return preds
	}
	first := preds[0]
	switch {
	case first.kind == predIndex && first.k <= 16:
		first.kind = predSibling
	case first.kind == predLast:
		first.kind = predSiblingLast
	default:
		return preds
	}
	return append([]predicate{first}, preds[1:]...)
}

// step chooses the mode for nodes of shape in and returns the shape of what comes out.
func (p *planner) step(st *step, in shape) shape {
	positional, picksOne := false, false
	for i := range st.preds {
		pred := &st.preds[i]
		positional = positional || pred.positional()
		picksOne = picksOne || pred.kind == predIndex || pred.kind == predLast
		if st.listFrom < 0 && (pred.kind == predLast || pred.kind == predPosition && pred.expr.uses&usesLast != 0) {
			st.listFrom = i
		}
	}
	st.tokens = p.tokens(st)
	st.mode = modeFor(st.axis, in, positional)
	if picksOne && (in == single || st.axis == axisFilter) {
		return single
	}
	return p.shapeAfter(st, in)
}

func modeFor(a axis, in shape, positional bool) mode {
	switch a {
	case axisChild:
		if in >= nested {
			return modeStack
		}
	case axisDescendant, axisDescendantOrSelf:
		switch {
		case in == mixed && a == axisDescendantOrSelf || in >= nested && positional:
			return modeGather
		case in >= nested:
			return modeCover
		}
	case axisParent:
		if in != single {
			return modeGather
		}
	case axisFollowing, axisPreceding:
		switch {
		case !positional:
			return modeExtreme
		case in != single:
			return modeGather
		case a == axisPreceding:
			return modeReverse
		}
	case axisAncestor, axisAncestorOrSelf, axisFollowingSibling, axisPrecedingSibling:
		switch {
		case in != single && positional:
			return modeGather
		case in != single:
			return modeChain
		case a != axisFollowingSibling:
			return modeReverse
		}
	}
	return modeSequence
}

func (p *planner) shapeAfter(st *step, in shape) shape {
	switch st.axis {
	case axisFilter, axisSelf:
		return in
	case axisAttribute, axisNamespace:
		return flat
	case axisParent:
		if in == single {
			return single
		}
	case axisChild:
		if in <= flat {
			return flat
		}
	case axisFollowingSibling, axisPrecedingSibling:
		if in == single {
			return flat
		}
	}
	switch kind := p.expr.tests[st.test].kind; {
	case kind == testText || kind == testComment || kind == testInstruction:
		return flat
	case st.axis == axisAncestorOrSelf || st.axis == axisDescendantOrSelf && in == mixed:
		return mixed
	}
	return nested
}
