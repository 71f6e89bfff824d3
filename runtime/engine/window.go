package engine

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// pace says when an output may be asked for more.
type pace interface {
	yielded(req *crawl.Request) // before it is scheduled
	// more blocks while the output has to wait; with false it is not asked again.
	more() bool
}

// windows bound how many requests of one callback may wait in the scheduler: an
// endless generator of requests stops being asked at the limit and goes on as its
// requests leave. An output of ordinary size is never tracked, so it costs nothing.
type windows struct {
	limit int
	mu    sync.Mutex
	// owners has a window for each time that a request was yielded: it may be stored twice.
	// Requests go by their marks, since the scheduler may return another one with the same.
	owners map[uint64][]*window
	marks  *atomic.Uint64
}

func newWindows(limit int, marks *atomic.Uint64) *windows {
	return &windows{limit: limit, owners: map[uint64][]*window{}, marks: marks}
}

// untracked is how many requests an output yields before its requests are tracked.
const untracked = 1000

// window is the pace of one callback's output.
type window struct {
	e       *Engine
	resp    *crawl.Response // nil for an errback without response
	began   time.Time
	count   int
	waiting int           // tracked requests in the scheduler; guarded by windows.mu
	room    chan struct{} // has a token when a tracked request has left
}

func (e *Engine) newWindow(resp *crawl.Response) *window {
	return &window{e: e, resp: resp, began: time.Now()}
}

func (w *window) yielded(req *crawl.Request) {
	all := w.e.windows
	w.count++
	if all.limit == 0 || w.count <= min(untracked, all.limit) {
		return
	}
	if w.room == nil {
		w.room = make(chan struct{}, 1)
	}
	all.mu.Lock()
	defer all.mu.Unlock()
	mark := req.Mark(all.marks)
	all.owners[mark] = append(all.owners[mark], w)
	w.waiting++
}

// more blocks while the window is full. Meanwhile the response does not count as being
// scraped: the requests that are waited for could not leave otherwise. Once the spider
// closes none of them leaves, and an output that does not end by itself is left soon.
func (w *window) more() bool {
	if w.e.ctx.Err() != nil || w.e.closing.outstayed(w.began) {
		return false
	}
	if w.room == nil || !w.full() {
		return true
	}
	defer w.e.suspend(w.resp)()
	for w.full() {
		select {
		case <-w.room:
		case <-w.e.closing.begun:
			return false
		case <-w.e.ctx.Done():
			return false
		}
	}
	return true
}

func (w *window) full() bool {
	all := w.e.windows
	all.mu.Lock()
	defer all.mu.Unlock()
	return w.waiting >= all.limit
}

// left notes that a request is not in the scheduler, or not any more.
func (all *windows) left(req *crawl.Request) {
	mark := req.Marked()
	if mark == 0 {
		return
	}
	all.mu.Lock()
	defer all.mu.Unlock()
	owners := all.owners[mark]
	if len(owners) == 0 {
		return
	}
	first := owners[0]
	if len(owners) == 1 {
		delete(all.owners, mark)
	} else {
		all.owners[mark] = owners[1:]
	}
	first.waiting--
	give(first.room)
}
