package xpath_test

import (
	"encoding/xml"
	"io"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

func read(t testing.TB, file string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// parse makes a document of HTML or XML, by parsers that know nothing of this project.
func parse(t testing.TB, text string, isHTML bool) *dom.Document {
	t.Helper()
	d := dom.New(text, isHTML)
	if isHTML {
		root, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		for c := root.FirstChild; c != nil; c = c.NextSibling {
			copyHTML(d, dom.Root, c)
		}
	} else if err := copyXML(d, text); err != nil {
		t.Fatal(err)
	}
	d.Finish(dom.AsWritten(isHTML))
	return d
}

func copyHTML(d *dom.Document, parent dom.Node, n *html.Node) {
	var made dom.Node
	switch n.Type {
	case html.ElementNode:
		made = d.NewElement(d.Intern(n.Data), dom.NoNS)
		for _, a := range n.Attr {
			d.AddAttr(made, d.Intern(a.Key), d.CopyString(a.Val))
		}
	case html.TextNode:
		made = d.NewLeaf(dom.Text, d.CopyString(n.Data))
	case html.CommentNode:
		made = d.NewLeaf(dom.Comment, d.CopyString(n.Data))
	default:
		return
	}
	d.Append(parent, made)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		copyHTML(d, made, c)
	}
}

// copyXML resolves prefixes itself: encoding/xml forgets them.
func copyXML(d *dom.Document, text string) error {
	tokens := xml.NewDecoder(strings.NewReader(text))
	at := dom.Root
	for {
		token, err := tokens.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			at = startElement(d, at, token)
		case xml.EndElement:
			at = d.Parent(at)
		case xml.CharData:
			if at != dom.Root {
				d.AppendText(at, d.CopyString(string(token)))
			}
		case xml.Comment:
			d.Append(at, d.NewLeaf(dom.Comment, d.CopyString(string(token))))
		case xml.ProcInst:
			if token.Target != "xml" {
				d.Append(at, d.NewInstruction(d.Intern(token.Target), d.CopyString(string(token.Inst))))
			}
		}
	}
}

func startElement(d *dom.Document, parent dom.Node, tag xml.StartElement) dom.Node {
	n := d.NewElement(d.Intern(tag.Name.Local), dom.NoNS)
	d.Append(parent, n)
	for _, a := range tag.Attr {
		ns := dom.NoNS
		switch {
		case a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns":
			d.InternNS(a.Value)
			ns = dom.XMLNS
		case a.Name.Space != "":
			ns = resolve(d, parent, tag, a.Name.Space)
		}
		d.AddAttrNS(n, d.Intern(a.Name.Local), d.CopyString(a.Value), ns, a.Name.Space)
	}
	d.SetNS(n, resolve(d, parent, tag, tag.Name.Space))
	d.SetPrefix(n, tag.Name.Space)
	return n
}

func resolve(d *dom.Document, parent dom.Node, tag xml.StartElement, prefix string) dom.NS {
	for _, a := range tag.Attr {
		if prefix != "" && a.Name.Space == "xmlns" && a.Name.Local == prefix || prefix == "" && a.Name.Space == "" && a.Name.Local == "xmlns" {
			return d.InternNS(a.Value)
		}
	}
	ns, _ := d.Resolve(parent, prefix)
	return ns
}
