package selector

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// Selection is what response.$ finds: a selection of goquery, walked as jQuery's are.
type Selection = goquery.Selection

// Selection is the document as goquery sees it. It is a copy: changes of either side are
// not seen on the other one. A value has an empty one.
func (s *Selector) Selection() *Selection {
	root := &html.Node{Type: html.DocumentNode}
	s.with(func(d *dom.Document, n dom.Node) { copyTree(d, n, root) })
	return goquery.NewDocumentFromNode(root).Selection
}

// CheckSelection says what is wrong with a selector for a Selection, which would find
// nothing by it. The error is a *QueryError.
func CheckSelection(query string) error {
	if _, err := cascadia.ParseGroup(query); err != nil {
		return &QueryError{Kind: "CSS selector", Query: query, Err: err}
	}
	return nil
}

// copyTree copies n and all below it. Nodes are visited in document order, so that the
// parent of each has its copy already.
func copyTree(d *dom.Document, n dom.Node, parent *html.Node) {
	copies := make([]*html.Node, d.End(n)-n)
	for m := n; m < d.End(n); m++ {
		c := copyNode(d, m)
		if c == nil {
			continue
		}
		if m > n {
			parent = copies[d.Parent(m)-n]
		}
		parent.AppendChild(c)
		copies[m-n] = c
	}
}

func copyNode(d *dom.Document, n dom.Node) *html.Node {
	switch d.Kind(n) {
	case dom.Element:
		name := d.QName(n)
		c := &html.Node{Type: html.ElementNode, Data: strings.Clone(name), DataAtom: atom.Lookup([]byte(name))}
		for _, a := range d.Attrs(n) {
			c.Attr = append(c.Attr, html.Attribute{Key: strings.Clone(d.AttrQName(a)), Val: strings.Clone(a.Value)})
		}
		return c
	case dom.Text:
		return &html.Node{Type: html.TextNode, Data: strings.Clone(d.Data(n))}
	case dom.Comment:
		return &html.Node{Type: html.CommentNode, Data: strings.Clone(d.Data(n))}
	}
	return nil
}
