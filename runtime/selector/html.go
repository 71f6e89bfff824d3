package selector

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parseHTML returns the html element of the document.
func parseHTML(text string) *html.Node {
	text = clean(text)
	if text == "" {
		return rootElement(&html.Node{Type: html.DocumentNode}, "html")
	}
	t := tidying{keepHead: hasTag(text, "<head"), keepTbody: hasTag(text, "<tbody")}
	doc, err := parseHTML5(text)
	if err == nil {
		t.order = readAttrOrder(text)
	} else {
		doc = parseSoup(text)
	}
	t.children(doc)
	return rootElement(doc, "html")
}

// hasTag reports whether start, in any case, begins a tag somewhere in text.
func hasTag(text, start string) bool {
	for i := 0; i+len(start) < len(text); i++ {
		next := strings.IndexByte(text[i:], '<')
		if next < 0 {
			return false
		}
		i += next
		if rest := text[i:]; len(rest) > len(start) && strings.EqualFold(rest[:len(start)], start) && !isNameByte(rest[len(start)]) {
			return true
		}
	}
	return false
}

// parseHTML5 fails for a text that nests too deep.
func parseHTML5(text string) (doc *html.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("parsing HTML: %v", r)
		}
	}()
	return html.ParseWithOptions(strings.NewReader(text), html.ParseOptionEnableScripting(false))
}

// tidying makes a tree of the HTML standard what people who write selectors see in the
// source, and libxml2 in Scrapy: no head and no tbody that nobody wrote, no namespaces,
// lower-case names in SVG too, attributes in their order, no doctype.
type tidying struct {
	keepHead, keepTbody bool
	order               attrOrder
}

func (t tidying) children(parent *html.Node) {
	for n := parent.FirstChild; n != nil; {
		next := n.NextSibling
		t.node(parent, n)
		n = next
	}
}

func (t tidying) node(parent, n *html.Node) {
	switch {
	case n.Type == html.DoctypeNode:
		parent.RemoveChild(n)
		return
	case n.Type != html.ElementNode:
		return
	}
	if n.Namespace != "" {
		plainName(n)
	}
	t.order.restore(n)
	nameBooleans(n)
	t.children(n)
	switch {
	case n.DataAtom == atom.Head && !t.keepHead && n.FirstChild == nil:
		parent.RemoveChild(n)
	case n.DataAtom == atom.Tbody && !t.keepTbody:
		unwrap(n)
	}
}

// plainName takes an element of SVG or MathML and its attributes out of their namespaces.
func plainName(n *html.Node) {
	n.Namespace, n.Data = "", strings.ToLower(n.Data)
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Namespace != "" {
			a.Key = a.Namespace + ":" + a.Key
		}
		a.Namespace, a.Key = "", strings.ToLower(a.Key)
	}
}

// nameBooleans gives an attribute such as disabled, written without a value, its name as
// the value, as libxml2 does.
func nameBooleans(n *html.Node) {
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Val == "" && isBoolean(a.Key) {
			a.Val = a.Key
		}
	}
}

// unwrap puts the children of n in its place.
func unwrap(n *html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}
