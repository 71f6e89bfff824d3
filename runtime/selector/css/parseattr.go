package css

import "strings"

// attribute reads what follows the [ of an attribute selector.
func (p *parser) attribute() test {
	p.space()
	t := test{kind: testAttr, attr: p.attrName()}
	p.space()
	if t.op = p.operator(); t.op != exists {
		p.space()
		t.value = p.value()
		p.space()
		if p.startsIdent() {
			p.flag(&t)
		}
	}
	p.expect("]")
	return t
}

// attrName reads name, prefix|name, *|name or |name.
func (p *parser) attrName() attrName {
	if p.accept("*|") {
		return attrName{local: p.atom(p.ident()), ns: anyNS}
	}
	if p.accept("|") {
		return attrName{local: p.atom(p.ident())}
	}
	name := p.ident()
	if p.peek() != '|' || p.startsWith("|=") {
		return attrName{local: p.atom(name)}
	}
	p.pos++
	ns := p.prefix(name)
	return attrName{local: p.atom(p.ident()), ns: ns}
}

func (p *parser) operator() attrOp {
	for op, sign := range attrOps {
		if sign != "" && p.accept(sign) {
			return attrOp(op)
		}
	}
	return exists
}

// flag reads the i or s after the value of an attribute selector.
func (p *parser) flag(t *test) {
	start := p.pos
	switch flag := lower(p.ident()); flag {
	case "i":
		t.fold, t.value = true, lower(t.value)
	case "s":
	default:
		p.failAt(start, "the flag %q of an attribute selector is neither i nor s", flag)
	}
	p.space()
}

// pseudoElement reads ::text or ::attr(name) and what may follow them: nothing.
func (p *parser) pseudoElement() (out output, attr attrName) {
	start := p.pos
	p.expect("::")
	switch name := lower(p.ident()); {
	case p.err != nil:
	case name == "text":
		out = texts
	case name == "attr" && p.accept("("):
		out, attr = attributes, p.attrArgument()
	case name == "attr":
		p.failAt(start, "::attr needs the name of an attribute: ::attr(href)")
	default:
		p.failAt(start, "the pseudo-element ::%s is unknown", name)
	}
	p.space()
	if c := p.peek(); c != 0 && c != ',' && c != ')' {
		p.failAt(start, "a pseudo-element is not at the end of its selector")
	}
	return out, attr
}

// attrArgument reads the argument of ::attr(, which names a namespace as XPath does.
func (p *parser) attrArgument() attrName {
	p.space()
	name := p.value()
	p.space()
	p.expect(")")
	if prefix, local, found := strings.Cut(name, ":"); found && p.program.xml {
		ns := p.prefix(prefix)
		return attrName{local: p.atom(local), ns: ns}
	}
	return attrName{local: p.atom(name)}
}
