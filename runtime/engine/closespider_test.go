package engine_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

var enough = &crawl.CloseSpider{Reason: "enough"}

// TestCloseSpiderClosesFromEverywhere has a row for each place it may be thrown at.
func TestCloseSpiderClosesFromEverywhere(t *testing.T) {
	for _, tc := range []struct {
		name    string
		prepare func(w *world)
		starts  bool // start() runs
	}{
		{"callback", func(w *world) {
			w.parse(func(*crawl.Response) crawl.Output { return crawl.Throw(enough) })
		}, true},
		{"errback", func(w *world) {
			w.web.serve = func(context.Context, *crawl.Request) (*crawl.Response, error) {
				return nil, &crawl.IgnoreRequest{}
			}
			w.spider.OnFail = func(context.Context, string, *crawl.Request, error) crawl.Output { return crawl.Throw(enough) }
		}, true},
		{"start", func(w *world) {
			next := w.spider.OnStart
			w.spider.OnStart = func(ctx context.Context) crawl.Output { return then(next(ctx), crawl.Throw(enough)) }
		}, true},
		{"pipeline", func(w *world) {
			w.process(func(context.Context, crawl.Item) error { return enough })
			w.parse(func(*crawl.Response) crawl.Output { return items(1) })
		}, true},
		{"spider_idle", func(w *world) { on(w, signals.SpiderIdle, func() error { return enough }) }, true},
		{"spider_opened", func(w *world) { on(w, signals.SpiderOpened, func() error { return enough }) }, false},
		{"open_spider", func(w *world) {
			w.gen.Pipelines = pipeline.Chain{{Open: func(context.Context) error { return enough }}}
		}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := newWorld(t)
			started, closed := false, false
			w.spider.OnStart = func(context.Context) crawl.Output {
				started = true
				req := get("1")
				req.Errback.Name = "sorry"
				return follow(req)
			}
			tc.prepare(w)
			w.gen.Pipelines = append(w.gen.Pipelines, pipeline.Pipeline{Close: func(context.Context) error {
				closed = true
				return nil
			}})
			if reason := w.run(); reason != "enough" {
				t.Errorf("reason %q", reason)
			}
			if started != tc.starts || !closed {
				t.Errorf("started: %t, closed: %t", started, closed)
			}
			checkLines(t, "log", w.log.from("WARNING"))
			checkLines(t, "scheduler", w.queue.closed, "enough")
			checkStats(t, w, "spider_exceptions/", nil)
			events := w.heard.Events()
			if tail := strings.Join(events[len(events)-2:], ", "); tail != "spider_closed enough, engine_stopped" || w.count("spider_error") > 0 {
				t.Errorf("signals %q", events)
			}
		})
	}
}

func TestCloseWithoutAReasonIsCancelled(t *testing.T) {
	w := newWorld(t)
	w.start(crawl.Throw(&crawl.CloseSpider{}))
	if reason := w.run(); reason != "cancelled" {
		t.Errorf("reason %q", reason)
	}
}

func TestTheFirstReasonCounts(t *testing.T) {
	w := newWorld(t)
	w.engine.Close("")
	w.engine.Close("later")
	w.spider.OnStart = func(context.Context) crawl.Output {
		t.Error("start() ran")
		return crawl.Yield()
	}
	if reason := w.run(); reason != "cancelled" {
		t.Errorf("reason %q", reason)
	}
}

func TestACrawlThatCannotOpenIsClosedAndNotAnnounced(t *testing.T) {
	w := newWorld(t)
	closed := false
	w.gen.Pipelines = pipeline.Chain{
		{Name: "db", Open: func(context.Context) error { return errors.New("no server") }},
		{Name: "other", Close: func(context.Context) error {
			closed = true
			return nil
		}},
	}
	w.spider.OnStart = func(context.Context) crawl.Output {
		t.Error("start() ran")
		return crawl.Yield()
	}
	reason, err := w.engine.Run(t.Context(), w.roles(), w.gen)
	if reason != "start_error" || err == nil || err.Error() != "open_spider of db: no server" {
		t.Errorf("reason %q, error %v", reason, err)
	}
	if !closed || w.web.closed != 1 || len(w.queue.closed) != 1 {
		t.Errorf("closed: pipeline %t, downloader %d, scheduler %d times", closed, w.web.closed, len(w.queue.closed))
	}
	checkLines(t, "signals", w.heard.Events(), "engine_stopped")
}
