package selector

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// writeXML writes n as lxml's tostring does: the first element also declares the
// namespaces it inherits, the nearest first.
func writeXML(b *strings.Builder, n *html.Node) {
	if n.Type != html.ElementNode {
		writeXMLNode(b, n, nil)
		return
	}
	declared := map[string]bool{}
	for _, a := range n.Attr {
		declared[a.Key] = true
	}
	var inherited []html.Attribute
	for p := n.Parent; p != nil; p = p.Parent {
		for _, a := range p.Attr {
			if a.Namespace == declaration && !declared[a.Key] {
				declared[a.Key] = true
				inherited = append(inherited, a)
			}
		}
	}
	writeXMLNode(b, n, inherited)
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
			writeXMLValue(b, a.Val)
			b.WriteByte('"')
		}
	}
}

var (
	xmlTextEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	xmlAttrEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;",
		"\t", "&#9;", "\n", "&#10;", "\r", "&#13;")
)

// writeXMLValue writes characters outside ASCII as references, which libxml2 does in
// attributes and not in text.
func writeXMLValue(b *strings.Builder, value string) {
	for _, r := range xmlAttrEscapes.Replace(value) {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(b, "&#x%X;", r)
		}
	}
}
