package loop

import (
	"container/heap"
	"math"
	"time"

	"github.com/dop251/goja"
)

// timers are the pending timeouts and intervals, ordered by due time and then
// by id, so that equal timeouts fire in the order they were set.
type timers struct {
	heap   timerHeap
	byID   map[int64]*timer
	lastID int64
}

type timer struct {
	id    int64
	due   time.Time
	every time.Duration // 0: once
	fn    goja.Callable
	args  []goja.Value
	task  *task
	pos   int // in the heap; -1 when not in it
}

// setTimer returns the function behind setTimeout, or setInterval if repeat.
func (l *Loop) setTimer(repeat bool) func(goja.FunctionCall) goja.Value {
	return func(c goja.FunctionCall) goja.Value {
		delay := delayOf(c.Argument(1))
		var args []goja.Value
		if len(c.Arguments) > 2 {
			args = append(args, c.Arguments[2:]...)
		}
		t := l.addTimer(c.Argument(0), args, delay)
		if repeat {
			t.every = delay
		}
		return l.rt.ToValue(t.id)
	}
}

// delayOf reads a delay in milliseconds. As in Node, what is not between 1 and
// 2^31-1 is 1.
func delayOf(v goja.Value) time.Duration {
	ms := v.ToInteger()
	if ms < 1 || ms > math.MaxInt32 {
		ms = 1
	}
	return time.Duration(ms) * time.Millisecond
}

// setImmediate queues its callback behind what is queued already.
func (l *Loop) setImmediate(c goja.FunctionCall) goja.Value {
	var args []goja.Value
	if len(c.Arguments) > 1 {
		args = append(args, c.Arguments[1:]...)
	}
	return l.rt.ToValue(l.addTimer(c.Argument(0), args, 0).id)
}

func (l *Loop) addTimer(callback goja.Value, args []goja.Value, delay time.Duration) *timer {
	fn, ok := goja.AssertFunction(callback)
	if !ok {
		panic(l.rt.NewTypeError("the callback of a timer must be a function, not %v", callback))
	}
	l.timers.lastID++
	t := &timer{id: l.timers.lastID, due: time.Now().Add(delay), fn: fn, args: args, task: l.share()}
	if l.timers.byID == nil {
		l.timers.byID = map[int64]*timer{}
	}
	l.timers.byID[t.id] = t
	heap.Push(&l.timers.heap, t)
	return t
}

// clearTimer is behind clearTimeout, clearInterval and clearImmediate. What
// is not the id of a timer is ignored, as in browsers.
func (l *Loop) clearTimer(c goja.FunctionCall) goja.Value {
	id, ok := c.Argument(0).Export().(int64)
	t := l.timers.byID[id]
	if !ok || t == nil {
		return goja.Undefined()
	}
	delete(l.timers.byID, id)
	if t.pos >= 0 {
		heap.Remove(&l.timers.heap, t.pos)
	}
	return goja.Undefined()
}

// fireTimers runs the timers that were due when it was called, one turn each.
func (l *Loop) fireTimers() (fired bool) {
	if len(l.timers.heap) == 0 {
		return false
	}
	now, last := time.Now(), l.timers.lastID
	for len(l.timers.heap) > 0 && !l.isClosing() {
		if t := l.timers.heap[0]; t.due.After(now) || t.id > last {
			break
		}
		t := heap.Pop(&l.timers.heap).(*timer)
		l.turn(job{t.task, func(*goja.Runtime) { l.fire(t) }})
		fired = true
	}
	return fired
}

func (l *Loop) fire(t *timer) {
	if t.every == 0 {
		delete(l.timers.byID, t.id)
	} else {
		t.due = time.Now().Add(t.every)
		heap.Push(&l.timers.heap, t)
	}
	if _, err := t.fn(goja.Undefined(), t.args...); err != nil {
		l.callbackFailed(err)
	}
}

// wait returns a channel that receives when the next timer is due, nil if
// there is none, and a function that gives it up.
func (t *timers) wait() (due <-chan time.Time, stop func()) {
	if len(t.heap) == 0 {
		return nil, func() {}
	}
	clock := time.NewTimer(time.Until(t.heap[0].due))
	return clock.C, func() { clock.Stop() }
}
