package loop

import (
	"context"
	"fmt"
)

// task is a strand of JavaScript started from Go. goja hands it from one await
// to the next, so that at any moment the loop knows on whose behalf code runs.
type task struct {
	origin any
	name   string          // of what is awaited; may be empty
	answer *answer         // told when the code is cut off; nil when nobody waits
	await  func()          // told when an Await has to wait for a promise; may be nil
	ctx    context.Context // of the Await or Iterate; what Promise work inherits from
	shared bool            // JavaScript may come back to it: never reuse
}

type originKey struct{}

type named struct{ origin any }

// WithOrigin names what the code run by an Await or Iterate with this context
// works for, a request say. OnError and OnUnhandled get it back, also after
// awaits, timers and Promise work.
func WithOrigin(ctx context.Context, origin any) context.Context {
	return context.WithValue(ctx, originKey{}, named{origin})
}

type waitKey struct{}

// WithWait has fn called, on the loop, when an Await with this context got a promise that
// is pending: until then its code ran without a pause.
func WithWait(ctx context.Context, fn func()) context.Context {
	return context.WithValue(ctx, waitKey{}, fn)
}

func waitOf(ctx context.Context) func() {
	fn, _ := ctx.Value(waitKey{}).(func())
	return fn
}

type nameKey struct{}

// WithName names what an Await or Iterate with this context calls, "parse of
// QuotesSpider" say: a *Pending and OnSlow repeat it. Without one they print
// the origin.
func WithName(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, nameKey{}, name)
}

func nameOf(ctx context.Context) string {
	name, _ := ctx.Value(nameKey{}).(string)
	return name
}

// NameOf returns what WithName gave a context. That of Promise work has the name of what
// called Promise.
func NameOf(ctx context.Context) string { return nameOf(ctx) }

// inherited is the context of Promise work: it ends with the loop and has the values of
// the context for which the code that called Promise runs. So what Go does for a script
// knows on whose behalf, however many awaits lie between.
type inherited struct {
	context.Context
	from context.Context
}

// Value asks the loop's context first: how this context ends is written there. Whoever
// waits for the code that called does not wait for what this work calls.
func (c inherited) Value(key any) any {
	if v := c.Context.Value(key); v != nil || key == (waitKey{}) {
		return v
	}
	return c.from.Value(key)
}

// Context is the context that the work of a Promise made now has: for work that has to begin
// in the turn of its caller, before there is a goroutine. Call it on the loop.
func (l *Loop) Context() context.Context { return WithOrigin(l.inherit(), l.Origin()) }

// inherit is the context of work that the running code starts.
func (l *Loop) inherit() context.Context {
	if l.cur == nil || l.cur.ctx == nil {
		return l.ctx
	}
	return inherited{l.ctx, l.cur.ctx}
}

func originOf(ctx context.Context) any {
	origin, _ := OriginOf(ctx)
	return origin
}

// OriginOf returns what a context of WithOrigin names; ok is false without one. The
// context of Promise work always has one: nil if what called Promise works for nothing.
func OriginOf(ctx context.Context) (origin any, ok bool) {
	named, ok := ctx.Value(originKey{}).(named)
	return named.origin, ok
}

// Origin returns what the running code works for, nil if unknown. Call it on the loop.
func (l *Loop) Origin() any {
	if l.cur == nil {
		return nil
	}
	return l.cur.origin
}

// what names t in messages.
func (t *task) what() string {
	switch {
	case t.name != "":
		return t.name
	case t.origin != nil:
		return fmt.Sprint(t.origin)
	}
	return "JavaScript"
}

// share keeps t from being reused. It writes at most once, in the turn that
// started the task: afterwards the goroutine that waits may read.
func (t *task) share() {
	if !t.shared {
		t.shared = true
	}
}

// share returns the current task for code that will run later.
func (l *Loop) share() *task {
	if l.cur != nil {
		l.cur.share()
	}
	return l.cur
}

// tracker implements goja.AsyncContextTracker for the loop.
type tracker struct{ l *Loop }

// Grab is called when a reaction is attached to a promise.
func (t tracker) Grab() any { return t.l.share() }

// Resumed is called before that reaction runs.
func (t tracker) Resumed(grabbed any) { t.l.cur, _ = grabbed.(*task) }

// Exited is called after it; what it threw is only then recorded as a
// rejection, so the loop remembers whose it was.
func (t tracker) Exited() { t.l.last, t.l.cur = t.l.cur, nil }
