package engine

import (
	"context"
	"fmt"

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
	send(e, signals.EngineStarted, signals.Nothing{})
	return context.Cause(e.ctx)
}

// readStart takes what start() yields.
func (e *Engine) readStart() {
	ctx := e.phases.start
	out := e.gen.SpiderMW.Start(ctx, e.gen.Spider.Start(ctx))
	err := e.consume(nil, out, startPace{e})
	if err == nil || e.closeSpider(err) || ended(ctx, err) {
		return
	}
	e.closing.endWith("start_error")
	e.log.Error("Error while reading start items and requests: "+err.Error()+".", "err", err)
	e.countSpiderError(signals.Failure{Err: err})
}

// startPace asks start() for more only while few of its requests wait in the scheduler.
type startPace struct{ e *Engine }

func (startPace) yielded(*crawl.Request) {}

func (p startPace) wait() error {
	e := p.e
	for e.limits.startPending > 0 && e.startPending.Load() >= int64(e.limits.startPending) {
		select {
		case <-e.startRoom:
		case <-e.phases.start.Done():
			return context.Cause(e.phases.start)
		}
	}
	return context.Cause(e.phases.start)
}

// dequeued notes that a request has left the scheduler.
func (e *Engine) dequeued(req *crawl.Request) {
	e.windows.left(req)
	if !req.Meta.Bool("is_start_request") {
		return
	}
	e.startPending.Add(-1)
	select {
	case e.startRoom <- struct{}{}:
	default:
	}
}
