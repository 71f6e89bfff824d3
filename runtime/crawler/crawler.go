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
	"github.com/gojscrape/gojscrape/runtime/pyliteral"
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
}

// Crawler is one crawl, ready to run once.
type Crawler struct {
	Env        *component.Env
	engine     *engine.Engine
	roles      engine.Roles
	generation *engine.Generation
	extensions []component.Extension
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
	c := &Crawler{Env: &component.Env{
		Settings: opts.Settings, Stats: collector, Signals: signals.NewBus(),
		Log: slog.New(logging.Counting(opts.Log.Handler(), count.Record)),
	}}
	bot := settings.Get(opts.Settings, settings.BotName)
	c.Env.Logger("scrapy.utils.log").Info(fmt.Sprintf("gojscrape %s started (bot: %s)", opts.Version, bot))
	if err := c.build(ctx, script, extensions(count, opts.Stdout)); err != nil {
		return nil, errors.Join(err, c.closeExtensions(ctx))
	}
	return c, nil
}

// build makes everything in the order in which it may be asked for:
//
//  1. the engine, which components keep and use once it runs;
//  2. the spider and the extensions, which may still change settings;
//  3. all that is made from settings for good.
func (c *Crawler) build(ctx context.Context, script Script, builtin []component.Ref[component.Extension]) error {
	env := c.Env
	c.engine = engine.New(env)
	env.Engine = c.engine
	parts, err := script.Open(ctx, env)
	if err != nil {
		return err
	}
	env.Spider = parts.Spider
	if c.extensions, err = build(env, "extensions", settings.Extensions, builtin, parts.Extensions); err != nil {
		return err
	}
	env.Settings.Freeze()
	env.Logger("scrapy.crawler").Info("Overridden settings:\n" + pyliteral.PFormat(env.Settings.Overridden()))
	if c.generation, err = newGeneration(env, parts); err != nil {
		return err
	}
	c.roles, err = newRoles(env)
	return err
}

// newGeneration makes the chains.
func newGeneration(env *component.Env, parts Parts) (*engine.Generation, error) {
	g := &engine.Generation{Spider: parts.Spider}
	var err error
	if g.Downloader, err = build(env, "downloader middlewares", settings.DownloaderMiddlewares, downloaderMiddlewares, parts.DownloaderMiddlewares); err != nil {
		return nil, err
	}
	if g.SpiderMW, err = build(env, "spider middlewares", settings.SpiderMiddlewares, spiderMiddlewares, parts.SpiderMiddlewares); err != nil {
		return nil, err
	}
	g.Pipelines, err = build(env, "item pipelines", settings.ItemPipelines, itemPipelines, parts.Pipelines)
	return g, err
}

// newRoles makes the downloader, whose slots tell the scheduler which sites are busy.
func newRoles(env *component.Env) (engine.Roles, error) {
	web := httphandler.New(env)
	dl, err := downloader.New(env, map[string]downloader.Handler{"http": web, "https": web})
	if err != nil {
		return engine.Roles{}, err
	}
	return engine.Roles{Scheduler: scheduler.New(env, dl), Downloader: dl}, nil
}

// Run crawls and returns the reason it ended with. The error is not nil when the crawl
// could not start or was cut off by the end of ctx. What was scraped is stored either way.
func (c *Crawler) Run(ctx context.Context) (reason string, err error) {
	reason, err = c.engine.Run(ctx, c.roles, c.generation)
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
