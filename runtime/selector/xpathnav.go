package selector

import (
	"github.com/antchfx/xpath"
	"golang.org/x/net/html"
)

// position is a node, or with attr >= 0 one of its attributes.
type position struct {
	node *html.Node
	attr int
}

func (p position) value() string {
	if p.attr >= 0 {
		return p.node.Attr[p.attr].Val
	}
	return stringValue(p.node)
}

// name is the name as written and the namespace; both "" for a node without a name.
func (p position) name() (name, namespace string) {
	switch {
	case p.attr >= 0:
		a := p.node.Attr[p.attr]
		return a.Key, a.Namespace
	case p.node.Type == html.ElementNode:
		return p.node.Data, p.node.Namespace
	}
	return "", ""
}

// navigator shows our tree to the XPath library. The root of its world is the document,
// whatever node it starts from.
type navigator struct {
	position
	root *html.Node
}

func newNavigator(start *html.Node) *navigator {
	return &navigator{position: position{start, -1}, root: root(start)}
}

// unnamedPrefix stands for the default namespace. The library compares prefixes, not
// namespaces, for a name without one; this makes `item` miss <item xmlns="…">, as it
// must. It shows in name(), where rewriteXPath takes it out.
const unnamedPrefix = "\uE000"

// otherNode is the type of a processing instruction, which the library doesn't know.
const otherNode xpath.NodeType = -1

func (v *navigator) NodeType() xpath.NodeType {
	if v.attr >= 0 {
		return xpath.AttributeNode
	}
	switch v.node.Type {
	case html.ElementNode:
		return xpath.ElementNode
	case html.TextNode:
		return xpath.TextNode
	case html.CommentNode:
		return xpath.CommentNode
	case html.DocumentNode:
		return xpath.RootNode
	}
	return otherNode
}

func (v *navigator) LocalName() string { return localName(v.name()) }

func (v *navigator) NamespaceURL() string {
	_, namespace := v.name()
	return namespace
}

func (v *navigator) Prefix() string {
	name, namespace := v.name()
	if prefix := prefixOf(name, namespace); prefix != "" || namespace == "" {
		return prefix
	}
	return unnamedPrefix
}

func (v *navigator) Value() string { return v.value() }

func (v *navigator) Copy() xpath.NodeNavigator {
	c := *v
	return &c
}

func (v *navigator) MoveToRoot() { v.position = position{v.root, -1} }

func (v *navigator) MoveTo(other xpath.NodeNavigator) bool {
	o, ok := other.(*navigator)
	if !ok || o.root != v.root {
		return false
	}
	v.position = o.position
	return true
}

func (v *navigator) MoveToParent() bool {
	if v.attr >= 0 {
		v.attr = -1
		return true
	}
	return v.move(v.node.Parent)
}

func (v *navigator) MoveToChild() bool    { return v.move(v.node.FirstChild) }
func (v *navigator) MoveToNext() bool     { return v.move(v.node.NextSibling) }
func (v *navigator) MoveToPrevious() bool { return v.move(v.node.PrevSibling) }

// move goes to n; an attribute has no children and no siblings.
func (v *navigator) move(n *html.Node) bool {
	if v.attr >= 0 || n == nil {
		return false
	}
	v.node = n
	return true
}

func (v *navigator) MoveToFirst() bool {
	moved := false
	for v.MoveToPrevious() {
		moved = true
	}
	return moved
}

// MoveToNextAttribute skips namespace declarations, which XPath doesn't count as attributes.
func (v *navigator) MoveToNextAttribute() bool {
	if v.node.Type != html.ElementNode {
		return false
	}
	for i := v.attr + 1; i < len(v.node.Attr); i++ {
		if v.node.Attr[i].Namespace != declaration {
			v.attr = i
			return true
		}
	}
	return false
}
