package engine

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// carry takes one request from the scheduler to its last result.
func (e *Engine) carry(req *crawl.Request) {
	rep, err := e.download(e.ctx, req)
	// The response counts before its download ceases to, or another would begin in between.
	e.scraping.Add(size(rep.Response))
	defer e.scraping.Add(-size(rep.Response))
	e.downloading.Add(-1)
	e.poke()
	switch {
	case e.ctx.Err() != nil:
		return
	case err != nil:
		e.downloadFailed(req, err)
	case rep.Request != nil:
		e.crawlOrLog(rep.Request)
	default:
		e.received(e.ctx, req, rep.Response)
		e.scrape(rep.Response)
	}
}

// received announces a response that left the downloader middlewares. The handlers know
// the download by the values of ctx, but do not end with it.
func (e *Engine) received(ctx context.Context, req *crawl.Request, resp *crawl.Response) {
	if resp.Request == nil {
		resp.Request = req
	}
	if e.log.Enabled(e.ctx, slog.LevelDebug) {
		e.log.Debug(crawledLine(resp))
	}
	send(e.during(ctx), e, signals.ResponseReceived, signals.Responded{Response: resp, Request: resp.Request})
}

func crawledLine(resp *crawl.Response) string {
	req := resp.Request
	return fmt.Sprintf("Crawled (%d) %s%s (referer: %s)%s", resp.Status, req, flags(req.Flags), referer(req), flags(resp.Flags))
}

func flags(list []string) string {
	if len(list) == 0 {
		return ""
	}
	s := " ["
	for i, f := range list {
		if i > 0 {
			s += ", "
		}
		s += "'" + f + "'"
	}
	return s + "]"
}

func referer(req *crawl.Request) string {
	if r := req.Headers.Get("Referer"); r != "" {
		return r
	}
	return "None"
}

// downloadFailed hands a failed download to its errback. Its output passes no spider
// middleware, as in Scrapy. An ignored request without errback is silent.
func (e *Engine) downloadFailed(req *crawl.Request, cause error) {
	settled, err := e.consume(nil, e.newWindow(nil), func() crawl.Output { return e.errback(e.phases.work, req, cause) })
	defer settled()
	if err == nil {
		return
	}
	e.logDownloadError(req, cause)
	if !errors.Is(err, cause) {
		e.spiderError(req, nil, err)
	}
}

func (e *Engine) logDownloadError(req *crawl.Request, cause error) {
	if _, ignored := errors.AsType[*crawl.IgnoreRequest](cause); ignored {
		return
	}
	e.scraperLog.Error("Error downloading "+req.String(), "err", cause)
}

func (e *Engine) crawlOrLog(req *crawl.Request) {
	if err := e.Crawl(req); err != nil && e.ctx.Err() == nil {
		e.log.Error("Error scheduling "+req.String(), "err", err)
	}
}

// send calls the handlers of a signal and logs those that failed.
func send[E any](ctx context.Context, e *Engine, t signals.Topic[E], event E) {
	component.AnnounceWithin(ctx, e.ctx, e.env, t, event)
}

func (e *Engine) logHandlers(signal string, errs []error) {
	e.env.LogHandlers(signal, slices.DeleteFunc(errs, e.cutOff))
}
