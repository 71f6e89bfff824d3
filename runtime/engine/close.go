package engine

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// Close asks the spider to close: no new requests start, running ones finish. The
// first reason counts; "" is "cancelled".
func (e *Engine) Close(reason string) { e.closing.begin(cmp.Or(reason, "cancelled")) }

// Closing returns a context that ends when the spider begins to close.
func (e *Engine) Closing() context.Context { return e.closing.ctx }

// closeSpider closes the spider when err asks for it.
func (e *Engine) closeSpider(err error) bool {
	stop, ok := errors.AsType[*crawl.CloseSpider](err)
	if ok {
		e.Close(stop.Error())
	}
	return ok
}

// shutdown closes everything in Scrapy's order. A step that fails is logged and does
// not stop the next one. What never opened (began is false) is not announced as closed:
// its listeners would replace the output of an earlier crawl. The error is the end of
// the context.
func (e *Engine) shutdown(began bool) error {
	e.Close("shutdown") // the reason when the context has ended and nobody gave one
	reason := e.closing.reason()
	e.log.Info("Closing spider (" + reason + ")")
	defer e.endStart()()
	if err := e.finishWork(); err != nil {
		e.step("closing the scheduler", func() error { return e.scheduler.Close(reason) })
		return err
	}
	for _, g := range e.ledger.leftovers() {
		g.view.retire()
	}
	last := e.newest()
	defer last.release()
	e.hook("closing the item pipelines", last.gen.Pipelines.Close)
	e.step("closing the scheduler", func() error { return e.scheduler.Close(reason) })
	e.hook("closing the spider", func(ctx context.Context) error { return last.gen.Spider.Close(ctx, reason) })
	if began {
		announce(e, signals.SpiderClosed, signals.Closed{Reason: reason})
	}
	e.gate.close()
	e.dumpStats()
	e.log.Info("Spider closed (" + reason + ")")
	announce(e, signals.EngineStopped, signals.Nothing{})
	return context.Cause(e.ctx)
}

// finishWork waits for running downloads, then for their callbacks and items, for
// those no longer than CLOSE_TIMEOUT.
func (e *Engine) finishWork() error {
	if err := e.await(func() bool { return e.downloading.Load() == 0 }); err != nil {
		return err
	}
	limit := time.AfterFunc(e.limits().closeTimeout, func() {
		e.phases.stopStart(errClosing)
		e.phases.stopWork(e.closeTimeoutError())
	})
	defer limit.Stop()
	return e.await(func() bool { return e.busy.Load() == 0 })
}

// await waits for a change that somebody pokes after.
func (e *Engine) await(done func() bool) error {
	for !done() {
		select {
		case <-e.wake:
		case <-e.told:
		case <-e.ctx.Done():
			return context.Cause(e.ctx)
		}
	}
	return nil
}

// cutOff says that err only tells of the forced stop of the crawl.
func (e *Engine) cutOff(err error) bool { return component.CutOff(e.ctx, err) }

func (e *Engine) closeTimeoutError() error {
	return fmt.Errorf("closing waited for it for CLOSE_TIMEOUT (%v) and went on without it", e.limits().closeTimeout)
}

// closeContext limits one step of closing to CLOSE_TIMEOUT.
func (e *Engine) closeContext() (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(e.ctx, e.limits().closeTimeout, e.closeTimeoutError())
}

// patience is a context that ends when closing has gone on for CLOSE_TIMEOUT.
func (e *Engine) patience() (_ context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(e.ctx)
	unlisten := context.AfterFunc(e.closing.ctx, func() {
		over := time.AfterFunc(e.limits().closeTimeout, func() { cancel(e.closeTimeoutError()) })
		context.AfterFunc(ctx, func() { over.Stop() })
	})
	return ctx, func() {
		unlisten()
		cancel(nil)
	}
}

// announce tells of the end of something.
func announce[E any](e *Engine, t signals.Topic[E], event E) {
	ctx, cancel := e.closeContext()
	defer cancel()
	send(ctx, e, t, event)
}

func (e *Engine) hook(what string, fn func(context.Context) error) {
	ctx, cancel := e.closeContext()
	defer cancel()
	e.step(what, func() error { return fn(ctx) })
}

func (e *Engine) step(what string, fn func() error) {
	if err := component.Guard(fn); err != nil {
		e.log.Error("Error "+what, "err", err)
	}
}
