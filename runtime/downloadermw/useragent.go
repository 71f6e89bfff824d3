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
	agent := whenOpened(env, settings.Get(env.Settings, settings.UserAgent), func(fallback string) string {
		return cmp.Or(attr(env, "user_agent").String("user_agent"), fallback)
	})
	return Middleware{
		Name: "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware",
		ProcessRequest: func(_ context.Context, req *crawl.Request) (Reply, error) {
			if a := *agent.Load(); a != "" {
				req.Headers.SetDefault("User-Agent", a)
			}
			return Reply{}, nil
		},
	}, nil
}
