package selector

import (
	"maps"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/xpath"
)

// XPathOptions are what an expression may refer to; the zero value works.
type XPathOptions struct {
	Vars       map[string]any    // values of $name: a string, a number or a bool
	Namespaces map[string]string // prefix to URI, on top of those registered
}

var xpathPrograms = newCache[string, *xpath.Expr](cachedQueries)

// XPath returns what query selects from this node: nodes in document order, or one value
// for an expression that computes a number, a string or a boolean. Text and attribute
// nodes become values. The error for an expression that can't be compiled or evaluated is
// a *QueryError. A value has nothing to select.
func (s *Selector) XPath(query string, opts XPathOptions) (List, error) {
	hasNodes, err := s.hasNodes("XPath", query)
	if !hasNodes {
		return nil, err
	}
	found, err := s.xpath(query, opts)
	if err != nil {
		return nil, &QueryError{Kind: "XPath", Query: query, Err: err}
	}
	return found, nil
}

func (s *Selector) xpath(query string, opts XPathOptions) (List, error) {
	expr, err := xpathPrograms.get(query, func() (*xpath.Expr, error) { return xpath.Compile(query) })
	if err != nil {
		return nil, err
	}
	tree := s.doc.read()
	defer s.doc.end()
	d, n := s.locate(tree)
	c := xpath.Context{Doc: d, Node: n, Vars: opts.Vars, Namespaces: together(s.namespaces, opts.Namespaces)}
	if !expr.SelectsNodes() {
		return s.computed(expr, c, tree)
	}
	var found results
	err = expr.Select(c, func(r xpath.NodeRef) bool {
		s.addNode(&found, tree, r)
		return true
	})
	if err != nil {
		return nil, err
	}
	return found.list(), nil
}

// computed is the result of an expression that computes a value, or that is a variable.
func (s *Selector) computed(expr *xpath.Expr, c xpath.Context, tree *dom.Document) (List, error) {
	v, err := expr.Evaluate(c)
	if err != nil {
		return nil, err
	}
	value := Selector{typ: s.nodeType(), kind: aValue, namespaces: s.namespaces}
	switch v.Type {
	case xpath.NodeSet:
		var found results
		for _, r := range v.Nodes {
			s.addNode(&found, tree, r)
		}
		return found.list(), nil
	case xpath.Number:
		value.value = formatFloat(v.Number)
	case xpath.Boolean:
		value.value = formatBool(v.Bool)
	default:
		value.value = v.Text
	}
	return List{&value}, nil
}

// addNode adds a selected node. The document itself is no result, as in lxml.
func (s *Selector) addNode(found *results, tree *dom.Document, r xpath.NodeRef) {
	kind := r.Doc.Kind(r.Node)
	if kind == dom.DocumentNode {
		return
	}
	selected := Selector{typ: s.nodeType(), doc: s.docOf(tree, r.Doc), node: r.Node, attr: r.Attr, namespaces: s.namespaces}
	if r.Attr != -1 || kind == dom.Text {
		selected.kind = aReference
	}
	found.add(selected)
}

// together is namespaces and more, more first; it changes neither.
func together(namespaces, more map[string]string) map[string]string {
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
