package objects

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/selector"
)

// listObject is the result of a query as an array. Its elements are made when somebody
// looks at them, so that css(…).getall() makes none.
type listObject struct {
	realm *Realm
	list  selector.List
	made  []goja.Value
}

func (l *listObject) Len() int { return len(l.list) }

func (l *listObject) Get(i int) goja.Value {
	if i < 0 || i >= len(l.list) {
		return nil
	}
	if l.made == nil {
		l.made = make([]goja.Value, len(l.list))
	}
	if l.made[i] == nil {
		l.made[i] = l.realm.Selector(l.list[i])
	}
	return l.made[i]
}

// Set replaces an element by another selector; anything else is refused.
func (l *listObject) Set(i int, v goja.Value) bool {
	s, ok := l.realm.ToSelector(v)
	if !ok || i < 0 || i > len(l.list) {
		return false
	}
	l.Get(0) // makes room for what is made
	if i == len(l.list) {
		l.list, l.made = append(l.list, s), append(l.made, v)
		return true
	}
	l.list[i], l.made[i] = s, v
	return true
}

func (l *listObject) SetLen(n int) bool {
	if n > len(l.list) {
		return false
	}
	l.list = l.list[:n]
	if l.made != nil {
		l.made = l.made[:n]
	}
	return true
}

// list is what a query returned as a SelectorList, or its error thrown.
func (r *Realm) list(list selector.List, err error) goja.Value {
	if err != nil {
		r.Errors.Throw(err)
	}
	o := r.rt.NewDynamicArray(&listObject{realm: r, list: list})
	if err := o.SetPrototype(r.protos["SelectorList"]); err != nil {
		panic(err)
	}
	return o
}

// toList is the selectors of a SelectorList: one of ours, or an array of selectors that
// filter or slice made of it.
func (r *Realm) toList(v goja.Value) (selector.List, bool) {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil, false
	}
	if l, ok := convert.Export[*listObject](o); ok {
		return l.list, true
	}
	if o.ClassName() != "Array" || o.Get("length").ToInteger() == 0 && o.Prototype() != r.protos["SelectorList"] {
		return nil, false
	}
	var list selector.List
	all := true
	r.rt.ForOf(o, func(v goja.Value) bool {
		var s *selector.Selector
		s, all = r.ToSelector(v)
		list = append(list, s)
		return all
	})
	return list, all
}

var listMembers = []member[selector.List]{
	{name: "css", call: func(r *Realm, l selector.List, c goja.FunctionCall) goja.Value {
		return r.list(l.CSS(r.queryText("css", c)))
	}},
	{name: "xpath", call: func(r *Realm, l selector.List, c goja.FunctionCall) goja.Value {
		return r.list(l.XPath(r.queryText("xpath", c), r.xpathOptions(c.Argument(1))))
	}},
	{name: "jmespath", call: func(r *Realm, l selector.List, c goja.FunctionCall) goja.Value {
		return r.list(l.JMESPath(r.queryText("jmespath", c)))
	}},
	{name: "jsonpath", call: func(r *Realm, l selector.List, c goja.FunctionCall) goja.Value {
		return r.list(l.JSONPath(r.queryText("jsonpath", c)))
	}},
	{name: "re", call: func(r *Realm, l selector.List, c goja.FunctionCall) goja.Value {
		pattern, replace := r.pattern(c)
		return convert.ToJS(r.rt, l.Re(pattern, replace))
	}},
	{name: "re_first", call: func(r *Realm, l selector.List, c goja.FunctionCall) goja.Value {
		pattern, replace := r.pattern(c)
		first, ok := l.ReFirst(pattern, replace)
		return r.firstOr(first, ok, c.Argument(1))
	}},
	{name: "get", call: getFirst}, {name: "extract_first", call: getFirst},
	{name: "getall", call: getAll}, {name: "extract", call: getAll},
	{name: "attrib", get: func(r *Realm, l selector.List) goja.Value { return r.attributes(l.Attrib()) }},
	{name: "drop", call: func(r *Realm, l selector.List, _ goja.FunctionCall) goja.Value {
		if err := l.Drop(); err != nil {
			r.Errors.Throw(err)
		}
		return goja.Undefined()
	}},
	{name: "map", call: mapList},
}

func getFirst(r *Realm, l selector.List, c goja.FunctionCall) goja.Value {
	if len(l) > 0 {
		return r.selected(l[0])
	}
	return r.firstOr("", false, c.Argument(0))
}

func getAll(r *Realm, l selector.List, _ goja.FunctionCall) goja.Value {
	values := make([]any, len(l))
	for i, s := range l {
		values[i] = r.selected(s)
	}
	return r.rt.NewArray(values...)
}

// mapList is Array.prototype.map with a plain array as its result: what comes out of a
// map is data, not a list of selectors.
func mapList(r *Realm, l selector.List, c goja.FunctionCall) goja.Value {
	fn, ok := goja.AssertFunction(c.Argument(0))
	if !ok {
		r.throwType("map takes a function, not %s", kind(c.Argument(0)))
	}
	this := c.This.ToObject(r.rt)
	out := make([]any, len(l))
	for i := range l {
		v, err := fn(c.Argument(1), this.Get(strconv.Itoa(i)), r.rt.ToValue(i), this)
		if err != nil {
			panic(err)
		}
		out[i] = v
	}
	return r.rt.NewArray(out...)
}
