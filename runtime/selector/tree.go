package selector

import (
	"strings"

	"golang.org/x/net/html"
)

// HTML and XML share one tree, that of golang.org/x/net/html. In HTML a node has no
// namespace. In XML Data and Key are names as written, prefix included; Namespace is the
// URI, or declaration for an xmlns attribute; a processing instruction is a RawNode.
const declaration = "xmlns"

// maxDepth bounds the nesting of a tree, because everything here walks it recursively.
// golang.org/x/net/html refuses more; libxml2 stops at 256, or 2,048 with huge_tree.
const maxDepth = 512

// localName is a name without its prefix; the whole of it when it has no namespace.
func localName(name, namespace string) string {
	if namespace == "" {
		return name
	}
	_, local, found := strings.Cut(name, ":")
	if !found {
		return name
	}
	return local
}

// clarkName is the attribute's name as lxml shows it: {URI}local.
func clarkName(a html.Attribute) string {
	if a.Namespace == "" {
		return a.Key
	}
	return "{" + a.Namespace + "}" + localName(a.Key, a.Namespace)
}

// attribute returns the attribute that has name and no namespace.
func attribute(n *html.Node, name string) (value string, ok bool) {
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == name && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// stringValue is the text of all text nodes below n, or of n itself.
func stringValue(n *html.Node) string {
	if n.Type != html.ElementNode && n.Type != html.DocumentNode {
		return n.Data
	}
	if only := n.FirstChild; only != nil && only.NextSibling == nil && only.Type == html.TextNode {
		return only.Data
	}
	var b strings.Builder
	writeText(&b, n)
	return b.String()
}

func writeText(b *strings.Builder, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			b.WriteString(c.Data)
		case html.ElementNode:
			writeText(b, c)
		}
	}
}

// root is the top of the tree that n is in: the document, or a node that was dropped.
func root(n *html.Node) *html.Node {
	for n.Parent != nil {
		n = n.Parent
	}
	return n
}

// rootElement is the document's element, which it gets if it has none.
func rootElement(doc *html.Node, name string) *html.Node {
	for c := doc.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return c
		}
	}
	n := &html.Node{Type: html.ElementNode, Data: name}
	doc.AppendChild(n)
	return n
}

// clean is what parsel does to a text before it parses it.
func clean(text string) string {
	return strings.ReplaceAll(strings.TrimSpace(text), "\x00", "")
}
