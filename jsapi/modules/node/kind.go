package node

import (
	"math/big"
	"reflect"
	"time"

	"github.com/dop251/goja"
)

// kinds are what goja makes objects as, for those that it all calls "Object".
var kinds = map[reflect.Type]string{
	reflect.TypeFor[time.Time]():        "Date",
	reflect.TypeFor[[][2]any]():         "Map",
	reflect.TypeFor[[]any]():            "Set",
	reflect.TypeFor[goja.ArrayBuffer](): "ArrayBuffer",
	reflect.TypeFor[*big.Int]():         "BigInt",
	reflect.TypeFor[*goja.Promise]():    "Promise",
	reflect.TypeFor[goja.Proxy]():       "Proxy",
	reflect.TypeFor[string]():           "Symbol",
}

// kind tells what an object was made as, whatever its prototype says: "Object"
// for a plain one, "" for what is no object.
func kind(v goja.Value) string {
	o, ok := v.(*goja.Object)
	if !ok {
		return ""
	}
	t := o.ExportType()
	if t == reflect.TypeFor[goja.Proxy]() {
		return "Proxy" // its class would be that of the target
	}
	switch class := o.ClassName(); class {
	case "Array", "Error", "RegExp", "Boolean", "Number", "String", "Function", "Arguments", "Date":
		return class
	}
	if name, ok := kinds[t]; ok {
		return name
	}
	if t.Kind() == reflect.Slice {
		return "TypedArray"
	}
	return special(o)
}

// special are the kinds that goja tells by nothing but what they are named.
func special(o *goja.Object) string {
	tag := o.GetSymbol(goja.SymToStringTag)
	if tag == nil {
		return "Object"
	}
	switch name := tag.String(); name {
	case "WeakMap", "WeakSet", "DataView":
		return name
	}
	return "Object"
}
