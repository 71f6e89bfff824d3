package engine_test

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// TestClosingWhileOpeningHangs asks once for the end while something opens that never will.
func TestClosingWhileOpeningHangs(t *testing.T) {
	hang := func(ctx context.Context) error {
		<-ctx.Done()
		return context.Cause(ctx)
	}
	for name, tc := range map[string]struct {
		prepare func(w *world)
		log     string
		opened  bool
	}{
		"open_spider": {func(w *world) { w.gen.Pipelines = pipeline.Chain{{Name: "p", Open: hang}} },
			"ERROR: Error opening the item pipelines", false},
		"spider_opened": {func(w *world) {
			signals.On(w.Signals, signals.SpiderOpened, func(ctx context.Context, _ signals.Nothing) error { return hang(ctx) })
		}, "ERROR: Error caught on signal handler: spider_opened", true},
		"engine_started": {func(w *world) {
			signals.On(w.Signals, signals.EngineStarted, func(ctx context.Context, _ signals.Nothing) error { return hang(ctx) })
		}, "ERROR: Error caught on signal handler: engine_started", true},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t, "CLOSE_TIMEOUT", 30)
				w.spider.OnStart = func(context.Context) crawl.Output {
					t.Error("start() ran")
					return crawl.Yield()
				}
				tc.prepare(w)
				began := time.Now()
				time.AfterFunc(time.Second, func() { w.engine.Close("shutdown") })
				reason, err := w.engine.Run(t.Context(), w.roles(), w.gen)
				if took := time.Since(began); reason != "shutdown" || err != nil || took != 31*time.Second {
					t.Errorf("reason %q, error %v after %v", reason, err, took)
				}
				checkLines(t, "log", w.log.from("ERROR"), tc.log)
				if closed := slices.Contains(w.heard.Events(), "spider_closed shutdown"); closed != tc.opened {
					t.Errorf("announced as closed: %v", closed)
				}
				if len(w.queue.closed) != 1 || w.web.closed != 1 {
					t.Errorf("closed: scheduler %d, downloader %d times", len(w.queue.closed), w.web.closed)
				}
			})
		})
	}
}

// TestClosingWhileOpeningTakesItsTime lets what opens end by itself.
func TestClosingWhileOpeningTakesItsTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "CLOSE_TIMEOUT", 30)
		w.gen.Pipelines = pipeline.Chain{{Name: "p", Open: func(ctx context.Context) error {
			time.Sleep(20 * time.Second)
			return context.Cause(ctx)
		}}}
		time.AfterFunc(time.Second, func() { w.engine.Close("shutdown") })
		if reason := w.run(); reason != "shutdown" || len(w.log.from("ERROR")) > 0 || w.count("spider_opened") != 1 {
			t.Errorf("reason %q, log %q, signals %q", reason, w.log.from("ERROR"), w.heard.Events())
		}
	})
}
