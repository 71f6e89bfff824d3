package selector

import (
	"strings"

	"golang.org/x/net/html"
)

// pseudoClass reads what follows the : of a pseudo-class.
func (p *cssParser) pseudoClass() test {
	name := strings.ToLower(p.ident())
	var t test
	if p.err == nil && p.accept("(") {
		p.space()
		t = p.function(name)
		if t == nil {
			p.fail("the pseudo-class :%s() is unknown", name)
		}
		return t
	}
	if t = simplePseudo(name, p.xml); t == nil {
		p.fail("the pseudo-class :%s is unknown", name)
	}
	return t
}

// function reads the arguments of a pseudo-class and the parenthesis after them.
func (p *cssParser) function(name string) test {
	switch name {
	case "not":
		steps := p.compounds(name)
		return func(n *html.Node, c *context) bool { return !anyAccepts(steps, n, c) }
	case "is", "matches", "where":
		steps := p.compounds(name)
		return func(n *html.Node, c *context) bool { return anyAccepts(steps, n, c) }
	case "has":
		return p.relative().has
	case "contains":
		text := p.argument()
		return func(n *html.Node, _ *context) bool { return strings.Contains(stringValue(n), text) }
	case "lang":
		return inLanguage(p.argument())
	case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type":
		return p.nth(strings.Contains(name, "last"), strings.HasSuffix(name, "of-type"))
	}
	return nil
}

// argument reads one name or string and the parenthesis after it.
func (p *cssParser) argument() string {
	value := p.value()
	p.space()
	p.expect(")")
	return value
}

func anyAccepts(steps []step, n *html.Node, c *context) bool {
	for i := range steps {
		if steps[i].accepts(n, c) {
			return true
		}
	}
	return false
}

// simplePseudo is the test of a pseudo-class without arguments; nil if there is none.
func simplePseudo(name string, xml bool) test {
	switch name {
	case "root":
		return isRoot
	case "scope":
		return func(n *html.Node, c *context) bool { return n == c.scope }
	case "empty":
		return isEmpty
	case "first-child":
		return nthTest(0, 1, false, false)
	case "last-child":
		return nthTest(0, 1, true, false)
	case "first-of-type":
		return nthTest(0, 1, false, true)
	case "last-of-type":
		return nthTest(0, 1, true, true)
	case "only-child":
		return both(nthTest(0, 1, false, false), nthTest(0, 1, true, false))
	case "only-of-type":
		return both(nthTest(0, 1, false, true), nthTest(0, 1, true, true))
	case "visited", "hover", "active", "focus", "target":
		return never
	case "link", "checked", "enabled", "disabled":
		if xml {
			return never
		}
		return formPseudo(name)
	}
	return nil
}

func both(a, b test) test {
	return func(n *html.Node, c *context) bool { return a(n, c) && b(n, c) }
}

func never(*html.Node, *context) bool { return false }

func isAnchor(n *html.Node, c *context) bool { return n == c.anchor }

func isRoot(n *html.Node, _ *context) bool {
	return n.Parent == nil || n.Parent.Type == html.DocumentNode
}

func isEmpty(n *html.Node, _ *context) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode || c.Type == html.TextNode {
			return false
		}
	}
	return true
}

// inLanguage is the test of :lang(): the nearest lang attribute is language or a dialect of it.
func inLanguage(language string) test {
	prefix := strings.ToLower(language) + "-"
	return func(n *html.Node, c *context) bool {
		key := "lang"
		if c.xml {
			key = "xml:lang"
		}
		for ; n != nil; n = n.Parent {
			for _, a := range n.Attr {
				if a.Key == key {
					return strings.HasPrefix(strings.ToLower(a.Val)+"-", prefix)
				}
			}
		}
		return false
	}
}
