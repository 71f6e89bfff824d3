// Package loop owns one goja runtime and the only goroutine that may touch it.
//
// Go and JavaScript meet in two verbs: [Loop.Await] (a goroutine waits for
// JavaScript) and [Promise] (JavaScript waits for Go). [Iterate] is Await once
// per value of a generator. Everything else of the engine sees Go values only:
// a goja value never leaves the loop except inside a closure that comes back.
//
// Work runs in turns: one posted function, one timer or one settled promise,
// then all microtasks. A panic, an endless script or a stack overflow ends the
// turn it happened in, never the loop.
package loop

import (
	"context"
	"sync"
	"time"

	"github.com/dop251/goja"
)

// maxCallStack bounds recursion. goja has no bound of its own and copies its
// whole value stack as it grows, so a runaway recursion would take seconds.
const maxCallStack = 4096

// Options say how values and errors cross the border. The zero value works.
type Options struct {
	// CPULimit is how long JavaScript may run without returning to the loop. 0 means no limit.
	CPULimit time.Duration
	// PendingLimit is how long a promise may stay pending that an Await, or one step of an
	// Iterate, waits for; past it that fails with a *Pending. 0 means no limit.
	PendingLimit time.Duration
	// FromJS turns a thrown value into a Go error. The default makes an *Error.
	FromJS func(*goja.Runtime, goja.Value) error
	// ToJS turns a Go error into what JavaScript catches. The default is goja's GoError.
	ToJS func(*goja.Runtime, error) goja.Value
	// Single reports that an object is one value for Iterate although it is iterable.
	Single func(goja.Value) bool
	// OnError hears of errors nobody awaits: thrown by a timer, a microtask or posted code.
	OnError func(origin any, err error)
	// OnUnhandled hears of rejections nobody handled by the end of their turn.
	OnUnhandled func(origin any, err error)
	// OnSlow hears once of what has been pending for a minute: its name as in Pending, and
	// for how long it has. Called on the loop.
	OnSlow func(name string, origin any, since time.Duration)
	// OnReturn hears of the value, unless it is undefined, that a generator under Iterate
	// returned at its end. No iteration sees it, which its author may not know. Called on
	// the loop.
	OnReturn func(name string, origin any, value goja.Value)
}

func (o *Options) fillDefaults() {
	if o.FromJS == nil {
		o.FromJS = fromJS
	}
	if o.ToJS == nil {
		o.ToJS = func(rt *goja.Runtime, err error) goja.Value { return rt.NewGoError(err) }
	}
	if o.Single == nil {
		o.Single = func(goja.Value) bool { return false }
	}
	if o.OnError == nil {
		o.OnError = func(any, error) {}
	}
	if o.OnUnhandled == nil {
		o.OnUnhandled = o.OnError
	}
	if o.OnSlow == nil {
		o.OnSlow = func(string, any, time.Duration) {}
	}
	if o.OnReturn == nil {
		o.OnReturn = func(string, any, goja.Value) {}
	}
}

// Loop is a runtime and its goroutine. Its methods may be called from any
// goroutine unless they say otherwise.
type Loop struct {
	opts   Options
	rt     *goja.Runtime
	js     intrinsics
	calls  sync.Pool // of *call
	ctx    context.Context
	cancel context.CancelFunc
	work   sync.WaitGroup // goroutines started by Promise
	wake   chan struct{}  // capacity 1: something was queued
	done   chan struct{}  // closed when the goroutine has ended
	dog    *watchdog
	stacks stacks

	mu      sync.Mutex
	queue   []job
	held    int  // functions promised by Hold and not released yet
	closing bool // no new work from outside

	// Only the loop goroutine touches what follows.
	current   job
	cur       *task // whose code runs
	last      *task // whose reaction has just ended
	answered  []*answer
	rejected  rejections
	timers    timers
	pending   map[int64]*answer // awaits that wait for a promise
	promises  int64             // last key of pending
	deadlines deadlines         // of what is pending
	pulled    source            // whose value is being converted; see Yielding
}

// New starts a loop with a fresh runtime. Close must be called to end its goroutine.
func New(opts Options) *Loop {
	opts.fillDefaults()
	l := &Loop{
		opts:    opts,
		rt:      goja.New(),
		wake:    make(chan struct{}, 1),
		done:    make(chan struct{}),
		pending: map[int64]*answer{},
	}
	l.deadlines.limit = opts.PendingLimit
	l.ctx, l.cancel = context.WithCancel(context.Background())
	l.dog = &watchdog{rt: l.rt, limit: opts.CPULimit}
	l.stacks = newStacks(l.rt)
	l.install()
	go l.run()
	return l
}

// Post queues fn to run on the loop in a turn of its own. It reports false,
// and drops fn, once Close was called.
func (l *Loop) Post(fn func(rt *goja.Runtime)) bool {
	return l.post(job{run: fn})
}

// run is the loop goroutine.
func (l *Loop) run() {
	defer close(l.done)
	defer l.dog.stop()
	defer l.deadlines.stop()
	var batch []job
	for {
		batch = l.take(batch)
		for i := range batch {
			l.turn(batch[i])
			batch[i] = job{}
		}
		fired := l.fireTimers()
		if len(batch) > 0 || fired {
			continue
		}
		if l.drained() {
			return
		}
		l.sleep()
	}
}

// sleep blocks until something is queued or the next timer is due.
func (l *Loop) sleep() {
	due, stop := l.timers.wait()
	defer stop()
	select {
	case <-l.wake:
	case <-due:
	}
}
