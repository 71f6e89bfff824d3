package engine_test

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// TestItemsAreNotAskedForFasterThanThePipelinesTakeThem lets an endless source of items
// run against pipelines that take a second for each.
func TestItemsAreNotAskedForFasterThanThePipelinesTakeThem(t *testing.T) {
	const slots = 5
	sources := map[string]func(w *world, out crawl.Output){
		"start": func(w *world, out crawl.Output) { w.start(out) },
		"callback": func(w *world, out crawl.Output) {
			w.start(follow(get("1")))
			w.parse(func(*crawl.Response) crawl.Output { return out })
		},
		"errback": func(w *world, out crawl.Output) {
			req := get("1")
			req.Errback.Func = func(context.Context, *crawl.Request, error) crawl.Output { return out }
			w.web.serve = func(context.Context, *crawl.Request) (*crawl.Response, error) { return nil, errBad }
			w.start(follow(req))
		},
	}
	for name, source := range sources {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t, "CONCURRENT_ITEMS", slots)
				var done, cleaned int64
				w.process(func(ctx context.Context, _ crawl.Item) error {
					component.Waiting(ctx)()
					time.Sleep(time.Second)
					atomic.AddInt64(&done, 1)
					return nil
				})
				source(w, func(yield func(crawl.Result, error) bool) {
					defer atomic.AddInt64(&cleaned, 1)
					for n := 1; yield(item(n), nil); n++ {
						if ahead := int64(n) - atomic.LoadInt64(&done); ahead > slots+1 {
							t.Errorf("asked for item %d when %d were done", n+1, n-int(ahead))
							return
						}
					}
				})
				time.AfterFunc(time.Minute, func() { w.engine.Close("seen enough") })
				if reason := w.run(); reason != "seen enough" || cleaned != 1 {
					t.Errorf("reason %q, generator ended %d times", reason, cleaned)
				}
				if done < slots*60 || done > slots*(60+4) {
					t.Errorf("%d items in a minute, want %d a second", done, slots)
				}
			})
		})
	}
}

func TestStartIsAskedForMoreWhenItsRequestsHaveLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "START_PENDING_LIMIT", 10, "CONCURRENT_REQUESTS", 1)
		w.web.serve = slowly
		w.start(func(yield func(crawl.Result, error) bool) {
			for n := range 100 {
				req := get("%d", n)
				req.Meta.Set("is_start_request", true)
				req.DontFilter = true
				if n%3 == 0 {
					req = get("the same one") // dropped, and must not count for ever
					req.Meta.Set("is_start_request", true)
				}
				if !yield(crawl.Result{Request: req}, nil) {
					t.Error("it was ended")
					return
				}
			}
		})
		if reason := w.run(); reason != "finished" || len(w.web.requests()) != 67 {
			t.Errorf("reason %q, %d requests", reason, len(w.web.requests()))
		}
		if w.queue.peak != 10 {
			t.Errorf("%d requests waited", w.queue.peak)
		}
	})
}

// slowly answers after a second.
func slowly(_ context.Context, req *crawl.Request) (*crawl.Response, error) {
	time.Sleep(time.Second)
	return page(req), nil
}

// TestACallbackIsAskedForMoreWhenItsRequestsHaveLeft lets callbacks yield far more
// requests than may wait.
func TestACallbackIsAskedForMoreWhenItsRequestsHaveLeft(t *testing.T) {
	const limit, total = 20, 500
	for _, tc := range []struct {
		name     string
		settings []any
		request  func(n int) *crawl.Request
		want     int // requests downloaded
	}{
		{"plain", nil, func(n int) *crawl.Request { return get("%d", n) }, total},
		{"duplicates", nil, func(n int) *crawl.Request { return get("%d", n/10) }, total / 10},
		{"no room for a second response", []any{"SCRAPER_SLOT_MAX_ACTIVE_SIZE", 1}, func(n int) *crawl.Request { return get("%d", n) }, total},
		{"one request many times", nil, sameRequest(), total},
	} {
		t.Run(tc.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t, append(tc.settings, "CALLBACK_PENDING_LIMIT", limit, "CONCURRENT_REQUESTS", 2)...)
				w.web.serve = slowly
				w.start(follow(get("list")))
				w.parse(func(resp *crawl.Response) crawl.Output {
					if resp.URL != "http://a/list" {
						return crawl.Yield()
					}
					return func(yield func(crawl.Result, error) bool) {
						for n := range total {
							if !yield(crawl.Result{Request: tc.request(n)}, nil) {
								t.Error("it was ended")
								return
							}
						}
					}
				})
				if reason := w.run(); reason != "finished" || len(w.web.requests()) != tc.want+1 {
					t.Errorf("reason %q, %d requests", reason, len(w.web.requests()))
				}
				if w.queue.peak > 2*limit {
					t.Errorf("%d requests waited", w.queue.peak)
				}
			})
		})
	}
}

func sameRequest() func(int) *crawl.Request {
	req := get("again")
	req.DontFilter = true
	return func(int) *crawl.Request { return req }
}

func TestAnEndlessCallbackEndsWhenTheSpiderCloses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "CALLBACK_PENDING_LIMIT", 10, "CONCURRENT_REQUESTS", 1)
		w.web.serve = slowly
		w.start(follow(get("list")))
		cleaned := false
		w.parse(func(resp *crawl.Response) crawl.Output {
			if resp.URL != "http://a/list" {
				return crawl.Yield()
			}
			return func(yield func(crawl.Result, error) bool) {
				for n := 0; yield(crawl.Result{Request: get("%d", n)}, nil); n++ {
				}
				cleaned = true
			}
		})
		time.AfterFunc(100*time.Second, func() { w.engine.Close("seen enough") })
		if reason := w.run(); reason != "seen enough" || !cleaned {
			t.Errorf("reason %q, cleaned %t", reason, cleaned)
		}
		if n := len(w.web.requests()); n < 90 || w.queue.peak > 20 {
			t.Errorf("%d requests, %d waited at once", n, w.queue.peak)
		}
	})
}

func TestNoDownloadBeginsWhileTooManyBytesAreScraped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		// Each response counts 1024, so the third has to wait.
		w := newWorld(t, "SCRAPER_SLOT_MAX_ACTIVE_SIZE", 2000, "CONCURRENT_REQUESTS", 1)
		var running gauge
		w.start(follow(get("1"), get("2"), get("3"), get("4"), get("5"), get("6")))
		w.parse(func(*crawl.Response) crawl.Output {
			return func(func(crawl.Result, error) bool) {
				running.add(1)
				defer running.add(-1)
				time.Sleep(time.Second)
			}
		})
		w.run()
		if running.most() != 2 || len(w.web.requests()) != 6 {
			t.Errorf("%d callbacks at once, %d requests", running.most(), len(w.web.requests()))
		}
	})
}
