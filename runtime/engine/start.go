package engine

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// errNotOpened is the error of an opening that a closing crawl waited for in vain.
var errNotOpened = errors.New("the spider was closed before it was open")

// open opens everything in Scrapy's order; the first request comes after it. When
// somebody closes the spider meanwhile, what is being opened has CLOSE_TIMEOUT left.
func (v *view) open() error {
	ctx, stop := v.patience()
	defer stop()
	ctx = v.within(ctx)
	v.log.Info("Spider opened")
	if err := v.scheduler.Open(v.ctx); err != nil {
		return fmt.Errorf("opening the scheduler: %w", err)
	}
	if err := v.gen.Pipelines.Open(ctx); err != nil {
		if v.cutOff(err) || !component.CutOff(ctx, err) {
			return err
		}
		v.log.Error("Error opening the item pipelines", "err", err)
		return errNotOpened
	}
	errs := signals.Send(ctx, v.env.Signals, signals.SpiderOpened, signals.Nothing{})
	if stop, ok := signals.Find[*crawl.CloseSpider](errs); ok {
		return stop
	}
	v.logHandlers(signals.SpiderOpened.Name, errs)
	send(ctx, v.Engine, signals.EngineStarted, signals.Nothing{})
	return context.Cause(v.ctx)
}

// goStart runs start(), which belongs to this generation to its end.
func (v *view) goStart() {
	if v.closing.has() {
		return
	}
	v.hold()
	v.goBusy(func() {
		defer v.release()
		v.readStart()
	})
}

// readStart takes what start() yields.
func (v *view) readStart() {
	ctx := v.starting
	settled, err := v.consume(nil, startPace{v.Engine}, func() crawl.Output {
		return v.gen.SpiderMW.Start(ctx, v.gen.Spider.Start(ctx))
	})
	defer settled()
	if err == nil || v.closeSpider(err) || ctx.Err() != nil && errors.Is(err, context.Cause(ctx)) {
		return
	}
	v.closing.endWith("start_error")
	text, _, _ := strings.Cut(err.Error(), "\n") // the rest is the traceback below
	v.log.Error("Error while reading start items and requests: "+text+".", "err", err)
	v.countSpiderError(signals.Failure{Err: err})
}

// startPace asks start() for more only while few of its requests wait in the scheduler.
type startPace struct{ e *Engine }

func (startPace) yielded(*crawl.Request) {}

// more ends start() as soon as the spider closes; what it awaits in finally blocks is
// waited for.
func (p startPace) more() bool {
	e := p.e
	for e.limits().startPending > 0 && e.startPending.Load() >= int64(e.limits().startPending) && !e.closing.has() {
		select {
		case <-e.startRoom:
		case <-e.closing.begun:
		case <-e.phases.start.Done():
		}
	}
	if e.closing.has() || e.phases.start.Err() != nil {
		e.startLeft.Store(true)
		return false
	}
	return true
}

// endStart ends a start() that waits for something when its grace is over. One that is
// only in its finally blocks has as long as callbacks have.
func (e *Engine) endStart() (stop func() bool) {
	return time.AfterFunc(outputGrace, func() {
		if !e.startLeft.Load() {
			e.phases.stopStart(errClosing)
		}
	}).Stop
}

// dequeued notes that a request has left the scheduler.
func (e *Engine) dequeued(req *crawl.Request) {
	e.windows.left(req)
	if req.Meta.Bool("is_start_request") {
		e.startPending.Add(-1)
		give(e.startRoom)
	}
}
