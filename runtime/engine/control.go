package engine

import (
	"context"
	"errors"
	"fmt"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/future"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

var _ component.Control = (*Engine)(nil)

// ErrNotRunning is the error of a download that is asked for while no crawl runs.
var ErrNotRunning = errors.New("no crawl is running: a download can be awaited from spider_opened on and until the spider is closed")

// Crawl schedules a request. A duplicate, and one that a request_scheduled handler
// ignores, is dropped without an error.
func (e *Engine) Crawl(req *crawl.Request) error {
	event := signals.Requested{Request: req}
	errs := signals.Send(e.ctx, e.env.Signals, signals.RequestScheduled, event)
	if _, drop := signals.Find[*crawl.IgnoreRequest](errs); drop {
		return nil
	}
	e.logHandlers(signals.RequestScheduled.Name, errs)
	// Counted before it can be taken, so that the count never falls below zero.
	start := req.Meta.Bool("is_start_request")
	if start {
		e.startPending.Add(1)
	}
	stored, err := e.scheduler.Enqueue(req)
	if start && (err != nil || !stored) {
		e.startPending.Add(-1)
	}
	if err != nil {
		return fmt.Errorf("scheduling %s: %w", req, err)
	}
	if !stored {
		send(e, signals.RequestDropped, event)
		return nil
	}
	e.poke()
	return nil
}

// Download fetches a request through the downloader middlewares and the slots, past
// the scheduler, the dupefilter and the spider middlewares. Redirects and retries are
// followed here. The future fails with what an errback would get.
func (e *Engine) Download(ctx context.Context, req *crawl.Request) *future.Future[*crawl.Response] {
	if e.gen == nil || e.ctx.Err() != nil || e.closing.over.Load() {
		return future.Done[*crawl.Response](nil, ErrNotRunning)
	}
	e.busy.Add(1)
	e.work.Add(1)
	return future.Go(func() (*crawl.Response, error) {
		defer e.work.Done()
		defer e.poke()
		defer e.busy.Add(-1)
		ctx, cancel := context.WithCancelCause(ctx)
		defer cancel(nil)
		defer context.AfterFunc(e.ctx, func() { cancel(context.Cause(e.ctx)) })()
		return e.downloadInline(ctx, req)
	})
}

func (e *Engine) downloadInline(ctx context.Context, req *crawl.Request) (*crawl.Response, error) {
	for {
		rep, err := e.gen.Downloader.Download(ctx, req, e.downloader.Fetch)
		if err != nil {
			return nil, err
		}
		if rep.Response != nil {
			e.received(req, rep.Response)
			return rep.Response, nil
		}
		req = rep.Request
	}
}

// Pause stops handing out requests; what is running goes on.
func (e *Engine) Pause() { e.paused.Store(true) }

// Unpause goes on after Pause.
func (e *Engine) Unpause() {
	e.paused.Store(false)
	e.poke()
}
