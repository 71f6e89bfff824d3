package jsonquery

import (
	"github.com/theory/jsonpath"
	"github.com/theory/jsonpath/spec"
)

// compileJSONPath parses with a library, whose filters run too, but walks the document
// itself: the library keeps objects in maps, so that `$.*` would change its order from
// one run to the next.
func compileJSONPath(query string) (*Query, error) {
	parsed, err := jsonpath.Parse(query)
	if err != nil {
		return nil, err
	}
	p := path{segments: parsed.Query().Segments()}
	for _, segment := range p.segments {
		for _, selector := range segment.Selectors() {
			if _, ok := selector.(*spec.FilterSelector); ok {
				p.filters = true
			}
		}
	}
	return &Query{find: func(root Value) ([]Value, error) {
		return guarded(func() ([]Value, error) { return p.find(root) })
	}}, nil
}

// path is a compiled JSONPath.
type path struct {
	segments []*spec.Segment
	filters  bool // a segment has one
}

// node is a value and, if the path has filters, the same for the library: map[string]any,
// []any, string, float64, bool or nil.
type node struct {
	value Value
	plain any
}

// pathRun is one search.
type pathRun struct {
	filters bool
	root    any // the plain root
	found   []node
}

func (p path) find(root Value) ([]Value, error) {
	start := node{value: root}
	if p.filters {
		start.plain = plain(root)
	}
	nodes := []node{start}
	for _, segment := range p.segments {
		run := pathRun{filters: p.filters, root: start.plain}
		for _, n := range nodes {
			if err := run.segment(segment, n); err != nil {
				return nil, err
			}
		}
		nodes = run.found
	}
	values := make([]Value, len(nodes))
	for i, n := range nodes {
		values[i] = n.value
	}
	return values, nil
}

// segment applies the selectors to n and, for a descendant segment, to all below it.
func (r *pathRun) segment(segment *spec.Segment, n node) error {
	for _, selector := range segment.Selectors() {
		r.selector(selector, n)
	}
	if len(r.found) > maxResults {
		return ErrTooManyResults
	}
	if !segment.IsDescendant() {
		return nil
	}
	for i := range size(n.value) {
		if err := r.segment(segment, r.child(n, i)); err != nil {
			return err
		}
	}
	return nil
}

func (r *pathRun) selector(selector spec.Selector, n node) {
	switch s := selector.(type) {
	case spec.Name:
		if o, ok := n.value.(*Object); ok {
			if i := o.find(string(s)); i >= 0 {
				r.add(n, i)
			}
		}
	case spec.WildcardSelector:
		for i := range size(n.value) {
			r.add(n, i)
		}
	case spec.Index:
		if items, ok := n.value.([]Value); ok {
			i := int(s)
			if i < 0 {
				i += len(items)
			}
			if 0 <= i && i < len(items) {
				r.add(n, i)
			}
		}
	case spec.SliceSelector:
		if items, ok := n.value.([]Value); ok {
			r.slice(s, n, len(items))
		}
	case *spec.FilterSelector:
		for i := range size(n.value) {
			if c := r.child(n, i); s.Eval(c.plain, r.root) {
				r.found = append(r.found, c)
			}
		}
	}
}

// slice adds the items of a slice (RFC 9535 §2.3.4.2.2): upwards from the lower bound, or
// downwards from the upper one, which is not below then.
func (r *pathRun) slice(s spec.SliceSelector, n node, length int) {
	lower, upper := s.Bounds(length)
	switch step := s.Step(); {
	case step > 0:
		for i := lower; i < upper; i += step {
			r.add(n, i)
		}
	case step < 0:
		for i := upper; i > lower; i += step {
			r.add(n, i)
		}
	}
}

func (r *pathRun) add(n node, i int) { r.found = append(r.found, r.child(n, i)) }

// size is the number of children of a value.
func size(v Value) int {
	switch v := v.(type) {
	case []Value:
		return len(v)
	case *Object:
		return v.Len()
	}
	return 0
}

// child is the i-th child of n.
func (r *pathRun) child(n node, i int) node {
	var c node
	switch v := n.value.(type) {
	case []Value:
		c.value = v[i]
		if r.filters {
			c.plain = n.plain.([]any)[i]
		}
	case *Object:
		c.value = v.values[i]
		if r.filters {
			c.plain = n.plain.(map[string]any)[v.keys[i]]
		}
	}
	return c
}

// plain is v as the library takes it.
func plain(v Value) any {
	switch v := v.(type) {
	case Number:
		return v.Float()
	case []Value:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = plain(item)
		}
		return items
	case *Object:
		members := make(map[string]any, v.Len())
		for i, key := range v.keys {
			members[key] = plain(v.values[i])
		}
		return members
	}
	return v
}
