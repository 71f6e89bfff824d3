package engine

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// open opens everything in Scrapy's order; the first request comes after it.
func (e *Engine) open() error {
	e.log.Info("Spider opened")
	if err := e.scheduler.Open(e.ctx); err != nil {
		return fmt.Errorf("opening the scheduler: %w", err)
	}
	if err := e.gen.Pipelines.Open(e.ctx); err != nil {
		return err
	}
	errs := signals.Send(e.ctx, e.env.Signals, signals.SpiderOpened, signals.Nothing{})
	if stop, ok := signals.Find[*crawl.CloseSpider](errs); ok {
		return stop
	}
	e.logHandlers(signals.SpiderOpened.Name, errs)
	send(e.ctx, e, signals.EngineStarted, signals.Nothing{})
	return context.Cause(e.ctx)
}

// readStart takes what start() yields.
func (e *Engine) readStart() {
	ctx := e.phases.start
	settled, err := e.consume(nil, startPace{e}, func() crawl.Output {
		return e.gen.SpiderMW.Start(ctx, e.gen.Spider.Start(ctx))
	})
	defer settled()
	if err == nil || e.closeSpider(err) || ctx.Err() != nil && errors.Is(err, context.Cause(ctx)) {
		return
	}
	e.closing.endWith("start_error")
	text, _, _ := strings.Cut(err.Error(), "\n") // the rest is the traceback below
	e.log.Error("Error while reading start items and requests: "+text+".", "err", err)
	e.countSpiderError(signals.Failure{Err: err})
}

// startPace asks start() for more only while few of its requests wait in the scheduler.
type startPace struct{ e *Engine }

func (startPace) yielded(*crawl.Request) {}

func (p startPace) more() bool {
	e := p.e
	for e.limits.startPending > 0 && e.startPending.Load() >= int64(e.limits.startPending) {
		select {
		case <-e.startRoom:
		case <-e.phases.start.Done():
			return false
		}
	}
	return e.phases.start.Err() == nil
}

// dequeued notes that a request has left the scheduler.
func (e *Engine) dequeued(req *crawl.Request) {
	e.windows.left(req)
	if req.Meta.Bool("is_start_request") {
		e.startPending.Add(-1)
		give(e.startRoom)
	}
}
