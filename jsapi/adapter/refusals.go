package adapter

import (
	"context"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// refusals reports the values of one output that are no results, as the engine reports
// the error of a callback.
type refusals struct {
	spider *Spider
	resp   *crawl.Response // nil when the output is not of a response
	closed context.Context // ends when a closing crawl waits no longer; nil until there is a refusal
	stop   func()
}

// one reports a value. With false the output must end: it may yield nothing but such
// values, so that the engine never has a say.
func (r *refusals) one(ctx context.Context, err error) bool {
	s := r.spider
	if r.closed == nil {
		r.closed, r.stop = s.host.patience.with(ctx)
	}
	origin, _ := loop.OriginOf(ctx)
	req, _ := origin.(*crawl.Request)
	what := "Error while reading start items and requests: " + err.Error()
	if req != nil {
		what = "Spider error processing " + req.String() + " (referer: " + req.Referer() + ")"
	}
	s.env.Logger("scrapy.core.scraper").Error(what, "err", err)
	s.env.Stats.Inc("spider_exceptions/count", 1)
	s.env.Stats.Inc("spider_exceptions/"+crawl.ErrorName(err), 1)
	component.Announce(r.closed, s.env, signals.SpiderError, signals.Failure{Err: err, Response: r.resp, Request: req})
	return r.closed.Err() == nil
}

func (r *refusals) end() {
	if r.stop != nil {
		r.stop()
	}
}
