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
	"github.com/gojscrape/gojscrape/runtime/signals"
)

const (
	// maxNested is how often a request hook may be in its own downloads: a hook that
	// downloads something for each request it gets would never end.
	maxNested = 10
	// stuckAfter is how long everything must stand still for a wait to count as endless.
	stuckAfter = 500 * time.Millisecond
)

// requestHooks are the request hooks that run, to find one that waits for itself: a hook
// that awaits a download whose request comes to the same hook and waits there for the
// same thing, a login that all requests share for instance.
//
// A promise does not tell what it waits for. So a hook counts as waiting for itself only
// when it was called for a download that an earlier call of it began, and nothing is under
// way that could ever wake it: no transfer, no timer, no work of Go, but downloads that
// are all held up in request hooks.
type requestHooks struct {
	host      *Host
	transfers atomic.Int64 // requests in the downloader
	events    atomic.Int64 // awaits of signals: they wait for the others

	mu      sync.Mutex
	running map[*crawl.Request]*hookCall
}

// hookCall is a request hook that runs.
type hookCall struct {
	in     *instance
	outer  *hookCall // the one whose code began the download of this request, or nil
	inline bool      // the request is one that a script downloads
}

func newRequestHooks(h *Host) *requestHooks {
	return &requestHooks{host: h, running: map[*crawl.Request]*hookCall{}}
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

// enter notes that a request hook begins. Its context is that of a download: it names what
// the code worked for that began it. The context that it returns ends when the hook waits
// for itself, leave must be called at the end.
func (r *requestHooks) enter(ctx context.Context, in *instance, req *crawl.Request) (_ context.Context, leave func(), err error) {
	origin, inline := loop.OriginOf(ctx)
	r.mu.Lock()
	defer r.mu.Unlock()
	call := &hookCall{in: in, inline: inline}
	if by, ok := origin.(*crawl.Request); ok {
		call.outer = r.running[by]
	}
	nested := call.nested()
	if nested > maxNested {
		return nil, nil, fmt.Errorf("processRequest of %s downloads %s inside its own downloads, %d deep: it must let the requests go on that it makes itself", in.name, req, nested)
	}
	r.running[req] = call
	stop := func() {}
	if nested > 0 {
		ctx, stop = r.watch(ctx, call, req)
	}
	return ctx, func() {
		stop()
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.running[req] == call {
			delete(r.running, req)
		}
	}, nil
}

// nested is how many calls of the same hook wait for this one.
func (c *hookCall) nested() int {
	n := 0
	for outer := c.outer; outer != nil; outer = outer.outer {
		if outer.in == c.in {
			n++
		}
	}
	return n
}

// watch ends the context when the crawl has stood still for two looks in a row. Stop
// waits for the end of the watch.
func (r *requestHooks) watch(ctx context.Context, call *hookCall, req *crawl.Request) (_ context.Context, stop func()) {
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
		cancel(fmt.Errorf("processRequest of %s waits for itself: it downloads %s, and for that very request it waits for what the download is to bring. "+
			"Let the requests go on that it makes itself: mark them in their meta", call.in.name, req))
	})
	return ctx, func() {
		cancel(nil)
		watching.Wait()
	}
}

// stuck says that nothing is under way but downloads that wait in request hooks.
func (r *requestHooks) stuck(ctx context.Context) bool {
	v, err := r.host.loop.Await(ctx, func(rt *goja.Runtime) (goja.Value, error) {
		return rt.ToValue(r.host.loop.Underway()), nil
	}, func(v goja.Value) (any, error) { return v.ToInteger(), nil })
	if err != nil {
		return false
	}
	return r.transfers.Load() == 0 && v.(int64)-r.events.Load() == r.held()
}

// held is how many downloads of the script wait in a request hook.
func (r *requestHooks) held() (n int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, call := range r.running {
		if call.inline {
			n++
		}
	}
	return n
}
