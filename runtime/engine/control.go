package engine

import (
	"context"
	"fmt"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/gojscrape/gojscrape/runtime/future"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// The engine itself is the control of the components that every generation has: what they
// ask for is done for the generation whose work it is, else for the newest.
var _ component.Control = (*Engine)(nil)

// Crawl schedules a request. A duplicate, and one that a request_scheduled handler
// ignores, is dropped without an error.
func (e *Engine) Crawl(req *crawl.Request) error {
	if !e.gate.enter(func() {}) {
		return component.ErrNotRunning
	}
	v := e.newest()
	defer v.release()
	return v.Crawl(req)
}

// Schedule is Crawl in a goroutine of its own: its handlers may wait for the caller.
// Requests are scheduled in the order of the calls, as long as no handler waits for
// something: one that does lets the next begin, which may be what it waits for.
func (e *Engine) Schedule(req *crawl.Request) *future.Future[struct{}] {
	if !e.gate.enter(func() {}) {
		return future.Done(struct{}{}, component.ErrNotRunning)
	}
	v := e.newest()
	defer v.release()
	return v.Schedule(req)
}

// Download fetches a request through the downloader middlewares and the slots, past
// the scheduler, the dupefilter and the spider middlewares. Redirects and retries are
// followed here. The future fails with what an errback would get.
func (e *Engine) Download(ctx context.Context, req *crawl.Request) *future.Future[*crawl.Response] {
	if !e.gate.enter(func() {}) {
		return future.Done[*crawl.Response](nil, component.ErrNotRunning)
	}
	v := e.viewIn(ctx)
	defer v.release()
	return v.Download(ctx, req)
}

// Consume crawls what an output yields as if start() had yielded it, and returns when its
// items are done. The error is that of the output; an error of an item is its own.
func (e *Engine) Consume(ctx context.Context, out crawl.Output) error {
	if !e.gate.enter(func() {}) {
		return component.ErrNotRunning
	}
	v := e.viewIn(ctx)
	defer v.release()
	return v.Consume(ctx, out)
}

// Crawl is Engine.Crawl for the code of one generation, as are the others here.
func (v *view) Crawl(req *crawl.Request) error { return v.crawl(v.ctx, req) }

// crawl schedules a request; the handlers of its signals get ctx.
func (v *view) crawl(ctx context.Context, req *crawl.Request) error {
	if !v.gate.enter(v.attach) {
		return component.ErrNotRunning
	}
	stored, err := v.schedule(ctx, req)
	if stored {
		v.poke()
		return nil
	}
	v.windows.left(req)
	return err
}

func (v *view) Schedule(req *crawl.Request) *future.Future[struct{}] {
	var turn, next chan struct{}
	if !v.begin(func() {
		next = make(chan struct{})
		turn, v.lastScheduled = v.lastScheduled, next
	}) {
		if next != nil {
			close(next)
		}
		return future.Done(struct{}{}, component.ErrNotRunning)
	}
	return future.Go(func() (struct{}, error) {
		defer v.end()
		goOn := sync.OnceFunc(func() { close(next) })
		defer goOn()
		if turn != nil {
			<-turn
		}
		return struct{}{}, v.crawl(component.WithWaiting(v.ctx, goOn), req)
	})
}

func (v *view) schedule(ctx context.Context, req *crawl.Request) (stored bool, err error) {
	event := signals.Requested{Request: req}
	errs := signals.Send(ctx, v.env.Signals, signals.RequestScheduled, event)
	if _, drop := signals.Find[*crawl.IgnoreRequest](errs); drop {
		return false, nil
	}
	v.logHandlers(signals.RequestScheduled.Name, errs)
	stored, err = v.enqueue(req)
	if err != nil {
		return stored, fmt.Errorf("scheduling %s: %w", req, err)
	}
	if !stored {
		send(ctx, v.Engine, signals.RequestDropped, event)
	}
	return stored, nil
}

// enqueue counts a request before it can be taken, so that no count falls below zero.
func (v *view) enqueue(req *crawl.Request) (stored bool, err error) {
	start := req.Meta.Bool("is_start_request")
	if start {
		v.startPending.Add(1)
	}
	v.ledger.enter(v.gen, req, req.Origin != nil && req.Origin.Holds(req))
	if stored, err = v.scheduler.Enqueue(req); stored {
		return true, err
	}
	if start {
		v.startPending.Add(-1)
	}
	v.withdraw(req)
	return false, err
}

func (v *view) Download(ctx context.Context, req *crawl.Request) *future.Future[*crawl.Response] {
	if !v.begin(nil) {
		return future.Done[*crawl.Response](nil, component.ErrNotRunning)
	}
	return future.Go(func() (*crawl.Response, error) {
		defer v.end()
		// Whoever else waits for the caller does not wait for the hooks of this download.
		ctx, cancel := context.WithCancelCause(component.WithWaiting(v.within(ctx), func() {}))
		defer cancel(nil)
		defer context.AfterFunc(v.working, func() { cancel(context.Cause(v.working)) })()
		return v.downloadInline(ctx, req)
	})
}

func (v *view) downloadInline(ctx context.Context, req *crawl.Request) (*crawl.Response, error) {
	for {
		rep, err := v.download(ctx, req)
		if err != nil {
			return nil, err
		}
		if rep.Response != nil {
			v.received(ctx, req, rep.Response)
			return rep.Response, nil
		}
		req = rep.Request
	}
}

// download takes a request through the downloader middlewares, once.
func (v *view) download(ctx context.Context, req *crawl.Request) (rep downloadermw.Reply, err error) {
	err = component.Guard(func() error {
		rep, err = v.gen.Downloader.Download(ctx, req, v.downloader.Fetch)
		return err
	})
	return rep, err
}

func (v *view) Consume(_ context.Context, out crawl.Output) error {
	if !v.begin(nil) {
		return component.ErrNotRunning
	}
	defer v.end()
	settled, err := v.consume(nil, v.newWindow(nil), func() crawl.Output { return out })
	settled()
	return err
}

// begin enlists the caller's goroutine as work of this generation, and end takes it back.
// While the caller is let in it runs also, which may be nil.
func (v *view) begin(also func()) bool {
	if !v.gate.enter(func() {
		v.attach()
		v.enlist()
		if also != nil {
			also()
		}
	}) {
		return false
	}
	if v.hold() {
		return true
	}
	v.discharge()
	return false
}

func (v *view) end() {
	v.release()
	v.discharge()
}

// enlist counts the caller's goroutine as work that keeps the spider from being idle, and
// discharge takes it back. It does not count as begun: spider_idle handlers do such work to
// find out that there is none.
func (e *Engine) enlist() {
	e.busy.Add(1)
	e.work.Add(1)
}

func (e *Engine) discharge() {
	e.busy.Add(-1)
	e.poke()
	e.work.Done()
}

// Pause stops handing out requests; what is running goes on.
func (e *Engine) Pause() { e.paused.Store(true) }

// Unpause goes on after Pause.
func (e *Engine) Unpause() {
	e.paused.Store(false)
	e.poke()
}
