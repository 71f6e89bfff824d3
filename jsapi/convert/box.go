package convert

import "github.com/dop251/goja"

// Box holds a Go value inside an object of a script, out of its reach: an object with
// no properties. It is the cheapest such holder that goja has.
type Box[T any] struct{ Value T }

func (*Box[T]) Get(string) goja.Value       { return nil }
func (*Box[T]) Set(string, goja.Value) bool { return false }
func (*Box[T]) Has(string) bool             { return false }
func (*Box[T]) Delete(string) bool          { return false }
func (*Box[T]) Keys() []string              { return nil }

// exported returns what a Box holds.
func exported[T any](v goja.Value) (t T, ok bool) {
	if v == nil {
		return t, false
	}
	box, ok := v.Export().(*Box[T])
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
