package selector

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// writeXML writes n as lxml's tostring does: the first element also declares the
// namespaces it inherits.
func writeXML(b *strings.Builder, n *html.Node) {
	var inherited []html.Attribute
	if n.Type == html.ElementNode {
		inherited = inheritedDeclarations(n)
	}
	writeXMLNode(b, n, inherited)
}

// inheritedDeclarations lists what n's own name uses, then what its attributes use, then
// the rest from the nearest ancestor up.
func inheritedDeclarations(n *html.Node) (inherited []html.Attribute) {
	declared := map[string]bool{}
	for _, a := range n.Attr {
		declared[a.Key] = true
	}
	for p := n.Parent; p != nil; p = p.Parent {
		for _, a := range p.Attr {
			if a.Namespace == declaration && !declared[a.Key] {
				declared[a.Key] = true
				inherited = append(inherited, a)
			}
		}
	}
	rank := declarationRanks(n)
	slices.SortStableFunc(inherited, func(a, b html.Attribute) int { return rank[b.Key] - rank[a.Key] })
	return inherited
}

// declarationRanks says which declarations n uses: 2 in its name, 1 in an attribute.
func declarationRanks(n *html.Node) map[string]int {
	rank := map[string]int{}
	for _, a := range n.Attr {
		if a.Namespace != "" && a.Namespace != declaration {
			rank[declarationOf(prefixOf(a.Key, a.Namespace))] = 1
		}
	}
	if n.Namespace != "" {
		rank[declarationOf(prefixOf(n.Data, n.Namespace))] = 2
	}
	return rank
}

func writeXMLNode(b *strings.Builder, n *html.Node, inherited []html.Attribute) {
	switch n.Type {
	case html.ElementNode:
		writeXMLElement(b, n, inherited)
	case html.TextNode:
		xmlTextEscapes.WriteString(b, n.Data)
	case html.CommentNode:
		b.WriteString("<!--" + n.Data + "-->")
	case html.RawNode:
		b.WriteString("<?" + n.Data + "?>")
	}
}

func writeXMLElement(b *strings.Builder, n *html.Node, inherited []html.Attribute) {
	b.WriteByte('<')
	b.WriteString(n.Data)
	writeXMLAttrs(b, n.Attr, true)
	writeXMLAttrs(b, inherited, true)
	writeXMLAttrs(b, n.Attr, false)
	if n.FirstChild == nil {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeXMLNode(b, c, nil)
	}
	b.WriteString("</" + n.Data + ">")
}

func writeXMLAttrs(b *strings.Builder, attrs []html.Attribute, declarations bool) {
	for _, a := range attrs {
		if declarations == (a.Namespace == declaration) {
			b.WriteString(" " + a.Key + `="`)
			xmlAttrEscapes.WriteString(b, a.Val)
			b.WriteByte('"')
		}
	}
}

var (
	xmlTextEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	xmlAttrEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;",
		"\t", "&#9;", "\n", "&#10;", "\r", "&#13;")
)
