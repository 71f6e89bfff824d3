package objects

import (
	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// requestBag is the meta or the cb_kwargs of a request as an object.
type requestBag struct {
	bag
	of   *request
	name string
}

func (b *requestBag) Set(key string, v goja.Value) bool {
	b.of.mustStay(b.rt, b.name+"."+key)
	return b.bag.Set(key, v)
}

func (b *requestBag) Delete(key string) bool {
	b.of.mustStay(b.rt, b.name+"."+key)
	return b.bag.Delete(key)
}

// mustStay refuses a change of a request that waits without its object: what comes back
// later is another one, and the change would be lost without a word.
func (t *request) mustStay(rt *goja.Runtime, what string) {
	if t.Disposable() {
		panic(rt.NewTypeError("request.%s can't be changed any more: the engine has %s; change it before the request is yielded", what, t.Request.String()))
	}
}

func (r *Realm) meta(t *request) goja.Value { return r.cachedBag(&t.meta, t, t.Meta, "meta") }

func (r *Realm) kwargs(t *request) goja.Value {
	return r.cachedBag(&t.kwargs, t, t.CBKwargs, "cbKwargs")
}

func (r *Realm) cachedBag(at **goja.Object, t *request, values *crawl.Values, name string) goja.Value {
	if *at == nil {
		*at = r.rt.NewDynamicObject(&requestBag{bag{r.rt, values}, t, name})
	}
	return *at
}
