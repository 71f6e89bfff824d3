package css

import (
	"strings"
)

// simple are the pseudo-classes without arguments that are one test each.
var simple = map[string]testKind{
	"root": testRoot, "scope": testScope, "empty": testEmpty,
	"visited": testNever, "hover": testNever, "active": testNever, "target": testNever,
	"focus": testNever, "focus-within": testNever, "focus-visible": testNever,
}

// simpleHTML are those that HTML defines; in XML they match nothing.
var simpleHTML = map[string]testKind{
	"link": testLink, "any-link": testLink, "checked": testChecked,
	"enabled": testEnabled, "disabled": testDisabled, "required": testRequired, "optional": testOptional,
	"read-only": testReadOnly, "read-write": testReadWrite, "placeholder-shown": testPlaceholder,
}

// pseudoClass reads what follows the : of a pseudo-class and adds its tests to c.
func (p *parser) pseudoClass(c *compound) {
	start := p.pos - 1
	name := lower(p.ident())
	switch {
	case p.err != nil:
	case p.accept("("):
		p.nest(func() { p.function(c, name, start) })
	case !p.simple(c, name):
		p.failAt(start, "the pseudo-class :%s is unknown", name)
	}
}

// nest reads what is in parentheses, and the closing one.
func (p *parser) nest(arguments func()) {
	if p.nesting == maxNesting {
		p.fail("more than %d parentheses inside each other", maxNesting)
		p.fatal = true
		return
	}
	p.nesting++
	p.space()
	arguments()
	p.space()
	p.expect(")")
	p.nesting--
}

// simple adds the pseudo-class without arguments called name, if there is one.
func (p *parser) simple(c *compound, name string) bool {
	if kind, known := simple[name]; known {
		c.tests = append(c.tests, test{kind: kind})
		return true
	}
	if kind, known := simpleHTML[name]; known {
		t := test{kind: kind}
		switch kind {
		case testEnabled, testDisabled, testReadOnly, testReadWrite:
			t.slot = p.columns(formColumns)
		}
		if p.program.xml {
			t.kind = testNever
		}
		c.tests = append(c.tests, t)
		return true
	}
	only, isOnly := strings.CutPrefix(name, "only-")
	for _, end := range []string{"first-", "last-"} {
		which, is := strings.CutPrefix(name, end)
		if isOnly {
			which = only
		}
		if (is || isOnly) && (which == "child" || which == "of-type") {
			c.tests = append(c.tests, test{kind: testNth, nth: nth{b: 1, last: end == "last-", ofType: which == "of-type"}, slot: p.columns(1)})
			if is {
				return true
			}
		}
	}
	return isOnly && (only == "child" || only == "of-type")
}

// function reads the arguments of the pseudo-class called name, whose colon is at start.
func (p *parser) function(c *compound, name string, start int) {
	t := test{}
	switch name {
	case "not":
		t.kind = testNot
		p.list(func() { t.list = append(t.list, p.inner(name)) })
	case "is", "matches", "where":
		t.kind = testIs
		t.list = p.forgiving(name)
	case "has":
		t.kind = testHas
		p.list(func() { t.has = append(t.has, p.relative()) })
		if len(t.has) == 1 && (t.has[0].combinator == below || t.has[0].combinator == child) {
			c.need |= t.has[0].right.need
		}
	case "contains":
		t.kind = testContains
		t.value = p.value()
		t.failure, t.slot = failure(t.value), p.finder()
	case "lang":
		t.kind, t.slot = testLang, p.columns(1)
		p.list(func() { t.words = append(t.words, lower(p.value())+"-") })
	case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type":
		t.kind, t.slot = testNth, p.columns(1)
		t.nth.last, t.nth.ofType = strings.Contains(name, "last"), strings.HasSuffix(name, "of-type")
		p.series(&t)
	default:
		p.failAt(start, "the pseudo-class :%s() is unknown", name)
	}
	c.tests = append(c.tests, t)
}

// forgiving reads a list that leaves out what it cannot read:
// https://drafts.csswg.org/selectors/#forgiving-selector. Such a list may be empty.
func (p *parser) forgiving(function string) (list []*compound) {
	p.list(func() {
		start, names, prefixes, nesting := p.pos, len(p.program.names), len(p.program.prefixes), p.nesting
		c := p.inner(function)
		p.space()
		if ch := p.peek(); p.err == nil && ch != ',' && ch != ')' {
			p.fail("unexpected %s", p.found())
		}
		if p.err == nil {
			list = append(list, c)
			return
		}
		if p.fatal {
			return
		}
		p.err, p.pos, p.nesting = nil, start, nesting
		p.program.names, p.program.prefixes = p.program.names[:names], p.program.prefixes[:prefixes]
		p.skipItem()
	})
	return list
}

// relative reads one selector of :has(). `> a b + c` becomes > a:has( b:has(+ c)): then
// each step is a question about one element, which no other element's answer depends on.
func (p *parser) relative() relative {
	start := p.pos
	how := p.sign()
	if how == first {
		how = below
	}
	c, output, _ := p.complex(nil, first)
	if p.err != nil {
		return relative{}
	}
	if output != elements {
		p.failAt(start, "a pseudo-element inside :has()")
	}
	for c.left != nil {
		left := c.left
		step := p.step(c.combinator, c)
		left.tests = append(left.tests, test{kind: testHas, has: []relative{step}})
		left.finish()
		if step.combinator == below || step.combinator == child {
			left.need |= c.need
		}
		c.left, c.combinator = nil, first
		c = left
	}
	return p.step(how, c)
}

func (p *parser) step(how combinator, right *compound) relative {
	rel := relative{combinator: how, right: right}
	switch how {
	case below:
		rel.slot = p.hits()
	case after:
		rel.slot = p.columns(1)
	}
	return rel
}

// series reads an+b, odd or even, and `of` with a list of selectors.
func (p *parser) series(t *test) {
	start := p.pos
	var b strings.Builder
	for p.err == nil {
		c := p.peek()
		if p.space() {
			if b.Len() > 0 && !t.nth.ofType && p.accept("of") && !isNameByte(p.peek()) {
				p.list(func() { t.list = append(t.list, p.inner("nth-child")) })
				break
			}
			continue
		}
		if c == ')' || p.pos == len(p.src) || b.Len() > 30 {
			break
		}
		b.WriteByte(lowerByte(c))
		p.pos++
	}
	if p.err != nil {
		return
	}
	var ok bool
	if t.nth.a, t.nth.b, ok = parseSeries(b.String()); !ok {
		p.failAt(start, "expected an+b, odd or even, found %q", b.String())
	}
}

// failure is the table of Knuth, Morris and Pratt: how much of the beginning of word is
// still matched when what comes after its first i+1 bytes doesn't fit.
func failure(word string) []int32 {
	table := make([]int32, len(word))
	for i, k := 1, int32(0); i < len(word); i++ {
		for k > 0 && word[k] != word[i] {
			k = table[k-1]
		}
		if word[k] == word[i] {
			k++
		}
		table[i] = k
	}
	return table
}

// relative is a step of :has(): where right is, seen from the element.
type relative struct {
	combinator combinator
	right      *compound
	slot       int
}
