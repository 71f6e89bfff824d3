package spidermw

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

type urlLength struct {
	limit int // bytes
	stats stats.Collector
	log   *slog.Logger
}

// NewUrlLength makes the middleware that drops requests, those of start() included,
// whose URL is longer than URLLENGTH_LIMIT
// (https://docs.scrapy.org/en/latest/topics/spider-middleware.html#scrapy.spidermiddlewares.urllength.UrlLengthMiddleware).
func NewUrlLength(env *component.Env) (Middleware, error) {
	u := &urlLength{
		limit: settings.Get(env.Settings, settings.UrllengthLimit),
		stats: env.Stats,
		log:   env.Logger("scrapy.spidermiddlewares.urllength"),
	}
	if u.limit == 0 {
		return Middleware{}, &crawl.NotConfigured{Message: "URLLENGTH_LIMIT is 0"}
	}
	return Middleware{
		Name:                "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware",
		ProcessStart:        func(_ context.Context, out crawl.Output) crawl.Output { return keepRequests(out, u.keep) },
		ProcessSpiderOutput: u.output,
	}, nil
}

func (u *urlLength) output(_ context.Context, _ *crawl.Response, out crawl.Output) crawl.Output {
	return keepRequests(out, u.keep)
}

func (u *urlLength) keep(req *crawl.Request) bool {
	if len(req.URL) <= u.limit {
		return true
	}
	// The space at the end is Scrapy's.
	u.log.Info(fmt.Sprintf("Ignoring link (url length > %d): %s ", u.limit, req.URL))
	u.stats.Inc("urllength/request_ignored_count", 1)
	return false
}
