package loop

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/dop251/goja"
)

// answer is what a goroutine waits for while JavaScript works.
type answer struct {
	task
	done    chan struct{}                 // capacity 1; receives when the answer is there
	open    bool                          // nobody has answered yet
	left    atomic.Bool                   // the goroutine has stopped waiting
	settled func(v goja.Value, err error) // what to do with the value JavaScript came to; on the loop
	err     error

	// While it is in Loop.pending.
	since   time.Time
	slow    bool // OnSlow was told
	overdue bool // it was given up
}

// init makes a ready for use; it must not move afterwards.
func (a *answer) init(origin any, name string) {
	a.done = make(chan struct{}, 1)
	a.task.answer = a
	a.origin, a.name = origin, name
}

// finish answers a with err, nil for success, at the end of the turn. It
// reports false if a was answered before.
func (l *Loop) finish(a *answer, err error) bool {
	if !a.open {
		return false
	}
	a.open, a.err = false, err
	l.answered = append(l.answered, a)
	return true
}

// deliver wakes the goroutines that were answered in this turn. Not earlier:
// the microtasks of the turn still touch the task.
func (l *Loop) deliver() {
	for i, a := range l.answered {
		a.done <- struct{}{}
		l.answered[i] = nil
	}
	l.answered = l.answered[:0]
}

// wait blocks until a is answered, ctx ends or the loop has ended. Only when
// answered is true may the caller touch what the loop writes to.
func (l *Loop) wait(ctx context.Context, a *answer) (answered bool, err error) {
	select {
	case <-a.done:
		return true, a.err
	case <-ctx.Done():
		return false, context.Cause(ctx)
	case <-l.done:
	}
	select {
	case <-a.done:
		return true, a.err
	default:
		return false, ErrClosed
	}
}

// call is one Await. Calls are reused unless JavaScript may still refer to them.
type call struct {
	answer
	fn   func(*goja.Runtime) (goja.Value, error)
	pick func(goja.Value) (any, error)
	val  any
	run  func(*goja.Runtime)
}

func (l *Loop) newCall(ctx context.Context) *call {
	c, ok := l.calls.Get().(*call)
	if !ok {
		c = &call{}
		c.init(nil, "")
		c.run = func(*goja.Runtime) { l.start(c) }
		c.settled = func(v goja.Value, err error) { l.settled(c, v, err) }
	}
	c.origin, c.name, c.await, c.open = originOf(ctx), nameOf(ctx), waitOf(ctx), true
	c.ctx = ctx
	return c
}

// Await runs fn on the loop and blocks until what it returned is settled: a
// promise or thenable is awaited as JavaScript's await would. pick turns the
// value into Go while still on the loop. It returns early with the cause of
// ctx when that ends, without fn having run if its turn had not come, and with
// ErrClosed when the loop closes; with a *Pending when the promise takes longer
// than PendingLimit, and then what it comes to is ignored. Errors thrown by
// JavaScript arrive as FromJS made them. Never call it on the loop.
func (l *Loop) Await(ctx context.Context, fn func(*goja.Runtime) (goja.Value, error), pick func(goja.Value) (any, error)) (any, error) {
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	c := l.newCall(ctx)
	c.fn, c.pick = fn, pick
	if !l.post(job{&c.task, c.run}) {
		return nil, ErrClosed
	}
	answered, err := l.wait(ctx, &c.answer)
	if !answered {
		c.left.Store(true)
		return nil, err
	}
	v := c.val
	if !c.shared {
		c.fn, c.pick, c.val, c.origin, c.ctx, c.err = nil, nil, nil, nil, nil, nil
		l.calls.Put(c)
	}
	return v, err
}

// start is the turn of an Await.
func (l *Loop) start(c *call) {
	if c.left.Load() {
		return
	}
	v, err := c.fn(l.rt)
	l.settle(&c.answer, v, err)
}

// settled ends an Await with the value its promise came to.
func (l *Loop) settled(c *call, v goja.Value, err error) {
	if err == nil {
		c.val, err = c.pick(v)
	}
	l.finish(&c.answer, err)
}
