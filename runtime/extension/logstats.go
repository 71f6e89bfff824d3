package extension

import (
	"context"
	"fmt"
	"log/slog"
	"math"
	"time"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

type logStats struct {
	*tasks
	interval     float64 // seconds
	stats        stats.Collector
	log          *slog.Logger
	opened       time.Time
	pages, items int64 // at the last line
}

// NewLogStats makes the extension that logs every LOGSTATS_INTERVAL seconds how many
// pages and items there are and how fast they come
// (https://docs.scrapy.org/en/latest/topics/extensions.html#log-stats-extension).
func NewLogStats(env *component.Env) (component.Extension, error) {
	l := &logStats{
		tasks:    newTasks(),
		interval: settings.Get(env.Settings, settings.LogstatsInterval),
		stats:    env.Stats,
		log:      env.Logger("scrapy.extensions.logstats"),
	}
	if l.interval == 0 {
		return component.Extension{}, &crawl.NotConfigured{Message: "LOGSTATS_INTERVAL is 0"}
	}
	signals.On(env.Signals, signals.SpiderOpened, l.spiderOpened)
	signals.On(env.Signals, signals.SpiderClosed, l.spiderClosed)
	return component.Extension{Name: "scrapy.extensions.logstats.LogStats", Close: l.Close}, nil
}

func (l *logStats) spiderOpened(context.Context, signals.Nothing) error {
	l.opened = time.Now()
	l.line()
	l.every(l.interval, l.line)
	return nil
}

// line logs what came since the line before.
func (l *logStats) line() (more bool) {
	pages, items := l.counts()
	perMinute := func(n int64) int64 { return int64(float64(n) * 60 / l.interval) }
	l.log.Info(fmt.Sprintf("Crawled %d pages (at %d pages/min), scraped %d items (at %d items/min)",
		pages, perMinute(pages-l.pages), items, perMinute(items-l.items)))
	l.pages, l.items = pages, items
	return true
}

// spiderClosed sets the means over the whole crawl. They are taken from whole seconds,
// and a crawl of less than one has none.
func (l *logStats) spiderClosed(context.Context, signals.Closed) error {
	l.stop()
	var pageRate, itemRate any
	if minutes := math.Floor(time.Since(l.opened).Seconds()) / 60; minutes > 0 && !l.opened.IsZero() {
		pages, items := l.counts()
		pageRate, itemRate = float64(pages)/minutes, float64(items)/minutes
	}
	l.stats.Set("responses_per_minute", pageRate)
	l.stats.Set("items_per_minute", itemRate)
	return nil
}

func (l *logStats) counts() (pages, items int64) {
	pages, _ = l.stats.Get("response_received_count").(int64)
	items, _ = l.stats.Get("item_scraped_count").(int64)
	return pages, items
}
