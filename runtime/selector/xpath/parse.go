package xpath

import (
	"fmt"
	"strconv"
)

// maxDepth bounds how deep parts of an expression nest, and with that the recursion
// below; maxSteps does the same for the steps of one path.
const (
	maxDepth = 400
	maxSteps = 400
	maxExpr  = 64 << 10 // bytes
)

// Compile checks and plans an expression. The error is a *SyntaxError.
func Compile(expr string) (*Expr, error) {
	if len(expr) > maxExpr {
		return nil, &SyntaxError{Expr: expr, Offset: 0, Msg: "the expression is longer than 64 KiB"}
	}
	tokens, err := lex(expr)
	if err != nil {
		return nil, err
	}
	p := &parser{tokens: tokens, expr: &Expr{source: expr}}
	p.expr.root = p.binary(0)
	if p.err == nil && p.peek().kind != tokenEnd {
		p.fail("expected an operator or the end")
	}
	if p.err != nil {
		return nil, p.err
	}
	(&planner{p.expr}).expression(p.expr.root)
	return p.expr, nil
}

// parser keeps the first error and then reads on without effect: at is moved to the end.
type parser struct {
	tokens []token
	at     int
	depth  int
	expr   *Expr
	err    error
}

func (p *parser) peek() token { return p.tokens[p.at] }

func (p *parser) next() token {
	t := p.tokens[p.at]
	if t.kind != tokenEnd {
		p.at++
	}
	return t
}

func (p *parser) accept(kind tokenKind, text string) bool {
	if !p.peek().is(kind, text) {
		return false
	}
	p.at++
	return true
}

func (p *parser) expect(mark string) {
	if !p.accept(tokenMark, mark) {
		p.fail(fmt.Sprintf("expected %q", mark))
	}
}

func (p *parser) fail(msg string) { p.failAt(p.peek().start, msg) }

func (p *parser) failAt(offset int, msg string) {
	if p.err == nil {
		p.err = &SyntaxError{Expr: p.expr.source, Offset: offset, Msg: msg}
	}
	p.at = len(p.tokens) - 1
}

// binaries are the operators from the one that binds least, §3.5.
var binaries = []map[string]op{
	{"or": opOr},
	{"and": opAnd},
	{"=": opEqual, "!=": opUnequal},
	{"<": opLess, "<=": opLessEqual, ">": opGreater, ">=": opGreaterEqual},
	{"+": opAdd, "-": opSubtract},
	{"*": opMultiply, "div": opDivide, "mod": opModulo},
}

// binary reads operators from level on.
func (p *parser) binary(level int) *node {
	left := p.unary()
	for p.err == nil && p.peek().kind == tokenOperator {
		found, op := levelOf(p.peek().text)
		if found < level {
			break
		}
		p.at++
		right := p.binary(found + 1)
		if p.err == nil {
			left = p.join(op, left, right)
		}
	}
	return left
}

// levelOf is -1 for what is no binary operator.
func levelOf(sign string) (level int, op op) {
	for level, ops := range binaries {
		if op, known := ops[sign]; known {
			return level, op
		}
	}
	return -1, 0
}

// join makes one part of many in a row of the same and, or or |.
func (p *parser) join(op op, left, right *node) *node {
	chains := op == opOr || op == opAnd || op == opUnion
	if chains && left.op == op {
		left.args = append(left.args, right)
		p.adopt(left, right)
		return left
	}
	n := &node{op: op, typ: Boolean, args: []*node{left, right}}
	switch op {
	case opAdd, opSubtract, opMultiply, opDivide, opModulo:
		n.typ = Number
	case opUnion:
		n.typ, n.index = NodeSet, p.slot()
	}
	return p.adopt(n, n.args...)
}

// adopt hands on what parts use, and bounds their depth.
func (p *parser) adopt(n *node, parts ...*node) *node {
	for _, part := range parts {
		n.uses |= part.uses
		n.depth = max(n.depth, part.depth+1)
	}
	if n.depth > maxDepth {
		p.fail("the expression nests too deep")
	}
	return n
}

// unary reads any number of minus signs, and what | joins.
func (p *parser) unary() *node {
	signs := 0
	for p.accept(tokenOperator, "-") {
		signs++
	}
	n := p.union()
	switch {
	case p.err != nil || signs == 0:
		return n
	case signs%2 == 0:
		return p.adopt(&node{op: opToNumber, typ: Number, args: []*node{n}}, n)
	}
	return p.adopt(&node{op: opNegate, typ: Number, args: []*node{n}}, n)
}

func (p *parser) union() *node {
	start := p.peek().start
	left := p.path()
	for p.err == nil && p.accept(tokenOperator, "|") {
		at := p.peek().start
		right := p.path()
		if p.err != nil {
			return left
		}
		if left.typ != NodeSet {
			p.failAt(start, "| joins node-sets, this is none")
		} else if right.typ != NodeSet {
			p.failAt(at, "| joins node-sets, this is none")
		}
		left = p.join(opUnion, left, right)
	}
	return left
}

// slot numbers a cursor.
func (p *parser) slot() int {
	p.expr.slots++
	return p.expr.slots - 1
}

// primary reads a variable, a literal, a number, a call or an expression in parentheses.
func (p *parser) primary() *node {
	t := p.next()
	switch t.kind {
	case tokenVariable:
		return &node{op: opVariable, typ: unknown, index: p.variable(t.text)}
	case tokenLiteral:
		return &node{op: opLiteral, typ: String, text: t.text}
	case tokenNumber:
		f, _ := strconv.ParseFloat(t.text, 64)
		return &node{op: opNumber, typ: Number, num: f}
	case tokenFunction:
		return p.call(t)
	}
	return p.nested(")")
}

// nested reads an expression up to the mark that closes it.
func (p *parser) nested(closing string) *node {
	if p.depth++; p.depth > maxDepth {
		p.fail("the expression nests too deep")
		return nil
	}
	n := p.binary(0)
	p.expect(closing)
	p.depth--
	return n
}

func (p *parser) variable(name string) int {
	for i, known := range p.expr.variables {
		if known == name {
			return i
		}
	}
	p.expr.variables = append(p.expr.variables, name)
	return len(p.expr.variables) - 1
}

// call reads the arguments of a function and checks their number and types.
func (p *parser) call(t token) *node {
	fn := lookupFunction(t.prefix, t.text)
	if fn == nil {
		p.failAt(t.start, "unknown function "+qualified(t.prefix, t.text)+"()")
		return nil
	}
	p.prefix(t, fn)
	n := &node{op: opCall, typ: fn.result, fn: fn, uses: fn.uses}
	p.expect("(")
	for p.err == nil && !p.accept(tokenMark, ")") {
		if len(n.args) > 0 {
			p.expect(",")
		}
		at := p.peek().start
		arg := p.argument()
		if p.err != nil {
			return nil
		}
		if !fn.takes(len(n.args), arg.typ) {
			p.failAt(at, fmt.Sprintf("argument %d of %s() must be a %s", len(n.args)+1, fn.name, fn.param(len(n.args))))
		}
		n.args = append(n.args, arg)
	}
	if p.err == nil && !fn.count(len(n.args)) {
		p.failAt(t.start, fmt.Sprintf("%s() takes %s, not %d", fn.name, fn.arity(), len(n.args)))
	}
	if len(n.args) == 0 && fn.onContext {
		n.args = []*node{p.contextNode()}
	}
	if n.typ == NodeSet {
		n.index = p.slot()
	}
	return p.adopt(n, n.args...)
}

// argument is an expression up to a comma or the end of the call, which the caller reads.
func (p *parser) argument() *node {
	if p.depth++; p.depth > maxDepth {
		p.fail("the expression nests too deep")
		return nil
	}
	n := p.binary(0)
	p.depth--
	return n
}

// functionPrefix is a prefix that must stand for the namespace of the function called with it.
type functionPrefix struct {
	prefix string
	fn     *function
}

func (p *parser) prefix(t token, fn *function) {
	if t.prefix != "" {
		p.expr.prefixes = append(p.expr.prefixes, functionPrefix{t.prefix, fn})
	}
}

func qualified(prefix, local string) string {
	if prefix == "" {
		return local
	}
	return prefix + ":" + local
}
