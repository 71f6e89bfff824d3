package console

import (
	"github.com/dop251/goja"
)

// intrinsics are what the language itself tells about objects.
type intrinsics struct {
	rt       *goja.Runtime
	describe goja.Callable // Object.getOwnPropertyDescriptor
	custom   *goja.Symbol  // Symbol.for('nodejs.util.inspect.custom')
	tag      *goja.Symbol  // Symbol.toStringTag
}

func newIntrinsics(rt *goja.Runtime) intrinsics {
	js := intrinsics{rt: rt, tag: goja.SymToStringTag}
	js.describe = js.function("Object", "getOwnPropertyDescriptor")
	custom, err := js.function("Symbol", "for")(goja.Undefined(), rt.ToValue("nodejs.util.inspect.custom"))
	if err != nil {
		panic(err)
	}
	js.custom = custom.(*goja.Symbol)
	return js
}

// function returns a static function of a class of the language.
func (js intrinsics) function(class, name string) goja.Callable {
	fn, _ := goja.AssertFunction(js.rt.Get(class).ToObject(js.rt).Get(name))
	return fn
}

// prototype returns that of a class of the language.
func (js intrinsics) prototype(class string) *goja.Object {
	return js.rt.Get(class).ToObject(js.rt).Get("prototype").ToObject(js.rt)
}

// method calls what a class of the language defines, whatever the object has
// under that name.
func (js intrinsics) method(o *goja.Object, class, name string) goja.Value {
	fn, _ := goja.AssertFunction(js.prototype(class).Get(name))
	v, err := fn(o)
	if err != nil {
		panic(err)
	}
	return v
}

// own returns the descriptor of an own property, nil if there is none.
func (js intrinsics) own(o *goja.Object, key goja.Value) *goja.Object {
	v, err := js.describe(goja.Undefined(), o, key)
	if err != nil {
		panic(err)
	}
	descriptor, _ := v.(*goja.Object)
	return descriptor
}

// data returns an own property that is no accessor, else nil.
func (js intrinsics) data(o *goja.Object, name string) goja.Value {
	if descriptor := js.own(o, js.rt.ToValue(name)); descriptor != nil {
		return descriptor.Get("value")
	}
	return nil
}

// plainToString reports that the toString of an object is one of the language's.
func (js intrinsics) plainToString(o *goja.Object) bool {
	toString := o.Get("toString")
	if toString == nil {
		return true
	}
	for _, class := range []string{"Object", "Array", "Function", "Error", "Date", "RegExp", "Number", "String", "Boolean", "Symbol", "BigInt"} {
		if toString.SameAs(js.prototype(class).Get("toString")) {
			return true
		}
	}
	return false
}

// className is the name of the class an object is of; "" if it has none.
func (js intrinsics) className(o *goja.Object) string {
	for depth := 0; o != nil && depth < maxPath; depth++ {
		if class, ok := js.data(o, "constructor").(*goja.Object); ok {
			if name := js.data(class, "name"); name != nil && goja.IsString(name) && name.String() != "" {
				return name.String()
			}
		}
		o = o.Prototype()
	}
	return ""
}
