package extension

import (
	"context"
	"time"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

type coreStats struct {
	stats  stats.Collector
	opened time.Time // zero while the spider was not opened
}

// NewCoreStats makes the extension that counts responses and items and notes when and
// why a crawl ended
// (https://docs.scrapy.org/en/latest/topics/extensions.html#core-stats-extension).
func NewCoreStats(env *component.Env) (component.Extension, error) {
	c := &coreStats{stats: env.Stats}
	signals.On(env.Signals, signals.SpiderOpened, c.spiderOpened)
	signals.On(env.Signals, signals.SpiderClosed, c.spiderClosed)
	signals.On(env.Signals, signals.ItemScraped, c.itemScraped)
	signals.On(env.Signals, signals.ItemDropped, c.itemDropped)
	signals.On(env.Signals, signals.ResponseReceived, c.responseReceived)
	return component.Extension{Name: "scrapy.extensions.corestats.CoreStats"}, nil
}

func (c *coreStats) spiderOpened(context.Context, signals.Nothing) error {
	c.opened = time.Now()
	c.stats.Set("start_time", c.opened.UTC())
	return nil
}

func (c *coreStats) spiderClosed(_ context.Context, e signals.Closed) error {
	now := time.Now()
	if !c.opened.IsZero() {
		c.stats.Set("elapsed_time_seconds", now.Sub(c.opened).Seconds())
	}
	c.stats.Set("finish_time", now.UTC())
	c.stats.Set("finish_reason", e.Reason)
	return nil
}

func (c *coreStats) itemScraped(context.Context, signals.Scraped) error {
	c.stats.Inc("item_scraped_count", 1)
	return nil
}

func (c *coreStats) itemDropped(_ context.Context, e signals.Scraped) error {
	c.stats.Inc("item_dropped_count", 1)
	c.stats.Inc("item_dropped_reasons_count/"+crawl.ErrorName(e.Err), 1)
	return nil
}

func (c *coreStats) responseReceived(context.Context, signals.Responded) error {
	c.stats.Inc("response_received_count", 1)
	return nil
}
