package convert

import (
	"iter"
	"maps"
	"slices"
	"time"

	"github.com/dop251/goja"
)

// Mapping keeps its order, as crawl.Fields and settings.Dict do.
type Mapping interface {
	All() iter.Seq2[string, any]
}

// ToJS converts a value of Go to one that belongs to the script: real objects and
// arrays, not live views on Go's memory.
func ToJS(rt *goja.Runtime, v any) goja.Value {
	switch x := v.(type) {
	case nil:
		return goja.Null()
	case goja.Value:
		return x
	case Mapping:
		o := rt.NewObject()
		for k, e := range x.All() {
			// Defined, not assigned: a key "__proto__" is data here.
			o.DefineDataProperty(k, ToJS(rt, e), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
		}
		return o
	case map[string]string:
		o := rt.NewObject()
		for _, k := range slices.Sorted(maps.Keys(x)) {
			o.DefineDataProperty(k, rt.ToValue(x[k]), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
		}
		return o
	case []any:
		return array(rt, x)
	case []string:
		return array(rt, x)
	case []int:
		return array(rt, x)
	case string:
		return fromText(rt, x)
	case []byte:
		return Bytes(rt, x)
	case time.Time:
		d, err := rt.New(rt.Get("Date"), rt.ToValue(x.UnixMilli()))
		if err != nil {
			panic(err)
		}
		return d
	}
	return rt.ToValue(v)
}

func array[T any](rt *goja.Runtime, list []T) goja.Value {
	values := make([]any, len(list))
	for i, e := range list {
		values[i] = ToJS(rt, e)
	}
	return rt.NewArray(values...)
}

// Bytes is a Uint8Array with a copy of b.
func Bytes(rt *goja.Runtime, b []byte) goja.Value {
	u, err := rt.New(rt.Get("Uint8Array"), rt.ToValue(rt.NewArrayBuffer(append([]byte(nil), b...))))
	if err != nil {
		panic(err)
	}
	return u
}

// ToBytes reads a string (as UTF-8), a typed array, a DataView, an ArrayBuffer or a
// Buffer; ok is false for anything else.
func ToBytes(v goja.Value) (b []byte, ok bool) {
	o, isObject := v.(*goja.Object)
	if !isObject {
		text, isText := Export[string](v)
		return []byte(text), isText
	}
	if buffer, ok := Export[goja.ArrayBuffer](o); ok {
		return slices.Clone(buffer.Bytes()), true
	}
	return viewed(o)
}

// viewed is what a typed array or a DataView shows of its buffer.
func viewed(o *goja.Object) (b []byte, ok bool) {
	at, length := o.Get("byteOffset"), o.Get("byteLength")
	buffer, ok := Export[goja.ArrayBuffer](o.Get("buffer"))
	if !ok || at == nil || length == nil || at.ToInteger()+length.ToInteger() > int64(len(buffer.Bytes())) {
		return nil, false
	}
	return slices.Clone(buffer.Bytes()[at.ToInteger():][:length.ToInteger()]), true
}
