package selector

import (
	"strings"

	"golang.org/x/net/html"
)

// soup builds a tree from tags alone, for documents too deep for the HTML standard's
// parser: an end tag closes the nearest element of its name, and elements that would lie
// deeper than maxDepth become siblings at that depth.
type soup struct {
	open []*html.Node // from the document to where the next node goes
}

func parseSoup(text string) *html.Node {
	doc := &html.Node{Type: html.DocumentNode}
	s := &soup{open: []*html.Node{doc}}
	s.start(html.Token{Data: "html"})
	z := html.NewTokenizer(strings.NewReader(text))
	for z.Next() != html.ErrorToken {
		s.token(z.Token())
	}
	return doc
}

func (s *soup) token(t html.Token) {
	switch t.Type {
	case html.TextToken:
		s.add(&html.Node{Type: html.TextNode, Data: t.Data})
	case html.CommentToken:
		s.add(&html.Node{Type: html.CommentNode, Data: t.Data})
	case html.StartTagToken:
		s.start(t)
	case html.SelfClosingTagToken:
		s.add(element(t))
	case html.EndTagToken:
		s.end(t.Data)
	}
}

func (s *soup) add(n *html.Node) { s.open[len(s.open)-1].AppendChild(n) }

func (s *soup) start(t html.Token) {
	if t.Data == "html" && len(s.open) > 1 {
		return
	}
	n := element(t)
	s.open = s.open[:min(len(s.open), maxDepth-1)]
	s.add(n)
	if !isVoid(n.Data) {
		s.open = append(s.open, n)
	}
}

// end never closes the document or its html element.
func (s *soup) end(name string) {
	for i := len(s.open) - 1; i > 1; i-- {
		if s.open[i].Data == name {
			s.open = s.open[:i]
			return
		}
	}
}

func element(t html.Token) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: t.Data, DataAtom: t.DataAtom, Attr: t.Attr}
}
