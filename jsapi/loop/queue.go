package loop

import (
	"context"
	"fmt"

	"github.com/dop251/goja"
)

// job is one turn to run: fn, for the account of task.
type job struct {
	task *task
	run  func(*goja.Runtime)
}

func (l *Loop) post(j job) bool {
	l.mu.Lock()
	if l.closing {
		l.mu.Unlock()
		return false
	}
	l.queue = append(l.queue, j)
	l.mu.Unlock()
	l.signal()
	return true
}

func (l *Loop) signal() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// take swaps the queue for an empty one; spare is the memory of the last batch.
func (l *Loop) take(spare []job) []job {
	l.mu.Lock()
	defer l.mu.Unlock()
	batch := l.queue
	l.queue = spare[:0]
	return batch
}

// drained reports that a closing loop has nothing left to wait for.
func (l *Loop) drained() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.closing && len(l.queue) == 0 && (l.held == 0 || l.dog.killed())
}

// Hold announces a function that will be posted later, from any goroutine, by
// calling release exactly once; nil only gives the promise back. The function
// keeps the origin of the code that called Hold, and a closing loop waits for
// it. Call Hold on the loop.
func (l *Loop) Hold() (release func(fn func(*goja.Runtime))) {
	t := l.share()
	l.mu.Lock()
	l.held++
	l.mu.Unlock()
	return func(fn func(*goja.Runtime)) {
		l.mu.Lock()
		l.held--
		if fn != nil {
			l.queue = append(l.queue, job{t, fn})
		}
		l.mu.Unlock()
		l.signal()
	}
}

// Underway is how many things may still wake the code of the loop by themselves: timers,
// and functions that Hold announced, so all Promise work. Call it on the loop.
func (l *Loop) Underway() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.held + len(l.timers.heap)
}

// Close ends the loop: no new work is accepted, timers stop, the contexts of
// all Promise work end, and code that awaits such work runs to its end. When
// ctx ends first, running JavaScript is interrupted, and what is still held is
// given up: so give ctx a deadline. It waits for every goroutine the loop
// started, except, in that case, for Promise work that ignores its context;
// only a Go function that JavaScript has called is always waited for. Waiting
// Awaits get ErrClosed. Never call it on the loop.
func (l *Loop) Close(ctx context.Context) error {
	l.mu.Lock()
	l.closing = true
	l.mu.Unlock()
	l.cancel()
	l.signal()
	select {
	case <-l.done:
		if !l.dog.killed() { // else another Close has given that work up
			l.work.Wait()
		}
		return nil
	case <-ctx.Done():
	}
	l.dog.kill()
	l.signal()
	<-l.done
	return fmt.Errorf("closing the event loop: %w", context.Cause(ctx))
}

func (l *Loop) isClosing() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.closing
}
