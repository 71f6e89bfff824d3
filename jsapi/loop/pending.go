package loop

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/dop251/goja"
)

// slowAfter is how long an await may be pending before OnSlow hears of it.
const slowAfter = time.Minute

// never is longer than anything will be pending.
const never time.Duration = math.MaxInt64

// Pending is the error of an await whose promise did not settle in time.
type Pending struct {
	What  string // as WithName said, else the origin
	Limit time.Duration
}

func (e *Pending) Error() string {
	return fmt.Sprintf("%s stayed pending for %s (HOOK_TIMEOUT)", e.What, e.Limit)
}

// deadlines watch what is in Loop.pending. One timer serves all: an await that
// settles soon costs a look at the clock. Only the loop touches them.
type deadlines struct {
	limit time.Duration // of an await; 0: none
	timer *time.Timer
	armed bool
}

// first is how long a new await can be left alone.
func (d *deadlines) first() time.Duration {
	if d.limit > 0 {
		return min(d.limit, slowAfter)
	}
	return slowAfter
}

// stop gives the timer up; the loop is over.
func (d *deadlines) stop() {
	if d.timer != nil {
		d.timer.Stop()
	}
}

// SetPendingLimit changes Options.PendingLimit, also for what is pending already.
func (l *Loop) SetPendingLimit(limit time.Duration) {
	l.Post(func(*goja.Runtime) {
		l.deadlines.limit = limit
		l.sweep()
	})
}

// began starts the clock of a.
func (l *Loop) began(a *answer) {
	a.since, a.slow = time.Now(), false
	if !l.deadlines.armed {
		l.sweepIn(l.deadlines.first())
	}
}

func (l *Loop) sweepIn(d time.Duration) {
	l.deadlines.armed = true
	if l.deadlines.timer == nil {
		l.deadlines.timer = time.AfterFunc(d, func() { l.Post(func(*goja.Runtime) { l.sweep() }) })
		return
	}
	l.deadlines.timer.Reset(d)
}

// sweep looks at all that is pending, in the order it was asked for, and plans
// the next look: when the next one may be due, or a new one that comes now. It
// leaves a gap, so what is due may wait a hundredth longer, but awaits that
// began one after another do not take a sweep each.
func (l *Loop) sweep() {
	l.deadlines.armed = false
	now, next := time.Now(), l.deadlines.first()
	gap := next / 100
	for _, key := range slices.Sorted(maps.Keys(l.pending)) {
		next = min(next, l.inspect(key, now))
	}
	if len(l.pending) > 0 {
		l.sweepIn(max(next, gap))
	}
}

// inspect ends an await that is overdue, else returns when to look again.
func (l *Loop) inspect(key int64, now time.Time) time.Duration {
	a, limit := l.pending[key], l.deadlines.limit
	age := now.Sub(a.since)
	if !a.open { // its code was cut off
		delete(l.pending, key)
		return never
	}
	if limit > 0 && age >= limit {
		l.expire(key, limit)
		return never
	}
	if age >= slowAfter && !a.slow {
		a.slow = true
		l.tellSlow(a, age)
	}
	next := never
	if limit > 0 {
		next = limit - age
	}
	if !a.slow {
		next = min(next, slowAfter-age)
	}
	return next
}

// expire fails an await. Its promise may still settle: onSettled does not know
// the key any more.
func (l *Loop) expire(key int64, limit time.Duration) {
	a := l.pending[key]
	delete(l.pending, key)
	a.overdue = true
	l.attempt(&a.task, func() { a.settled(nil, &Pending{a.what(), limit}) })
}

// tellSlow warns of an await that somebody still waits for.
func (l *Loop) tellSlow(a *answer, age time.Duration) {
	if !a.left.Load() {
		l.opts.OnSlow(a.what(), a.origin, age)
	}
}
