package objects

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// engineLists are the meta keys whose lists the engine itself reads; they are stored
// as data. Every other object stays the script's own and is only handed back to it.
var engineLists = []string{"handle_httpstatus_list", "redirect_urls", "redirect_reasons"}

// opaque is a value in a bag that only its own runtime can use.
type opaque struct {
	rt    *goja.Runtime
	value goja.Value
}

// data is a value that a script of another runtime had put into a bag. The script that has
// the bag now gets an object of its own when it first asks for it.
type data struct{ value any }

// bag is a crawl.Values as a plain object of the script.
type bag struct {
	rt     *goja.Runtime
	values *crawl.Values
}

func (b *bag) Get(key string) goja.Value {
	v, ok := b.values.Lookup(key)
	if !ok {
		return nil
	}
	if o, ok := v.(opaque); ok {
		if o.rt != b.rt {
			return goja.Undefined()
		}
		return o.value
	}
	if d, ok := v.(data); ok {
		value := convert.ToJS(b.rt, d.value)
		b.values.Set(key, opaque{b.rt, value})
		return value
	}
	return convert.ToJS(b.rt, v)
}

func (b *bag) Set(key string, v goja.Value) bool {
	b.values.Set(key, b.store(key, v))
	return true
}

func (b *bag) store(key string, v goja.Value) any {
	switch v.(type) {
	case nil, *goja.Object, *goja.Symbol:
	default:
		if !goja.IsUndefined(v) {
			return v.Export()
		}
	}
	if slices.Contains(engineLists, key) {
		if data, err := convert.ToGo(b.rt, v); err == nil {
			return data
		}
	}
	return opaque{b.rt, v}
}

func (b *bag) Has(key string) bool {
	_, ok := b.values.Lookup(key)
	return ok
}

func (b *bag) Delete(key string) bool {
	b.values.Delete(key)
	return true
}

func (b *bag) Keys() []string { return b.values.Keys() }

// fill copies the own properties of an object, or the entries of a Map, into a bag.
func (r *Realm) fill(values *crawl.Values, from goja.Value, what string) {
	b := &bag{r.rt, values}
	r.eachEntry(from, what, func(key string, v goja.Value) { b.Set(key, v) })
}

// eachEntry walks an object of names and values, or a Map; null and undefined are empty.
func (r *Realm) eachEntry(from goja.Value, what string, fn func(key string, v goja.Value)) {
	if from == nil || goja.IsUndefined(from) || goja.IsNull(from) {
		return
	}
	o, ok := from.(*goja.Object)
	if !ok {
		r.throwType("%s takes an object of names and values, not %s", what, from.String())
	}
	if convert.IsPromise(o) {
		r.throwType("%s takes an object of names and values, not a promise: await it", what)
	}
	if convert.IsMap(o) {
		r.rt.ForOf(o, func(entry goja.Value) bool {
			pair := entry.ToObject(r.rt)
			fn(pair.Get("0").String(), pair.Get("1"))
			return true
		})
		return
	}
	for _, key := range o.Keys() {
		fn(key, o.Get(key))
	}
}
