package selector

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// compileCSS compiles a list of selectors in the dialect of cssselect, which is the CSS
// standard without what needs a browser, with :contains("text") and [name != value].
func compileCSS(query string, xml bool) (*program, error) {
	p := &cssParser{cssReader: cssReader{src: query}, xml: xml, program: &program{}}
	p.list(func() { p.space(); p.selector(0) })
	if p.pos < len(p.src) {
		p.fail("unexpected %s", p.found())
	}
	return p.program, p.err
}

// cssParser adds what it reads to its program. Names are lower-cased unless it is XML.
type cssParser struct {
	cssReader
	*program
	xml bool
}

// list reads items between commas.
func (p *cssParser) list(item func()) {
	for {
		item()
		p.space()
		if p.err != nil || !p.accept(",") {
			return
		}
	}
}

// selector reads compounds and combinators up to a comma, a parenthesis or the end.
// combinator leads to the first compound; it is 0 at the start of a selector.
func (p *cssParser) selector(combinator byte) {
	for p.err == nil {
		start := p.pos
		s := p.compound()
		bare := s.name == "" && len(s.tests) == 0
		if p.err == nil && p.peek() == ':' { // compound stops only at a pseudo-element
			if bare && combinator == ' ' {
				combinator = 'w'
			}
			p.add(s, combinator)
			p.pseudoElement()
			return
		}
		if p.pos == start {
			p.fail("expected a selector, found %s", p.found())
		}
		p.add(s, combinator)
		if combinator = p.combinator(); combinator == 0 {
			p.nodes |= p.last()
			return
		}
	}
}

// last is the step that was added last.
func (p *cssParser) last() uint64 { return 1 << (len(p.steps) - 1) }

func (p *cssParser) add(s step, combinator byte) {
	if len(p.steps) == maxSteps {
		p.fail("more than %d compound selectors", maxSteps)
		return
	}
	p.steps = append(p.steps, s)
	switch combinator {
	case 0:
		p.first |= p.last()
	case ' ':
		p.below |= p.last()
	case 'w':
		p.within |= p.last()
	case '>':
		p.child |= p.last()
	case '+':
		p.adjacent |= p.last()
	case '~':
		p.after |= p.last()
	}
}

// combinator reads what leads to the next compound; 0 if none follows.
func (p *cssParser) combinator() byte {
	spaced := p.space()
	switch c := p.peek(); c {
	case '>', '+', '~':
		p.pos++
		p.space()
		return c
	case 0, ',', ')':
		return 0
	}
	if !spaced {
		p.fail("unexpected %s", p.found())
	}
	return ' '
}

// compound reads a name and simple selectors, and stops before a pseudo-element.
func (p *cssParser) compound() (s step) {
	p.element(&s)
	for p.err == nil {
		switch c := p.peek(); {
		case c == '#':
			p.pos++
			s.tests = append(s.tests, hasID(p.name()))
		case c == '.':
			p.pos++
			s.tests = append(s.tests, hasClass(p.ident()))
		case c == '[':
			p.pos++
			s.tests = append(s.tests, p.attribute())
		case c == ':' && !strings.HasPrefix(p.src[p.pos:], "::"):
			p.pos++
			s.tests = append(s.tests, p.pseudoClass())
		default:
			return s
		}
	}
	return s
}

// element reads name, *, prefix|name, prefix|*, *|name or |name.
func (p *cssParser) element(s *step) {
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
		s.name = p.fold(name)
		return
	}
	if prefix == "" {
		prefix = name
	}
	if name = ""; !p.accept("*") {
		name = p.fold(p.ident())
	}
	if prefix == "" || prefix == "*" && !p.xml {
		s.name = name
		return
	}
	s.tests = append(s.tests, p.qualified(prefix, name))
}

// qualified is the test of prefix|name; name is "" for any.
func (p *cssParser) qualified(prefix, name string) test {
	if prefix != "*" {
		p.needs(prefix)
	}
	return func(n *html.Node, c *context) bool {
		return (prefix == "*" || n.Namespace == c.namespaces[prefix]) &&
			(name == "" || localName(n.Data, n.Namespace) == name)
	}
}

func (p *cssParser) needs(prefix string) {
	if !slices.Contains(p.prefixes, prefix) {
		p.prefixes = append(p.prefixes, prefix)
	}
}

func (p *cssParser) fold(name string) string {
	if p.xml {
		return name
	}
	return strings.ToLower(name)
}
