package loop

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/dop251/goja"
)

// Promise runs work in a goroutine and returns a JavaScript promise of its
// result; wrap makes the value back on the loop. The context of work ends when
// the loop closes; it carries the origin of the caller and the values of the
// context of the Await or Iterate that runs the caller. An error is rejected
// as ToJS makes it, with the stack of the code that called. Decode arguments
// before: work must not touch goja values. Call it on the loop.
//
//	rt.Set("fetch", func(url string) *goja.Promise {
//		return loop.Promise(l, func(ctx context.Context) (*Page, error) { return get(ctx, url) }, wrapPage)
//	})
func Promise[T any](l *Loop, work func(context.Context) (T, error), wrap func(*goja.Runtime, T) goja.Value) *goja.Promise {
	promise, resolve, reject := l.rt.NewPromise()
	site := l.rt.CaptureCallStack(0, nil)
	ctx := l.Context()
	release := l.Hold()
	l.work.Go(func() {
		val, err := recoverWork(ctx, work)
		release(func(rt *goja.Runtime) {
			if err == nil {
				err = l.guard(func() { l.check(resolve(wrap(rt, val))) })
			}
			if err != nil {
				l.check(reject(l.rejection(err, site)))
			}
		})
	})
	return promise
}

func recoverWork[T any](ctx context.Context, work func(context.Context) (T, error)) (val T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &Panic{Value: p, Stack: string(debug.Stack())}
		}
	}()
	return work(ctx)
}

// check handles what settling a promise returns: only ever that code was cut off.
func (l *Loop) check(err error) {
	if err != nil {
		l.fail(l.errorOf(err))
	}
}

// rejection makes the JavaScript error of failed work. Without the call site
// its stack would be empty: it is made in a turn of its own.
func (l *Loop) rejection(err error, site []goja.StackFrame) goja.Value {
	v := l.opts.ToJS(l.rt, err)
	obj, ok := v.(*goja.Object)
	if !ok || obj.ClassName() != "Error" {
		return v
	}
	var b strings.Builder
	b.WriteString(obj.String())
	for i := range site {
		if pos := site[i].Position(); pos.Filename != "" {
			fmt.Fprintf(&b, "\n\tat %s (%s)", site[i].FuncName(), pos)
		}
	}
	l.check(obj.DefineDataProperty("stack", l.rt.ToValue(b.String()), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	return v
}
