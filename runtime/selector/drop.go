package selector

import "golang.org/x/net/html"

// Drop takes the node out of its document. In HTML the text after it stays and joins
// the text before it; in XML that text goes with the node, as it does in parsel. It
// returns ErrDropWithoutRoot for a value and ErrDropWithoutParent for a root.
func (s *Selector) Drop() error {
	n := s.node
	if n == nil {
		return ErrDropWithoutRoot
	}
	if n.Parent == nil || n.Parent.Type == html.DocumentNode {
		return ErrDropWithoutParent
	}
	before, after := n.PrevSibling, n.NextSibling
	n.Parent.RemoveChild(n)
	switch {
	case after == nil || after.Type != html.TextNode:
	case s.typ == XML:
		after.Parent.RemoveChild(after)
	case before != nil && before.Type == html.TextNode:
		before.Data += after.Data
		after.Parent.RemoveChild(after)
	}
	return nil
}
