package extension_test

import (
	"errors"
	"maps"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/extension"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

func TestCoreStatsOfACrawl(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrawl(t)
		c.add(t, extension.NewCoreStats)
		start := time.Now().UTC()
		c.open(t)
		time.Sleep(90 * time.Second)
		c.page(t)
		c.page(t)
		c.item(t)
		send(t, c, signals.ItemDropped, signals.Scraped{Err: &crawl.DropItem{}}, signals.Scraped{Err: errors.New("odd")})
		c.close(t)
		want := map[string]any{
			"start_time":                          start,
			"finish_time":                         start.Add(90 * time.Second),
			"elapsed_time_seconds":                90.0,
			"finish_reason":                       "finished",
			"response_received_count":             int64(2),
			"item_scraped_count":                  int64(1),
			"item_dropped_count":                  int64(2),
			"item_dropped_reasons_count/DropItem": int64(1),
			"item_dropped_reasons_count/Error":    int64(1),
		}

		if got := c.Stats.All(); !maps.EqualFunc(got, want, sameStat) {
			t.Errorf("stats %v, want %v", got, want)
		}
	})
}

// sameStat compares times without their monotonic clock.
func sameStat(a, b any) bool {
	if at, ok := a.(time.Time); ok {
		bt, ok := b.(time.Time)
		return ok && at.Equal(bt) && at.Location() == bt.Location()
	}
	return a == b
}

func TestCoreStatsOfACrawlThatNeverOpened(t *testing.T) {
	c := newCrawl(t)
	c.add(t, extension.NewCoreStats)
	c.close(t)
	if _, ok := c.Stats.All()["elapsed_time_seconds"]; ok || c.Stats.Get("finish_reason") != "finished" {
		t.Errorf("stats %v", c.Stats.All())
	}
}
