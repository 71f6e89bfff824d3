package convert

import (
	"reflect"

	"github.com/dop251/goja"
)

// Box holds a Go value inside an object of a script, out of its reach: an object with
// no properties. It is the cheapest such holder that goja has.
type Box[T any] struct{ Value T }

func (*Box[T]) Get(string) goja.Value       { return nil }
func (*Box[T]) Set(string, goja.Value) bool { return false }
func (*Box[T]) Has(string) bool             { return false }
func (*Box[T]) Delete(string) bool          { return false }
func (*Box[T]) Keys() []string              { return nil }

// Export is v.Export() for a value whose type in Go is exactly T; ok is false for any
// other. To export another object would copy all of it, running its getters, and a Map
// that contains itself without end.
func Export[T any](v goja.Value) (t T, ok bool) {
	if v == nil || v.ExportType() != reflect.TypeFor[T]() {
		return t, false
	}
	t, ok = v.Export().(T)
	return t, ok
}

// IsMap says that a value is a Map.
func IsMap(v goja.Value) bool { return v != nil && v.ExportType() == typeMap }

// IsPromise says that a value is a promise, which nobody awaited.
func IsPromise(v goja.Value) bool { return v != nil && v.ExportType() == typePromise }

// exported returns what a Box holds.
func exported[T any](v goja.Value) (t T, ok bool) {
	box, ok := Export[*Box[T]](v)
	if !ok {
		return t, false
	}
	return box.Value, true
}

// Unbox returns what the Box under a symbol of an object holds.
func Unbox[T any](v goja.Value, under *goja.Symbol) (t T, ok bool) {
	o, isObject := v.(*goja.Object)
	if !isObject {
		return t, false
	}
	return exported[T](o.GetSymbol(under))
}
