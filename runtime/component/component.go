// Package component says what a part of a crawl (a middleware, a pipeline, an
// extension) is made from and how it is named in settings. The crawler makes the
// Env and the parts; the engine runs them.
package component

import (
	"context"
	"errors"
	"log/slog"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/future"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

// Env is what a component gets when it is made: the crawl it belongs to.
type Env struct {
	Settings *settings.Settings
	Stats    stats.Collector
	Signals  *signals.Bus
	Log      *slog.Logger
	Engine   Control
	Spider   SpiderInfo
}

// SpiderInfo is what components may ask of the spider's class and attributes. Name
// and the rest are read when asked, since a script may change them at run time.
type SpiderInfo interface {
	Name() string
	// AllowedDomains are the domains a request may go to; none means all.
	AllowedDomains() []string
	// Attr returns an attribute of the spider under Scrapy's name
	// ("handle_httpstatus_list", "user_agent"), nil when it has none. Lists are []any.
	Attr(name string) any
}

// ErrNotRunning is the error of a request that is given while no crawl runs.
var ErrNotRunning = errors.New("no crawl is running: it takes requests from spider_opened on and until the spider is closed")

// Control is the engine as its components see it.
type Control interface {
	// Crawl schedules a request.
	Crawl(req *crawl.Request) error
	// Schedule is Crawl for a caller who can't wait. From now on and until the request is
	// scheduled the spider is not idle.
	Schedule(req *crawl.Request) *future.Future[struct{}]
	// Consume crawls what an output yields as if start() had yielded it, and returns when
	// its items are done; the error is that of the output.
	Consume(ctx context.Context, out crawl.Output) error
	// Download fetches a request through the downloader middlewares and the slots,
	// past the scheduler and the spider middlewares.
	Download(ctx context.Context, req *crawl.Request) *future.Future[*crawl.Response]
	// Close asks the spider to close; the first reason counts.
	Close(reason string)
	// Closing returns a context that ends when the spider begins to close.
	Closing() context.Context
	Pause()
	Unpause()
}

// Logger returns a logger whose records carry Scrapy's name for the component.
func (e *Env) Logger(name string) *slog.Logger { return e.Log.With("logger", name) }

// Ref names one component: Scrapy's dotted path, its place in the chain, and how it
// is made. New returns *crawl.NotConfigured to leave the component out.
type Ref[T any] struct {
	Name     string
	Priority int
	New      func(*Env) (T, error)
}

// Extension listens to signals; it subscribed when it was made.
type Extension struct {
	Name string
	// Close, if there is one, runs when the crawl has ended.
	Close func(ctx context.Context) error
}
