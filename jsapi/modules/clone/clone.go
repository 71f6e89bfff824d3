// Package clone is structuredClone: a deep copy that keeps cycles and knows
// the classes of the language.
package clone

import (
	_ "embed"
	"math/big"
	"reflect"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/global"
	"github.com/gojscrape/gojscrape/jsapi/modules/held"
)

//go:embed clone.js
var source string

var script = global.NewScript("clone", source)

// Install defines the global structuredClone. It needs DOMException in the
// runtime. Nothing can be transferred: there is no other realm to transfer it to.
func Install(rt *goja.Runtime) error {
	return global.Lazy(rt, []string{"structuredClone"}, func() (*goja.Object, error) {
		return script(rt, global.Natives{
			"kind": func(c goja.FunctionCall) goja.Value { return rt.ToValue(kind(rt, c.Argument(0))) },
		})
	})
}

// kind tells what an object was made as, whatever its prototype says: "Object"
// for a plain one, "" for what cannot be cloned.
func kind(rt *goja.Runtime, v goja.Value) string {
	o, ok := v.(*goja.Object)
	if !ok || held.By(rt, o) {
		return ""
	}
	switch class := o.ClassName(); class {
	case "Array", "Error", "RegExp", "Boolean", "Number", "String":
		return class
	case "Function", "Arguments":
		return ""
	}
	switch o.ExportType() {
	case reflect.TypeFor[time.Time]():
		return "Date"
	case reflect.TypeFor[[][2]any]():
		return "Map"
	case reflect.TypeFor[[]any]():
		return "Set"
	case reflect.TypeFor[goja.ArrayBuffer]():
		return "ArrayBuffer"
	case reflect.TypeFor[*big.Int]():
		return "BigInt"
	case reflect.TypeFor[map[string]any]():
		return "Object"
	}
	if o.ExportType().Kind() == reflect.Slice {
		return "view"
	}
	return "" // symbols, promises, proxies and async functions
}
