package xpath

import (
	"math"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// classify finds out how a predicate reads the position.
func (pred *predicate) classify() {
	n := pred.expr
	switch {
	case n.op == opNumber:
		pred.kind, pred.k = predIndex, wholePosition(n.num)
	case isCall(n, fnLast):
		pred.kind = predLast
	case isComparison(n) && isCall(n.args[0], fnPosition):
		pred.comparePosition(n.op, n.args[1])
	case isComparison(n) && isCall(n.args[1], fnPosition):
		pred.comparePosition(mirrored(n.op), n.args[0])
	case n.typ == Number || n.typ == unknown || n.uses != 0:
		pred.kind = predPosition
	}
}

func isCall(n *node, id functionID) bool { return n.op == opCall && n.fn.id == id }

func isComparison(n *node) bool { return n.op >= opEqual && n.op <= opGreaterEqual }

// mirrored is the operator for exchanged sides.
func mirrored(o op) op {
	switch o {
	case opLess:
		return opGreater
	case opLessEqual:
		return opGreaterEqual
	case opGreater:
		return opLess
	case opGreaterEqual:
		return opLessEqual
	}
	return o
}

func (pred *predicate) comparePosition(o op, with *node) {
	pred.kind = predPosition
	if o == opEqual && isCall(with, fnLast) {
		pred.kind = predLast
	}
	if with.op != opNumber || math.Abs(with.num) >= math.MaxInt32 {
		return
	}
	switch o {
	case opEqual:
		pred.kind, pred.k = predIndex, wholePosition(with.num)
	case opLess:
		pred.kind, pred.k = predUpTo, int32(math.Ceil(with.num))-1
	case opLessEqual:
		pred.kind, pred.k = predUpTo, int32(math.Floor(with.num))
	case opGreater:
		pred.kind, pred.k = predFrom, int32(math.Floor(with.num))+1
	case opGreaterEqual:
		pred.kind, pred.k = predFrom, int32(math.Ceil(with.num))
	}
}

// wholePosition is 0, which nothing stands at, for what is no position.
func wholePosition(f float64) int32 {
	if f < 1 || f > math.MaxInt32 || f != math.Trunc(f) {
		return 0
	}
	return int32(f)
}

// tokens is what the filter of a subtree must have if a node there passes the predicates
// that stand before any positional one.
func (p *planner) tokens(st *step) (need dom.Tokens) {
	for i := range st.preds {
		if st.preds[i].positional() {
			break
		}
		need |= p.demands(st.preds[i].expr)
	}
	return need
}

// demands is what a condition asks of the ids and classes of the context node.
func (p *planner) demands(n *node) (need dom.Tokens) {
	switch {
	case n.op == opAnd:
		for _, arg := range n.args {
			need |= p.demands(arg)
		}
	case n.op == opEqual:
		return p.equals(n.args[0], n.args[1]) | p.equals(n.args[1], n.args[0])
	case isCall(n, fnHasClass):
		for _, arg := range n.args {
			if arg.op == opLiteral {
				need |= classTokens(arg.text)
			}
		}
	case isCall(n, fnContains) && p.paddedClass(n.args[0]) && isPadded(n.args[1]):
		return classTokens(n.args[1].text)
	}
	return need
}

func (p *planner) equals(attr, value *node) dom.Tokens {
	switch {
	case value.op != opLiteral:
		return 0
	case p.isAttribute(attr, "id"):
		return dom.IDToken(value.text)
	case p.isAttribute(attr, "class"):
		return classTokens(value.text)
	}
	return 0
}

func (p *planner) isAttribute(n *node, name string) bool {
	if n.op != opPath || !n.path.attr {
		return false
	}
	test := p.expr.tests[n.path.steps[0].test]
	return test.prefix == "" && test.local == name
}

// paddedClass recognizes concat(' ', normalize-space(@class), ' '), which CSS selectors
// translated to XPath have.
func (p *planner) paddedClass(n *node) bool {
	return isCall(n, fnConcat) && len(n.args) == 3 && n.args[0].op == opLiteral && n.args[0].text == " " &&
		n.args[2].op == opLiteral && n.args[2].text == " " &&
		(p.isAttribute(n.args[1], "class") || isCall(n.args[1], fnNormalizeSpace) && p.isAttribute(n.args[1].args[0], "class"))
}

// isPadded recognizes a class between spaces.
func isPadded(n *node) bool {
	return n.op == opLiteral && len(n.text) > 2 && strings.HasPrefix(n.text, " ") && strings.HasSuffix(n.text, " ")
}

func classTokens(list string) (need dom.Tokens) {
	for class := range dom.Words(list) {
		need |= dom.ClassToken(class)
	}
	return need
}
