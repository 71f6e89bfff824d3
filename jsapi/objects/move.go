package objects

import (
	"fmt"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// Holds says that a request has values in its meta or cb_kwargs that only this runtime can
// use. It may be called from any goroutine.
func (r *Realm) Holds(req *crawl.Request) bool {
	mine := func(x any) bool {
		o, ok := x.(opaque)
		return ok && o.rt == r.rt && !goja.IsUndefined(o.value)
	}
	return req.Meta.Any(mine) || req.CBKwargs.Any(mine)
}

// Move returns a copy of a request with what Holds tells of as plain data, for another
// runtime. What is more than plain objects, arrays, dates and primitives is an error: it
// would not be what it was.
func (r *Realm) Move(req *crawl.Request) (*crawl.Request, error) {
	moved := req.Copy()
	if err := r.unbind(moved.Meta); err != nil {
		return nil, fmt.Errorf("meta: %w", err)
	}
	if err := r.unbind(moved.CBKwargs); err != nil {
		return nil, fmt.Errorf("cbKwargs: %w", err)
	}
	return moved, nil
}

func (r *Realm) unbind(values *crawl.Values) error {
	for key, x := range values.All() {
		o, ok := x.(opaque)
		if !ok || o.rt != r.rt || goja.IsUndefined(o.value) {
			continue
		}
		if !r.plain(o.value, 0) {
			return fmt.Errorf("%s is no plain data", key)
		}
		v, err := convert.ToGo(r.rt, o.value)
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		values.Set(key, data{v})
	}
	return nil
}

// maxPlain is how deep plain data may nest; what is deeper, or a circle, counts as none.
const maxPlain = 100

// plain says that a value is the same after its way through Go.
func (r *Realm) plain(v goja.Value, depth int) bool {
	o, isObject := v.(*goja.Object)
	if !isObject {
		_, symbol := v.(*goja.Symbol)
		return !symbol
	}
	var class string
	switch o.ClassName() {
	case "Date":
		return true
	case "Array", "Object":
		class = o.ClassName()
	}
	if class == "" || depth > maxPlain || len(o.Symbols()) > 0 {
		return false
	}
	if proto := o.Prototype(); proto != nil && proto != r.rt.GlobalObject().Get(class).ToObject(r.rt).Get("prototype") {
		return false
	}
	for _, key := range o.Keys() {
		if !r.plain(o.Get(key), depth+1) {
			return false
		}
	}
	return true
}
