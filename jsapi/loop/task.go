package loop

import "context"

// task is a strand of JavaScript started from Go. goja hands it from one await
// to the next, so that at any moment the loop knows on whose behalf code runs.
type task struct {
	origin any
	answer *answer // told when the code is cut off; nil when nobody waits
	shared bool    // JavaScript may come back to it: never reuse
}

type originKey struct{}

// WithOrigin names what the code run by an Await or Iterate with this context
// works for, a request say. OnError and OnUnhandled get it back, also after
// awaits, timers and Promise work.
func WithOrigin(ctx context.Context, origin any) context.Context {
	return context.WithValue(ctx, originKey{}, origin)
}

func originOf(ctx context.Context) any {
	return ctx.Value(originKey{})
}

// Origin returns what the running code works for, nil if unknown. Call it on the loop.
func (l *Loop) Origin() any {
	if l.cur == nil {
		return nil
	}
	return l.cur.origin
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
