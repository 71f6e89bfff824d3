package loop

import (
	_ "embed"
	"sync"

	"github.com/dop251/goja"
)

var (
	//go:embed loop.js
	loopJS string
	//go:embed asyncgen.js
	asyncgenJS string
)

var loopProgram = sync.OnceValue(func() *goja.Program {
	return goja.MustCompile("", loopJS, true)
})

var asyncgenProgram = sync.OnceValue(func() *goja.Program {
	return goja.MustCompile("", asyncgenJS, true)
})

// intrinsics are the functions of loop.js. They hold on to the runtime's own
// promise functions as they were before any script could replace them.
type intrinsics struct {
	enter goja.Callable // enter(): runs the current job below a JavaScript frame
	watch goja.Callable // watch(thenable, key): calls onSettled(key, value, rejected)

	syncGenerator *goja.Object // the prototype of the language's own generators

	// Those of asyncgen.js, explained there.
	generator *goja.Object // the prototype of our async generators
	await     *goja.Object // what an inner generator yields to await something
	state     goja.Callable
	request   goja.Callable
	pull      goja.Callable
	suspend   goja.Callable
	release   goja.Callable

	asyncIterator *goja.Symbol
}

// install prepares a fresh runtime: limits, trackers and the global functions
// that belong to the loop.
func (l *Loop) install() {
	l.rt.SetMaxCallStackSize(maxCallStack)
	l.rt.SetPromiseRejectionTracker(l.track)
	l.rt.SetAsyncContextTracker(tracker{l})
	onSettled := l.rt.ToValue(l.onSettled)
	made := l.setup(loopProgram(), l.rt.ToValue(l.step), onSettled, l.rt.ToValue(l.onThrown))
	l.js.enter, _ = goja.AssertFunction(made.Get("enter"))
	l.js.watch, _ = goja.AssertFunction(made.Get("watch"))
	l.js.syncGenerator = made.Get("generator").(*goja.Object)
	l.global("queueMicrotask", made.Get("queueMicrotask"))
	l.global("setTimeout", l.rt.ToValue(l.setTimer(false)))
	l.global("setInterval", l.rt.ToValue(l.setTimer(true)))
	l.global("setImmediate", l.rt.ToValue(l.setImmediate))
	clearTimer := l.rt.ToValue(l.clearTimer)
	for _, name := range []string{"clearTimeout", "clearInterval", "clearImmediate"} {
		l.global(name, clearTimer)
	}
	l.installGenerators(onSettled)
}

func (l *Loop) installGenerators(onSettled goja.Value) {
	made := l.setup(asyncgenProgram(), onSettled)
	l.js.asyncIterator = made.Get("asyncIterator").(*goja.Symbol)
	l.js.generator = made.Get("prototype").(*goja.Object)
	l.js.await = made.Get("AWAIT").(*goja.Object)
	l.js.state, _ = goja.AssertFunction(made.Get("state"))
	l.js.request, _ = goja.AssertFunction(made.Get("request"))
	l.js.pull, _ = goja.AssertFunction(made.Get("pull"))
	l.js.suspend, _ = goja.AssertFunction(made.Get("suspend"))
	l.js.release, _ = goja.AssertFunction(made.Get("release"))
}

// setup runs a program of ours, which is one function, and calls it.
func (l *Loop) setup(p *goja.Program, args ...goja.Value) *goja.Object {
	v, err := l.rt.RunProgram(p)
	if err != nil {
		panic(err)
	}
	fn, _ := goja.AssertFunction(v)
	if v, err = fn(goja.Undefined(), args...); err != nil {
		panic(err)
	}
	return v.(*goja.Object)
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
