package engine

import (
	"context"
	"errors"
	"fmt"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// errClosingDown is the error of a swap that comes too late.
var errClosingDown = errors.New("the crawl is closing")

// Check says what keeps a generation from taking over now: *MissingMethods.
func (e *Engine) Check(g *Generation) error {
	e.ledger.mu.Lock()
	defer e.ledger.mu.Unlock()
	return e.ledger.missing(g)
}

// Swap opens a generation and lets it take over from the newest, which finishes what it
// has begun. Number is that of the new generation; the first one of a crawl is 1. With an
// error everything is as before, and g is closed but for what Release frees.
func (e *Engine) Swap(ctx context.Context, g *Generation) (number int, err error) {
	v := e.viewOf(g)
	if !v.begin(nil) {
		return 0, component.ErrNotRunning
	}
	defer v.end()
	if e.closing.has() {
		return 0, errClosingDown
	}
	if err := v.openUp(ctx); err != nil {
		v.giveUp()
		return 0, err
	}
	old, last, err := e.ledger.replace(g)
	if err != nil {
		v.giveUp()
		return 0, err
	}
	e.use(g)
	number = e.generations()
	if last {
		old.view.retireBeside()
	}
	return number, nil
}

// use makes the signals of the crawl reach the handlers of g.
func (e *Engine) use(g *Generation) {
	if g.Signals != nil {
		e.env.Signals.Use(g.Signals)
	}
}

func (e *Engine) generations() int {
	e.ledger.mu.Lock()
	defer e.ledger.mu.Unlock()
	return e.ledger.count
}

// openUp opens what a new generation has of its own. The crawl has long been open: only the
// handlers of the new code hear of it.
func (v *view) openUp(ctx context.Context) error {
	patience, stop := v.patience()
	defer stop()
	defer context.AfterFunc(ctx, stop)()
	opening := v.within(patience)
	if err := v.gen.Pipelines.Open(opening); err != nil {
		return err
	}
	errs := signals.Tell(opening, v.gen.Signals, signals.SpiderOpened, signals.Nothing{})
	if stop, ok := signals.Find[*crawl.CloseSpider](errs); ok {
		return fmt.Errorf("a handler of spider_opened asked to close the spider: %w", stop)
	}
	v.logHandlers(signals.SpiderOpened.Name, errs)
	return context.Cause(opening)
}

// giveUp closes a generation that doesn't take over.
func (v *view) giveUp() {
	v.hook("closing the item pipelines of code that was not used", v.gen.Pipelines.Close)
	v.cut()
	v.ledger.forget(v.gen)
}

// take gives a request that has left the scheduler to the generation that carries it; the
// view is held. A request of an older one is copied, so that no two runtimes have a hand
// on one request.
func (e *Engine) take(req *crawl.Request) (*view, *crawl.Request) {
	carrier, values := e.ledger.take(req)
	var err error
	moved := req
	if req.Origin != nil && req.Origin != carrier.Origin {
		moved, err = e.move(req)
	}
	switch {
	case err != nil && values != nil:
		carrier.view.release()
		return values.view, req
	case err != nil: // the values are lost with the code that they belonged to
		e.log.Warn("Carrying "+req.String()+" without what older code had put into its meta", "err", err)
	case values != nil:
		values.view.release()
	}
	return carrier.view, moved
}

// withdraw takes back a request that the scheduler did not store.
func (e *Engine) withdraw(req *crawl.Request) {
	e.ledger.mu.Lock()
	held := e.ledger.withdraw(req)
	e.ledger.mu.Unlock()
	if held != nil {
		held.view.release()
	}
}

// move copies a request for a newer generation. With an error the copy lacks its values.
func (e *Engine) move(req *crawl.Request) (moved *crawl.Request, err error) {
	if req.Origin.Holds(req) {
		moved, err = req.Origin.Move(e.ctx, req)
	}
	if moved == nil {
		moved = req.Copy()
	}
	moved.Origin = nil
	return moved, err
}

// reloaded is the reason that code hears that newer code has replaced.
const reloaded = "reloaded"

// retireBeside retires the generation in a goroutine that the crawl waits for.
func (v *view) retireBeside() {
	v.enlist()
	go func() {
		defer v.discharge()
		v.retire()
	}()
}

// retire closes a generation that nothing needs any more: what only it had was opened by
// it, and its handlers alone hear of the end.
func (v *view) retire() {
	v.hook("closing the item pipelines", v.gen.Pipelines.Close)
	v.hook("closing the spider", func(ctx context.Context) error { return v.gen.Spider.Close(ctx, reloaded) })
	ctx, cancel := v.closeContext()
	v.logHandlers(signals.SpiderClosed.Name, signals.Tell(v.within(ctx), v.gen.Signals, signals.SpiderClosed, signals.Closed{Reason: reloaded}))
	cancel()
	v.dismiss(v.ctx)
}

// dismiss frees what a generation holds, once.
func (v *view) dismiss(ctx context.Context) {
	if !v.ledger.forget(v.gen) {
		return
	}
	v.cut()
	if v.gen.Release == nil {
		return
	}
	ctx, cancel := context.WithTimeoutCause(ctx, v.limits().closeTimeout, v.closeTimeoutError())
	defer cancel()
	v.step("closing the runtime of the spider", func() error { return v.gen.Release(ctx) })
}

// cut ends the signals of a generation.
func (v *view) cut() {
	if v.gen.Signals != nil {
		v.env.Signals.Cut(v.gen.Signals)
	}
}

// dismissAll frees what the generations hold that are there at the end of the crawl, but
// for the first of all: whoever made the crawl of it closes it.
func (e *Engine) dismissAll(ctx context.Context) {
	e.ledger.mu.Lock()
	last, only := e.ledger.current, e.ledger.count == 1
	old := append([]*Generation{}, e.ledger.old...)
	e.ledger.mu.Unlock()
	for _, g := range old {
		g.view.dismiss(ctx)
	}
	if !only {
		last.view.dismiss(ctx)
	}
}
