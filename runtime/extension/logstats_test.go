package extension_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/extension"
)

func TestLogStatsTellsWhatCameSinceTheLineBefore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrawl(t, "LOGSTATS_INTERVAL", 30)
		c.add(t, extension.NewLogStats)
		c.open(t)
		c.checkLog(t, `level=INFO msg="Crawled 0 pages (at 0 pages/min), scraped 0 items (at 0 items/min)"`)

		c.Stats.Inc("response_received_count", 10)
		c.Stats.Inc("item_scraped_count", 7)
		pass(30 * time.Second)
		c.checkLog(t, `level=INFO msg="Crawled 10 pages (at 20 pages/min), scraped 7 items (at 14 items/min)"`)

		c.Stats.Inc("response_received_count", 5)
		pass(30 * time.Second)
		c.checkLog(t, `level=INFO msg="Crawled 15 pages (at 10 pages/min), scraped 7 items (at 0 items/min)"`)

		c.close(t)
		pass(time.Hour)
		c.checkLog(t)
	})
}

// pass lets time go by and whoever waited for it come to rest.
func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

func TestLogStatsMeans(t *testing.T) {
	for _, tc := range []struct {
		name    string
		elapsed time.Duration
		pages   any
		items   any
	}{
		{"half an hour", 30*time.Minute + 900*time.Millisecond, 172.9, 116.4},
		{"whole seconds count", 30*time.Second + 900*time.Millisecond, 10374.0, 6984.0},
		{"less than a second has none", 900 * time.Millisecond, nil, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := newCrawl(t)
				c.add(t, extension.NewLogStats)
				c.open(t)
				c.Stats.Set("response_received_count", 5187)
				c.Stats.Set("item_scraped_count", 3492)
				time.Sleep(tc.elapsed)
				c.close(t)
				checkMeans(t, c, tc.pages, tc.items)
			})
		})
	}
}

func checkMeans(t *testing.T, c *crawlOf, pages, items any) {
	t.Helper()
	all := c.Stats.All()
	for key, want := range map[string]any{"responses_per_minute": pages, "items_per_minute": items} {
		if got, ok := all[key]; !ok || got != want {
			t.Errorf("%s = %v (set: %t), want %v", key, got, ok, want)
		}
	}
}

func TestLogStatsOfACrawlThatNeverOpened(t *testing.T) {
	c := newCrawl(t)
	c.add(t, extension.NewLogStats)
	c.close(t)
	checkMeans(t, c, nil, nil)
}

func TestLogStatsEndsWithoutSpiderClosed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrawl(t)
		x, err := extension.NewLogStats(c.Env)
		if err != nil {
			t.Fatal(err)
		}
		c.open(t)
		if err := x.Close(t.Context()); err != nil {
			t.Error(err)
		}
		// synctest fails the test when the goroutine is still there.
	})
}

func TestLogStatsCanBeOff(t *testing.T) {
	_, err := extension.NewLogStats(newCrawl(t, "LOGSTATS_INTERVAL", 0).Env)
	checkNotConfigured(t, err)
}
