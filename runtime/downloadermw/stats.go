package downloadermw

import (
	"context"
	"fmt"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

// NewStats makes the middleware that counts requests, responses and errors under
// downloader/*. Its bytes are those of the messages written out as HTTP/1.1 text, so
// they depend neither on the protocol nor on the connection.
func NewStats(env *component.Env) (Middleware, error) {
	if !settings.Get(env.Settings, settings.DownloaderStats) {
		return Middleware{}, &crawl.NotConfigured{Message: "DOWNLOADER_STATS is off"}
	}
	d := &downloaderStats{env.Stats}
	return Middleware{
		Name:             "scrapy.downloadermiddlewares.stats.DownloaderStats",
		ProcessRequest:   d.processRequest,
		ProcessResponse:  d.processResponse,
		ProcessException: d.processException,
	}, nil
}

type downloaderStats struct{ stats stats.Collector }

func (d *downloaderStats) processRequest(_ context.Context, req *crawl.Request) (Reply, error) {
	d.stats.Inc("downloader/request_count", 1)
	d.stats.Inc("downloader/request_method_count/"+req.Method, 1)
	d.stats.Inc("downloader/request_bytes", requestSize(req))
	return Reply{}, nil
}

func (d *downloaderStats) processResponse(_ context.Context, _ *crawl.Request, resp *crawl.Response) (Reply, error) {
	d.stats.Inc("downloader/response_count", 1)
	d.stats.Inc(fmt.Sprintf("downloader/response_status_count/%d", resp.Status), 1)
	d.stats.Inc("downloader/response_bytes", responseSize(resp))
	return Reply{Response: resp}, nil
}

func (d *downloaderStats) processException(_ context.Context, _ *crawl.Request, cause error) (Reply, error) {
	d.stats.Inc("downloader/exception_count", 1)
	d.stats.Inc("downloader/exception_type_count/"+crawl.ErrorPath(cause), 1)
	return Reply{}, nil
}
