package engine

import (
	"context"
	"errors"
	"log/slog"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/pyliteral"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// size is what a response counts while it is scraped: its bytes, at least 1024, as in Scrapy.
func size(resp *crawl.Response) int64 {
	if resp == nil {
		return 0
	}
	return int64(max(len(resp.Body), 1024))
}

// suspend stops counting a response as being scraped until resume is called.
func (e *Engine) suspend(resp *crawl.Response) (resume func()) {
	e.scraping.Add(-size(resp))
	e.poke()
	return func() { e.scraping.Add(size(resp)) }
}

// scrape runs the callback of a response and everything it yields.
func (e *Engine) scrape(resp *crawl.Response) {
	e.scraping.Add(size(resp))
	defer e.scraping.Add(-size(resp))
	e.poke() // the download is over, another may start
	ctx := e.phases.output
	out := e.gen.SpiderMW.Output(ctx, resp, e.callback(ctx, resp))
	if err := e.consume(resp, out, &window{e: e, resp: resp}); err != nil {
		e.spiderError(resp.Request, resp, err)
	}
}

// callback is the output of the callback, or of the errback when an input hook refused
// the response.
func (e *Engine) callback(ctx context.Context, resp *crawl.Response) crawl.Output {
	req := resp.Request
	err := e.gen.SpiderMW.Input(ctx, resp)
	switch {
	case err != nil:
		return e.errback(ctx, req, err)
	case req.Callback.Func != nil:
		return req.Callback.Func(ctx, resp)
	}
	return e.gen.Spider.Parse(ctx, req.Callback, resp)
}

// errback is the output of the request's errback; without one the failure stays what it is.
func (e *Engine) errback(ctx context.Context, req *crawl.Request, cause error) crawl.Output {
	switch {
	case req.Errback.IsZero():
		return crawl.Throw(cause)
	case req.Errback.Func != nil:
		return req.Errback.Func(ctx, req, cause)
	}
	return e.gen.Spider.Fail(ctx, req.Errback, req, cause)
}

// consume ranges over an output: requests are scheduled in the order they come, items
// run through the pipelines side by side. The next value is asked for only when an item
// slot is free: that is the back-pressure on the spider. It returns when all is done.
func (e *Engine) consume(resp *crawl.Response, out crawl.Output, pace pace) error {
	slots := make(chan struct{}, e.limits.items)
	var items sync.WaitGroup
	defer items.Wait()
	for r, err := range out {
		switch {
		case err != nil:
			return err
		case r.Request != nil:
			pace.yielded(r.Request)
			e.crawlOrLog(r.Request)
			if err := pace.wait(); err != nil {
				return err
			}
		case r.Item != nil:
			select {
			case slots <- struct{}{}:
			case <-e.phases.items.Done():
				return context.Cause(e.phases.items)
			}
			items.Go(func() {
				defer func() { <-slots }()
				e.process(resp, r.Item)
			})
		}
	}
	return nil
}

// pace says when an output may be asked for more requests.
type pace interface {
	yielded(req *crawl.Request) // before it is scheduled
	wait() error
}

// process runs one item through the pipelines. Response is nil for an item of start().
func (e *Engine) process(resp *crawl.Response, item crawl.Item) {
	ctx := e.phases.items
	done, err := e.gen.Pipelines.Process(ctx, item)
	if err == nil {
		// Converted once, here: whoever reads the item from now on gets these fields, and
		// a value that is no data fails this item and no other.
		done, err = crawl.Freeze(ctx, done)
	}
	event := signals.Scraped{Item: done, Response: resp, Err: err}
	if err == nil {
		if e.scraperLog.Enabled(ctx, slog.LevelDebug) {
			e.logScraped(resp, done)
		}
		send(e, signals.ItemScraped, event)
		return
	}
	if drop, ok := errors.AsType[*crawl.DropItem](err); ok {
		e.logDropped(drop, done)
		send(e, signals.ItemDropped, event)
		return
	}
	if e.closeSpider(err) {
		return
	}
	e.scraperLog.Error("Error processing "+e.itemText(done), "err", err)
	send(e, signals.ItemError, event)
}

func (e *Engine) logScraped(resp *crawl.Response, item crawl.Item) {
	source := e.gen.Spider.Name() + ".start"
	if resp != nil {
		source = resp.String()
	}
	e.scraperLog.Debug("Scraped from " + source + "\n" + e.itemText(item))
}

func (e *Engine) logDropped(drop *crawl.DropItem, item crawl.Item) {
	level, err := logging.ParseLevel(drop.LogLevel)
	if err != nil {
		level = e.limits.dropLevel
	}
	e.scraperLog.Log(e.ctx, level, "Dropped: "+drop.Message+"\n"+e.itemText(item))
}

// itemText is an item as a Python literal, which is what readers of Scrapy's logs expect.
func (e *Engine) itemText(item crawl.Item) string {
	if item == nil {
		return "None"
	}
	fields, err := item.Fields(e.ctx)
	if err != nil {
		return "<" + item.Type() + ": " + err.Error() + ">"
	}
	return pyliteral.Repr(fields)
}

// spiderError is what an error of a callback comes to when no hook handled it.
func (e *Engine) spiderError(req *crawl.Request, resp *crawl.Response, err error) {
	if e.closeSpider(err) || ended(e.phases.output, err) {
		return
	}
	e.scraperLog.Error("Spider error processing "+req.String()+" (referer: "+referer(req)+")", "err", err)
	e.countSpiderError(signals.Failure{Err: err, Response: resp, Request: req})
}

func (e *Engine) countSpiderError(f signals.Failure) {
	e.env.Stats.Inc("spider_exceptions/count", 1)
	e.env.Stats.Inc("spider_exceptions/"+crawl.ErrorName(f.Err), 1)
	send(e, signals.SpiderError, f)
}

// closeSpider closes the spider when err asks for it.
func (e *Engine) closeSpider(err error) bool {
	stop, ok := errors.AsType[*crawl.CloseSpider](err)
	if ok {
		e.Close(stop.Error())
	}
	return ok
}
