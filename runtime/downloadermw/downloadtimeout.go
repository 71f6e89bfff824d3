package downloadermw

import (
	"context"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// NewDownloadTimeout makes the middleware that gives requests a meta.download_timeout,
// in seconds, unless they have one. The spider's attribute download_timeout beats
// DOWNLOAD_TIMEOUT; 0 sets nothing.
func NewDownloadTimeout(env *component.Env) (Middleware, error) {
	timeout := whenOpened(env, settings.Get(env.Settings, settings.DownloadTimeout), func(fallback float64) float64 {
		if t, ok := attr(env, "download_timeout").Float("download_timeout"); ok {
			return t
		}
		return fallback
	})
	return Middleware{
		Name: "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware",
		ProcessRequest: func(_ context.Context, req *crawl.Request) (Reply, error) {
			if t := *timeout.Load(); t != 0 {
				req.Meta.SetDefault("download_timeout", t)
			}
			return Reply{}, nil
		},
	}, nil
}
