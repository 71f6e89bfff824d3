// Package intl is the part of Intl that scripts need: numbers, dates, order and
// plurals in the large languages, https://tc39.es/ecma402. What a locale says is
// in locales.json, from the CLDR. Nothing is made before a script asks for it.
package intl

import (
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

//go:embed *.js
var sources embed.FS

//go:embed locales.json
var localesJSON []byte

// locales are the texts of locales.json by locale, each parsed when it is used.
var locales = sync.OnceValues(func() (list map[string]json.RawMessage, err error) {
	err = json.Unmarshal(localesJSON, &list)
	return list, err
})

// scripts are the parts of Intl, compiled once for all runtimes.
var scripts = global.Scripts(sources, "intl")

// intl is Intl in one runtime.
type intl struct {
	rt    *goja.Runtime
	parts map[string]*goja.Object
	data  map[string]goja.Value // of locales.json
}

// Install defines Intl, and makes toLocaleString of numbers and dates use it.
func Install(rt *goja.Runtime) error {
	in := &intl{rt: rt, parts: map[string]*goja.Object{}, data: map[string]goja.Value{}}
	if err := global.Lazy(rt, []string{"Intl"}, func() (*goja.Object, error) { return in.part("intl") }); err != nil {
		return err
	}
	for _, m := range []struct{ class, method, part string }{
		{"Number", "toLocaleString", "number"},
		{"BigInt", "toLocaleString", "number"},
		{"Date", "toLocaleString", "dateTime"},
		{"Date", "toLocaleDateString", "date"},
		{"Date", "toLocaleTimeString", "time"},
	} {
		prototype := rt.Get(m.class).ToObject(rt).Get("prototype").ToObject(rt)
		valueOf, _ := goja.AssertFunction(prototype.Get("valueOf"))
		fn := global.Function(rt, m.method, func(c goja.FunctionCall) goja.Value { return in.speak(m.part, valueOf, c) })
		if err := prototype.DefineDataProperty(m.method, fn, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
			return err
		}
	}
	return nil
}

// speak calls what a part of intl.js is for with a value and the arguments of a
// toLocaleString. valueOf refuses what is not of the class.
func (in *intl) speak(name string, valueOf goja.Callable, c goja.FunctionCall) goja.Value {
	value, err := valueOf(c.This)
	if err != nil {
		panic(err)
	}
	made, err := in.part("intl")
	if err != nil {
		panic(err)
	}
	fn, _ := goja.AssertFunction(made.Get(name))
	v, err := fn(goja.Undefined(), value, c.Argument(0), c.Argument(1))
	if err != nil {
		panic(err)
	}
	return v
}

// part runs a script when it is first asked for.
func (in *intl) part(name string) (*goja.Object, error) {
	if made := in.parts[name]; made != nil {
		return made, nil
	}
	list, err := scripts()
	if err != nil {
		return nil, err
	}
	known, err := locales()
	if err != nil {
		return nil, err
	}
	natives := global.Natives{
		"part":        in.use,
		"data":        in.locale,
		"fixed":       in.fixed,
		"significant": in.significant,
		"local":       in.local,
		"zone":        in.zone,
		"defaultZone": in.defaultZone,
		"collator":    in.collator,
		"plural":      in.plural,
		"known":       func(goja.FunctionCall) goja.Value { return in.rt.ToValue(slices.Sorted(maps.Keys(known))) },
	}
	made, err := list[name](in.rt, natives)
	if err != nil {
		return nil, err
	}
	in.parts[name] = made
	return made, nil
}

// use is native.part(name).
func (in *intl) use(c goja.FunctionCall) goja.Value {
	made, err := in.part(c.Argument(0).String())
	if err != nil {
		panic(err)
	}
	return made
}

// locale is native.data(name): what locales.json has of a locale.
func (in *intl) locale(c goja.FunctionCall) goja.Value {
	name := c.Argument(0).String()
	if made := in.data[name]; made != nil {
		return made
	}
	known, err := locales()
	if err != nil {
		panic(in.rt.NewGoError(err))
	}
	parse, _ := goja.AssertFunction(in.rt.Get("JSON").ToObject(in.rt).Get("parse"))
	made, err := parse(goja.Undefined(), in.rt.ToValue(string(known[name])))
	if err != nil {
		panic(in.rt.NewGoError(fmt.Errorf("reading the locale %s: %w", name, err)))
	}
	in.data[name] = made
	return made
}
