package xpath_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// words are what expressions about one document are made of.
type words struct {
	document  string
	contexts  []string
	names     []string
	attrs     []string
	literals  []string
	extra     []string // node tests of this kind of document
	condition []string // conditions and values that need care to be useful
}

var vocabulary = []words{
	{
		document: "page.html",
		contexts: []string{"", "", "//div[@id='a']", "//ul", "//li[3]"},
		names:    []string{"div", "p", "li", "ul", "a", "b", "td", "tr", "table", "span", "*", "*", "nope", "body"},
		attrs:    []string{"id", "class", "href", "rel", "name", "nope", "*"},
		literals: []string{"a", "x", "y", "sel", "one", "deep", "2", "3", "", "x y", "/p?x=1", "bold"},
		extra:    []string{"text()", "node()", "comment()"},
		condition: []string{"has-class('x')", "has-class('y','x')", "contains(concat(' ',normalize-space(@class),' '),' box ')", "@class='box'", "@id='b'", "id('a c anchor')",
			"re:test(@href,'^/[pq]')", "re:test(.,'D','i')", "re:test(@class,'\\by\\b')", "lang('en')", "re:match(.,'[a-z]+','g')", "id(@class)"},
	},
	{
		document: "feed.xml",
		contexts: []string{"", "", "//f:entry[2]", "//m:thumb", "//f:n"},
		names:    []string{"f:entry", "f:title", "f:link", "m:thumb", "f:*", "m:*", "p:x", "*", "*", "entry", "plain", "inner", "f:n"},
		attrs:    []string{"href", "xml:id", "xml:lang", "m:width", "m:*", "url", "*", "a", "p:a"},
		literals: []string{"e1", "First", "10", "20", "en", "de", "self", "7.5", "x", ""},
		extra: []string{"text()", "node()", "comment()", "processing-instruction()", "processing-instruction('app')",
			"processing-instruction('nope')"},
		condition: []string{"lang('en')", "lang('de')", "id('e1 e3')", "namespace-uri()='urn:media'", "name()='m:thumb'", "local-name()='thumb'", "namespace-uri(@*)='urn:p'", "id('e2')/f:n", "name(@m:*)"},
	},
	{
		document: "book.xml",
		contexts: []string{"", "", "//section[@n='1.1']", "//list", "//item[2]"},
		names:    []string{"section", "section", "para", "title", "item", "list", "em", "*", "*", "ref", "book"},
		attrs:    []string{"n", "v", "kind", "id", "to", "*"},
		literals: []string{"1", "2", "3", "leaf", "alpha beta", "One", "c", "s1", "delta", "0.5", "a"},
		extra:    []string{"text()", "node()", "comment()"},
		condition: []string{"@v > 1", "@n < 2", "lang('fr')", "set:has-same-node(.//para, //para[1])", "sum(.//@v) > 3", "count(ancestor::section) = 1",
			"starts-with(@n,'1.')", "//item/@v = @v", "normalize-space(.) = 'two words'", "@kind", "re:replace(.,'a','g','o')='olpho beto'"},
	},
}

// generator makes expressions by the grammar; depth bounds how they nest.
type generator struct {
	*rand.Rand
	words
}

// generated is the same list each time. Most of it selects nothing: see telling.
func generated() (queries []query) {
	source := rand.New(rand.NewPCG(1, 2026))
	seen := make(map[query]bool)
	for len(queries) < 14000 {
		g := generator{source, vocabulary[len(queries)%len(vocabulary)]}
		q := query{g.document, g.pick(g.contexts), g.top()}
		if len(q.expr) < 160 && !seen[q] {
			seen[q] = true
			queries = append(queries, q)
		}
	}
	return queries
}

func (g generator) pick(list []string) string { return list[g.IntN(len(list))] }

func (g generator) chance(percent int) bool { return g.IntN(100) < percent }

// top is half node-sets and half values.
func (g generator) top() string {
	switch g.IntN(10) {
	case 0:
		return g.boolean(2)
	case 1:
		return g.number(2)
	case 2:
		return g.text(2)
	case 3:
		return g.set(2)
	}
	return g.path(2)
}

func (g generator) set(depth int) string {
	switch g.IntN(5) {
	case 0:
		return g.path(depth) + " | " + g.path(depth)
	case 1:
		return "(" + g.path(depth) + ")" + g.predicate(depth)
	case 2:
		return "set:" + g.pick([]string{"difference", "intersection", "leading", "trailing"}) + "(" + g.path(depth) + ", " + g.path(depth) + ")"
	case 3:
		return "set:distinct(" + g.path(depth) + ")"
	}
	return "(" + g.path(depth) + " | " + g.path(depth) + ")/" + g.step(depth)
}

func (g generator) path(depth int) string {
	var b strings.Builder
	b.WriteString(g.pick([]string{"//", "//", "//", "/", "", "", ".//", "../", "descendant::*/"}))
	if b.String() == "/" {
		b.WriteString("*/")
	}
	for i := range 1 + g.IntN(3) {
		if i > 0 {
			b.WriteString(g.pick([]string{"/", "/", "//"}))
		}
		step := g.step(depth)
		if step == "." && strings.HasSuffix(b.String(), "//") { // libxml2 forgets the context node itself
			step = "self::node()"
		}
		b.WriteString(step)
	}
	return b.String()
}

var generatedAxes = []string{"child", "descendant", "descendant-or-self", "self", "parent", "ancestor", "ancestor-or-self",
	"following", "following-sibling", "preceding", "preceding-sibling"}

func (g generator) step(depth int) string {
	step := ""
	switch n := g.IntN(20); {
	case n < 9:
		step = g.test()
	case n < 16:
		step = g.pick(generatedAxes) + "::" + g.test()
	case n < 17:
		return ".."
	case n < 18:
		return "."
	default:
		step = "@" + g.pick(g.attrs)
	}
	for depth > 0 && g.chance(40) {
		step += g.predicate(depth)
	}
	return step
}

func (g generator) test() string {
	if g.chance(15) {
		return g.pick(g.extra)
	}
	return g.pick(g.names)
}

func (g generator) predicate(depth int) string {
	switch g.IntN(8) {
	case 0, 1:
		return fmt.Sprintf("[%d]", 1+g.IntN(3))
	case 2:
		return g.pick([]string{"[last()]", "[last()-1]", "[position()=last()]", "[position()!=last()]", "[$n]", "[1.5]", "[position()]"})
	case 3:
		return fmt.Sprintf("[position()%s%d]", g.pick([]string{"<", "<=", ">", ">=", "=", "!=", " mod "}), 1+g.IntN(3))
	}
	return "[" + g.boolean(depth-1) + "]"
}

func (g generator) boolean(depth int) string {
	if depth <= 0 {
		return g.pick([]string{"@" + g.pick(g.attrs), g.test(), ".='" + g.pick(g.literals) + "'", "@" + g.pick(g.attrs) + "='" + g.pick(g.literals) + "'", g.pick(g.condition), "@class=$s"})
	}
	switch g.IntN(9) {
	case 0:
		return g.boolean(depth-1) + " and " + g.boolean(depth-1)
	case 1:
		return g.boolean(depth-1) + " or " + g.boolean(depth-1)
	case 2:
		return "not(" + g.boolean(depth-1) + ")"
	case 3:
		return g.path(depth-1) + g.comparison() + g.path(depth-1)
	case 4:
		return g.path(depth-1) + g.comparison() + g.number(depth-1)
	case 5:
		return g.text(depth-1) + g.comparison() + g.text(depth-1)
	case 6:
		return g.pick([]string{"contains", "starts-with"}) + "(" + g.text(depth-1) + ",'" + g.pick(g.literals) + "')"
	case 7:
		return g.path(depth - 1)
	}
	return g.pick(g.condition)
}

func (g generator) comparison() string {
	return g.pick([]string{"=", "=", "!=", "<", " <= ", ">", " >= "})
}

func (g generator) number(depth int) string {
	if depth <= 0 {
		return g.pick([]string{"1", "2.5", "-3", "0", "0.5", "10", "$n", "1 div 3", "-(1 div 0)", "string-length()", "1e3", "0.00001234"})
	}
	switch g.IntN(8) {
	case 0:
		return "count(" + g.path(depth-1) + ")"
	case 1:
		return "sum(" + g.path(depth-1) + ")"
	case 2:
		return g.number(depth-1) + g.pick([]string{" + ", " - ", " * ", " div ", " mod "}) + g.number(depth-1)
	case 3:
		return g.pick([]string{"floor", "ceiling", "round"}) + "(" + g.number(depth-1) + ")"
	case 4:
		return "number(" + g.text(depth-1) + ")"
	case 5:
		return "string-length(" + g.text(depth-1) + ")"
	case 6:
		return "-" + g.path(depth-1)
	}
	return g.number(0)
}

func (g generator) text(depth int) string {
	if depth <= 0 {
		return g.pick([]string{"'" + g.pick(g.literals) + "'", "string()", "name()", "local-name()", "@" + g.pick(g.attrs), "$s", "."})
	}
	switch g.IntN(11) {
	case 0:
		return "string(" + g.path(depth-1) + ")"
	case 1:
		return "concat(" + g.text(depth-1) + ",'-'," + g.number(depth-1) + ")"
	case 2:
		return fmt.Sprintf("substring(%s,%s,%s)", g.text(depth-1), g.number(depth-1), g.number(depth-1))
	case 3:
		return g.pick([]string{"substring-before", "substring-after"}) + "(" + g.text(depth-1) + ",'" + g.pick(g.literals) + "')"
	case 4:
		return "normalize-space(" + g.text(depth-1) + ")"
	case 5:
		return "translate(" + g.text(depth-1) + ",'abc12 ','AB_')"
	case 6:
		return g.pick([]string{"name", "local-name", "namespace-uri"}) + "(" + g.path(depth-1) + ")"
	case 7:
		return "string(" + g.number(depth-1) + ")"
	case 8:
		return "string(" + g.boolean(depth-1) + ")"
	case 9:
		return "re:replace(" + g.text(depth-1) + ",'[a-e]','" + g.pick([]string{"", "g", "gi"}) + "','<\\g<0>>')"
	}
	return g.text(0)
}
