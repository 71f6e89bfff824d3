package selector

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/antchfx/xpath"
	"golang.org/x/net/html"
)

// XPathOptions are what an expression may refer to; the zero value works.
type XPathOptions struct {
	Vars       map[string]any    // values of $name: a string, a number or a bool
	Namespaces map[string]string // prefix to URI, on top of those registered
}

type xpathKey struct{ query, namespaces string }

// xpathPrograms holds pools, because a compiled expression keeps its place while it runs.
var xpathPrograms = newCache[xpathKey, *sync.Pool](cachedQueries)

// XPath returns what query selects from this node: nodes in document order, or one value
// for an expression that computes a number, a string or a boolean. Text and attribute
// nodes become values. The error for an expression that can't be compiled or evaluated is
// a *QueryError. A value has nothing to select.
func (s *Selector) XPath(query string, opts XPathOptions) (List, error) {
	start, err := s.start("XPath", query)
	if err != nil || start == nil {
		return nil, err
	}
	found, err := s.xpath(start, query, opts)
	if err != nil {
		return nil, &QueryError{Kind: "XPath", Query: query, Err: err}
	}
	return found, nil
}

func (s *Selector) xpath(start *html.Node, query string, opts XPathOptions) (List, error) {
	namespaces := with(s.namespaces, opts.Namespaces)
	expr, err := rewriteXPath(query, xpathRewriter{vars: opts.Vars, namespaces: namespaces, xml: s.typ == XML})
	if err != nil {
		return nil, err
	}
	pool, err := xpathPrograms.get(xpathKey{expr, joined(namespaces)}, func() (*sync.Pool, error) {
		return compileXPath(expr, namespaces)
	})
	if err != nil {
		return nil, err
	}
	program := pool.Get().(*xpath.Expr)
	result, err := evaluate(program, start)
	if err != nil {
		return nil, err // the program is in an unknown state: it isn't put back
	}
	pool.Put(program)
	return s.wrap(result, start), nil
}

// compileXPath returns a pool of the compiled expression.
func compileXPath(expr string, namespaces map[string]string) (*sync.Pool, error) {
	known := maps.Clone(namespaces)
	if known == nil {
		known = map[string]string{} // nil would let every prefix pass
	}
	compile := func() (program *xpath.Expr, err error) {
		defer recovered(&err)
		return xpath.CompileWithNS(expr, known)
	}
	program, err := compile()
	if err != nil {
		return nil, err
	}
	pool := &sync.Pool{New: func() any {
		again, _ := compile() // it compiled before
		return again
	}}
	pool.Put(program)
	return pool, nil
}

// evaluate runs a program and returns a []position, float64, string or bool. The library
// panics on some valid expressions, such as //li[number() > 3].
func evaluate(program *xpath.Expr, start *html.Node) (result any, err error) {
	defer recovered(&err)
	result = program.Evaluate(newNavigator(start))
	nodes, ok := result.(*xpath.NodeIterator)
	if !ok {
		return result, nil
	}
	var found []position
	for nodes.MoveNext() {
		found = append(found, nodes.Current().(*navigator).position)
	}
	return found, nil
}

func recovered(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("not supported: %v", r)
	}
}

// wrap makes selectors of a result. The document itself is no result, as in lxml.
func (s *Selector) wrap(result any, start *html.Node) List {
	positions, ok := result.([]position)
	if !ok {
		return List{{typ: s.nodeType(), value: formatValue(result), namespaces: s.namespaces}}
	}
	positions = inDocumentOrder(positions, start)
	selectors := make([]Selector, len(positions))
	list := make(List, 0, len(positions))
	for i, p := range positions {
		if p.node.Type == html.DocumentNode {
			continue
		}
		selectors[i] = Selector{typ: s.nodeType(), node: p.node, namespaces: s.namespaces}
		if p.attr >= 0 || p.node.Type == html.TextNode {
			selectors[i].node, selectors[i].value = nil, p.value()
		}
		list = append(list, &selectors[i])
	}
	return list
}

// joined is a text that is equal for equal maps.
func joined(namespaces map[string]string) string {
	if len(namespaces) == 0 {
		return ""
	}
	var b strings.Builder
	for _, prefix := range slices.Sorted(maps.Keys(namespaces)) {
		b.WriteString(prefix + "=" + namespaces[prefix] + "\n")
	}
	return b.String()
}
