package engine

import (
	"context"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// windows bound how many requests of one callback may wait in the scheduler: an
// endless generator of requests stops being asked at the limit and goes on as its
// requests leave. An output of ordinary size is never tracked, so it costs nothing.
type windows struct {
	limit int
	mu    sync.Mutex
	owner map[*crawl.Request]*window
}

func newWindows(limit int) windows {
	return windows{limit: limit, owner: map[*crawl.Request]*window{}}
}

// untracked is how many requests an output yields before its requests are tracked.
const untracked = 1000

// window is the pace of one callback's output.
type window struct {
	e       *Engine
	resp    *crawl.Response // nil for an errback without response
	count   int
	waiting int           // tracked requests in the scheduler; guarded by windows.mu
	room    chan struct{} // has a token when a tracked request has left
}

func (w *window) yielded(req *crawl.Request) {
	all := &w.e.windows
	w.count++
	if all.limit == 0 || w.count <= min(untracked, all.limit) {
		return
	}
	all.mu.Lock()
	defer all.mu.Unlock()
	if w.room == nil {
		w.room = make(chan struct{}, 1)
	}
	all.owner[req] = w
	w.waiting++
}

// wait blocks while the window is full. Meanwhile the response does not count as being
// scraped: the requests that are waited for could not leave otherwise.
func (w *window) wait() error {
	if w.room == nil || !w.full() {
		return nil
	}
	defer w.e.suspend(w.resp)()
	ctx := w.e.phases.output
	for w.full() {
		select {
		case <-w.room:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return nil
}

func (w *window) full() bool {
	all := &w.e.windows
	all.mu.Lock()
	defer all.mu.Unlock()
	return w.waiting >= all.limit
}

// left notes that a request is no longer in the scheduler.
func (w *windows) left(req *crawl.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	owner := w.owner[req]
	if owner == nil {
		return
	}
	delete(w.owner, req)
	owner.waiting--
	select {
	case owner.room <- struct{}{}:
	default:
	}
}
