package downloadermw

import (
	"context"
	"fmt"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// NewDefaultHeaders makes the middleware that adds DEFAULT_REQUEST_HEADERS to requests
// that do not have them. A header that is null in the setting is left out.
func NewDefaultHeaders(env *component.Env) (Middleware, error) {
	defaults := &crawl.Headers{}
	for _, e := range settings.Get(env.Settings, settings.DefaultRequestHeaders) {
		addDefault(defaults, e.Key, e.Value)
	}
	return Middleware{
		Name: "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware",
		ProcessRequest: func(_ context.Context, req *crawl.Request) (Reply, error) {
			for name, values := range defaults.All() {
				req.Headers.SetDefault(name, values...)
			}
			return Reply{}, nil
		},
	}, nil
}

func addDefault(h *crawl.Headers, name string, value any) {
	switch v := value.(type) {
	case nil:
	case []any:
		for _, x := range v {
			addDefault(h, name, x)
		}
	default:
		h.Append(name, fmt.Sprint(v))
	}
}
