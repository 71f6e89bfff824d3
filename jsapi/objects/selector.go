package objects

import (
	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/selector"
)

// selectorObject is a selector as an object. A page makes hundreds of them, so it is its
// own holder, which is several times cheaper to make than an object with a hidden property.
type selectorObject struct {
	*selector.Selector
	own map[string]goja.Value // what the script hangs on it
}

func (s *selectorObject) Get(key string) goja.Value { return s.own[key] }

func (s *selectorObject) Set(key string, v goja.Value) bool {
	if s.own == nil {
		s.own = map[string]goja.Value{}
	}
	s.own[key] = v
	return true
}

func (s *selectorObject) Has(key string) bool { return s.own[key] != nil }

func (s *selectorObject) Delete(key string) bool {
	delete(s.own, key)
	return true
}

func (s *selectorObject) Keys() []string {
	keys := make([]string, 0, len(s.own))
	for k := range s.own {
		keys = append(keys, k)
	}
	return keys
}

// Selector is an object of s.
func (r *Realm) Selector(s *selector.Selector) *goja.Object {
	return r.selectorWith(r.protos["Selector"], s)
}

func (r *Realm) selectorWith(proto *goja.Object, s *selector.Selector) *goja.Object {
	o := r.rt.NewDynamicObject(&selectorObject{Selector: s})
	if err := o.SetPrototype(proto); err != nil {
		panic(err)
	}
	return o
}

// ToSelector is the selector that an object stands for.
func (r *Realm) ToSelector(v goja.Value) (*selector.Selector, bool) {
	s, ok := r.selectorObject(v)
	if !ok {
		return nil, false
	}
	return s.Selector, true
}

func (r *Realm) selectorObject(v goja.Value) (*selectorObject, bool) {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil, false
	}
	s, ok := convert.Export[*selectorObject](o)
	return s, ok
}

// newSelector reads { text, type } or { response }.
func (r *Realm) newSelector(c goja.FunctionCall) goja.Value {
	proto := c.Argument(0).ToObject(r.rt)
	o, ok := c.Argument(1).(*goja.Object)
	if !ok {
		r.throwType("new Selector takes { text, type } or { response }")
	}
	if resp, ok := r.ToResponse(o.Get("response")); ok {
		return r.selectorWith(proto, resp.Selector())
	}
	text := o.Get("text")
	if text == nil || goja.IsUndefined(text) {
		r.throwType("new Selector takes { text, type } or { response }")
	}
	return r.selectorWith(proto, selector.New(text.String(), r.selectorType(o.Get("type"))))
}

func (r *Realm) selectorType(v goja.Value) selector.Type {
	if v == nil || goja.IsUndefined(v) || goja.IsNull(v) {
		return selector.HTML
	}
	switch v.String() {
	case "html":
		return selector.HTML
	case "xml":
		return selector.XML
	case "json":
		return selector.JSON
	case "text":
		return selector.Text
	}
	r.throwType("a Selector has no type %q: it is html, xml, json or text", v.String())
	return 0
}

var selectorMembers = []member[*selectorObject]{
	{name: "css", call: func(r *Realm, s *selectorObject, c goja.FunctionCall) goja.Value {
		return r.list(s.CSS(r.queryText("css", c)))
	}},
	{name: "xpath", call: func(r *Realm, s *selectorObject, c goja.FunctionCall) goja.Value {
		return r.list(s.XPath(r.queryText("xpath", c), r.xpathOptions(c.Argument(1))))
	}},
	{name: "re", call: func(r *Realm, s *selectorObject, c goja.FunctionCall) goja.Value {
		pattern, replace := r.pattern(c)
		return convert.ToJS(r.rt, s.Re(pattern, replace))
	}},
	{name: "re_first", call: func(r *Realm, s *selectorObject, c goja.FunctionCall) goja.Value {
		pattern, replace := r.pattern(c)
		first, ok := s.ReFirst(pattern, replace)
		return r.firstOr(first, ok, c.Argument(1))
	}},
	{name: "jmespath", call: func(r *Realm, s *selectorObject, c goja.FunctionCall) goja.Value {
		return r.list(s.JMESPath(r.queryText("jmespath", c)))
	}},
	{name: "jsonpath", call: func(r *Realm, s *selectorObject, c goja.FunctionCall) goja.Value {
		return r.list(s.JSONPath(r.queryText("jsonpath", c)))
	}},
	{name: "get", call: getSelector},
	{name: "extract", call: func(r *Realm, s *selectorObject, c goja.FunctionCall) goja.Value {
		if goja.IsUndefined(c.Argument(0)) {
			return r.selected(s.Selector)
		}
		return extraction{realm: r}.extract(s.Selector, c.Argument(0))
	}},
	{name: "getall", call: func(r *Realm, s *selectorObject, _ goja.FunctionCall) goja.Value {
		return r.rt.NewArray(r.selected(s.Selector))
	}},
	{name: "attrib", get: func(r *Realm, s *selectorObject) goja.Value { return r.attributes(s.Attrib()) }},
	{name: "drop", call: func(r *Realm, s *selectorObject, _ goja.FunctionCall) goja.Value {
		if err := s.Drop(); err != nil {
			r.Errors.Throw(err)
		}
		return goja.Undefined()
	}},
	{name: "type", get: func(r *Realm, s *selectorObject) goja.Value { return r.rt.ToValue(s.Type().String()) }},
	{name: "register_namespace", call: func(r *Realm, s *selectorObject, c goja.FunctionCall) goja.Value {
		s.RegisterNamespace(c.Argument(0).String(), c.Argument(1).String())
		return goja.Undefined()
	}},
	{name: "remove_namespaces", call: func(r *Realm, s *selectorObject, _ goja.FunctionCall) goja.Value {
		s.RemoveNamespaces()
		return goja.Undefined()
	}},
	{name: "toString", call: func(r *Realm, s *selectorObject, _ goja.FunctionCall) goja.Value {
		return r.rt.ToValue("<Selector " + shorten(s.Selector.Get()) + ">")
	}},
}

func getSelector(r *Realm, s *selectorObject, _ goja.FunctionCall) goja.Value {
	return r.selected(s.Selector)
}

// selected is what get() gives: text, or the value itself that a query found in JSON.
func (r *Realm) selected(s *selector.Selector) goja.Value {
	if v, isJSON := s.JSONValue(); isJSON {
		return r.jsonValue(v)
	}
	return r.rt.ToValue(s.Get())
}

// shorten keeps the beginning of a text, for display.
func shorten(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return s
}

func (r *Realm) attributes(list []selector.Attr) goja.Value {
	fields := make(crawl.Fields, len(list))
	for i, a := range list {
		fields[i] = crawl.Field{Name: a.Name, Value: a.Value}
	}
	return convert.ToJS(r.rt, fields)
}

// pattern reads the arguments of re and reFirst: a RegExp or text, and { replaceEntities }.
func (r *Realm) pattern(c goja.FunctionCall) (p *selector.Pattern, replaceEntities bool) {
	p = r.compilePattern(c.Argument(0))
	replaceEntities = true
	if o, ok := c.Argument(1).(*goja.Object); ok {
		if v := convert.Get(o, "replace_entities"); v != nil {
			replaceEntities = v.ToBoolean()
		}
	}
	return p, replaceEntities
}

// compilePattern is the pattern of a RegExp or of a text.
func (r *Realm) compilePattern(v goja.Value) *selector.Pattern {
	source, flags := "", ""
	switch o, _ := v.(*goja.Object); {
	case o != nil && o.ClassName() == "RegExp":
		source, flags = o.Get("source").String(), o.Get("flags").String()
	case isText(v):
		source = v.String()
	default:
		r.throwType("re takes a RegExp or text, not %s", kind(v))
	}
	p, err := selector.CompilePattern(source, flags)
	if err != nil {
		r.Errors.Throw(err)
	}
	return p
}

// queryText is the query of a css or xpath call. Anything but text would be a query
// too, and find nothing.
func (r *Realm) queryText(what string, c goja.FunctionCall) string {
	if !isText(c.Argument(0)) {
		r.throwType("%s takes a query as text, not %s", what, kind(c.Argument(0)))
	}
	return c.Argument(0).String()
}

// firstOr is a text, or the default of an options object, or null.
func (r *Realm) firstOr(s string, ok bool, options goja.Value) goja.Value {
	if ok {
		return r.rt.ToValue(s)
	}
	if o, isObject := options.(*goja.Object); isObject {
		if v := o.Get("default"); v != nil {
			return v
		}
	}
	return goja.Null()
}

// variable is the value of a variable of XPath.
func (r *Realm) variable(name string, v goja.Value) any {
	if _, isObject := v.(*goja.Object); isObject {
		r.throwType("the XPath variable $%s takes text, a number or a boolean, not %s", name, kind(v))
	}
	return v.Export()
}

// xpathOptions reads { vars, namespaces }; any other member is a variable, as in Scrapy.
func (r *Realm) xpathOptions(v goja.Value) selector.XPathOptions {
	var opts selector.XPathOptions
	o, ok := v.(*goja.Object)
	if !ok {
		return opts
	}
	opts.Vars = map[string]any{}
	for _, key := range o.Keys() {
		switch key {
		case "namespaces":
			opts.Namespaces = map[string]string{}
			r.eachEntry(o.Get(key), "namespaces", func(prefix string, uri goja.Value) {
				opts.Namespaces[prefix] = uri.String()
			})
		case "vars":
			r.eachEntry(o.Get(key), "vars", func(name string, v goja.Value) { opts.Vars[name] = r.variable(name, v) })
		default:
			opts.Vars[key] = r.variable(key, o.Get(key))
		}
	}
	return opts
}
