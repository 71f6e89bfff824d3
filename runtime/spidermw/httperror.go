package spidermw

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strconv"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

type httpError struct {
	all     bool
	allowed []int
	spider  component.SpiderInfo
	stats   stats.Collector
	log     *slog.Logger
}

// NewHttpError makes the middleware that keeps responses outside of 2xx from callbacks
// that do not ask for them
// (https://docs.scrapy.org/en/latest/topics/spider-middleware.html#scrapy.spidermiddlewares.httperror.HttpErrorMiddleware).
func NewHttpError(env *component.Env) (Middleware, error) {
	h := &httpError{
		all:     settings.Get(env.Settings, settings.HttperrorAllowAll),
		allowed: settings.Get(env.Settings, settings.HttperrorAllowedCodes),
		spider:  env.Spider,
		stats:   env.Stats,
		log:     env.Logger("scrapy.spidermiddlewares.httperror"),
	}
	return Middleware{
		Name:                   "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware",
		ProcessSpiderInput:     h.input,
		ProcessSpiderException: h.exception,
	}, nil
}

func (h *httpError) input(_ context.Context, resp *crawl.Response) error {
	if 200 <= resp.Status && resp.Status < 300 || h.handles(resp) {
		return nil
	}
	return &crawl.HttpError{Response: resp}
}

// handles says whether somebody asked for the status: the request before the settings
// for all, those before the spider, the spider before the settings for some.
func (h *httpError) handles(resp *crawl.Response) bool {
	const all, list = "handle_httpstatus_all", "handle_httpstatus_list"
	meta := resp.Meta()
	if meta.Bool(all) {
		return true
	}
	if _, ok := meta.Lookup(list); ok {
		return slices.Contains(meta.Ints(list), resp.Status)
	}
	if h.all {
		return true
	}
	if own := h.spider.Attr(list); own != nil {
		return slices.Contains(crawl.NewValues(list, own).Ints(list), resp.Status)
	}
	return slices.Contains(h.allowed, resp.Status)
}

// exception swallows what input raised when no errback took it.
func (h *httpError) exception(_ context.Context, resp *crawl.Response, cause error) (crawl.Output, error) {
	if _, ok := errors.AsType[*crawl.HttpError](cause); !ok {
		return nil, nil
	}
	h.stats.Inc("httperror/response_ignored_count", 1)
	h.stats.Inc("httperror/response_ignored_status_count/"+strconv.Itoa(resp.Status), 1)
	h.log.Info("Ignoring response " + resp.String() + ": HTTP status code is not handled or not allowed")
	return crawl.Yield(), nil
}
