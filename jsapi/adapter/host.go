package adapter

import (
	_ "embed"
	"errors"
	"fmt"
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
}

// base is what spider.js makes. All of it is for the loop only.
type base struct {
	spider, failure                   *goja.Object
	ofClass, adopt, doubled, isSpider goja.Callable
}

// NewHost declares the classes in the runtime of a loop. Call it on the loop.
func NewHost(l *loop.Loop, rt *goja.Runtime, realm *objects.Realm) (*Host, error) {
	h := &Host{loop: l, rt: rt, realm: realm}
	v, err := rt.RunScript("gojscrape:spider", spiderJS)
	if err != nil {
		return nil, err
	}
	make, _ := goja.AssertFunction(v)
	in := rt.NewObject()
	for name, x := range map[string]any{
		"Request":    realm.Classes()["Request"],
		"attributes": convert.ToJS(rt, spiderAttributes),
		"names":      convert.ToJS(rt, spiderNames),
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
	for name, fn := range map[string]*goja.Callable{
		"ofClass": &h.base.ofClass, "adopt": &h.base.adopt, "doubled": &h.base.doubled, "isSpider": &h.base.isSpider,
	} {
		*fn, _ = goja.AssertFunction(out.Get(name))
	}
	return h, nil
}

// Exports are the members of the module "gojscrape".
func (h *Host) Exports() map[string]goja.Value {
	exports := map[string]goja.Value{"Spider": h.base.spider}
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
	doubled, err := h.base.doubled(goja.Undefined(), v)
	if err != nil {
		return nil, true, err
	}
	if pairs, _ := convert.ToGo(h.rt, doubled); len(pairs.([]any)) > 0 {
		pair := pairs.([]any)[0].([]any)
		return nil, true, fmt.Errorf("class %s has both %s and %s: they are one name in two spellings, keep one", class, pair[0], pair[1])
	}
	name, err := c.static("name")
	if err != nil {
		return nil, true, err
	}
	text, isText := name.Export().(string)
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

// failure is what an errback gets.
func (h *Host) failure(req *crawl.Request, cause error) (goja.Value, error) {
	value := h.realm.Errors.ToJS(h.rt, cause)
	var resp goja.Value = goja.Null()
	if refused, ok := errors.AsType[*crawl.HttpError](cause); ok {
		resp = h.realm.Response(refused.Response)
	}
	return h.rt.New(h.base.failure, value, h.realm.Request(req), resp)
}
