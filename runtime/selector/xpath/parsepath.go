package xpath

// path reads a location path or a primary expression with predicates and steps after it.
func (p *parser) path() *node {
	t := p.peek()
	pa := &path{}
	switch {
	case t.is(tokenOperator, "/"):
		p.at++
		pa.absolute = true
		if !p.stepAhead() {
			p.addStep(pa, axisSelf, anyNode)
			return p.finish(pa)
		}
	case t.is(tokenOperator, "//"):
		p.at++
		pa.absolute = true
		p.addStep(pa, axisDescendantOrSelf, anyNode)
	case t.kind == tokenVariable || t.kind == tokenLiteral || t.kind == tokenNumber || t.kind == tokenFunction || t.is(tokenMark, "("):
		return p.filter()
	}
	p.step(pa)
	return p.rest(pa)
}

// filter reads a primary expression and what follows it.
func (p *parser) filter() *node {
	start := p.peek().start
	base := p.primary()
	next := p.peek()
	if p.err != nil || !next.is(tokenMark, "[") && !next.is(tokenOperator, "/") && !next.is(tokenOperator, "//") {
		return base
	}
	if base.typ != NodeSet {
		p.failAt(start, "only a node-set has predicates and steps, this is none")
		return base
	}
	pa := &path{base: base}
	if next.is(tokenMark, "[") {
		p.addStep(pa, axisFilter, anyNode)
		p.predicates(&pa.steps[0])
	}
	return p.rest(pa)
}

// rest reads the steps after the first.
func (p *parser) rest(pa *path) *node {
	for p.err == nil {
		switch {
		case p.accept(tokenOperator, "//"):
			p.addStep(pa, axisDescendantOrSelf, anyNode)
		case p.accept(tokenOperator, "/"):
		default:
			return p.finish(pa)
		}
		p.step(pa)
	}
	return nil
}

func (p *parser) finish(pa *path) *node {
	n := &node{op: opPath, typ: NodeSet, path: pa}
	if pa.base != nil {
		p.adopt(n, pa.base)
	}
	for i := range pa.steps {
		for _, pred := range pa.steps[i].preds {
			n.depth = max(n.depth, pred.expr.depth+1)
		}
	}
	if n.depth > maxDepth {
		p.fail("the expression nests too deep")
	}
	return n
}

// contextNode is the path "." .
func (p *parser) contextNode() *node {
	pa := &path{}
	p.addStep(pa, axisSelf, anyNode)
	return p.finish(pa)
}

// stepAhead reports whether a step can start here.
func (p *parser) stepAhead() bool {
	switch t := p.peek(); t.kind {
	case tokenName, tokenNodeType, tokenAxis:
		return true
	case tokenMark:
		return t.text == "." || t.text == ".." || t.text == "@"
	}
	return false
}

// step reads one step. The abbreviations . and .. take no predicates, §2.5.
func (p *parser) step(pa *path) {
	switch {
	case p.accept(tokenMark, "."):
		p.addStep(pa, axisSelf, anyNode)
		return
	case p.accept(tokenMark, ".."):
		p.addStep(pa, axisParent, anyNode)
		return
	}
	axis := axisChild
	if t := p.peek(); p.accept(tokenMark, "@") {
		axis = axisAttribute
	} else if t.kind == tokenAxis {
		p.at++
		known := false
		if axis, known = axes[t.text]; !known {
			p.failAt(t.start, "unknown axis "+t.text)
			return
		}
	}
	p.addStep(pa, axis, p.nodeTest(axis))
	p.predicates(&pa.steps[len(pa.steps)-1])
}

func (p *parser) addStep(pa *path, axis axis, test nodeTest) {
	if len(pa.steps) >= maxSteps {
		p.fail("the path has too many steps")
		return
	}
	test.axis = axis
	pa.steps = append(pa.steps, step{axis: axis, test: len(p.expr.tests), listFrom: -1})
	p.expr.tests = append(p.expr.tests, test)
}

func (p *parser) nodeTest(axis axis) nodeTest {
	t := p.peek()
	test := nodeTest{prefix: t.prefix, local: t.text, start: t.start}
	switch t.kind {
	case tokenName:
		p.at++
		return test
	case tokenNodeType:
		p.at++
		p.expect("(")
		test = nodeTest{start: t.start, kind: map[string]testKind{
			"node": testNode, "text": testText, "comment": testComment, "processing-instruction": testInstruction,
		}[t.text]}
		if test.kind == testInstruction && p.peek().kind == tokenLiteral {
			test.local = p.next().text
		}
		p.expect(")")
		return test
	}
	p.fail("expected a step: a name, *, @, . or ..")
	return test
}

func (p *parser) predicates(st *step) {
	for p.err == nil && p.accept(tokenMark, "[") {
		if n := p.nested("]"); p.err == nil {
			st.preds = append(st.preds, predicate{expr: n})
		}
	}
}
