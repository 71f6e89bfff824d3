package objects

import (
	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
)

// member is one property or method of a class, under Scrapy's name. It answers to the
// JavaScript spelling too: install makes both from this one row.
type member[T any] struct {
	name string
	get  func(r *Realm, t T) goja.Value
	set  func(r *Realm, t T, v goja.Value)
	call func(r *Realm, t T, c goja.FunctionCall) goja.Value
}

// class is a class and how its members find their Go value in `this`.
type class[T any] struct {
	name    string
	value   func(r *Realm, this goja.Value) (T, bool)
	members []member[T]
}

// install puts the members on the prototype of the class.
func (cl class[T]) install(r *Realm) {
	proto := r.protos[cl.name]
	for _, m := range cl.members {
		for _, name := range convert.Spellings(m.name) {
			var err error
			if m.call != nil {
				err = proto.DefineDataProperty(name, cl.method(r, name, m.call), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
			} else {
				err = proto.DefineAccessorProperty(name, cl.getter(r, name, m.get), cl.setter(r, name, m.set), goja.FLAG_TRUE, goja.FLAG_FALSE)
			}
			if err != nil {
				panic(err) // a name twice in a table
			}
		}
	}
}

func (cl class[T]) method(r *Realm, name string, call func(*Realm, T, goja.FunctionCall) goja.Value) goja.Value {
	return r.rt.ToValue(func(c goja.FunctionCall) goja.Value {
		return call(r, cl.receiver(r, c.This, name), c)
	})
}

func (cl class[T]) getter(r *Realm, name string, get func(*Realm, T) goja.Value) goja.Value {
	return r.rt.ToValue(func(c goja.FunctionCall) goja.Value {
		return get(r, cl.receiver(r, c.This, name))
	})
}

func (cl class[T]) setter(r *Realm, name string, set func(*Realm, T, goja.Value)) goja.Value {
	return r.rt.ToValue(func(c goja.FunctionCall) goja.Value {
		if set == nil {
			r.throwType("%s.%s is read-only: replace({ … }) makes a changed copy", cl.name, name)
		}
		set(r, cl.receiver(r, c.This, name), c.Argument(0))
		return goja.Undefined()
	})
}

func (cl class[T]) receiver(r *Realm, this goja.Value, name string) T {
	t, ok := cl.value(r, this)
	if !ok {
		r.throwType("%s.%s was used on something that is no %s", cl.name, name, cl.name)
	}
	return t
}

// heldValue finds what hold put into an object.
func heldValue[T any](r *Realm, this goja.Value) (T, bool) { return convert.Unbox[T](this, r.held) }
