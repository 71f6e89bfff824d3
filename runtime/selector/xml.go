package selector

import (
	"encoding/xml"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// parseXML returns the document's element. It keeps what it has read when the text
// goes wrong, closes elements that were left open, drops an end tag that fits nothing,
// and reads no DTD, so that no entity can expand.
func parseXML(text string) *html.Node {
	doc := &html.Node{Type: html.DocumentNode}
	d := xml.NewDecoder(strings.NewReader(clean(text)))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	b := &xmlBuilder{at: doc}
	for {
		token, err := d.RawToken()
		if err != nil || !b.token(token) {
			return rootElement(doc, "html")
		}
	}
}

type xmlBuilder struct {
	at    *html.Node // where the next node goes
	depth int
}

// token adds one token to the tree; false means that the document goes too deep.
func (b *xmlBuilder) token(t xml.Token) bool {
	switch t := t.(type) {
	case xml.StartElement:
		return b.start(t)
	case xml.EndElement:
		b.end(rawName(t.Name))
	case xml.CharData:
		b.text(string(t))
	case xml.Comment:
		b.at.AppendChild(&html.Node{Type: html.CommentNode, Data: string(t)})
	case xml.ProcInst:
		if t.Target != "xml" {
			b.at.AppendChild(&html.Node{Type: html.RawNode, Data: t.Target + " " + string(t.Inst)})
		}
	}
	return true
}

func (b *xmlBuilder) start(t xml.StartElement) bool {
	if b.depth++; b.depth >= maxDepth {
		return false
	}
	n := &html.Node{Type: html.ElementNode, Data: rawName(t.Name), Attr: make([]html.Attribute, len(t.Attr))}
	for i, a := range t.Attr {
		n.Attr[i] = html.Attribute{Key: rawName(a.Name), Val: a.Value}
		if a.Name.Space == "xmlns" || rawName(a.Name) == "xmlns" {
			n.Attr[i].Namespace = declaration
		}
	}
	b.at.AppendChild(n)
	b.at = n
	n.Namespace = namespaceOf(n, t.Name.Space)
	for i, a := range t.Attr {
		if n.Attr[i].Namespace == "" && a.Name.Space != "" {
			n.Attr[i].Namespace = namespaceOf(n, a.Name.Space)
		}
	}
	return true
}

func (b *xmlBuilder) end(name string) {
	depth := b.depth
	for n := b.at; n.Type == html.ElementNode; n = n.Parent {
		depth--
		if n.Data == name {
			b.at, b.depth = n.Parent, depth
			return
		}
	}
}

// text joins CDATA sections with the text around them, and drops what lies outside the root.
func (b *xmlBuilder) text(s string) {
	switch last := b.at.LastChild; {
	case b.depth == 0:
	case last != nil && last.Type == html.TextNode:
		last.Data += s
	default:
		b.at.AppendChild(&html.Node{Type: html.TextNode, Data: s})
	}
}

func rawName(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}
