package css

import (
	"math"
	"slices"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// parser adds what it reads to its program.
type parser struct {
	reader
	program *Program
	nesting int
}

// list reads items between commas.
func (p *parser) list(item func()) {
	for {
		p.space()
		item()
		p.space()
		if p.err != nil || !p.accept(",") {
			return
		}
	}
}

// topList reads the whole query.
func (p *parser) topList() {
	p.list(func() {
		var left *compound
		how := first
		switch p.peek() {
		case '>':
			left, how = &compound{ns: anyNS, tests: []test{{kind: testScope}}}, child
			p.pos++
			p.space()
		case '+', '~':
			p.fail("a selector cannot begin with %s: it selects only below the node it starts from", p.found())
		}
		last, output, attr := p.complex(left, how)
		if p.err == nil {
			a := alternative{last: last, output: output, attr: attr}
			a.survey()
			p.program.alternatives = append(p.program.alternatives, a)
		}
	})
	if p.pos < len(p.src) {
		p.fail("unexpected %s", p.found())
	}
}

// survey fills in what the scan wants to know of the whole selector.
func (a *alternative) survey() {
	above := true
	for c := a.last; c != nil; c = c.left {
		a.chain |= c.need
		if above && c != a.last {
			a.outer = c
		}
		if above {
			a.outerNeed |= c.need
		}
		above = above && (c.combinator == below || c.combinator == within || c.combinator == child)
	}
}

// complex reads compounds and combinators up to a comma, a parenthesis or the end.
// A left one and a combinator may lead to the first. The last compound comes back.
func (p *parser) complex(left *compound, how combinator) (*compound, output, attrName) {
	for p.err == nil {
		start := p.pos
		c := p.compound()
		element := p.err == nil && p.peek() == ':' // compound stops only at a pseudo-element
		if p.pos == start && !element {
			p.fail("expected a selector, found %s", p.found())
			break
		}
		if element && how == below && c.name == atom.None && c.ns == anyNS && len(c.tests) == 0 {
			how = within
		}
		p.join(left, how, c)
		left = c
		if element {
			output, attr := p.pseudoElement()
			return c, output, attr
		}
		if how = p.combinator(); how == first {
			break
		}
	}
	return left, elements, attrName{}
}

// join puts left and a combinator before c.
func (p *parser) join(left *compound, how combinator, c *compound) {
	c.left, c.combinator = left, how
	switch how {
	case below, within:
		c.slot = p.climb()
	case after:
		c.slot = p.columns(1)
	}
}

// inner reads a selector inside the parentheses of function: it selects elements.
func (p *parser) inner(function string) *compound {
	start := p.pos
	c, output, _ := p.complex(nil, first)
	if p.err == nil && output != elements {
		p.failAt(start, "a pseudo-element inside :%s()", function)
	}
	return c
}

// combinator reads what leads to the next compound; first if none follows.
func (p *parser) combinator() combinator {
	spaced := p.space()
	if how := p.sign(); how != first {
		return how
	}
	switch p.peek() {
	case 0, ',', ')':
		return first
	}
	if !spaced {
		p.fail("unexpected %s", p.found())
	}
	return below
}

// sign reads a combinator that is not a space, if one comes next.
func (p *parser) sign() combinator {
	how := first
	switch p.peek() {
	case '>':
		how = child
	case '+':
		how = adjacent
	case '~':
		how = after
	default:
		return first
	}
	p.pos++
	p.space()
	return how
}

// compound reads a name and simple selectors, and stops before a pseudo-element.
func (p *parser) compound() *compound {
	c := &compound{ns: anyNS}
	p.element(c)
	for p.err == nil {
		switch ch := p.peek(); {
		case ch == '#':
			p.pos++
			p.id(c)
		case ch == '.':
			p.pos++
			class := p.ident()
			c.need |= dom.ClassToken(class)
			c.tests = append(c.tests, test{kind: testClass, value: class})
		case ch == '[':
			p.pos++
			c.tests = append(c.tests, p.attribute())
		case ch == ':' && !p.startsWith("::"):
			p.pos++
			p.pseudoClass(c)
		default:
			c.finish()
			return c
		}
	}
	return c
}

// finish puts cheap tests before dear ones.
func (c *compound) finish() {
	slices.SortStableFunc(c.tests, func(a, b test) int { return int(a.kind) - int(b.kind) })
}

func (p *parser) id(c *compound) {
	start := p.pos
	id := p.name()
	if p.pos == start {
		p.fail("expected an id after #, found %s", p.found())
	}
	c.need |= dom.IDToken(id)
	c.tests = append(c.tests, test{kind: testID, value: id})
}

// element reads name, *, prefix|name, prefix|*, *|name or |name.
func (p *parser) element(c *compound) {
	prefix, name := "", ""
	switch {
	case p.accept("*"):
		prefix = "*"
	case p.startsIdent():
		name = p.ident()
	case p.peek() != '|':
		return
	}
	if !p.accept("|") {
		if prefix != "*" {
			p.named(c, name)
			if p.program.xml {
				c.ns = noNS
			}
		}
		return
	}
	if prefix == "" {
		prefix = name
	}
	switch prefix {
	case "":
		c.ns = noNS
	case "*":
	default:
		c.ns = p.prefix(prefix)
	}
	if !p.accept("*") {
		p.named(c, p.ident())
	}
}

func (p *parser) named(c *compound, name string) {
	c.name = p.atom(name)
	if c.name < atom.Count {
		c.need |= dom.NameToken(c.name)
	}
}

// prefix is the number of a namespace in the program.
func (p *parser) prefix(prefix string) nsRef {
	i := slices.Index(p.program.prefixes, prefix)
	if i < 0 {
		if len(p.program.prefixes) == math.MaxInt16 {
			p.fail("too many prefixes of namespaces")
			return anyNS
		}
		i = len(p.program.prefixes)
		p.program.prefixes = append(p.program.prefixes, prefix)
	}
	return nsRef(i + 1)
}

// atom is the number of a name in the program.
func (p *parser) atom(name string) atom.Atom {
	if !p.program.xml {
		name = lower(name)
	}
	if a := atom.Lookup(name); a != atom.None {
		return a
	}
	i := slices.Index(p.program.names, name)
	if i < 0 {
		i = len(p.program.names)
		p.program.names = append(p.program.names, name)
	}
	return atom.Count + atom.Atom(i)
}

// climb, columns, hits and finder number more pieces of memory of that kind.

func (p *parser) climb() int  { p.program.slots.climbs++; return p.program.slots.climbs - 1 }
func (p *parser) hits() int   { p.program.slots.hits++; return p.program.slots.hits - 1 }
func (p *parser) finder() int { p.program.slots.finders++; return p.program.slots.finders - 1 }

func (p *parser) columns(n int) int {
	p.program.slots.columns += n
	return p.program.slots.columns - n
}
