package objects

import (
	"sync/atomic"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// request is a crawl.Request and what its object keeps beside it.
type request struct {
	*crawl.Request
	realm  *Realm
	object *goja.Object
	meta   *goja.Object // made on first use, one object for good
	kwargs *goja.Object
	// handed says that the engine has the request: it reads it from other goroutines, so
	// the script can't change its plain fields any more. Meta and headers lock themselves.
	handed bool
	// bare says that a new object made of the request would be like this one.
	bare atomic.Bool
}

// Disposable says that the object may get lost while the request waits: the author has
// hung nothing on it, and none of the hooks that may still do so has it.
func (t *request) Disposable() bool { return t.bare.Load() }

// Request is the object of req, always the same one in one runtime.
func (r *Realm) Request(req *crawl.Request) *goja.Object {
	if t, ok := req.Handle.(*request); ok && t.realm == r {
		t.bare.Store(false)
		return t.object
	}
	t := r.handle(req, nil)
	t.object = wrap(r, "Request", t)
	return t.object
}

// handle ties a request to this runtime, and to its object.
func (r *Realm) handle(req *crawl.Request, object *goja.Object) *request {
	t := &request{Request: req, realm: r, object: object}
	req.Handle, req.Origin = t, r.Origin
	return t
}

// ToRequest is the request that an object stands for.
func (r *Realm) ToRequest(v goja.Value) (*crawl.Request, bool) {
	t, ok := convert.Unbox[*request](v, r.held)
	if !ok {
		return nil, false
	}
	return t.Request, true
}

// Kwargs is the cb_kwargs of a request as the object its callback gets.
func (r *Realm) Kwargs(req *crawl.Request) goja.Value {
	r.Request(req)
	t := req.Handle.(*request)
	return r.kwargs(t)
}

// HandOver gives a request to the engine, HandBack lets a hook change it again. Only now
// is it looked up whether a callback is a method: requests may be made before there is
// a spider.
func (r *Realm) HandOver(req *crawl.Request) {
	if fn, ok := req.Callback.Handle.(*goja.Object); ok && req.Callback.Func == nil {
		req.Callback = r.Methods.Callback(fn)
	}
	if fn, ok := req.Errback.Handle.(*goja.Object); ok && req.Errback.Func == nil {
		req.Errback = r.Methods.Errback(fn)
	}
	setHanded(req, true)
	if t, ok := req.Handle.(*request); ok && t.realm == r {
		t.bare.Store(r.isBare(t.object))
	}
}

// isBare says that an object of a request is of no other class and has nothing of its own.
func (r *Realm) isBare(o *goja.Object) bool {
	return o.Prototype() == r.protos["Request"] && len(o.GetOwnPropertyNames()) == 0 && len(o.Symbols()) == 0
}

// HandBack is the opposite of HandOver.
func (r *Realm) HandBack(req *crawl.Request) { setHanded(req, false) }

func setHanded(req *crawl.Request, handed bool) {
	if t, ok := req.Handle.(*request); ok {
		t.handed = handed
		t.bare.Store(false)
	}
}

func (r *Realm) newRequest(c goja.FunctionCall) goja.Value {
	o := c.Argument(0).ToObject(r.rt)
	url := c.Argument(1)
	if !isText(url) && !r.isURL(url) {
		r.throwType("Request url must be text or a URL, not %s", kind(url))
	}
	req := r.makeRequest(url.String(), c.Argument(2))
	hold(r, o, r.handle(req, o))
	return goja.Undefined()
}

// isURL says that a value is an instance of the global URL.
func (r *Realm) isURL(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return ok && r.rt.InstanceOf(o, r.rt.GlobalObject().Get("URL").ToObject(r.rt))
}

// makeRequest makes a request from a URL and the options object.
func (r *Realm) makeRequest(url string, options goja.Value) *crawl.Request {
	req := crawl.BlankRequest()
	r.readOptions(req, options)
	if err := req.SetURL(url); err != nil {
		r.throwType("%s", err.Error())
	}
	return req
}

var requestMembers = []member[*request]{
	{name: "url", get: func(r *Realm, t *request) goja.Value { return r.rt.ToValue(t.URL) }},
	{name: "method", get: func(r *Realm, t *request) goja.Value { return r.rt.ToValue(t.Method) },
		set: optionSetter("method")},
	{name: "headers", get: func(r *Realm, t *request) goja.Value { return r.Headers(t.Headers) },
		set: optionSetter("headers")},
	{name: "body", get: func(r *Realm, t *request) goja.Value { return convert.Bytes(r.rt, t.Body) }},
	{name: "cookies", get: func(r *Realm, t *request) goja.Value { return r.cookies(t.Cookies) },
		set: optionSetter("cookies")},
	{name: "meta", get: (*Realm).meta,
		set: func(r *Realm, t *request, v goja.Value) {
			t.mustStay(r.rt, "meta")
			r.refill(t.Meta, v, "meta")
		}},
	{name: "cb_kwargs", get: (*Realm).kwargs,
		set: func(r *Realm, t *request, v goja.Value) {
			t.mustStay(r.rt, "cbKwargs")
			r.refill(t.CBKwargs, v, "cbKwargs")
		}},
	{name: "encoding", get: func(r *Realm, t *request) goja.Value { return r.rt.ToValue(encodingName(t.Encoding)) },
		set: optionSetter("encoding")},
	{name: "priority", get: func(r *Realm, t *request) goja.Value { return r.rt.ToValue(t.Priority) },
		set: optionSetter("priority")},
	{name: "dont_filter", get: func(r *Realm, t *request) goja.Value { return r.rt.ToValue(t.DontFilter) },
		set: optionSetter("dont_filter")},
	{name: "flags", get: func(r *Realm, t *request) goja.Value { return convert.ToJS(r.rt, t.Flags) },
		set: optionSetter("flags")},
	{name: "callback", get: func(r *Realm, t *request) goja.Value { return r.function(t.Callback.Name, t.Callback.Handle) },
		set: optionSetter("callback")},
	{name: "errback", get: func(r *Realm, t *request) goja.Value { return r.function(t.Errback.Name, t.Errback.Handle) },
		set: optionSetter("errback")},
	{name: "copy", call: func(r *Realm, t *request, _ goja.FunctionCall) goja.Value {
		return r.derive(t, t.Request.Copy())
	}},
	{name: "replace", call: func(r *Realm, t *request, c goja.FunctionCall) goja.Value {
		req := t.Request.Copy()
		url := t.URL
		if o, ok := c.Argument(0).(*goja.Object); ok {
			if v := o.Get("url"); v != nil && !goja.IsUndefined(v) {
				url = v.String()
			}
		}
		r.readOptions(req, c.Argument(0))
		if err := req.SetURL(url); err != nil {
			r.throwType("%s", err.Error())
		}
		return r.derive(t, req)
	}},
	{name: "toString", call: func(r *Realm, t *request, _ goja.FunctionCall) goja.Value {
		return r.rt.ToValue(t.Request.String())
	}},
}

// derive is the object of a request made from another one, of the same class.
func (r *Realm) derive(from *request, req *crawl.Request) goja.Value {
	o := r.likeness(from.object)
	hold(r, o, r.handle(req, o))
	return o
}

// likeness is an object of the same class with the same properties of the author's.
func (r *Realm) likeness(of *goja.Object) *goja.Object {
	o := r.rt.CreateObject(of.Prototype())
	for _, key := range of.Keys() {
		if err := o.DefineDataProperty(key, of.Get(key), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE); err != nil {
			panic(err)
		}
	}
	return o
}

// optionSetter sets a field as the option of the same name does.
func optionSetter(name string) func(*Realm, *request, goja.Value) {
	return func(r *Realm, t *request, v goja.Value) {
		if t.handed {
			r.throwType("request.%s = … comes too late: the engine has %s; yield request.replace({ %s: … }) instead",
				convert.Camel(name), t.Request.String(), convert.Camel(name))
		}
		r.readOption(t.Request, requestOptions[name], v)
	}
}

func (r *Realm) refill(values *crawl.Values, v goja.Value, what string) {
	fresh := &crawl.Values{}
	r.fill(fresh, v, what)
	for _, key := range values.Keys() {
		values.Delete(key)
	}
	for key, x := range fresh.All() {
		values.Set(key, x)
	}
}

// function is a callback as the script gave it: a method of the spider or a function.
func (r *Realm) function(name string, handle any) goja.Value {
	if fn, ok := handle.(*goja.Object); ok {
		return fn
	}
	if name == "" || r.Methods == nil {
		return goja.Null()
	}
	if m := r.Methods.Method(name); m != nil {
		return m
	}
	return r.rt.ToValue(name)
}

func (r *Realm) cookies(list []crawl.Cookie) goja.Value {
	out := make([]any, len(list))
	for i, c := range list {
		f := crawl.Fields{{Name: "name", Value: c.Name}, {Name: "value", Value: c.Value}}
		if c.Domain != "" {
			f = append(f, crawl.Field{Name: "domain", Value: c.Domain})
		}
		if c.Path != "" {
			f = append(f, crawl.Field{Name: "path", Value: c.Path})
		}
		if c.Secure != nil {
			f = append(f, crawl.Field{Name: "secure", Value: *c.Secure})
		}
		out[i] = f
	}
	return convert.ToJS(r.rt, out)
}

func encodingName(name string) string {
	if name == "" {
		return "utf-8"
	}
	return name
}

func isText(v goja.Value) bool {
	if _, isSymbol := v.(*goja.Symbol); isSymbol {
		return false
	}
	_, ok := convert.Export[string](v)
	return ok
}

func kind(v goja.Value) string {
	if o, ok := v.(*goja.Object); ok {
		return "an object (" + o.ClassName() + ")"
	}
	return v.String()
}
