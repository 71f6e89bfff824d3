package selector

import "strings"

// attribute reads what follows the [ of an attribute selector.
func (p *cssParser) attribute() test {
	p.space()
	name := p.attrName()
	p.space()
	op := p.operator()
	want := ""
	if op != "" {
		p.space()
		want = p.value()
		p.space()
	}
	p.expect("]")
	if op == "!=" {
		return differs(name, want)
	}
	return attrTest(name, op, want)
}

// attrName reads name or prefix|name; *|name is any attribute without a namespace, as in cssselect.
func (p *cssParser) attrName() attrName {
	if p.accept("*|") || p.accept("|") {
		return attrName{local: p.fold(p.ident())}
	}
	name := p.ident()
	if p.peek() != '|' || strings.HasPrefix(p.src[p.pos:], "|=") {
		return attrName{local: p.fold(name)}
	}
	p.pos++
	p.needs(name)
	return attrName{prefix: name, local: p.fold(p.ident())}
}

func (p *cssParser) operator() string {
	for _, op := range []string{"=", "~=", "|=", "^=", "$=", "*=", "!="} {
		if p.accept(op) {
			return op
		}
	}
	return ""
}

// pseudoElement reads ::text or ::attr(name) and what may follow them: nothing.
func (p *cssParser) pseudoElement() {
	p.expect("::")
	switch name := strings.ToLower(p.ident()); {
	case p.err != nil:
	case name == "text":
		p.texts |= p.last()
	case name == "attr" && p.accept("("):
		p.attrOutput()
	default:
		p.fail("the pseudo-element ::%s is unknown", name)
	}
	p.space()
	if c := p.peek(); c != 0 && c != ',' && c != ')' {
		p.fail("a pseudo-element is not at the end of its selector")
	}
}

// attrOutput reads the argument of ::attr(, which names a namespace as XPath does.
func (p *cssParser) attrOutput() {
	p.space()
	name := attrName{local: p.fold(p.value())}
	p.space()
	p.expect(")")
	if prefix, local, found := strings.Cut(name.local, ":"); found && p.xml {
		p.needs(prefix)
		name = attrName{prefix: prefix, local: local}
	}
	p.attrs |= p.last()
	p.outputs = append(p.outputs, attrOutput{step: p.last(), attr: name})
}

// compounds reads the compound selectors between commas that are the arguments of a
// function, and the parenthesis after them.
func (p *cssParser) compounds(function string) []step {
	var steps []step
	p.list(func() {
		p.space()
		start := p.pos
		steps = append(steps, p.compound())
		if p.err == nil && p.pos == start {
			p.fail("expected a selector in :%s(), found %s", function, p.found())
		}
	})
	if p.err == nil && p.peek() != ')' {
		p.fail("expected ) after a compound selector in :%s(), found %s", function, p.found())
	}
	p.expect(")")
	return steps
}

// relative reads the selectors of :has( and the parenthesis after them, each as a step
// for the anchor followed by its own steps.
func (p *cssParser) relative() *program {
	outer := p.program
	inner := &program{}
	p.program = inner
	p.list(func() {
		p.space()
		p.add(step{tests: []test{isAnchor}}, 0)
		combinator := byte(' ')
		if c := p.peek(); c == '>' || c == '+' || c == '~' {
			combinator = c
			p.pos++
			p.space()
		}
		p.selector(combinator)
	})
	p.expect(")")
	p.program = outer
	for _, prefix := range inner.prefixes {
		p.needs(prefix)
	}
	if inner.texts|inner.attrs != 0 {
		p.fail("a pseudo-element inside :has()")
	}
	return inner
}
