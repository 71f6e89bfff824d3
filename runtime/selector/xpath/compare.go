package xpath

import "math"

// compare is one of = != < <= > >=, §3.4. A node-set compares by any of its nodes.
func (ev *evaluator) compare(o op, left, right *node, f focus) bool {
	l, r := ev.typeOf(left), ev.typeOf(right)
	switch {
	case l == NodeSet && r == NodeSet:
		return ev.compareSets(o, left, right, f)
	case l == NodeSet && r != Boolean:
		return ev.compareSet(o, left, right, f)
	case r == NodeSet && l != Boolean:
		return ev.compareSet(mirrored(o), right, left, f)
	case o > opUnequal:
		return holds(o, ev.asNumber(left, f), ev.asNumber(right, f))
	case l == Boolean || r == Boolean:
		return (ev.boolean(left, f) == ev.boolean(right, f)) == (o == opEqual)
	case l == Number || r == Number:
		return (ev.number(left, f) == ev.number(right, f)) == (o == opEqual)
	}
	return (ev.text(left, f) == ev.text(right, f)) == (o == opEqual)
}

// asNumber is number, where a node-set beside a boolean counts as one.
func (ev *evaluator) asNumber(n *node, f focus) float64 {
	if ev.typeOf(n) != NodeSet {
		return ev.number(n, f)
	}
	if ev.boolean(n, f) {
		return 1
	}
	return 0
}

func holds(o op, a, b float64) bool {
	switch o {
	case opEqual:
		return a == b
	case opUnequal:
		return a != b
	case opLess:
		return a < b
	case opLessEqual:
		return a <= b
	case opGreater:
		return a > b
	}
	return a >= b
}

// compareSet compares the nodes of set with a number or a string.
func (ev *evaluator) compareSet(o op, set, with *node, f focus) bool {
	byNumber := o > opUnequal || ev.typeOf(with) == Number
	var number float64
	var text string
	if byNumber {
		number = ev.number(with, f)
	} else {
		text = ev.text(with, f)
	}
	matches := func(value string) bool {
		if byNumber {
			return holds(o, parseNumber(value), number)
		}
		return (value == text) == (o == opEqual)
	}
	if set.op == opPath && set.path.attr {
		value, ok := ev.attribute(set.path, f)
		return ok && matches(value)
	}
	ev.start(set, f)
	for r := ev.pull(set); r != none; r = ev.pull(set) {
		mark := len(ev.scratch)
		ok := matches(ev.textOf(r))
		ev.scratch = ev.scratch[:mark]
		if ok {
			return ev.err == nil
		}
	}
	return false
}

// compareSets finds out in one pass over each set: two are equal if they share a string,
// unequal if they have two different ones, and for an order the extremes decide.
func (ev *evaluator) compareSets(o op, left, right *node, f focus) bool {
	mark := len(ev.scratch)
	defer func() { ev.scratch = ev.scratch[:mark] }()
	switch o {
	case opEqual:
		return ev.share(left, right, f)
	case opUnequal:
		return ev.differ(left, right, f)
	}
	leftLow, leftHigh := ev.extremes(left, f)
	rightLow, rightHigh := ev.extremes(right, f)
	if o == opLess || o == opLessEqual {
		return holds(o, leftLow, rightHigh)
	}
	return holds(o, leftHigh, rightLow)
}

func (ev *evaluator) share(left, right *node, f focus) bool {
	ev.start(right, f)
	first := ev.pull(right)
	if first == none {
		return false
	}
	text := ev.textOf(first)
	var more map[string]struct{}
	for r := ev.pull(right); r != none; r = ev.pull(right) {
		if more == nil {
			more = make(map[string]struct{})
		}
		more[ev.textOf(r)] = struct{}{}
	}
	ev.start(left, f)
	for r := ev.pull(left); r != none; r = ev.pull(left) {
		mark := len(ev.scratch)
		value := ev.textOf(r)
		_, shared := more[value]
		shared = shared || value == text
		ev.scratch = ev.scratch[:mark]
		if shared {
			return ev.err == nil
		}
	}
	return false
}

func (ev *evaluator) differ(left, right *node, f focus) bool {
	r := ev.first(left, f)
	if r == none {
		return false
	}
	text := ev.textOf(r)
	found := false
	ev.start(right, f)
	for r := ev.pull(right); r != none; r = ev.pull(right) {
		found = true
		mark := len(ev.scratch)
		unequal := ev.textOf(r) != text
		ev.scratch = ev.scratch[:mark]
		if unequal {
			return ev.err == nil
		}
	}
	// All of the right side are like the first of the left side: another one decides.
	for r := ev.pull(left); found && r != none; r = ev.pull(left) {
		mark := len(ev.scratch)
		unequal := ev.textOf(r) != text
		ev.scratch = ev.scratch[:mark]
		if unequal {
			return ev.err == nil
		}
	}
	return false
}

// extremes are the least and the greatest number in a set, NaN if there is none.
func (ev *evaluator) extremes(set *node, f focus) (low, high float64) {
	low, high = math.NaN(), math.NaN()
	ev.start(set, f)
	for r := ev.pull(set); r != none; r = ev.pull(set) {
		mark := len(ev.scratch)
		number := parseNumber(ev.textOf(r))
		ev.scratch = ev.scratch[:mark]
		if !(number >= low) && !math.IsNaN(number) {
			low = number
		}
		if !(number <= high) && !math.IsNaN(number) {
			high = number
		}
	}
	return low, high
}
