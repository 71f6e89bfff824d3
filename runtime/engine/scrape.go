package engine

import (
	"context"
	"errors"
	"log/slog"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/pyliteral"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
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
func (v *view) scrape(resp *crawl.Response) {
	ctx := v.working
	settled, err := v.consume(resp, v.newWindow(resp), func() crawl.Output { return v.callback(ctx, resp) })
	defer settled()
	if err != nil && !v.callbackFailed(resp, err) {
		v.spiderError(resp.Request, resp, err)
	}
}

// callbackFailed hands the error of a callback to the request's errback, which Scrapy
// never does, when ERRBACK_ON_CALLBACK_ERROR asks for it. It says whether the errback
// dealt with it; what the errback throws in its place is an error of its own.
func (v *view) callbackFailed(resp *crawl.Response, cause error) (handled bool) {
	req := resp.Request
	_, refused := errors.AsType[*crawl.HttpError](cause)
	if !v.limits().errbackOnError || req.Errback.IsZero() || refused || v.closeSpider(cause) {
		return false
	}
	settled, err := v.consume(resp, v.newWindow(resp), func() crawl.Output { return v.errback(v.working, req, cause) })
	defer settled()
	if err != nil && !errors.Is(err, cause) {
		v.spiderError(req, resp, err)
		return true
	}
	return err == nil
}

// callback is the output of the callback, or of the errback when an input hook refused
// the response, as it leaves the spider middlewares.
func (v *view) callback(ctx context.Context, resp *crawl.Response) crawl.Output {
	req, chain := resp.Request, v.gen.SpiderMW
	err := chain.Input(ctx, resp)
	_, invalid := errors.AsType[*spidermw.InvalidOutput](err)
	switch {
	case invalid || err != nil && req.Errback.IsZero():
		return chain.Recover(ctx, resp, err)
	case err != nil:
		return chain.Output(ctx, resp, v.errback(ctx, req, err))
	case req.Callback.Func != nil:
		return chain.Output(ctx, resp, req.Callback.Func(ctx, resp))
	}
	return chain.Output(ctx, resp, v.gen.Spider.Parse(ctx, req.Callback, resp))
}

// errback is the output of the request's errback; without one the failure stays what it is.
func (v *view) errback(ctx context.Context, req *crawl.Request, cause error) crawl.Output {
	switch {
	case req.Errback.IsZero():
		return crawl.Throw(cause)
	case req.Errback.Func != nil:
		return req.Errback.Func(ctx, req, cause)
	}
	return v.gen.Spider.Fail(ctx, req.Errback, req, cause)
}

// consume ranges over an output and returns when it has come to its end: its error is
// known while its items are still in the pipelines, and settled waits for them. The next
// value is asked for only when there is room for it: that is the back-pressure on the
// spider.
func (v *view) consume(resp *crawl.Response, p pace, output func() crawl.Output) (settled func(), err error) {
	slots := v.newItemSlots()
	var items sync.WaitGroup
	return items.Wait, component.Guard(func() error {
		for r, err := range output() {
			switch {
			case err != nil:
				return err
			case r.Request != nil:
				p.yielded(r.Request)
				v.crawlOrLog(r.Request)
			case r.Item != nil:
				if err := slots.take(v.working); err != nil {
					return err
				}
				v.inTurn(&items, func(ctx context.Context) {
					defer slots.release()
					v.process(ctx, resp, r.Item)
				})
			}
			if !p.more() {
				return nil
			}
		}
		return nil
	})
}

// inTurn runs fn beside the caller, who goes on when fn has ended or waits for something:
// items that no stage makes wait leave in the order in which they were yielded.
func (v *view) inTurn(items *sync.WaitGroup, fn func(ctx context.Context)) {
	waiting := make(chan struct{})
	goOn := sync.OnceFunc(func() { close(waiting) })
	items.Go(func() {
		defer goOn()
		fn(component.WithWaiting(v.working, goOn))
	})
	<-waiting
}

// process runs one item through the pipelines. Response is nil for an item of start().
func (v *view) process(ctx context.Context, resp *crawl.Response, item crawl.Item) {
	done, err := v.throughPipelines(ctx, item)
	event := signals.Scraped{Item: done, Response: resp, Err: err}
	drop, dropped := errors.AsType[*crawl.DropItem](err)
	switch {
	case err == nil:
		if v.scraperLog.Enabled(ctx, slog.LevelDebug) {
			v.logScraped(resp, done)
		}
		send(ctx, v.Engine, signals.ItemScraped, event)
	case dropped:
		v.logDropped(drop, done)
		send(ctx, v.Engine, signals.ItemDropped, event)
	case v.closeSpider(err) || v.cutOff(err):
	default:
		v.scraperLog.Error("Error processing "+v.itemText(done), "err", err)
		send(ctx, v.Engine, signals.ItemError, event)
	}
}

// throughPipelines returns the item that left the last pipeline, or an error and the
// item that the failing one got. Its fields are read once, here: whoever asks for them
// from now on gets these, and a value that is no data fails this item and no other.
func (v *view) throughPipelines(ctx context.Context, item crawl.Item) (done crawl.Item, err error) {
	done = item
	err = component.Guard(func() error {
		if done, err = v.gen.Pipelines.Process(ctx, item); err != nil {
			return err
		}
		done, err = crawl.Freeze(ctx, done)
		return err
	})
	return done, err
}

func (v *view) logScraped(resp *crawl.Response, item crawl.Item) {
	source := v.gen.Spider.Name() + ".start"
	if resp != nil {
		source = resp.String()
	}
	v.scraperLog.Debug("Scraped from " + source + "\n" + v.itemText(item))
}

func (v *view) logDropped(drop *crawl.DropItem, item crawl.Item) {
	level, err := logging.ParseLevel(drop.LogLevel)
	if err != nil {
		level = v.limits().dropLevel
	}
	v.scraperLog.Log(v.ctx, level, "Dropped: "+drop.Message+"\n"+v.itemText(item))
}

// itemText is an item as a Python literal, which is what readers of Scrapy's logs expect.
func (v *view) itemText(item crawl.Item) string {
	if item == nil {
		return "None"
	}
	fields, err := item.Fields(v.ctx)
	if err != nil {
		return "<" + item.Type() + ": " + err.Error() + ">"
	}
	return pyliteral.Repr(fields)
}

// spiderError is what an error of a callback comes to when no hook handled it.
func (v *view) spiderError(req *crawl.Request, resp *crawl.Response, err error) {
	if v.closeSpider(err) || v.cutOff(err) {
		return
	}
	v.scraperLog.Error("Spider error processing "+req.String()+" (referer: "+req.Referer()+")", "err", err)
	v.countSpiderError(signals.Failure{Err: err, Response: resp, Request: req})
}

func (v *view) countSpiderError(f signals.Failure) {
	v.env.Stats.Inc("spider_exceptions/count", 1)
	v.env.Stats.Inc("spider_exceptions/"+crawl.ErrorName(f.Err), 1)
	send(v.ctx, v.Engine, signals.SpiderError, f)
}
