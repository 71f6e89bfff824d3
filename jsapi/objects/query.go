package objects

import (
	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/selector"
)

// query is what response.$ gives: a selection of goquery, walked as jQuery's are. Its tree
// is a copy of the document of css() and xpath(), made on first use.
type query struct {
	*selector.Selection
}

// dollar is response.$: a function from a CSS selector to a selection.
func (r *Realm) dollar(t *response) goja.Value {
	if t.dollar == nil {
		doc := t.Response.Selector().Selection()
		t.dollar = r.rt.ToValue(func(c goja.FunctionCall) goja.Value {
			if q, ok := heldValue[*query](r, c.Argument(0)); ok {
				return r.selection(q.Selection)
			}
			return r.selection(doc.Find(r.cssArgument("$", c.Argument(0))))
		})
	}
	return t.dollar
}

// selection is the object of a selection.
func (r *Realm) selection(s *selector.Selection) goja.Value { return wrap(r, "Query", &query{s}) }

// cssArgument is a selector that goquery can compile; it would match nothing otherwise.
func (r *Realm) cssArgument(method string, v goja.Value) string {
	if !isText(v) {
		r.throwType("%s takes a CSS selector, not %s", method, kind(v))
	}
	if err := selector.CheckSelection(v.String()); err != nil {
		r.Errors.Throw(err)
	}
	return v.String()
}

var queryMembers = []member[*query]{
	{name: "length", get: func(r *Realm, q *query) goja.Value { return r.rt.ToValue(q.Length()) }},
	{name: "find", call: bySelector("find", (*selector.Selection).Find)},
	{name: "filter", call: bySelector("filter", (*selector.Selection).Filter)},
	{name: "not", call: bySelector("not", (*selector.Selection).Not)},
	{name: "closest", call: bySelector("closest", (*selector.Selection).Closest)},
	{name: "parent", call: maybeBySelector("parent", (*selector.Selection).Parent, (*selector.Selection).ParentFiltered)},
	{name: "parents", call: maybeBySelector("parents", (*selector.Selection).Parents, (*selector.Selection).ParentsFiltered)},
	{name: "children", call: maybeBySelector("children", (*selector.Selection).Children, (*selector.Selection).ChildrenFiltered)},
	{name: "siblings", call: maybeBySelector("siblings", (*selector.Selection).Siblings, (*selector.Selection).SiblingsFiltered)},
	{name: "next", call: maybeBySelector("next", (*selector.Selection).Next, (*selector.Selection).NextFiltered)},
	{name: "prev", call: maybeBySelector("prev", (*selector.Selection).Prev, (*selector.Selection).PrevFiltered)},
	{name: "first", call: func(r *Realm, q *query, _ goja.FunctionCall) goja.Value { return r.selection(q.First()) }},
	{name: "last", call: func(r *Realm, q *query, _ goja.FunctionCall) goja.Value { return r.selection(q.Last()) }},
	{name: "eq", call: func(r *Realm, q *query, c goja.FunctionCall) goja.Value {
		return r.selection(q.Eq(int(c.Argument(0).ToInteger())))
	}},
	{name: "is", call: func(r *Realm, q *query, c goja.FunctionCall) goja.Value {
		return r.rt.ToValue(q.Is(r.cssArgument("is", c.Argument(0))))
	}},
	{name: "has_class", call: func(r *Realm, q *query, c goja.FunctionCall) goja.Value {
		return r.rt.ToValue(q.HasClass(c.Argument(0).String()))
	}},
	{name: "text", call: func(r *Realm, q *query, _ goja.FunctionCall) goja.Value { return r.rt.ToValue(q.Text()) }},
	{name: "html", call: func(r *Realm, q *query, _ goja.FunctionCall) goja.Value {
		if q.Length() == 0 {
			return goja.Null()
		}
		markup, err := q.Html()
		if err != nil {
			r.Errors.Throw(err)
		}
		return r.rt.ToValue(markup)
	}},
	{name: "attr", call: func(r *Realm, q *query, c goja.FunctionCall) goja.Value {
		if v, ok := q.Attr(c.Argument(0).String()); ok {
			return r.rt.ToValue(v)
		}
		return goja.Undefined()
	}},
	{name: "each", call: func(r *Realm, q *query, c goja.FunctionCall) goja.Value {
		q.eachElement(r, "each", c.Argument(0), func(v goja.Value) bool {
			return !v.StrictEquals(r.rt.ToValue(false))
		})
		return c.This
	}},
	{name: "map", call: func(r *Realm, q *query, c goja.FunctionCall) goja.Value {
		list := []any{}
		q.eachElement(r, "map", c.Argument(0), func(v goja.Value) bool {
			list = append(list, v)
			return true
		})
		return r.rt.NewArray(list...)
	}},
	{name: "toArray", call: func(r *Realm, q *query, _ goja.FunctionCall) goja.Value {
		list := []any{}
		q.Each(func(_ int, s *selector.Selection) { list = append(list, r.selection(s)) })
		return r.rt.NewArray(list...)
	}},
	{name: "attrs", call: func(r *Realm, q *query, _ goja.FunctionCall) goja.Value {
		fields := crawl.Fields{}
		if q.Length() > 0 {
			for _, a := range q.Get(0).Attr {
				fields = append(fields, crawl.Field{Name: a.Key, Value: a.Val})
			}
		}
		return convert.ToJS(r.rt, fields)
	}},
}

// bySelector is a method that narrows or widens a selection by a selector.
func bySelector(name string, move func(*selector.Selection, string) *selector.Selection) func(*Realm, *query, goja.FunctionCall) goja.Value {
	return func(r *Realm, q *query, c goja.FunctionCall) goja.Value {
		return r.selection(move(q.Selection, r.cssArgument(name, c.Argument(0))))
	}
}

// maybeBySelector is one whose selector may be left out.
func maybeBySelector(name string, all func(*selector.Selection) *selector.Selection, some func(*selector.Selection, string) *selector.Selection) func(*Realm, *query, goja.FunctionCall) goja.Value {
	return func(r *Realm, q *query, c goja.FunctionCall) goja.Value {
		if goja.IsUndefined(c.Argument(0)) {
			return r.selection(all(q.Selection))
		}
		return r.selection(some(q.Selection, r.cssArgument(name, c.Argument(0))))
	}
}

// eachElement calls a function of the script with (index, element), as jQuery does, until
// next says no.
func (q *query) eachElement(r *Realm, method string, callback goja.Value, next func(goja.Value) bool) {
	fn, ok := goja.AssertFunction(callback)
	if !ok {
		r.throwType("%s takes a function, not %s", method, kind(callback))
	}
	q.EachWithBreak(func(i int, s *selector.Selection) bool {
		element := r.selection(s)
		v, err := fn(element, r.rt.ToValue(i), element)
		if err != nil {
			panic(err)
		}
		return next(v)
	})
}
