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
	setting := settings.Get(env.Settings, settings.DownloadTimeout)
	return Middleware{
		Name: "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware",
		ProcessRequest: func(_ context.Context, req *crawl.Request) (Reply, error) {
			timeout, ok := attr(env.Spider, "download_timeout").Float("download_timeout")
			if !ok {
				timeout = setting
			}
			if timeout != 0 {
				req.Meta.SetDefault("download_timeout", timeout)
			}
			return Reply{}, nil
		},
	}, nil
}
