package spidermw

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

type depth struct {
	limit    int // 0 is none
	priority int
	verbose  bool
	stats    stats.Collector
	log      *slog.Logger
	first    sync.Once // only the first ignored link is logged
}

// NewDepth makes the middleware that counts how far requests are from those of start(),
// in meta.depth
// (https://docs.scrapy.org/en/latest/topics/spider-middleware.html#scrapy.spidermiddlewares.depth.DepthMiddleware).
func NewDepth(env *component.Env) (Middleware, error) {
	d := &depth{
		limit:    settings.Get(env.Settings, settings.DepthLimit),
		priority: settings.Get(env.Settings, settings.DepthPriority),
		verbose:  settings.Get(env.Settings, settings.DepthStatsVerbose),
		stats:    env.Stats,
		log:      env.Logger("scrapy.spidermiddlewares.depth"),
	}
	return Middleware{
		Name:                "scrapy.spidermiddlewares.depth.DepthMiddleware",
		ProcessStart:        d.start,
		ProcessSpiderOutput: d.output,
	}, nil
}

// start leaves requests of start() without a depth; output gives it to their responses.
func (d *depth) start(_ context.Context, out crawl.Output) crawl.Output {
	return keepRequests(out, func(req *crawl.Request) bool {
		takeReset(req)
		return true
	})
}

func (d *depth) output(_ context.Context, resp *crawl.Response, out crawl.Output) crawl.Output {
	return func(yield func(crawl.Result, error) bool) {
		d.root(resp.Meta())
		keepRequests(out, func(req *crawl.Request) bool { return d.keep(resp.Meta(), req) })(yield)
	}
}

// root gives the response of a request of start() the depth 0.
func (d *depth) root(meta *crawl.Values) {
	if _, ok := meta.Lookup("depth"); ok {
		return
	}
	meta.Set("depth", 0)
	if d.verbose {
		d.stats.Inc("request_depth_count/0", 1)
	}
}

func (d *depth) keep(parent *crawl.Values, req *crawl.Request) bool {
	n := 0
	if !takeReset(req) {
		n, _ = parent.Int("depth")
		n++
	}
	req.Meta.Set("depth", n)
	req.Priority -= n * d.priority
	if d.limit > 0 && n > d.limit {
		d.ignore(req)
		return false
	}
	if d.verbose {
		d.stats.Inc("request_depth_count/"+strconv.Itoa(n), 1)
	}
	d.stats.Max("request_depth_max", float64(n))
	return true
}

func (d *depth) ignore(req *crawl.Request) {
	d.first.Do(func() {
		d.log.Debug(fmt.Sprintf("Ignoring link (depth > %d): %s - no more ignored links will be shown", d.limit, req.URL))
	})
	d.stats.Inc("depth/request_ignored_count", 1)
}

// takeReset reads meta.depth_reset and removes it, so that a copy of the meta does not
// reset the depth of further requests.
func takeReset(req *crawl.Request) bool {
	reset := req.Meta.Bool("depth_reset")
	req.Meta.Delete("depth_reset")
	return reset
}
