// Package global puts names into the global object of a runtime: at once, or
// when a script first asks for them, so that a runtime pays only for what its
// spider uses.
package global

import (
	"github.com/dop251/goja"
)

// Define makes v a global of the kind the language's own are: writable,
// configurable, not enumerable.
func Define(rt *goja.Runtime, name string, v goja.Value) error {
	return rt.GlobalObject().DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// Function makes fn a function of scripts that says its name; by itself it
// would say that of the Go function.
func Function(rt *goja.Runtime, name string, fn func(goja.FunctionCall) goja.Value) goja.Value {
	o := rt.ToValue(fn).ToObject(rt)
	if err := o.DefineDataProperty("name", rt.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
		panic(err)
	}
	return o
}

// Lazy defines names whose values are the properties of the object that
// create returns. It is called once, when one of the names is first read; a
// name that was assigned to before keeps what it was given.
func Lazy(rt *goja.Runtime, names []string, create func() (*goja.Object, error)) error {
	l := &lazy{rt: rt, create: create}
	for _, name := range names {
		err := rt.GlobalObject().DefineAccessorProperty(name, l.getter(name), l.setter(name), goja.FLAG_TRUE, goja.FLAG_FALSE)
		if err != nil {
			return err
		}
	}
	return nil
}

// lazy is a group of globals that are made together.
type lazy struct {
	rt     *goja.Runtime
	create func() (*goja.Object, error)
	made   *goja.Object
}

func (l *lazy) getter(name string) goja.Value {
	return l.rt.ToValue(func(goja.FunctionCall) goja.Value {
		if l.made == nil {
			made, err := l.create()
			if err != nil {
				panic(err)
			}
			l.made = made
		}
		return l.define(name, l.made.Get(name))
	})
}

func (l *lazy) setter(name string) goja.Value {
	return l.rt.ToValue(func(c goja.FunctionCall) goja.Value {
		return l.define(name, c.Argument(0))
	})
}

// define replaces the accessor by v.
func (l *lazy) define(name string, v goja.Value) goja.Value {
	if err := Define(l.rt, name, v); err != nil {
		panic(err)
	}
	return v
}
