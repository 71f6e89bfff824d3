// Package crawler builds one crawl from its settings and runs it: it makes the Env, the
// engine, the roles and every component, in the order in which they may need each
// other. What the script brings comes through the Script interface, so that this
// package knows no JavaScript.
package crawler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloader"
	"github.com/gojscrape/gojscrape/runtime/downloader/httphandler"
	"github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/gojscrape/gojscrape/runtime/engine"
	"github.com/gojscrape/gojscrape/runtime/extension"
	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/scheduler"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

// Script is where the spider comes from.
type Script interface {
	// Configure writes the settings of the spider's class.
	Configure(s *settings.Settings) error
	// Open makes the spider and the components that the script brings.
	Open(ctx context.Context, env *component.Env) (Parts, error)
}

// Spider is a spider that components may ask for its attributes.
type Spider interface {
	crawl.Spider
	component.SpiderInfo
}

// Parts are what a script brings to a crawl.
type Parts struct {
	Spider                Spider
	DownloaderMiddlewares []component.Ref[downloadermw.Middleware]
	SpiderMiddlewares     []component.Ref[spidermw.Middleware]
	Pipelines             []component.Ref[pipeline.Pipeline]
	Extensions            []component.Ref[component.Extension]

	// Origin is what the requests of the script name as the code that made them, and Has
	// says whether the spider has a method for a callback. A script that newer code may
	// replace has both.
	Origin crawl.Origin
	Has    func(method string) bool
}

// Crawler is one crawl, ready to run once.
type Crawler struct {
	Env        *component.Env // of all that stays when the code is replaced
	engine     *engine.Engine
	roles      engine.Roles
	downloader *downloader.Downloader
	builtin    []component.Ref[component.Extension]
	extensions []component.Extension
	kept       map[string]any // see maker
	spider     newestSpider
	reload     reload

	generation *generation // the newest; of whoever reloads
}

// Options are what a crawl is made from; all are needed.
type Options struct {
	Version  string // for the first line of the log
	Settings *settings.Settings
	Log      *slog.Logger
	Stdout   io.Writer // of feeds to stdout:
}

// New builds a crawl. Settings are frozen once the spider and the extensions are made.
func New(ctx context.Context, script Script, opts Options) (*Crawler, error) {
	collector := stats.NewMemory()
	count := extension.NewLogCount(collector)
	c := &Crawler{builtin: extensions(count, opts.Stdout), kept: map[string]any{}, Env: &component.Env{
		Settings: opts.Settings, Stats: collector, Signals: signals.NewBus(),
		Log: slog.New(logging.Counting(opts.Log.Handler(), count.Record)),
	}}
	bot := settings.Get(opts.Settings, settings.BotName)
	c.Env.Logger("scrapy.utils.log").Info(fmt.Sprintf("gojscrape %s started (bot: %s)", opts.Version, bot))
	if err := c.build(ctx, script); err != nil {
		return nil, errors.Join(err, c.closeExtensions(ctx))
	}
	return c, nil
}

// build makes everything in the order in which it may be asked for: first the engine,
// which components keep and use once it runs.
func (c *Crawler) build(ctx context.Context, script Script) (err error) {
	c.engine = engine.New(c.Env)
	c.Env.Engine = c.engine
	g, err := c.newGeneration(ctx, script, c.Env.Settings)
	c.extensions, g.extensions = g.extensions, nil
	if err != nil {
		return err
	}
	g.Release = g.close
	c.generation = g
	return c.newRoles()
}

// newRoles makes the downloader, whose slots tell the scheduler which sites are busy.
func (c *Crawler) newRoles() (err error) {
	web := httphandler.New(c.Env)
	c.downloader, err = downloader.New(c.Env, map[string]downloader.Handler{"http": web, "https": web})
	if err != nil {
		return err
	}
	c.roles = engine.Roles{Scheduler: scheduler.New(c.Env, c.downloader), Downloader: c.downloader}
	return nil
}

// Run crawls and returns the reason it ended with. The error is not nil when the crawl
// could not start or was cut off by the end of ctx. What was scraped is stored either way.
func (c *Crawler) Run(ctx context.Context) (reason string, err error) {
	reason, err = c.engine.Run(ctx, c.roles, c.generation.Generation)
	return reason, errors.Join(err, c.closeExtensions(context.WithoutCancel(ctx)))
}

// Close asks the running crawl to end.
func (c *Crawler) Close(reason string) { c.engine.Close(reason) }

func (c *Crawler) closeExtensions(ctx context.Context) error {
	var errs []error
	for _, x := range c.extensions {
		if x.Close != nil {
			errs = append(errs, x.Close(ctx))
		}
	}
	return errors.Join(errs...)
}
