package css_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// generator makes selectors and documents that have something to do with each other.
type generator struct {
	*rand.Rand
	xml bool
	// browser is set by a selector where cssselect translates something else than the CSS
	// standard says, so that the standard is right.
	browser bool
}

func newGenerator(xml bool) *generator {
	return &generator{Rand: rand.New(rand.NewPCG(7, 11)), xml: xml}
}

func (g *generator) pick(words ...string) string { return words[g.IntN(len(words))] }

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

func (g *generator) name() string { return g.pick("div", "ul", "li", "span", "em", "my-x") }

// selectors is a list of n selectors; those of standard are browser's.
func (g *generator) selectors(n int) (queries []string, standard map[string]bool) {
	standard = map[string]bool{}
	seen := map[string]bool{}
	for len(queries) < n {
		g.browser = false
		query := g.complex(true)
		for g.chance(12) {
			query += ", " + g.complex(true)
		}
		if !seen[query] {
			seen[query], standard[query] = true, g.browser
			queries = append(queries, query)
		}
	}
	return queries, standard
}

func (g *generator) complex(top bool) string {
	var b strings.Builder
	if top && g.chance(6) {
		b.WriteString(":scope" + g.pick(" > ", " "))
	}
	sibling := false
	for i := 0; ; i++ {
		b.WriteString(g.compound(sibling))
		if i == 3 || g.chance(45) {
			break
		}
		sign := g.pick(" ", " ", " ", " > ", ">", " + ", "+", " ~ ")
		sibling = strings.Contains(sign, "+")
		b.WriteString(sign)
	}
	if top && g.chance(30) {
		b.WriteString(g.pick("::text", "::attr(k)", "::attr(class)", " ::text", " *::text", " ::attr(k)"))
	}
	return b.String()
}

// compound is a compound selector; after + cssselect has more trouble than elsewhere.
func (g *generator) compound(afterPlus bool) string {
	var b strings.Builder
	named := g.chance(60)
	g.browser = g.browser || g.xml && named && afterPlus // cssselect compares names as written
	switch {
	case named && g.xml && g.chance(40):
		b.WriteString(g.pick("x|", "d|") + g.name())
	case named:
		b.WriteString(g.name())
	case g.chance(40):
		b.WriteString("*")
	default:
		b.WriteString(g.plain())
	}
	conditions := b.Len() > 0 && !named && b.String() != "*"
	for g.chance(35) {
		switch {
		case g.chance(20):
			b.WriteString(g.function(conditions, afterPlus))
		case named && g.chance(15):
			b.WriteString(g.ofType())
		default:
			b.WriteString(g.plain())
		}
		conditions = true
	}
	return b.String()
}

// plain is a simple selector that every implementation reads alike.
func (g *generator) plain() string {
	switch g.IntN(12) {
	case 0:
		return "#" + g.pick("i1", "i2", "i3")
	case 1, 2, 3:
		return "." + g.pick("a", "b", "c", "long-name")
	case 4, 5:
		return "[" + g.pick("class", "id", "data-v", "k") + "]"
	case 6, 7:
		return fmt.Sprintf("[%s%s%s]", g.pick("class", "id", "data-v", "lang"), g.pick("=", "~=", "|=", "^=", "$=", "*=", "!="),
			g.pick("a", "'a b'", "en", "i1", "''", `"B"`, "on"))
	case 8:
		return ":" + g.pick("first-child", "last-child", "empty", "root")
	case 9, 10:
		return ":nth-" + g.pick("", "last-") + "child(" + g.pick("odd", "even", "2", "1", "2n+1", "3n", "-n+3", "n+2", "-2n + 5", "5") + ")"
	}
	return g.pick(":contains(one)", ":contains('two ')", ":contains('e t')", ":lang(en)", ":lang(fr)", ":not(.a)")
}

// ofType is what follows a name only: cssselect cannot do it for *, and a root is no only
// child for it.
func (g *generator) ofType() string {
	return ":" + g.pick("only-child", "first-of-type", "last-of-type", "only-of-type", "nth-of-type(2n)", "nth-of-type(2)", "nth-last-of-type(odd)")
}

// function is :not(), :is() or :has() with arguments.
func (g *generator) function(conditions, afterPlus bool) string {
	g.browser = g.browser || g.xml // cssselect compares the names of the arguments as written
	switch g.IntN(4) {
	case 0:
		argument := g.pick(g.name(), g.plainButNot(), g.name()+g.plainButNot())
		return ":not(" + argument + ")"
	case 1:
		g.browser = g.browser || conditions // cssselect joins them with "or"
		return ":" + g.pick("is", "where", "matches") + "(" + g.pick(g.name(), g.plainButNot()) + ", " + g.plainButNot() + ")"
	case 2:
		g.browser = g.browser || afterPlus // cssselect puts the test of + into the brackets
		return ":has(" + g.pick(g.name(), "."+g.pick("a", "b")) + ")"
	}
	g.browser = true // cssselect forgets the classes here, and more
	return ":has(" + g.pick("> ", "+ ", "~ ") + g.pick(g.name(), "."+g.pick("a", "b"), g.name()+"."+g.pick("a", "b")) + ")"
}

func (g *generator) plainButNot() string {
	for {
		if s := g.plain(); !strings.HasPrefix(s, ":not") {
			return s
		}
	}
}

// document is a tree of about size elements, all of which have an attribute k.
func (g *generator) document(size int) string {
	var b strings.Builder
	count := 0
	if g.xml {
		fmt.Fprintf(&b, `<r k="root" xmlns:x="urn:x" xml:lang="en">`)
		for count < size {
			g.element(&b, &count, size, 1, "r")
		}
		b.WriteString("</r>")
		return b.String()
	}
	b.WriteString(`<html k="html" lang="en-GB"><head k="head"><title k="title">two</title></head><body k="body" class="a">`)
	for count < size {
		g.element(&b, &count, size, 1, "body")
	}
	b.WriteString("</body></html>")
	return b.String()
}

func (g *generator) element(b *strings.Builder, count *int, size, depth int, parent string) {
	name := g.pick("div", "ul", "span", "em", "my-x")
	if parent == "ul" || g.xml && g.chance(20) {
		name = "li"
	}
	written := name
	if g.xml && g.chance(20) {
		written = "x:" + name
	}
	*count++
	fmt.Fprintf(b, `<%s k="%d"`, written, *count)
	if g.xml && g.chance(15) {
		b.WriteString(g.pick(` xmlns="urn:d"`, ` xmlns=""`))
	}
	if g.chance(50) {
		fmt.Fprintf(b, ` class="%s"`, g.pick("a", "b", "a b", "c  a", "long-name b", ""))
	}
	if g.chance(15) {
		fmt.Fprintf(b, ` id="%s"`, g.pick("i1", "i2", "i3"))
	}
	if g.chance(15) {
		fmt.Fprintf(b, ` data-v="%s"`, g.pick("a", "a b", "en-US", "", "on"))
	}
	if g.chance(8) {
		lang := "lang"
		if g.xml {
			lang = "xml:lang"
		}
		fmt.Fprintf(b, ` %s="%s"`, lang, g.pick("fr", "en", "EN-us", ""))
	}
	b.WriteString(">")
	for depth < 9 && *count < size && g.chance(72) {
		g.text(b, name)
		g.element(b, count, size, depth+1, name)
	}
	g.text(b, name)
	fmt.Fprintf(b, "</%s>", written)
}

func (g *generator) text(b *strings.Builder, parent string) {
	if parent != "ul" && g.chance(40) {
		b.WriteString(g.pick("one", "two ", " three", "<!-- four -->", "on", "e t"))
	}
}
