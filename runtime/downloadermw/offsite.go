package downloadermw

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

// NewOffsite makes the middleware that ignores requests to hosts outside the spider's
// allowed_domains and their subdomains
// (https://docs.scrapy.org/en/latest/topics/downloader-middleware.html#module-scrapy.downloadermiddlewares.offsite).
// It does so when a request is scheduled and, since inline downloads and redirects of
// theirs are never scheduled, again before the download.
func NewOffsite(env *component.Env) (Middleware, error) {
	o := &offsite{
		spider: env.Spider,
		stats:  env.Stats,
		log:    env.Logger("scrapy.downloadermiddlewares.offsite"),
		seen:   map[string]bool{},
	}
	signals.On(env.Signals, signals.RequestScheduled, func(_ context.Context, e signals.Requested) error {
		return o.check(e.Request)
	})
	return Middleware{
		Name: "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware",
		ProcessRequest: func(_ context.Context, req *crawl.Request) (Reply, error) {
			return Reply{}, o.check(req)
		},
	}, nil
}

type offsite struct {
	spider component.SpiderInfo
	stats  stats.Collector
	log    *slog.Logger
	mu     sync.Mutex
	seen   map[string]bool // the hosts that were filtered once
}

// check returns *crawl.IgnoreRequest for a request that must not be sent.
func (o *offsite) check(req *crawl.Request) error {
	if req.DontFilter || req.Meta.Bool("allow_offsite") {
		return nil
	}
	domains := o.spider.AllowedDomains()
	if len(domains) == 0 {
		return nil
	}
	host := crawl.AddressOf(req.URL).Host
	if withinAny(host, domains) {
		return nil
	}
	message := fmt.Sprintf("Filtered offsite request to '%s'", host)
	if host != "" && o.first(host) {
		o.log.Debug(message + ": " + req.String())
		o.stats.Inc("offsite/domains", 1)
	}
	o.stats.Inc("offsite/filtered", 1)
	return &crawl.IgnoreRequest{Message: message}
}

func (o *offsite) first(host string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.seen[host] {
		return false
	}
	o.seen[host] = true
	return true
}

// withinAny says whether host is one of the domains or below one.
func withinAny(host string, domains []string) bool {
	for _, d := range domains {
		rest, ok := strings.CutSuffix(host, strings.ToLower(d))
		if ok && d != "" && (rest == "" || strings.HasSuffix(rest, ".")) {
			return true
		}
	}
	return false
}
