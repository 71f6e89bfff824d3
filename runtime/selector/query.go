package selector

import (
	"fmt"

	"golang.org/x/net/html"
)

// cachedQueries is how many compiled queries of each kind stay in memory at least.
const cachedQueries = 512

type cssKey struct {
	query string
	xml   bool
}

// cssPrograms is shared by all documents: a crawl asks the same few queries of each.
var cssPrograms = newCache[cssKey, *program](cachedQueries)

// CSS returns what query selects from this node and all below it. The error for a query
// that can't be compiled is a *QueryError. A value such as a text has nothing to select.
func (s *Selector) CSS(query string) (List, error) {
	type result struct {
		node  *html.Node
		value string
	}
	var results []result
	err := s.css(query, func(n *html.Node, value string) bool {
		results = append(results, result{n, value})
		return true
	})
	if err != nil {
		return nil, err
	}
	selectors := make([]Selector, len(results))
	list := make(List, len(results))
	for i, r := range results {
		selectors[i] = Selector{typ: s.nodeType(), node: r.node, value: r.value, namespaces: s.namespaces}
		list[i] = &selectors[i]
	}
	return list, nil
}

// CSSGetAll is GetAll of what CSS returns, without making selectors.
func (s *Selector) CSSGetAll(query string) ([]string, error) {
	var values []string
	err := s.css(query, func(n *html.Node, value string) bool {
		if n != nil {
			value = (&Selector{typ: s.nodeType(), node: n}).Get()
		}
		values = append(values, value)
		return true
	})
	return values, err
}

// CSSGet is Get of the first result of CSS; the document is read no further than that.
func (s *Selector) CSSGet(query string) (value string, ok bool, err error) {
	err = s.css(query, func(n *html.Node, text string) bool {
		value, ok = text, true
		if n != nil {
			value = (&Selector{typ: s.nodeType(), node: n}).Get()
		}
		return false
	})
	return value, ok, err
}

func (s *Selector) css(query string, emit func(*html.Node, string) bool) error {
	p, err := cssPrograms.get(cssKey{query, s.typ == XML}, func() (*program, error) {
		return compileCSS(query, s.typ == XML)
	})
	if err == nil {
		err = p.check(s.namespaces)
	}
	if err != nil {
		return &QueryError{Kind: "CSS selector", Query: query, Err: err}
	}
	start, err := s.start("CSS selector", query)
	if err != nil || start == nil || start.Type != html.ElementNode {
		return err
	}
	w := walk{program: p, context: &context{scope: start, xml: s.typ == XML, namespaces: s.namespaces}, emit: emit}
	w.visit(start, place{})
	return nil
}

// start is the node that queries start from, nil for a value.
func (s *Selector) start(kind, query string) (*html.Node, error) {
	switch {
	case s.late != nil:
		return s.late(), nil
	case s.typ == JSON:
		return nil, &QueryError{Kind: kind, Query: query, Err: fmt.Errorf("a selector of type json has no nodes")}
	}
	return s.node, nil
}

// nodeType is the type of what a query selects.
func (s *Selector) nodeType() Type {
	if s.typ == XML {
		return XML
	}
	return HTML
}
