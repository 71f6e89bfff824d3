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
		writeTextNode(b, n)
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
	b.WriteString("</")
	b.WriteString(n.Data)
	b.WriteByte('>')
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

func writeTextNode(b *strings.Builder, n *html.Node) {
	if p := n.Parent; p != nil && (p.Data == "script" || p.Data == "style") {
		b.WriteString(n.Data)
		return
	}
	textEscapes.WriteString(b, n.Data)
}

// escapeURL percent-encodes what libxml2 does in an attribute that holds an address.
func escapeURL(value string) string {
	value = strings.TrimLeft(value, cssSpace)
	i := 0
	for i < len(value) && isURLByte(value[i]) {
		i++
	}
	if i == len(value) {
		return value
	}
	var b strings.Builder
	b.WriteString(value[:i])
	for _, c := range []byte(value[i:]) {
		if isURLByte(c) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func isURLByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		strings.IndexByte("!#%&'()*+,-./:;<=>?@_~", c) >= 0
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
