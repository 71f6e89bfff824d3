package objects

import (
	"math"
	"strings"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// requestOptionNames are the options of new Request and replace, in Scrapy's spelling.
var requestOptionNames = []string{
	"callback", "errback", "method", "headers", "body", "cookies", "meta", "encoding",
	"priority", "dont_filter", "flags", "cb_kwargs", "url",
}

const (
	optCallback = iota
	optErrback
	optMethod
	optHeaders
	optBody
	optCookies
	optMeta
	optEncoding
	optPriority
	optDontFilter
	optFlags
	optCBKwargs
	optURL // read by whoever makes the request
)

var requestOptions = convert.NewOptions(requestOptionNames...)

// readOptions sets the fields of req that options name. An unknown name is a mistake
// that would otherwise go unnoticed, so it is an error.
func (r *Realm) readOptions(req *crawl.Request, options goja.Value) {
	if options == nil || goja.IsUndefined(options) || goja.IsNull(options) {
		return
	}
	o, ok := options.(*goja.Object)
	if !ok {
		r.throwType("the options of a Request are an object, not %s", options.String())
	}
	// First, since text in other options is written in it.
	if v := o.Get("encoding"); v != nil {
		r.readOption(req, optEncoding, v)
	}
	for _, key := range o.Keys() {
		opt, ok := requestOptions[key]
		if !ok {
			r.throwType("a Request has no option %q; its options are %s", key, strings.Join(camelNames(), ", "))
		}
		r.readOption(req, opt, o.Get(key))
	}
}

func camelNames() []string {
	names := make([]string, len(requestOptionNames))
	for i, n := range requestOptionNames {
		names[i] = convert.Camel(n)
	}
	return names
}

func (r *Realm) readOption(req *crawl.Request, opt int, v goja.Value) {
	if opt == optCallback || opt == optErrback {
		r.readCallback(req, opt, v)
		return
	}
	if goja.IsUndefined(v) {
		return
	}
	switch opt {
	case optMethod:
		req.Method = strings.ToUpper(v.String())
	case optHeaders:
		req.Headers = &crawl.Headers{}
		r.fillHeaders(req.Headers, v)
	case optBody:
		r.setBody(req, v)
	case optCookies:
		req.Cookies = r.readCookies(v)
	case optMeta:
		r.fill(emptied(&req.Meta), v, "meta")
	case optEncoding:
		req.Encoding = v.String()
	case optPriority:
		req.Priority = r.wholeNumber("priority", v)
	case optDontFilter:
		req.DontFilter = v.ToBoolean()
	case optFlags:
		req.Flags = r.headerValues(v)
	case optCBKwargs:
		r.fill(emptied(&req.CBKwargs), v, "cbKwargs")
	}
}

// emptied makes the bag of a request an empty one, which it mostly is already.
func emptied(values **crawl.Values) *crawl.Values {
	if *values == nil || (*values).Len() > 0 {
		*values = &crawl.Values{}
	}
	return *values
}

// readCallback takes a function (HandOver looks whose it is), the name of a method, or null. An undefined one is
// nearly always a misspelt `this.name`, and would silently become parse.
func (r *Realm) readCallback(req *crawl.Request, opt int, v goja.Value) {
	what := requestOptionNames[opt]
	fn, isObject := v.(*goja.Object)
	if !isCallback(v) {
		r.throwType("%s takes a method of the spider, its name or a function, not %s", what, kind(v))
	}
	switch {
	case goja.IsUndefined(v):
		r.throwType("%s is undefined: the spider has no method of that name (leave %s out for the default)", what, what)
	case goja.IsNull(v) && opt == optCallback:
		req.Callback = crawl.Callback{}
	case goja.IsNull(v):
		req.Errback = crawl.Errback{}
	case !isObject && opt == optCallback:
		req.Callback = crawl.Callback{Name: v.String()}
	case !isObject:
		req.Errback = crawl.Errback{Name: v.String()}
	case opt == optCallback:
		req.Callback = crawl.Callback{Handle: fn}
	default:
		req.Errback = crawl.Errback{Handle: fn}
	}
}

// isCallback says that a value may stand for a callback, if only to be refused with
// better words.
func isCallback(v goja.Value) bool {
	if goja.IsUndefined(v) || goja.IsNull(v) {
		return true
	}
	if _, ok := goja.AssertFunction(v); ok {
		return true
	}
	return isText(v)
}

// setBody writes text in the encoding of the request, bytes as they are.
func (r *Realm) setBody(req *crawl.Request, v goja.Value) {
	if text, ok := convert.Export[string](v); ok {
		if err := req.SetBody(text); err != nil {
			r.throwType("%s", err.Error())
		}
		return
	}
	req.Body = r.readBody(v)
}

func (r *Realm) readBody(v goja.Value) []byte {
	if goja.IsNull(v) {
		return nil
	}
	b, ok := convert.ToBytes(v)
	if !ok {
		r.throwType("body takes text or bytes (Uint8Array, Buffer), not %s", kind(v))
	}
	return b
}

func (r *Realm) wholeNumber(what string, v goja.Value) int {
	f := v.ToFloat()
	if f != math.Trunc(f) || math.Abs(f) > 1<<53 {
		r.throwType("%s is a whole number, not %s", what, v.String())
	}
	return int(f)
}

// readCookies takes an object of names and values, or an array of objects with name,
// value, domain, path and secure.
func (r *Realm) readCookies(v goja.Value) []crawl.Cookie {
	var list []crawl.Cookie
	o, ok := v.(*goja.Object)
	if !ok || o.ClassName() != "Array" {
		r.eachEntry(v, "cookies", func(name string, v goja.Value) {
			list = append(list, crawl.Cookie{Name: name, Value: v.String()})
		})
		return list
	}
	r.rt.ForOf(o, func(v goja.Value) bool {
		list = append(list, r.readCookie(v.ToObject(r.rt)))
		return true
	})
	return list
}

func (r *Realm) readCookie(o *goja.Object) crawl.Cookie {
	text := func(name string) string {
		if v := o.Get(name); v != nil && !goja.IsUndefined(v) && !goja.IsNull(v) {
			return v.String()
		}
		return ""
	}
	c := crawl.Cookie{Name: text("name"), Value: text("value"), Domain: text("domain"), Path: text("path")}
	if c.Name == "" {
		r.throwType("a cookie needs a name: { name, value, domain, path, secure }")
	}
	if v := o.Get("secure"); v != nil && !goja.IsUndefined(v) {
		secure := v.ToBoolean()
		c.Secure = &secure
	}
	return c
}
