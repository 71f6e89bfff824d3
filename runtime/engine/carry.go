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
func (v *view) carry(req *crawl.Request) {
	rep, err := v.download(v.ctx, req)
	// The response counts before its download ceases to, or another would begin in between.
	v.scraping.Add(size(rep.Response))
	defer v.scraping.Add(-size(rep.Response))
	v.downloading.Add(-1)
	v.poke()
	switch {
	case v.ctx.Err() != nil:
		return
	case err != nil:
		v.downloadFailed(req, err)
	case rep.Request != nil:
		v.crawlOrLog(rep.Request)
	default:
		v.received(v.ctx, req, rep.Response)
		v.scrape(rep.Response)
		rep.Response.Release()
	}
}

// received announces a response that left the downloader middlewares. The handlers know
// the download by the values of ctx, but do not end with it.
func (v *view) received(ctx context.Context, req *crawl.Request, resp *crawl.Response) {
	if resp.Request == nil {
		resp.Request = req
	}
	if v.log.Enabled(v.ctx, slog.LevelDebug) {
		v.log.Debug(crawledLine(resp))
	}
	send(v.during(ctx), v.Engine, signals.ResponseReceived, signals.Responded{Response: resp, Request: resp.Request})
}

func crawledLine(resp *crawl.Response) string {
	req := resp.Request
	return fmt.Sprintf("Crawled (%d) %s%s (referer: %s)%s", resp.Status, req, flags(req.Flags), req.Referer(), flags(resp.Flags))
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

// downloadFailed hands a failed download to its errback. Its output passes no spider
// middleware, as in Scrapy. An ignored request without errback is silent.
func (v *view) downloadFailed(req *crawl.Request, cause error) {
	settled, err := v.consume(nil, v.newWindow(nil), func() crawl.Output { return v.errback(v.working, req, cause) })
	defer settled()
	if err == nil {
		return
	}
	v.logDownloadError(req, cause)
	if !errors.Is(err, cause) {
		v.spiderError(req, nil, err)
	}
}

func (v *view) logDownloadError(req *crawl.Request, cause error) {
	if _, ignored := errors.AsType[*crawl.IgnoreRequest](cause); ignored {
		return
	}
	v.scraperLog.Error("Error downloading "+req.String(), "err", cause)
}

func (v *view) crawlOrLog(req *crawl.Request) {
	if err := v.Crawl(req); err != nil && v.ctx.Err() == nil {
		v.log.Error("Error scheduling "+req.String(), "err", err)
	}
}

// send calls the handlers of a signal and logs those that failed.
func send[E any](ctx context.Context, e *Engine, t signals.Topic[E], event E) {
	component.AnnounceWithin(ctx, e.ctx, e.env, t, event)
}

func (e *Engine) logHandlers(signal string, errs []error) {
	e.env.LogHandlers(signal, slices.DeleteFunc(errs, e.cutOff))
}
