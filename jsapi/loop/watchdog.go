package loop

import (
	"sync"
	"time"

	"github.com/dop251/goja"
)

// watchdog interrupts turns that run past the limit. Its timer is armed by the
// first turn and then only once per limit, not once per turn.
type watchdog struct {
	rt *goja.Runtime

	mu      sync.Mutex
	limit   time.Duration // 0: none
	timer   *time.Timer
	armed   bool
	running bool
	start   time.Time
	dead    bool // interrupt everything from now on
}

// SetCPULimit changes Options.CPULimit for the turns that begin from now on.
func (l *Loop) SetCPULimit(limit time.Duration) {
	l.dog.mu.Lock()
	defer l.dog.mu.Unlock()
	l.dog.limit = limit
	if l.dog.armed && limit > 0 {
		l.dog.timer.Reset(limit) // it may be set to a later time
	}
}

// begin marks the start of a turn.
func (w *watchdog) begin() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running = true
	if w.limit == 0 {
		return
	}
	w.start = time.Now()
	if !w.armed {
		w.arm(w.limit)
	}
}

// end marks the end of a turn and takes back an interrupt that came too late for it.
func (w *watchdog) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running = false
	if !w.dead {
		w.rt.ClearInterrupt()
	}
}

// reset takes back an interrupt that has hit; the rest of the turn gets a new limit.
func (w *watchdog) reset() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.dead {
		return
	}
	w.rt.ClearInterrupt()
	w.start = time.Now()
	if w.limit > 0 && w.running && !w.armed {
		w.arm(w.limit)
	}
}

// kill interrupts the running turn and all that follow.
func (w *watchdog) kill() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.dead = true
	w.rt.Interrupt("closed")
}

func (w *watchdog) killed() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.dead
}

func (w *watchdog) arm(d time.Duration) {
	w.armed = true
	if w.timer == nil {
		w.timer = time.AfterFunc(d, w.check)
		return
	}
	w.timer.Reset(d)
}

// check runs when the timer fires.
func (w *watchdog) check() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.armed = false
	if !w.running || w.dead {
		return
	}
	if left := w.limit - time.Since(w.start); left > 0 {
		w.arm(left)
		return
	}
	w.rt.Interrupt(w.limit)
}

// stop ends the watch; the loop is over.
func (w *watchdog) stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.timer != nil {
		w.timer.Stop()
	}
}
