package spidermw

import (
	"context"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// NewStart makes the middleware that sets meta.is_start_request on the requests of
// start() (https://docs.scrapy.org/en/latest/topics/spider-middleware.html#scrapy.spidermiddlewares.start.StartSpiderMiddleware).
func NewStart(*component.Env) (Middleware, error) {
	return Middleware{Name: "scrapy.spidermiddlewares.start.StartSpiderMiddleware", ProcessStart: markStart}, nil
}

func markStart(_ context.Context, out crawl.Output) crawl.Output {
	return keepRequests(out, func(req *crawl.Request) bool {
		req.Meta.SetDefault("is_start_request", true)
		return true
	})
}
