// Package objects is Request, Response, Headers, Selector and SelectorList as scripts
// see them: classes whose members are native functions over the values of the engine.
// An object holds its Go value under a private symbol, so that authors may subclass it
// and hang properties on it. Everything here runs on the loop.
package objects

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/selector"
)

//go:embed classes.js
var classesJS string

// Realm is the classes of one runtime.
type Realm struct {
	rt     *goja.Runtime
	Errors *convert.Errors
	// Methods turns functions of the script into callbacks, and back.
	Methods Methods
	// Origin is what requests name that have been in this runtime.
	Origin crawl.Origin

	held    *goja.Symbol // where an object keeps its Go value
	classes map[string]*goja.Object
	protos  map[string]*goja.Object
}

// Methods is what a realm must know of the spider.
type Methods interface {
	Callback(fn *goja.Object) crawl.Callback
	Errback(fn *goja.Object) crawl.Errback
	// Method returns the spider's method of that name, nil when it has none.
	Method(name string) goja.Value
}

// New declares the classes in a runtime.
func New(rt *goja.Runtime) (*Realm, error) {
	errs, err := convert.NewErrors(rt)
	if err != nil {
		return nil, err
	}
	r := &Realm{
		rt: rt, Errors: errs, held: goja.NewSymbol("value of Go"),
		classes: map[string]*goja.Object{}, protos: map[string]*goja.Object{},
	}
	errs.Response = func(resp *crawl.Response) goja.Value { return r.Response(resp) }
	errs.ToResponse = r.ToResponse
	return r, r.declare()
}

func (r *Realm) declare() error {
	v, err := r.rt.RunScript("gojscrape:classes", classesJS)
	if err != nil {
		return err
	}
	make, _ := goja.AssertFunction(v)
	native := r.rt.NewObject()
	for name, construct := range map[string]func(goja.FunctionCall) goja.Value{
		"request": r.newRequest, "response": r.newResponse, "headers": r.newHeaders, "selector": r.newSelector,
	} {
		if err := native.Set(name, construct); err != nil {
			return err
		}
	}
	made, err := make(goja.Undefined(), native)
	if err != nil {
		return err
	}
	list := made.ToObject(r.rt)
	for _, name := range list.Keys() {
		r.classes[name] = list.Get(name).ToObject(r.rt)
		r.protos[name] = r.classes[name].Get("prototype").ToObject(r.rt)
	}
	for _, class := range []string{"Request", "Response", "Selector"} {
		if err := convert.MarkNoData(r.rt, class, r.protos[class]); err != nil {
			return err
		}
	}
	class[*request]{"Request", heldValue[*request], requestMembers}.install(r)
	class[*response]{"Response", heldValue[*response], slices.Concat(responseMembers, notText)}.install(r)
	class[*response]{"TextResponse", heldValue[*response], textResponseMembers}.install(r)
	class[*crawl.Headers]{"Headers", heldValue[*crawl.Headers], headersMembers}.install(r)
	class[*selectorObject]{"Selector", (*Realm).selectorObject, selectorMembers}.install(r)
	delete(r.classes, "Query") // not for scripts to make
	class[*query]{"Query", heldValue[*query], queryMembers}.install(r)
	class[selector.List]{"SelectorList", (*Realm).toList, listMembers}.install(r)
	return nil
}

// Classes are the classes by name, for the exports of the module "gojscrape".
func (r *Realm) Classes() map[string]*goja.Object { return r.classes }

// hold puts a Go value into an object.
func hold[T any](r *Realm, o *goja.Object, v T) {
	box := r.rt.NewDynamicObject(&convert.Box[T]{Value: v})
	if err := o.DefineDataPropertySymbol(r.held, box, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE); err != nil {
		panic(err)
	}
}

// wrap makes an object of a class around a Go value.
func wrap[T any](r *Realm, class string, v T) *goja.Object {
	o := r.rt.CreateObject(r.protos[class])
	hold(r, o, v)
	return o
}

// throwType ends a native function with a TypeError: the script passed something wrong.
func (r *Realm) throwType(format string, args ...any) {
	panic(r.rt.NewTypeError(fmt.Sprintf(format, args...)))
}
