package adapter

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// stuckAfter is how long everything must stand still for a wait to count as endless.
const stuckAfter = 500 * time.Millisecond

// requestHooks are the hooks around requests that run, those of downloader middlewares, to find one that waits for
// itself: a hook that awaits a download whose request comes to the same component and
// waits there for the same thing, a login that all requests share for instance.
//
// A promise does not tell what it waits for. So a hook counts as waiting for itself only
// when it was called for a download that an earlier call of it began, or for a robots.txt,
// and nothing is under way that could ever wake it: no transfer, no timer, no work of Go,
// but downloads that are all held up, in such hooks or by a robots.txt.
type requestHooks struct {
	host      *Host
	transfers atomic.Int64 // requests in the downloader
	events    atomic.Int64 // awaits of signals: they wait for the others

	mu      sync.Mutex
	running map[*crawl.Request]*hookCall
	held    map[*inline]int // how many requests hold up each download of the script
}

// hookCall is a hook that runs.
type hookCall struct {
	in    *instance
	outer *hookCall // the one whose code began the download of this request, or nil
}

func newRequestHooks(h *Host) *requestHooks {
	return &requestHooks{host: h, running: map[*crawl.Request]*hookCall{}, held: map[*inline]int{}}
}

// listen counts the transfers of a crawl.
func (r *requestHooks) listen(bus *signals.Bus) {
	count := func(t signals.Topic[signals.Requested], n int64) {
		signals.On(bus, t, func(context.Context, signals.Requested) error {
			r.transfers.Add(n)
			return nil
		})
	}
	count(signals.RequestReachedDownloader, 1)
	count(signals.RequestLeftDownloader, -1)
}

// hold notes that something holds up a download of the script until release is called.
func (r *requestHooks) hold(d *inline) (release func()) {
	if d == nil {
		return func() {}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.held[d]++
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.held[d]--; r.held[d] == 0 {
			delete(r.held, d)
		}
	}
}

// enter notes that a hook begins. Its context is that of a download: it names what the
// code worked for that began it. The context that it returns ends when the hook waits for
// itself, leave must be called at the end.
func (r *requestHooks) enter(ctx context.Context, in *instance, hook string, req *crawl.Request) (_ context.Context, leave func()) {
	call := &hookCall{in: in}
	origin, _ := loop.OriginOf(ctx)
	r.mu.Lock()
	if by, ok := origin.(*crawl.Request); ok {
		call.outer = r.running[by]
	}
	r.running[req] = call
	r.mu.Unlock()
	release := r.hold(inlineOf(ctx))
	stop := func() {}
	if downloadermw.ForRobotsTxt(ctx) || call.nested() {
		ctx, stop = r.watch(ctx, in.labels[hook], req)
	}
	return ctx, func() {
		stop()
		release()
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.running[req] == call {
			delete(r.running, req)
		}
	}
}

// nested says that a call of the same component waits for this one.
func (c *hookCall) nested() bool {
	for outer := c.outer; outer != nil; outer = outer.outer {
		if outer.in == c.in {
			return true
		}
	}
	return false
}

// watch ends the context when the crawl has stood still for two looks in a row. Stop
// waits for the end of the watch.
func (r *requestHooks) watch(ctx context.Context, label string, req *crawl.Request) (_ context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	var watching sync.WaitGroup
	watching.Go(func() {
		tick := time.NewTicker(stuckAfter)
		defer tick.Stop()
		for looks := 0; looks < 2; {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			if looks++; !r.stuck(ctx) {
				looks = 0
			}
		}
		cancel(selfWait(ctx, label, req))
	})
	return ctx, func() {
		cancel(nil)
		watching.Wait()
	}
}

func selfWait(ctx context.Context, label string, req *crawl.Request) error {
	if downloadermw.ForRobotsTxt(ctx) {
		return fmt.Errorf("%s waits for itself: it holds up %s, and what it waits for waits for a robots.txt. "+
			"Let the requests for robots.txt go on, or set dont_obey_robotstxt in the meta of those that it makes itself", label, req)
	}
	return fmt.Errorf("%s waits for itself: it downloads %s, and for that very request it waits for what the download is to bring. "+
		"Let the requests go on that it makes itself: mark them in their meta", label, req)
}

// stuck says that nothing is under way but downloads that are held up.
func (r *requestHooks) stuck(ctx context.Context) bool {
	v, err := r.host.loop.Await(ctx, func(rt *goja.Runtime) (goja.Value, error) {
		return rt.ToValue(r.host.loop.Underway()), nil
	}, func(v goja.Value) (any, error) { return v.ToInteger(), nil })
	if err != nil || r.transfers.Load() != 0 {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return v.(int64)-r.events.Load() == int64(len(r.held))
}
