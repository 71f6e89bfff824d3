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

var _ component.Control = (*Engine)(nil)

// Crawl schedules a request. A duplicate, and one that a request_scheduled handler
// ignores, is dropped without an error.
func (e *Engine) Crawl(req *crawl.Request) error { return e.crawl(e.ctx, req) }

// crawl schedules a request; the handlers of its signals get ctx.
func (e *Engine) crawl(ctx context.Context, req *crawl.Request) error {
	if !e.gate.enter(func() {}) {
		return component.ErrNotRunning
	}
	stored, err := e.schedule(ctx, req)
	if stored {
		e.poke()
		return nil
	}
	e.windows.left(req)
	return err
}

// Schedule is Crawl in a goroutine of its own: its handlers may wait for the caller.
// Requests are scheduled in the order of the calls, as long as no handler waits for
// something: one that does lets the next begin, which may be what it waits for.
func (e *Engine) Schedule(req *crawl.Request) *future.Future[struct{}] {
	var turn, next chan struct{}
	if !e.gate.enter(func() {
		e.enlist()
		next = make(chan struct{})
		turn, e.lastScheduled = e.lastScheduled, next
	}) {
		return future.Done(struct{}{}, component.ErrNotRunning)
	}
	return future.Go(func() (struct{}, error) {
		defer e.discharge()
		goOn := sync.OnceFunc(func() { close(next) })
		defer goOn()
		if turn != nil {
			<-turn
		}
		return struct{}{}, e.crawl(component.WithWaiting(e.ctx, goOn), req)
	})
}

func (e *Engine) schedule(ctx context.Context, req *crawl.Request) (stored bool, err error) {
	event := signals.Requested{Request: req}
	errs := signals.Send(ctx, e.env.Signals, signals.RequestScheduled, event)
	if _, drop := signals.Find[*crawl.IgnoreRequest](errs); drop {
		return false, nil
	}
	e.logHandlers(signals.RequestScheduled.Name, errs)
	// Counted before it can be taken, so that the count never falls below zero.
	start := req.Meta.Bool("is_start_request")
	if start {
		e.startPending.Add(1)
	}
	stored, err = e.scheduler.Enqueue(req)
	if start && !stored {
		e.startPending.Add(-1)
	}
	if err != nil {
		return stored, fmt.Errorf("scheduling %s: %w", req, err)
	}
	if !stored {
		send(ctx, e, signals.RequestDropped, event)
	}
	return stored, nil
}

// Download fetches a request through the downloader middlewares and the slots, past
// the scheduler, the dupefilter and the spider middlewares. Redirects and retries are
// followed here. The future fails with what an errback would get.
func (e *Engine) Download(ctx context.Context, req *crawl.Request) *future.Future[*crawl.Response] {
	if !e.gate.enter(e.enlist) {
		return future.Done[*crawl.Response](nil, component.ErrNotRunning)
	}
	return future.Go(func() (*crawl.Response, error) {
		defer e.discharge()
		// Whoever else waits for the caller does not wait for the hooks of this download.
		ctx, cancel := context.WithCancelCause(component.WithWaiting(ctx, func() {}))
		defer cancel(nil)
		defer context.AfterFunc(e.phases.work, func() { cancel(context.Cause(e.phases.work)) })()
		return e.downloadInline(ctx, req)
	})
}

func (e *Engine) downloadInline(ctx context.Context, req *crawl.Request) (*crawl.Response, error) {
	for {
		rep, err := e.download(ctx, req)
		if err != nil {
			return nil, err
		}
		if rep.Response != nil {
			e.received(ctx, req, rep.Response)
			return rep.Response, nil
		}
		req = rep.Request
	}
}

// download takes a request through the downloader middlewares, once.
func (e *Engine) download(ctx context.Context, req *crawl.Request) (rep downloadermw.Reply, err error) {
	err = component.Guard(func() error {
		rep, err = e.gen.Downloader.Download(ctx, req, e.downloader.Fetch)
		return err
	})
	return rep, err
}

// Consume crawls what an output yields as if start() had yielded it, and returns when its
// items are done. The error is that of the output; an error of an item is its own.
func (e *Engine) Consume(_ context.Context, out crawl.Output) error {
	if !e.gate.enter(e.enlist) {
		return component.ErrNotRunning
	}
	defer e.discharge()
	settled, err := e.consume(nil, e.newWindow(nil), func() crawl.Output { return out })
	settled()
	return err
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
