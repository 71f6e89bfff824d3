package crawler

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/downloader"
	"github.com/gojscrape/gojscrape/runtime/engine"
	"github.com/gojscrape/gojscrape/runtime/pyliteral"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// generation is one version of a script with everything that is made for it.
type generation struct {
	*engine.Generation
	env        *component.Env // that of its code
	script     Script
	spider     Spider
	extensions []component.Extension
}

// newGeneration makes what a script brings and the chains that it runs in:
//
//  1. the spider and the extensions, which may still change settings;
//  2. all that is made from settings for good.
//
// What could be made comes with an error too, for its Close.
func (c *Crawler) newGeneration(ctx context.Context, script Script, set *settings.Settings) (*generation, error) {
	g := &generation{Generation: &engine.Generation{Signals: c.Env.Signals.Branch()}, script: script}
	env := *c.Env
	env.Settings, env.Signals, env.Engine, env.Spider = set, g.Signals, c.engine.Control(g.Generation), nil
	g.env = &env

	parts, err := script.Open(ctx, g.env)
	if err != nil {
		return g, err
	}
	g.Spider, g.spider, g.env.Spider = parts.Spider, parts.Spider, parts.Spider
	g.Origin, g.Has = parts.Origin, parts.Has
	if c.Env.Spider == nil {
		c.Env.Spider = &c.spider
		c.spider.follow(g.spider)
	}
	m := &maker{crawl: c.Env, code: g.env, kept: c.kept, first: c.generation == nil}
	if g.extensions, err = build(m, "extensions", settings.Extensions, c.builtin, parts.Extensions); err != nil {
		return g, err
	}
	set.Freeze()
	if m.first {
		env.Logger("scrapy.crawler").Info("Overridden settings:\n" + pyliteral.PFormat(set.Overridden()))
	}
	return g, g.chain(m, parts)
}

// chain makes the chains.
func (g *generation) chain(m *maker, parts Parts) (err error) {
	if g.Downloader, err = build(m, "downloader middlewares", settings.DownloaderMiddlewares, downloaderMiddlewares, parts.DownloaderMiddlewares); err != nil {
		return err
	}
	if g.SpiderMW, err = build(m, "spider middlewares", settings.SpiderMiddlewares, spiderMiddlewares, parts.SpiderMiddlewares); err != nil {
		return err
	}
	g.Pipelines, err = build(m, "item pipelines", settings.ItemPipelines, itemPipelines, parts.Pipelines)
	return err
}

// newestSpider is the spider of the newest generation, for components that stay when the
// code is replaced.
type newestSpider struct{ now atomic.Pointer[Spider] }

func (n *newestSpider) follow(s Spider) { n.now.Store(&s) }

func (n *newestSpider) Name() string             { return (*n.now.Load()).Name() }
func (n *newestSpider) AllowedDomains() []string { return (*n.now.Load()).AllowedDomains() }
func (n *newestSpider) Attr(name string) any     { return (*n.now.Load()).Attr(name) }

// Successor is newer code of a script.
type Successor interface {
	Script
	// Succeed takes over what the spider of the running code leaves to its successor. It is
	// called once, after Open.
	Succeed(ctx context.Context, running Script) error
	// Close frees all that the code holds.
	Close(ctx context.Context) error
}

// prepare makes a generation of newer code, as far as it can be made beside the running one.
func (c *Crawler) prepare(ctx context.Context, script Successor, set *settings.Settings) (*generation, error) {
	g, err := c.newGeneration(ctx, script, set)
	if err != nil {
		return g, err
	}
	if now := c.spider.Name(); g.spider.Name() != now {
		return g, fmt.Errorf("the spider is called %q now: a running crawl keeps its spider, which is %q", g.spider.Name(), now)
	}
	if err := downloader.Check(set); err != nil {
		return g, err
	}
	if err := c.engine.Check(g.Generation); err != nil {
		return g, err
	}
	return g, script.Succeed(ctx, c.generation.script)
}

// close frees what a generation has that did not come to run. It may be called more than once.
func (g *generation) close(ctx context.Context) error {
	var errs []error
	for _, x := range g.extensions {
		if x.Close != nil {
			errs = append(errs, x.Close(ctx))
		}
	}
	g.extensions = nil
	if closer, ok := g.script.(interface{ Close(context.Context) error }); ok {
		errs = append(errs, closer.Close(ctx))
	}
	return errors.Join(errs...)
}
