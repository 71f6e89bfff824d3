package scheduler

import (
	"fmt"
	"log/slog"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

// DupeFilter remembers requests. It is safe for concurrent use.
type DupeFilter interface {
	// Seen notes a request and says whether an equal one was noted before; then it
	// also logs and counts the duplicate.
	Seen(req *crawl.Request) (bool, error)
	Close() error
}

// fingerprints is the DupeFilter that keeps the fingerprints of all requests in memory.
type fingerprints struct {
	log   *slog.Logger
	stats stats.Collector
	debug bool
	first sync.Once
	seen  seenSet
}

func newFingerprints(env *component.Env) *fingerprints {
	return &fingerprints{
		log:   env.Logger("scrapy.dupefilters"),
		stats: env.Stats,
		debug: settings.Get(env.Settings, settings.DupefilterDebug),
	}
}

func (f *fingerprints) Seen(req *crawl.Request) (bool, error) {
	if f.seen.Add(crawl.Fingerprint(req)) {
		return false, nil
	}
	f.report(req)
	f.stats.Inc("dupefilter/filtered", 1)
	return true, nil
}

// report logs the first duplicate only, or with DUPEFILTER_DEBUG every one.
func (f *fingerprints) report(req *crawl.Request) {
	if f.debug {
		f.log.Debug(fmt.Sprintf("Filtered duplicate request: %s (referer: %s)", req, req.Referer()))
		return
	}
	f.first.Do(func() {
		f.log.Debug(fmt.Sprintf("Filtered duplicate request: %s - no more duplicates will be shown"+
			" (see DUPEFILTER_DEBUG to show all duplicates)", req))
	})
}

func (f *fingerprints) Close() error { return nil }
