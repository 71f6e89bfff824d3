package objects

import (
	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// Headers is the object of h.
func (r *Realm) Headers(h *crawl.Headers) *goja.Object { return wrap(r, "Headers", h) }

func (r *Realm) newHeaders(c goja.FunctionCall) goja.Value {
	h := &crawl.Headers{}
	r.fillHeaders(h, c.Argument(1))
	hold(r, c.Argument(0).ToObject(r.rt), h)
	return goja.Undefined()
}

// fillHeaders reads what the headers option takes: Headers, an object or Map of names
// and values, or an array of pairs. A null value makes the header explicitly absent.
func (r *Realm) fillHeaders(h *crawl.Headers, from goja.Value) {
	if other, ok := convert.Unbox[*crawl.Headers](from, r.held); ok {
		for name, values := range other.All() {
			h.Set(name, values...)
		}
		return
	}
	if o, ok := from.(*goja.Object); ok && o.ClassName() == "Array" {
		r.rt.ForOf(o, func(entry goja.Value) bool {
			pair, ok := entry.(*goja.Object)
			if !ok || pair.Get("0") == nil || pair.Get("1") == nil {
				r.throwType("headers takes pairs of a name and a value, not %s", kind(entry))
			}
			h.Append(pair.Get("0").String(), pair.Get("1").String())
			return true
		})
		return
	}
	r.eachEntry(from, "headers", func(name string, v goja.Value) { h.Set(name, r.headerValues(v)...) })
}

func (r *Realm) headerValues(v goja.Value) []string {
	if v == nil || goja.IsUndefined(v) || goja.IsNull(v) {
		return nil
	}
	o, ok := v.(*goja.Object)
	if !ok || o.ClassName() != "Array" {
		return []string{v.String()}
	}
	var values []string
	r.rt.ForOf(o, func(v goja.Value) bool {
		values = append(values, v.String())
		return true
	})
	return values
}

var headersMembers = []member[*crawl.Headers]{
	{name: "get", call: func(r *Realm, h *crawl.Headers, c goja.FunctionCall) goja.Value {
		if len(h.Values(c.Argument(0).String())) == 0 {
			if fallback := c.Argument(1); !goja.IsUndefined(fallback) {
				return fallback
			}
			return goja.Null()
		}
		return r.rt.ToValue(h.Get(c.Argument(0).String()))
	}},
	{name: "getlist", call: func(r *Realm, h *crawl.Headers, c goja.FunctionCall) goja.Value {
		return convert.ToJS(r.rt, append([]string{}, h.Values(c.Argument(0).String())...))
	}},
	{name: "set", call: func(r *Realm, h *crawl.Headers, c goja.FunctionCall) goja.Value {
		h.Set(c.Argument(0).String(), r.headerValues(c.Argument(1))...)
		return goja.Undefined()
	}},
	{name: "append", call: func(r *Realm, h *crawl.Headers, c goja.FunctionCall) goja.Value {
		h.Append(c.Argument(0).String(), c.Argument(1).String())
		return goja.Undefined()
	}},
	{name: "setdefault", call: func(r *Realm, h *crawl.Headers, c goja.FunctionCall) goja.Value {
		h.SetDefault(c.Argument(0).String(), r.headerValues(c.Argument(1))...)
		return r.rt.ToValue(h.Get(c.Argument(0).String()))
	}},
	{name: "has", call: func(r *Realm, h *crawl.Headers, c goja.FunctionCall) goja.Value {
		return r.rt.ToValue(h.Has(c.Argument(0).String()))
	}},
	{name: "delete", call: func(r *Realm, h *crawl.Headers, c goja.FunctionCall) goja.Value {
		return r.rt.ToValue(h.Delete(c.Argument(0).String()))
	}},
	{name: "keys", call: func(r *Realm, h *crawl.Headers, _ goja.FunctionCall) goja.Value {
		names := []string{}
		for name := range h.All() {
			names = append(names, name)
		}
		return convert.ToJS(r.rt, names)
	}},
	{name: "entries", call: func(r *Realm, h *crawl.Headers, _ goja.FunctionCall) goja.Value {
		pairs := []any{}
		for name, values := range h.All() {
			for _, v := range values {
				pairs = append(pairs, []any{name, v})
			}
		}
		return convert.ToJS(r.rt, pairs)
	}},
	{name: "toJSON", call: func(r *Realm, h *crawl.Headers, _ goja.FunctionCall) goja.Value {
		fields := crawl.Fields{}
		for name, values := range h.All() {
			fields = append(fields, crawl.Field{Name: name, Value: append([]string{}, values...)})
		}
		return convert.ToJS(r.rt, fields)
	}},
}
