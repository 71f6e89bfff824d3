package loop

import (
	_ "embed"
	"sync"

	"github.com/dop251/goja"
)

//go:embed loop.js
var loopJS string

var loopProgram = sync.OnceValue(func() *goja.Program {
	return goja.MustCompile("", loopJS, true)
})

// intrinsics are the functions of loop.js. They hold on to the runtime's own
// promise functions as they were before any script could replace them.
type intrinsics struct {
	enter goja.Callable // enter(): runs the current job below a JavaScript frame
	watch goja.Callable // watch(thenable, key): calls onSettled(key, value, rejected)
}

// install prepares a fresh runtime: limits, trackers and the global functions
// that belong to the loop.
func (l *Loop) install() {
	l.rt.SetMaxCallStackSize(maxCallStack)
	l.rt.SetPromiseRejectionTracker(l.track)
	l.rt.SetAsyncContextTracker(tracker{l})
	v, err := l.rt.RunProgram(loopProgram())
	if err != nil {
		panic(err)
	}
	setup, _ := goja.AssertFunction(v)
	v, err = setup(goja.Undefined(), l.rt.ToValue(l.step), l.rt.ToValue(l.onSettled), l.rt.ToValue(l.onThrown))
	if err != nil {
		panic(err)
	}
	made := v.(*goja.Object)
	l.js.enter, _ = goja.AssertFunction(made.Get("enter"))
	l.js.watch, _ = goja.AssertFunction(made.Get("watch"))
	l.global("queueMicrotask", made.Get("queueMicrotask"))
	l.global("setTimeout", l.rt.ToValue(l.setTimer(false)))
	l.global("setInterval", l.rt.ToValue(l.setTimer(true)))
	l.global("setImmediate", l.rt.ToValue(l.setImmediate))
	clearTimer := l.rt.ToValue(l.clearTimer)
	for _, name := range []string{"clearTimeout", "clearInterval", "clearImmediate"} {
		l.global(name, clearTimer)
	}
}

// global defines a global the way the language's own are: not enumerable.
func (l *Loop) global(name string, v goja.Value) {
	err := l.rt.GlobalObject().DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	if err != nil {
		panic(err)
	}
}

// onThrown hears of what a microtask callback threw.
func (l *Loop) onThrown(c goja.FunctionCall) goja.Value {
	l.report(l.opts.FromJS(l.rt, c.Argument(0)))
	return goja.Undefined()
}
