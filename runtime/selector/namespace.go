package selector

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

const xmlNamespace = "http://www.w3.org/XML/1998/namespace"

// namespaceOf is the URI that prefix stands for at n; "" when nothing declares it.
func namespaceOf(n *html.Node, prefix string) string {
	if prefix == "xml" {
		return xmlNamespace
	}
	key := declarationOf(prefix)
	for ; n != nil; n = n.Parent {
		for _, a := range n.Attr {
			if a.Namespace == declaration && a.Key == key {
				return a.Val
			}
		}
	}
	return ""
}

func declarationOf(prefix string) string {
	if prefix == "" {
		return "xmlns"
	}
	return "xmlns:" + prefix
}

// RegisterNamespace makes prefix stand for uri in the queries of this selector and of
// what they will select.
func (s *Selector) RegisterNamespace(prefix, uri string) {
	s.namespaces = with(s.namespaces, map[string]string{prefix: uri})
}

// with returns namespaces and more together, more first; it changes neither.
func with(namespaces, more map[string]string) map[string]string {
	if len(more) == 0 {
		return namespaces
	}
	all := maps.Clone(namespaces)
	if all == nil {
		all = make(map[string]string, len(more))
	}
	maps.Copy(all, more)
	return all
}

// RemoveNamespaces takes this node and all below it out of their namespaces, so that
// queries find them by their local names. Other selectors of the document see it too.
func (s *Selector) RemoveNamespaces() {
	if s.node != nil && s.typ == XML {
		removeNamespaces(s.node)
	}
}

func removeNamespaces(n *html.Node) {
	n.Data, n.Namespace = localName(n.Data, n.Namespace), ""
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Namespace == declaration })
	for i := range n.Attr {
		a := &n.Attr[i]
		a.Key, a.Namespace = localName(a.Key, a.Namespace), ""
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			removeNamespaces(c)
		}
	}
}

// prefixOf is the prefix that a name in a namespace was written with.
func prefixOf(name, namespace string) string {
	prefix, _, found := strings.Cut(name, ":")
	if namespace == "" || !found {
		return ""
	}
	return prefix
}
