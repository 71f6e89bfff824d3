package engine

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gojscrape/gojscrape/runtime/signals"
)

// outputGrace is how long running callbacks may go on yielding after the spider began
// to close. Ordinary ones end by themselves within it; endless ones get return().
const outputGrace = 2 * time.Second

// errClosing ends what runs when the spider closes.
var errClosing = errors.New("the spider is closing")

// phases are the parts of a crawl that closing ends one after the other: first start(),
// then the callbacks, then the items.
type phases struct {
	start, output, items             context.Context
	stopStart, stopOutput, stopItems context.CancelCauseFunc
}

func newPhases(ctx context.Context) (p phases) {
	p.start, p.stopStart = context.WithCancelCause(ctx)
	p.output, p.stopOutput = context.WithCancelCause(ctx)
	p.items, p.stopItems = context.WithCancelCause(ctx)
	return p
}

func (p *phases) stop(cause error) {
	p.stopStart(cause)
	p.stopOutput(cause)
	p.stopItems(cause)
}

// ended says that err only tells that ctx has ended.
func ended(ctx context.Context, err error) bool {
	return ctx.Err() != nil && errors.Is(err, context.Cause(ctx))
}

// closing is whether and why the spider closes.
type closing struct {
	mu    sync.Mutex
	why   string
	end   string        // why it closes when it becomes idle
	begun chan struct{} // closed with the first reason
	over  atomic.Bool   // no download may begin any more
}

func (c *closing) init() { c.begun, c.end = make(chan struct{}), "finished" }

func (c *closing) has() bool {
	select {
	case <-c.begun:
		return true
	default:
		return false
	}
}

func (c *closing) reason() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.why
}

func (c *closing) endWith(reason string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.end = reason
}

func (c *closing) endReason() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.end
}

// Close asks the spider to close: no new requests start, running ones finish. The
// first reason counts; "" is "cancelled".
func (e *Engine) Close(reason string) {
	if reason == "" {
		reason = "cancelled"
	}
	c := &e.closing
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.why == "" {
		c.why = reason
		close(c.begun)
	}
}

// shutdown closes everything in Scrapy's order. A step that fails is logged and does
// not stop the next one.
func (e *Engine) shutdown() error {
	reason := e.closing.reason()
	e.log.Info("Closing spider (" + reason + ")")
	e.phases.stopStart(errClosing)
	if err := e.finishWork(); err != nil {
		return err
	}
	e.closing.over.Store(true)
	e.step("closing the downloader", e.downloader.Close)

	ctx, cancel := context.WithTimeoutCause(e.ctx, e.limits.closeTimeout, e.closeTimeoutError())
	defer cancel()
	e.step("closing the item pipelines", func() error { return e.gen.Pipelines.Close(ctx) })
	e.step("closing the scheduler", func() error { return e.scheduler.Close(reason) })
	e.step("closing the spider", func() error { return e.gen.Spider.Close(ctx, reason) })
	e.logHandlers(signals.SpiderClosed.Name, signals.Send(ctx, e.env.Signals, signals.SpiderClosed, signals.Closed{Reason: reason}))
	e.dumpStats()
	e.log.Info("Spider closed (" + reason + ")")
	e.logHandlers(signals.EngineStopped.Name, signals.Send(ctx, e.env.Signals, signals.EngineStopped, signals.Nothing{}))
	return nil
}

// finishWork waits for running downloads, then for their callbacks and items, for
// those no longer than CLOSE_TIMEOUT.
func (e *Engine) finishWork() error {
	grace := time.AfterFunc(outputGrace, func() { e.phases.stopOutput(errClosing) })
	defer grace.Stop()
	for e.downloading.Load() > 0 {
		select {
		case <-e.wake:
		case <-e.ctx.Done():
			return context.Cause(e.ctx)
		}
	}
	limit := time.AfterFunc(e.limits.closeTimeout, func() { e.phases.stop(e.closeTimeoutError()) })
	defer limit.Stop()
	e.work.Wait()
	return context.Cause(e.ctx)
}

func (e *Engine) closeTimeoutError() error {
	return fmt.Errorf("closing waited for it for CLOSE_TIMEOUT (%v) and went on without it", e.limits.closeTimeout)
}

func (e *Engine) step(what string, fn func() error) {
	if err := fn(); err != nil {
		e.log.Error("Error "+what, "err", err)
	}
}
