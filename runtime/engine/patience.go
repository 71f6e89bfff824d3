package engine

import (
	"context"
	"sync"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloadermw"
)

// patience is what the hooks around one download have left when the spider closes: each
// stretch of them gets CLOSE_TIMEOUT. The transfer between them has a timeout of its own
// and as much time as that.
type patience struct {
	limit   time.Duration
	giveUp  func()
	closing context.Context

	mu    sync.Mutex
	busy  bool // the transfer runs
	timer *time.Timer
}

// impatient returns a context for the hooks of one download, and the transfer that does
// not end with it. Stop must be called when the download is over.
func (e *Engine) impatient(ctx context.Context) (hooks context.Context, fetch downloadermw.Fetch, stop func()) {
	hooks, cancel := context.WithCancelCause(ctx)
	p := &patience{
		limit: e.limits.closeTimeout, closing: e.phases.start,
		giveUp: func() { cancel(e.closeTimeoutError()) },
	}
	unlisten := context.AfterFunc(p.closing, p.begin)
	fetch = func(_ context.Context, req *crawl.Request) (*crawl.Response, error) {
		p.pause(true)
		defer p.pause(false)
		return e.downloader.Fetch(ctx, req)
	}
	return hooks, fetch, func() {
		unlisten()
		p.pause(true)
		cancel(nil)
	}
}

// begin starts the clock, unless the transfer runs.
func (p *patience) begin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.busy && p.timer == nil {
		p.timer = time.AfterFunc(p.limit, p.giveUp)
	}
}

// pause stops the clock during the transfer, and starts it anew after it.
func (p *patience) pause(busy bool) {
	p.mu.Lock()
	p.busy = busy
	if p.timer != nil {
		p.timer.Stop()
		p.timer = nil
	}
	p.mu.Unlock()
	if !busy && p.closing.Err() != nil {
		p.begin()
	}
}
