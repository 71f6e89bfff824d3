package engine_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

func TestOpenAndCloseInScrapysOrder(t *testing.T) {
	w := newWorld(t)
	var steps []string
	step := func(name string) func(context.Context) error {
		return func(context.Context) error {
			steps = append(steps, name)
			return nil
		}
	}
	w.gen.Pipelines = pipeline.Chain{{Name: "p", Open: step("pipeline opened"), Close: step("pipeline closed")}}
	w.spider.OnClose = func(ctx context.Context, reason string) error { return step("spider closed " + reason)(ctx) }
	on(w, signals.SpiderOpened, func() error { return step("spider_opened")(nil) })
	on(w, signals.EngineStarted, func() error { return step("engine_started")(nil) })
	on(w, signals.SpiderIdle, func() error { return step("spider_idle")(nil) })
	on(w, signals.EngineStopped, func() error { return step("engine_stopped")(nil) })
	on(w, signals.SpiderClosed, func() error { return step("spider_closed")(nil) })
	w.spider.OnStart = func(context.Context) crawl.Output {
		steps = append(steps, "start")
		return follow(get("1"))
	}
	w.parse(func(*crawl.Response) crawl.Output {
		steps = append(steps, "parse")
		return crawl.Yield(item(1))
	})
	if reason := w.run(); reason != "finished" {
		t.Errorf("reason %q", reason)
	}
	checkLines(t, "steps", steps,
		"pipeline opened", "spider_opened", "engine_started", "start", "parse", "spider_idle",
		"pipeline closed", "spider closed finished", "spider_closed", "engine_stopped")
	// How often the scheduler is found empty is a matter of chance.
	events := slices.DeleteFunc(w.heard.Events(), func(e string) bool { return e == "scheduler_empty" })
	checkLines(t, "signals", events,
		"spider_opened", "engine_started", "request_scheduled <GET http://a/1>",
		"response_received <200 http://a/1>", "item_scraped", "spider_idle",
		"spider_closed finished", "engine_stopped")
	checkLines(t, "closing", w.queue.closed, "finished")
	if w.web.closed != 1 {
		t.Errorf("the downloader was closed %d times", w.web.closed)
	}
}

// on listens to a signal without looking at its event.
func on[E any](w *world, topic signals.Topic[E], fn func() error) {
	signals.On(w.Signals, topic, func(context.Context, E) error { return fn() })
}

func TestFirstRequestWaitsForSpiderOpened(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		opened := time.Now()
		on(w, signals.SpiderOpened, func() error {
			time.Sleep(time.Minute)
			return nil
		})
		w.spider.OnStart = func(context.Context) crawl.Output {
			if waited := time.Since(opened); waited != time.Minute {
				t.Errorf("start() ran after %v", waited)
			}
			return crawl.Yield()
		}
		w.run()
	})
}

func TestRequestsOfACallbackAreScheduledInTheOrderTheyAreYielded(t *testing.T) {
	w := newWorld(t, "CONCURRENT_REQUESTS", 1)
	w.start(follow(get("first")))
	w.parse(func(resp *crawl.Response) crawl.Output {
		if resp.URL != "http://a/first" {
			return crawl.Yield()
		}
		w.engine.Pause() // so that none leaves before all are there
		return then(follow(get("1"), get("2"), get("3")), func(func(crawl.Result, error) bool) { w.engine.Unpause() })
	})
	w.run()
	checkLines(t, "newest first", w.web.requests(), "first", "3", "2", "1")
}

func TestConcurrentRequestsIsTheMostAtOnce(t *testing.T) {
	for _, tc := range []struct{ limit, want int }{{1, 1}, {3, 3}, {0, 20}} {
		synctest.Test(t, func(t *testing.T) {
			w := newWorld(t, "CONCURRENT_REQUESTS", tc.limit)
			var running gauge
			w.web.serve = func(_ context.Context, req *crawl.Request) (*crawl.Response, error) {
				running.add(1)
				defer running.add(-1)
				time.Sleep(time.Second)
				return page(req), nil
			}
			var reqs []*crawl.Request
			for i := range 20 {
				reqs = append(reqs, get("%d", i))
			}
			w.start(follow(reqs...))
			w.run()
			if peak := running.most(); peak != tc.want || len(w.web.requests()) != 20 {
				t.Errorf("limit %d: %d at once, want %d; %d requests", tc.limit, peak, tc.want, len(w.web.requests()))
			}
		})
	}
}

func TestABrokenSchedulerClosesTheSpider(t *testing.T) {
	w := newWorld(t)
	w.queue.err = errors.New("disk full")
	w.start(follow(get("1")))
	if reason := w.run(); reason != "scheduler_error" {
		t.Errorf("reason %q", reason)
	}
	checkLines(t, "log", w.log.from("ERROR"), "ERROR: Error taking a request from the scheduler")
}
