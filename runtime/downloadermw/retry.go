package downloadermw

import (
	"context"
	"slices"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// NewRetry makes the middleware that tries downloads again that failed with one of
// RETRY_HTTP_CODES or RETRY_EXCEPTIONS
// (https://docs.scrapy.org/en/latest/topics/downloader-middleware.html#module-scrapy.downloadermiddlewares.retry).
// The new request goes through the scheduler; nothing waits here.
func NewRetry(env *component.Env) (Middleware, error) {
	if !settings.Get(env.Settings, settings.RetryEnabled) {
		return Middleware{}, &crawl.NotConfigured{Message: "RETRY_ENABLED is off"}
	}
	r := &retry{env: env, codes: settings.Get(env.Settings, settings.RetryHttpCodes)}
	for _, path := range settings.Get(env.Settings, settings.RetryExceptions) {
		// Errors are known by the name of their class; a path of Scrapy ends with it.
		r.errors = append(r.errors, path[strings.LastIndexByte(path, '.')+1:])
	}
	return Middleware{
		Name:             "scrapy.downloadermiddlewares.retry.RetryMiddleware",
		ProcessResponse:  r.processResponse,
		ProcessException: r.processException,
	}, nil
}

type retry struct {
	env    *component.Env
	codes  []int
	errors []string
}

func (r *retry) processResponse(_ context.Context, req *crawl.Request, resp *crawl.Response) (Reply, error) {
	if req.Meta.Bool("dont_retry") || !slices.Contains(r.codes, resp.Status) {
		return Reply{Response: resp}, nil
	}
	again, err := r.again(req, RetryOptions{Reason: statusMessage(resp.Status)})
	if err != nil || again != nil {
		return Reply{Request: again}, err
	}
	return Reply{Response: resp}, nil
}

func (r *retry) processException(_ context.Context, req *crawl.Request, cause error) (Reply, error) {
	if req.Meta.Bool("dont_retry") || !slices.Contains(r.errors, crawl.ErrorName(cause)) {
		return Reply{}, nil
	}
	again, err := r.again(req, RetryOptions{Err: cause})
	return Reply{Request: again}, err
}

func (r *retry) again(req *crawl.Request, opts RetryOptions) (*crawl.Request, error) {
	if n, ok := req.Meta.Int("priority_adjust"); ok {
		opts.PriorityAdjust = &n
	}
	opts.GiveUpLogLevel = req.Meta.Get("give_up_log_level")
	return GetRetryRequest(r.env, req, opts)
}
