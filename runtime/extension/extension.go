// Package extension holds the built-in extensions: they listen to the signals of a
// crawl and count, log or close it
// (https://docs.scrapy.org/en/latest/topics/extensions.html). Each file is one; the
// crawler makes them. None of them touches a request, a response or an item.
package extension

import (
	"context"
	"math"
	"sync"
	"time"
)

// tasks are the timers of one extension. Whoever starts one stops them all.
type tasks struct {
	ctx    context.Context
	cancel context.CancelFunc
	wg     sync.WaitGroup
}

func newTasks() *tasks {
	t := &tasks{}
	t.ctx, t.cancel = context.WithCancel(context.Background())
	return t
}

// every calls fn after each interval of so many seconds, until fn says that it has seen
// enough or stop is called.
func (t *tasks) every(interval float64, fn func() (more bool)) {
	t.wg.Go(func() {
		ticker := time.NewTicker(duration(interval))
		defer ticker.Stop()
		for {
			select {
			case <-t.ctx.Done():
				return
			case <-ticker.C:
				if !fn() {
					return
				}
			}
		}
	})
}

// stop ends all timers and returns when their functions have returned. It may be called
// again, but not from such a function.
func (t *tasks) stop() {
	t.cancel()
	t.wg.Wait()
}

// Close is stop in the shape of an extension's hook: a crawl that never opened its spider
// does not send spider_closed.
func (t *tasks) Close(context.Context) error {
	t.stop()
	return nil
}

// duration is so many seconds, at least a nanosecond and at most what fits.
func duration(seconds float64) time.Duration {
	ns := seconds * float64(time.Second)
	if ns >= math.MaxInt64 {
		return math.MaxInt64
	}
	return max(time.Duration(ns), 1)
}
