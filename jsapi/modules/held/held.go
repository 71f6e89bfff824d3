// Package held recognises the objects that stand for values of the engine.
package held

import (
	"reflect"

	"github.com/dop251/goja"
)

// By reports that an object is a value of Go, or keeps one under a symbol, as
// Request, Response and Selector do.
func By(rt *goja.Runtime, o *goja.Object) bool {
	if isDynamic(o) {
		return true
	}
	symbols, _ := goja.AssertFunction(rt.Get("Object").ToObject(rt).Get("getOwnPropertySymbols"))
	list, err := symbols(goja.Undefined(), o)
	if err != nil {
		return false
	}
	found := false
	rt.ForOf(list, func(symbol goja.Value) bool {
		value, ok := o.GetSymbol(symbol.(*goja.Symbol)).(*goja.Object)
		found = ok && isDynamic(value)
		return !found
	})
	return found
}

func isDynamic(o *goja.Object) bool {
	t := o.ExportType()
	return t.Implements(reflect.TypeFor[goja.DynamicObject]()) || t.Implements(reflect.TypeFor[goja.DynamicArray]())
}
