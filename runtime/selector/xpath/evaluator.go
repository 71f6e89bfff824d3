package xpath

import (
	"fmt"
	"math"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// evaluator is the state of one evaluation. Its first error ends everything: nothing is
// found any more, and what was computed since doesn't count.
type evaluator struct {
	expr       *Expr
	doc        *dom.Document
	docs       []*dom.Document // doc, and those that re:match() made
	namespaces map[string]string
	testers    []tester
	variables  []Value
	cursors    []cursor
	steps      int64
	scratch    []byte // the texts that were put together: see text
	most       int    // how long it may get
	patterns   map[string]*pattern
	err        error
}

// focus is the context of an expression, §1.
type focus struct {
	node           ref
	position, size int
}

// What an evaluator keeps of its memory for the next evaluation: bytes of text, and nodes
// for each step.
const (
	keptText  = 1 << 16
	keptNodes = 1 << 13
)

// evaluator gets everything ready that doesn't change while the expression runs.
func (e *Expr) evaluator(c Context) (*evaluator, error) {
	ev, _ := e.evaluators.Get().(*evaluator)
	if ev == nil {
		ev = &evaluator{expr: e, cursors: make([]cursor, e.slots)}
	}
	ev.doc, ev.namespaces, ev.err = c.Doc, c.Namespaces, nil
	ev.docs = append(ev.docs[:0], c.Doc)
	ev.most = 1<<26 + 2*len(c.Doc.Source())
	if ev.steps = c.Steps; ev.steps == 0 {
		ev.steps = DefaultSteps
	}
	err := ev.checkPrefixes()
	if err == nil {
		err = ev.bind(c.Vars)
	}
	if err != nil {
		e.release(ev)
		return nil, err
	}
	ev.testers = ev.testers[:0]
	for i := range e.tests {
		ev.testers = append(ev.testers, ev.resolve(c.Doc, &e.tests[i]))
	}
	return ev, nil
}

// release keeps the evaluator's memory for the next evaluation, but nothing of the document.
func (e *Expr) release(ev *evaluator) {
	clear(ev.docs)
	clear(ev.variables)
	ev.doc, ev.namespaces = nil, nil
	for i := range ev.cursors {
		c := &ev.cursors[i]
		c.frame.d = nil
		clear(c.stack[:cap(c.stack)])
		if cap(c.list) > keptNodes {
			c.list = nil
		}
		clear(c.spaces[:cap(c.spaces)])
	}
	if ev.scratch = ev.scratch[:0]; cap(ev.scratch) > keptText {
		ev.scratch = nil
	}
	e.evaluators.Put(ev)
}

func (ev *evaluator) focus(c Context) focus {
	return focus{node: refOf(0, max(c.Node, dom.Root)), position: 1, size: 1}
}

func (ev *evaluator) bind(vars map[string]any) error {
	ev.variables = ev.variables[:0]
	for _, name := range ev.expr.variables {
		v, known := vars[name]
		if !known {
			return fmt.Errorf("undefined variable $%s", name)
		}
		value, ok := valueOf(v)
		if !ok {
			return fmt.Errorf("$%s is a %T: give a string, a number or a boolean", name, v)
		}
		ev.variables = append(ev.variables, value)
	}
	return nil
}

func valueOf(v any) (Value, bool) {
	number := func(f float64) (Value, bool) { return Value{Type: Number, Number: f}, true }
	switch v := v.(type) {
	case string:
		return Value{Type: String, Text: v}, true
	case bool:
		return Value{Type: Boolean, Bool: v}, true
	case float64:
		return number(v)
	case float32:
		return number(float64(v))
	case int:
		return number(float64(v))
	case int64:
		return number(float64(v))
	case int32:
		return number(float64(v))
	case uint:
		return number(float64(v))
	case uint64:
		return number(float64(v))
	case uint32:
		return number(float64(v))
	}
	return Value{}, false
}

// spend counts visited nodes; false when there were too many.
func (ev *evaluator) spend(nodes int) bool {
	if ev.steps -= int64(nodes); ev.steps < 0 {
		ev.fail(ErrBudget)
		return false
	}
	return true
}

func (ev *evaluator) fail(err error) {
	if ev.err == nil {
		ev.err = err
	}
}

func (ev *evaluator) typeOf(n *node) Type {
	if n.op == opVariable {
		return ev.variables[n.index].Type
	}
	return n.typ
}

// value is the result of the whole expression.
func (ev *evaluator) value(n *node, f focus) Value {
	v := Value{Type: ev.typeOf(n)}
	switch v.Type {
	case NodeSet:
		ev.start(n, f)
		for r := ev.pull(n); r != none; r = ev.pull(n) {
			v.Nodes = append(v.Nodes, ev.export(r))
		}
	case String:
		v.Text = strings.Clone(ev.text(n, f))
	case Number:
		v.Number = ev.number(n, f)
	case Boolean:
		v.Bool = ev.boolean(n, f)
	}
	return v
}

// first is the first node of a node-set in document order.
func (ev *evaluator) first(n *node, f focus) ref {
	ev.start(n, f)
	return ev.pull(n)
}

func (ev *evaluator) boolean(n *node, f focus) bool {
	switch n.op {
	case opOr:
		for _, arg := range n.args {
			if ev.boolean(arg, f) {
				return true
			}
		}
		return false
	case opAnd:
		for _, arg := range n.args {
			if !ev.boolean(arg, f) {
				return false
			}
		}
		return ev.err == nil
	case opEqual, opUnequal, opLess, opLessEqual, opGreater, opGreaterEqual:
		return ev.compare(n.op, n.args[0], n.args[1], f)
	case opUnion:
		for _, arg := range n.args {
			if ev.boolean(arg, f) {
				return true
			}
		}
		return false
	case opPath:
		if n.path.attr {
			_, ok := ev.attribute(n.path, f)
			return ok
		}
	}
	switch ev.typeOf(n) {
	case NodeSet:
		return ev.first(n, f) != none
	case String:
		return ev.text(n, f) != ""
	case Number:
		number := ev.number(n, f)
		return number != 0 && !math.IsNaN(number)
	}
	if n.op == opVariable {
		return ev.variables[n.index].Bool
	}
	return ev.callBoolean(n, f)
}

func (ev *evaluator) number(n *node, f focus) float64 {
	switch n.op {
	case opNumber:
		return n.num
	case opNegate:
		return -ev.number(n.args[0], f)
	case opToNumber:
		return ev.number(n.args[0], f)
	case opAdd:
		return ev.number(n.args[0], f) + ev.number(n.args[1], f)
	case opSubtract:
		return ev.number(n.args[0], f) - ev.number(n.args[1], f)
	case opMultiply:
		return ev.number(n.args[0], f) * ev.number(n.args[1], f)
	case opDivide:
		return ev.number(n.args[0], f) / ev.number(n.args[1], f)
	case opModulo:
		return math.Mod(ev.number(n.args[0], f), ev.number(n.args[1], f))
	case opVariable:
		if v := &ev.variables[n.index]; v.Type == Number {
			return v.Number
		}
	case opCall:
		if n.typ == Number {
			return ev.callNumber(n, f)
		}
	}
	if ev.typeOf(n) == Boolean {
		if ev.boolean(n, f) {
			return 1
		}
		return 0
	}
	return parseNumber(ev.text(n, f))
}

// text is the string of n. It may lie in the document or in scratch, which grows at the
// end alone and is cut back where nothing before the cut is in use.
func (ev *evaluator) text(n *node, f focus) string {
	switch n.op {
	case opLiteral:
		return n.text
	case opPath:
		if n.path.attr {
			value, _ := ev.attribute(n.path, f)
			return value
		}
	}
	switch ev.typeOf(n) {
	case NodeSet:
		if r := ev.first(n, f); r != none {
			return ev.textOf(r)
		}
		return ""
	case Number:
		number := ev.number(n, f)
		start := len(ev.scratch)
		ev.scratch = appendNumber(ev.scratch, number)
		return ev.since(start)
	case Boolean:
		if ev.boolean(n, f) {
			return "true"
		}
		return "false"
	}
	if n.op == opVariable {
		return ev.variables[n.index].Text
	}
	return ev.callText(n, f)
}

// attribute is the value of a path that is @name, from the context.
func (ev *evaluator) attribute(pa *path, f focus) (value string, ok bool) {
	d, n := ev.doc, f.node.node()
	test := &ev.testers[pa.steps[0].test]
	if f.node.sub() != 0 || f.node.doc() != 0 || d.Kind(n) != dom.Element || test.kinds == 0 || !ev.spend(1+d.NumAttrs(n)/8) {
		return "", false
	}
	if !test.anyNS {
		return d.Attr(n, test.name, test.ns)
	}
	for i := range d.NumAttrs(n) {
		if test.matchesAttr(d, n, i) {
			return d.AttrAt(n, i).Value, true
		}
	}
	return "", false
}
