package adapter

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/objects"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

//go:embed spider.js
var spiderJS string

// Host is one runtime with the classes of "gojscrape" in it, and what its spiders share.
type Host struct {
	loop  *loop.Loop
	rt    *goja.Runtime // loop only
	realm *objects.Realm
	base  base

	asyncIterator *goja.Symbol
	components    *Components
	requestHooks  *requestHooks
	patience      patience   // with hooks, when the crawl closes
	spider        *Spider    // of the crawl, once it is made
	crawler       goja.Value // what that spider and its components know as crawler
	keepItems     bool       // item pipelines of the script want the very objects
}

// base is what spider.js makes. All of it is for the loop only.
type base struct {
	spider, failure                   *goja.Object
	noCallback                        goja.Value
	ofClass, adopt, doubled, isSpider goja.Callable
}

// NewHost declares the classes in the runtime of a loop. Call it on the loop.
func NewHost(l *loop.Loop, rt *goja.Runtime, realm *objects.Realm) (*Host, error) {
	h := &Host{loop: l, rt: rt, realm: realm}
	realm.Origin = h
	h.components, h.requestHooks = newComponents(h), newRequestHooks(h)
	symbol, err := rt.RunString("Symbol.asyncIterator")
	if err != nil {
		return nil, err
	}
	h.asyncIterator = symbol.(*goja.Symbol)
	v, err := rt.RunScript("gojscrape:spider", spiderJS)
	if err != nil {
		return nil, err
	}
	make, _ := goja.AssertFunction(v)
	in := rt.NewObject()
	for name, x := range map[string]any{
		"Request":    realm.Classes()["Request"],
		"attributes": convert.ToJS(rt, spiderAttributes),
		"names":      convert.ToJS(rt, slices.Concat(spiderNames, componentHooks)),
		"spell":      rt.ToValue(func(c goja.FunctionCall) goja.Value { return rt.ToValue(convert.Camel(c.Argument(0).String())) }),
	} {
		if err := in.Set(name, x); err != nil {
			return nil, err
		}
	}
	made, err := make(goja.Undefined(), in)
	if err != nil {
		return nil, err
	}
	out := made.ToObject(rt)
	h.base.spider, h.base.failure = out.Get("Spider").ToObject(rt), out.Get("Failure").ToObject(rt)
	h.base.noCallback = out.Get("NO_CALLBACK")
	for name, fn := range map[string]*goja.Callable{
		"ofClass": &h.base.ofClass, "adopt": &h.base.adopt, "doubled": &h.base.doubled, "isSpider": &h.base.isSpider,
	} {
		*fn, _ = goja.AssertFunction(out.Get(name))
	}
	return h, nil
}

// Exports are the members of the module "gojscrape".
func (h *Host) Exports() map[string]goja.Value {
	exports := map[string]goja.Value{"Spider": h.base.spider, "NO_CALLBACK": h.base.noCallback, "signals": h.signalsExport()}
	for name, class := range h.realm.Classes() {
		exports[name] = class
	}
	for name, class := range h.realm.Errors.Classes() {
		exports[name] = class
	}
	return exports
}

// get reads a member in either spelling; nil when there is none.
func (h *Host) get(o *goja.Object, snake string) goja.Value { return convert.Get(o, snake) }

// Class is a spider class of a script.
type Class struct {
	host *Host
	cls  *goja.Object
	// Name is its static name.
	Name string
}

// Class looks at a value that a script exports; ok is false when it is no spider class.
// A spider class without a name, or with a hook in both spellings, is an error.
func (h *Host) Class(v goja.Value) (c *Class, ok bool, err error) {
	is, err := h.base.isSpider(goja.Undefined(), v)
	if err != nil || !is.ToBoolean() {
		return nil, false, err
	}
	c = &Class{host: h, cls: v.(*goja.Object)}
	class := c.cls.Get("name").String()
	if err := h.checkSpellings(c.cls); err != nil {
		return nil, true, err
	}
	name, err := c.static("name")
	if err != nil {
		return nil, true, err
	}
	text, isText := convert.Export[string](name)
	if !isText || text == "" {
		return nil, true, fmt.Errorf("spider class %s must have a name: add `static name = %q`", class, suggestName(class))
	}
	c.Name = text
	_, err = h.base.adopt(goja.Undefined(), v)
	return c, true, err
}

func suggestName(class string) string {
	return strings.ToLower(strings.TrimSuffix(class, "Spider"))
}

func (c *Class) static(name string) (goja.Value, error) {
	return c.host.base.ofClass(goja.Undefined(), c.cls, c.host.rt.ToValue(name))
}

// failure is what an errback gets; req may be nil.
func (h *Host) failure(req *crawl.Request, cause error) (goja.Value, error) {
	value := h.realm.Errors.ToJS(h.rt, cause)
	var about goja.Value = goja.Null()
	if req != nil {
		about = h.realm.Request(req)
	}
	return h.rt.New(h.base.failure, value, about, h.realm.Response(responseOf(cause)))
}

// responseOf is the response that a failure is about, nil when there is none.
func responseOf(cause error) *crawl.Response {
	if refused, ok := errors.AsType[*crawl.HttpError](cause); ok {
		return refused.Response
	}
	if stopped, ok := errors.AsType[*crawl.StopDownload](cause); ok {
		return stopped.Response
	}
	return nil
}
