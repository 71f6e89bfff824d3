package css_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/gojscrape/gojscrape/runtime/selector/css"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// parseHTML copies the tree of x/net into a document. Tags that nobody wrote are in it.
func parseHTML(t testing.TB, text string) *dom.Document {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	d := dom.New(text, true)
	copyHTML(d, dom.Root, root)
	d.Finish(true)
	return d
}

func copyHTML(d *dom.Document, parent dom.Node, from *html.Node) {
	for c := from.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			d.Append(parent, d.NewLeaf(dom.Text, d.CopyString(c.Data)))
		case html.CommentNode:
			d.Append(parent, d.NewLeaf(dom.Comment, d.CopyString(c.Data)))
		case html.ElementNode:
			n := d.NewElement(d.Intern(c.Data), dom.NoNS)
			for _, a := range c.Attr {
				d.AddAttr(n, d.Intern(a.Key), d.CopyString(a.Val))
			}
			d.Append(parent, n)
			copyHTML(d, n, c)
		}
	}
}

// parseXML makes a document of well-formed XML.
func parseXML(t testing.TB, text string) *dom.Document {
	t.Helper()
	d := dom.New(text, false)
	at := dom.Root
	tokens := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := tokens.Token()
		if errors.Is(err, io.EOF) {
			d.Finish(false)
			return d
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			n := d.NewElement(d.Intern(token.Name.Local), d.InternNS(token.Name.Space))
			for _, a := range token.Attr {
				switch space := a.Name.Space; {
				case space == "xmlns" || space == "" && a.Name.Local == "xmlns":
					d.AddAttrNS(n, d.Intern(a.Name.Local), d.CopyString(a.Value), dom.XMLNS, space)
				case space == "xml":
					d.AddAttrNS(n, d.Intern(a.Name.Local), d.CopyString(a.Value), dom.XML, "xml")
				default:
					d.AddAttrNS(n, d.Intern(a.Name.Local), d.CopyString(a.Value), d.InternNS(space), "")
				}
			}
			d.Append(at, n)
			at = n
		case xml.EndElement:
			at = d.Parent(at)
		case xml.CharData:
			if at != dom.Root {
				d.AppendText(at, d.Copy(token))
			}
		}
	}
}

func compile(t testing.TB, query string, xml bool) *css.Program {
	t.Helper()
	p, err := css.Compile(query, xml)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// values runs p. An element is the value of its attribute called mark.
func values(d *dom.Document, p *css.Program, s css.Scope, mark string) []string {
	found := []string{}
	p.Select(d, s, func(r css.Result) bool {
		switch {
		case r.Attr >= 0:
			found = append(found, d.AttrAt(r.Node, r.Attr).Value)
		case d.Kind(r.Node) == dom.Text:
			found = append(found, d.Data(r.Node))
		default:
			value, _ := d.Attr(r.Node, d.Atom(mark), dom.NoNS)
			found = append(found, value)
		}
		return true
	})
	return found
}

// ids runs query from the root element.
func ids(t testing.TB, d *dom.Document, query string) string {
	t.Helper()
	p := compile(t, query, !d.HTML())
	return strings.Join(values(d, p, css.Scope{Start: d.RootElement()}, "id"), " ")
}
