package downloadermw

import (
	"cmp"
	"context"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// NewUserAgent makes the middleware that sets the User-Agent header of requests that
// do not have one. The spider's attribute user_agent beats USER_AGENT.
func NewUserAgent(env *component.Env) (Middleware, error) {
	setting := settings.Get(env.Settings, settings.UserAgent)
	return Middleware{
		Name: "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware",
		ProcessRequest: func(_ context.Context, req *crawl.Request) (Reply, error) {
			if agent := cmp.Or(attr(env.Spider, "user_agent").String("user_agent"), setting); agent != "" {
				req.Headers.SetDefault("User-Agent", agent)
			}
			return Reply{}, nil
		},
	}, nil
}
