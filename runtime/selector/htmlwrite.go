package selector

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// writeHTML writes markup as libxml2's HTML serialiser does, so that what Get returns
// and what regular expressions see is the same as in Scrapy.
func writeHTML(b *strings.Builder, n *html.Node) {
	switch n.Type {
	case html.ElementNode:
		writeElement(b, n)
	case html.TextNode:
		b.WriteString(textOf(n))
	case html.CommentNode:
		b.WriteString("<!--" + n.Data + "-->")
	case html.DocumentNode:
		writeChildren(b, n)
	}
}

func writeChildren(b *strings.Builder, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeHTML(b, c)
	}
}

func writeElement(b *strings.Builder, n *html.Node) {
	b.WriteByte('<')
	b.WriteString(n.Data)
	for _, a := range n.Attr {
		writeAttr(b, n, a)
	}
	b.WriteByte('>')
	if isVoid(n.Data) {
		return
	}
	writeChildren(b, n)
	b.WriteString("</" + n.Data + ">")
}

func writeAttr(b *strings.Builder, n *html.Node, a html.Attribute) {
	b.WriteByte(' ')
	b.WriteString(a.Key)
	if isBoolean(a.Key) {
		return
	}
	value := a.Val
	if isURL(n.Data, a.Key) {
		value = escapeURL(value)
	}
	b.WriteString(`="`)
	attrEscapes.WriteString(b, value)
	b.WriteByte('"')
}

var (
	textEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	attrEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
)

func textOf(n *html.Node) string {
	if p := n.Parent; p != nil && (p.Data == "script" || p.Data == "style") {
		return n.Data
	}
	return textEscapes.Replace(n.Data)
}

// escapeURL percent-encodes what libxml2 does in an attribute that holds an address.
func escapeURL(value string) string {
	const kept = "!#%&'()*+,-./:;<=>?@_~"
	var b strings.Builder
	for _, c := range []byte(strings.TrimLeft(value, " \t\n\r\f")) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte(kept, c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func isURL(element, attr string) bool {
	switch attr {
	case "href", "src", "action":
		return true
	}
	return attr == "name" && element == "a"
}

// isBoolean tells the attributes that HTML 4 writes without a value.
func isBoolean(attr string) bool {
	switch attr {
	case "checked", "compact", "declare", "defer", "disabled", "ismap", "multiple", "nohref",
		"noresize", "noshade", "nowrap", "readonly", "selected":
		return true
	}
	return false
}

// isVoid tells the elements that have no end tag.
func isVoid(element string) bool {
	switch element {
	case "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex",
		"link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}
