package selector

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/gojscrape/gojscrape/runtime/selector/css"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// cachedQueries is how many compiled queries of each kind stay in memory at least.
const cachedQueries = 512

type cssKey struct {
	query string
	xml   bool
}

// cssPrograms is shared by all documents: a crawl asks the same few queries of each.
var cssPrograms = newCache[cssKey, *css.Program](cachedQueries)

// CSS returns what query selects from this node and all below it. The error for a query
// that can't be compiled is a *QueryError. A value such as a text has nothing to select.
func (s *Selector) CSS(query string) (List, error) {
	var found results
	err := s.css(query, func(_ *dom.Document, r Selector) bool {
		found.add(r)
		return true
	})
	if err != nil {
		return nil, err
	}
	return found.list(), nil
}

// CSSGetAll is GetAll of what CSS returns, without making selectors.
func (s *Selector) CSSGetAll(query string) ([]string, error) {
	var values []string
	err := s.css(query, func(d *dom.Document, r Selector) bool {
		values = append(values, r.get(d))
		return true
	})
	return values, err
}

// CSSGet is Get of the first result of CSS; the document is read no further than that.
func (s *Selector) CSSGet(query string) (value string, ok bool, err error) {
	err = s.css(query, func(d *dom.Document, r Selector) bool {
		value, ok = r.get(d), true
		return false
	})
	return value, ok, err
}

func (s *Selector) css(query string, emit func(*dom.Document, Selector) bool) error {
	p, err := cssPrograms.get(cssKey{query, s.typ == XML}, func() (*css.Program, error) {
		p, err := css.Compile(query, s.typ == XML)
		if bad, ok := errors.AsType[*css.SyntaxError](err); ok {
			// A QueryError shows the query itself.
			err = fmt.Errorf("%s at character %d", bad.Msg, utf8.RuneCountInString(bad.Query[:bad.Offset])+1)
		}
		return p, err
	})
	if err == nil {
		err = s.knows(p.Prefixes())
	}
	if err != nil {
		return &QueryError{Kind: "CSS selector", Query: query, Err: err}
	}
	hasNodes, err := s.hasNodes("CSS selector", query)
	if !hasNodes {
		return err
	}
	tree := s.doc.read()
	defer s.doc.end()
	d, n := s.locate(tree)
	doc, typ := s.docOf(tree, d), s.nodeType()
	p.Select(d, css.Scope{Start: n, Namespaces: s.namespaces}, func(r css.Result) bool {
		found := Selector{typ: typ, doc: doc, node: r.Node, attr: int32(r.Attr), namespaces: s.namespaces}
		if r.Attr >= 0 || d.Kind(r.Node) == dom.Text {
			found.kind = aReference
		}
		return emit(d, found)
	})
	return nil
}

// docOf is the document that the tree d is of: that of s, unless d was dropped out of it.
func (s *Selector) docOf(tree, d *dom.Document) *document {
	if d == tree {
		return s.doc
	}
	return &document{tree: d, changed: true}
}

func (s *Selector) knows(prefixes []string) error {
	for _, prefix := range prefixes {
		if _, known := s.namespaces[prefix]; !known {
			return fmt.Errorf("undefined namespace prefix %q", prefix)
		}
	}
	return nil
}

var errNoNodes = errors.New("a selector of type json has no nodes: use jmespath or jsonpath")

// hasNodes says that there is something to select from; of JSON that is an error.
func (s *Selector) hasNodes(kind, query string) (bool, error) {
	if s.kind == aJSON {
		return false, &QueryError{Kind: kind, Query: query, Err: errNoNodes}
	}
	return s.kind == aNode || s.kind == aText, nil
}
