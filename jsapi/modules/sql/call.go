package sql

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules/sql/database"
)

// call is one call of a script: where it was made, and what a signal ends.
type call struct {
	stack  []goja.StackFrame
	ctx    context.Context
	cancel context.CancelFunc
}

// newCall is native.call(). A script makes it before it first awaits, while its
// own frames are on the stack.
func (m *module) newCall(goja.FunctionCall) goja.Value {
	c := &call{stack: m.rt.CaptureCallStack(0, nil)}
	c.ctx, c.cancel = context.WithCancel(context.Background())
	return box(m.rt, c)
}

// cancel is native.cancel(call).
func (m *module) cancel(c goja.FunctionCall) goja.Value {
	unbox[*call](c.Argument(0)).cancel()
	return goja.Undefined()
}

// place is the innermost line of the author's.
func (c *call) place() string {
	for i := range c.stack {
		if authors(&c.stack[i]) {
			return c.stack[i].Position().String()
		}
	}
	return "an unknown place"
}

// trace are the frames of the author's files, a line each.
func (c *call) trace() string {
	var b strings.Builder
	for i := range c.stack {
		if authors(&c.stack[i]) {
			fmt.Fprintf(&b, "\n\tat %s (%s)", c.stack[i].FuncName(), c.stack[i].Position())
		}
	}
	return b.String()
}

// authors reports that a frame is not one of ours.
func authors(f *goja.StackFrame) bool {
	file := f.Position().Filename
	return file != "" && !strings.HasPrefix(file, "gojscrape:")
}

// outcome is what work came to.
type outcome[T any] struct {
	val T
	err error
}

// start runs work in the background and returns a promise of what wrap makes of
// its result. Its context ends with the loop, with the signal of the call, and
// with those of the target, a transaction say.
func start[T any](m *module, c *call, life context.Context, work func(context.Context) (T, error), wrap func(T) goja.Value) goja.Value {
	promise := loop.Promise(m.loop, func(ctx context.Context) (outcome[T], error) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(c.ctx, cancel)()
		defer context.AfterFunc(life, cancel)()
		v, err := work(ctx)
		return outcome[T]{v, err}, nil
	}, func(_ *goja.Runtime, out outcome[T]) goja.Value {
		if out.err == nil {
			return wrap(out.val)
		}
		rejected, _, reject := m.rt.NewPromise()
		if err := reject(m.errorOf(out.err, c)); err != nil {
			panic(err)
		}
		return m.rt.ToValue(rejected)
	})
	return m.rt.ToValue(promise)
}

// errorOf makes the SqlError of an error, with the stack of the call.
func (m *module) errorOf(err error, c *call) goja.Value {
	e, ok := errors.AsType[*database.Error](err)
	if !ok {
		e = &database.Error{Code: database.CodeConnection, Message: err.Error()}
	}
	fields := m.rt.NewObject()
	set := func(name string, v any, present bool) {
		if !present {
			return
		}
		if err := fields.Set(name, v); err != nil {
			panic(err)
		}
	}
	set("code", e.Code, true)
	set("errno", e.Number, e.Number != 0)
	set("sql", database.Shorten(e.SQL, maxSQL), e.SQL != "")
	set("position", e.Position, e.Position > 0)
	set("detail", e.Detail, e.Detail != "")
	set("hint", e.Hint, e.Hint != "")
	set("constraint", e.Constraint, e.Constraint != "")
	v, failed := m.newError(goja.Undefined(), m.rt.ToValue(e.Error()), fields, m.rt.ToValue(c.trace()))
	if failed != nil {
		panic(failed)
	}
	return v
}

// maxSQL is how many characters of a statement an error keeps.
const maxSQL = 500

func box[T any](rt *goja.Runtime, v T) goja.Value {
	return rt.NewDynamicObject(&convert.Box[T]{Value: v})
}

// unbox is what sql.js was given as a handle.
func unbox[T any](v goja.Value) T { return v.Export().(*convert.Box[T]).Value }
