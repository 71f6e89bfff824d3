package loop

import (
	"reflect"

	"github.com/dop251/goja"
)

var promiseType = reflect.TypeFor[*goja.Promise]()

// settle gives a the outcome of a call: err as it may leave the loop, or v, or
// what v comes to if it is a promise or thenable: at once if that is known,
// else in a later microtask.
func (l *Loop) settle(a *answer, v goja.Value, err error) {
	if err != nil {
		a.settled(nil, l.errorOf(err))
		return
	}
	obj, ok := v.(*goja.Object)
	if !ok {
		a.settled(v, nil)
		return
	}
	if obj.ExportType() == promiseType {
		p := obj.Export().(*goja.Promise)
		if p.State() == goja.PromiseStateFulfilled {
			a.settled(p.Result(), nil)
			return
		}
		l.watch(a, obj)
		return
	}
	if _, ok := goja.AssertFunction(obj.Get("then")); !ok {
		a.settled(v, nil)
		return
	}
	l.watch(a, obj)
}

// watch attaches a to a promise or thenable.
func (l *Loop) watch(a *answer, v goja.Value) {
	l.promises++
	l.expect(a, l.promises)
	if _, err := l.js.watch(goja.Undefined(), v, l.rt.ToValue(l.promises)); err != nil {
		delete(l.pending, l.promises)
		a.settled(nil, l.errorOf(err))
	}
}

// expect makes a the answer that onSettled(key, …) settles.
func (l *Loop) expect(a *answer, key int64) {
	a.share()
	if a.await != nil {
		a.await()
	}
	l.pending[key] = a
	l.began(a)
}

// onSettled is what a watched promise calls: key, value, whether it was rejected.
func (l *Loop) onSettled(c goja.FunctionCall) goja.Value {
	key := c.Argument(0).ToInteger()
	a, ok := l.pending[key]
	if !ok { // too late, nobody waits any more
		return goja.Undefined()
	}
	delete(l.pending, key)
	err := l.guard(func() {
		v := c.Argument(1)
		if c.Argument(2).ToBoolean() {
			a.settled(nil, l.opts.FromJS(l.rt, v))
			return
		}
		a.settled(v, nil)
	})
	if err != nil && a.open {
		a.settled(nil, err)
	}
	return goja.Undefined()
}
