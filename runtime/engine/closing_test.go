package engine_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

func TestClosingWaitsForDownloadsAndTheirCallbacks(t *testing.T) {
	for _, latency := range []time.Duration{time.Second, time.Minute} {
		synctest.Test(t, func(t *testing.T) {
			w := newWorld(t, "CONCURRENT_REQUESTS", 3)
			w.web.serve = func(ctx context.Context, req *crawl.Request) (*crawl.Response, error) {
				time.Sleep(latency)
				return page(req), ctx.Err()
			}
			w.start(follow(get("1"), get("2"), get("3"), get("4")))
			w.spider.OnParse = func(ctx context.Context, _ string, _ *crawl.Response) crawl.Output {
				return func(yield func(crawl.Result, error) bool) {
					for n := range 2 {
						time.Sleep(500 * time.Millisecond)
						if ctx.Err() != nil || !yield(item(n), nil) {
							t.Errorf("latency %v: the callback was ended", latency)
							return
						}
					}
				}
			}
			time.AfterFunc(100*time.Millisecond, func() { w.engine.Close("shutdown") })
			if reason := w.run(); reason != "shutdown" {
				t.Errorf("reason %q", reason)
			}
			if len(w.web.requests()) != 3 || w.count("item_scraped") != 6 {
				t.Errorf("latency %v: %d requests, %d items", latency, len(w.web.requests()), w.count("item_scraped"))
			}
		})
	}
}

func TestCloseEndsStart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.spider.OnStart = func(ctx context.Context) crawl.Output {
			return func(yield func(crawl.Result, error) bool) {
				<-ctx.Done()
				yield(crawl.Result{}, context.Cause(ctx))
			}
		}
		time.AfterFunc(time.Second, func() { w.engine.Close("shutdown") })
		if reason := w.run(); reason != "shutdown" || len(w.log.from("ERROR")) > 0 {
			t.Errorf("reason %q, log %q", reason, w.log.from("ERROR"))
		}
	})
}

func TestACallbackThatHangsIsCutOffAfterCloseTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "CLOSE_TIMEOUT", 30)
		w.start(follow(get("1")))
		w.spider.OnParse = func(ctx context.Context, _ string, _ *crawl.Response) crawl.Output {
			<-ctx.Done()
			return crawl.Throw(context.Cause(ctx))
		}
		began := time.Now()
		time.AfterFunc(time.Second, func() { w.engine.Close("shutdown") })
		w.run()
		if took := time.Since(began); took != 31*time.Second {
			t.Errorf("it took %v", took)
		}
		checkLines(t, "log", w.log.from("ERROR"), "ERROR: Spider error processing <GET http://a/1> (referer: None)")
	})
}

// TestEachStepOfClosingHasItsOwnTime lets every hook hang, and fail in the end.
func TestEachStepOfClosingHasItsOwnTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "CLOSE_TIMEOUT", 10)
		var steps []string
		hang := func(name string) func(context.Context) error {
			return func(ctx context.Context) error {
				<-ctx.Done()
				steps = append(steps, name)
				return context.Cause(ctx)
			}
		}
		w.gen.Pipelines = pipeline.Chain{{Name: "p", Close: hang("pipeline")}}
		w.spider.OnClose = func(ctx context.Context, _ string) error { return hang("spider")(ctx) }
		signals.On(w.Signals, signals.SpiderClosed, func(ctx context.Context, _ signals.Closed) error { return hang("spider_closed")(ctx) })
		signals.On(w.Signals, signals.EngineStopped, func(ctx context.Context, _ signals.Nothing) error { return hang("engine_stopped")(ctx) })
		began := time.Now()
		w.run()
		if took := time.Since(began); took != 40*time.Second {
			t.Errorf("it took %v", took)
		}
		checkLines(t, "steps", steps, "pipeline", "spider", "spider_closed", "engine_stopped")
		checkLines(t, "log", w.log.from("ERROR"),
			"ERROR: Error closing the item pipelines", "ERROR: Error closing the spider",
			"ERROR: Error caught on signal handler: spider_closed", "ERROR: Error caught on signal handler: engine_stopped")
		if !strings.Contains(w.log.String(), "CLOSE_TIMEOUT (10s)") {
			t.Errorf("log without the reason: %s", w.log)
		}
	})
}

func TestAPanicWhileClosingDoesNotStopTheNextStep(t *testing.T) {
	w := newWorld(t)
	w.gen.Pipelines = pipeline.Chain{{Name: "p", Close: func(context.Context) error { panic("oops") }}}
	w.spider.OnClose = func(context.Context, string) error { panic("oops") }
	if reason := w.run(); reason != "finished" || w.count("spider_closed") != 1 {
		t.Errorf("reason %q, signals %q", reason, w.heard.Events())
	}
	checkLines(t, "log", w.log.from("ERROR"), "ERROR: Error closing the item pipelines", "ERROR: Error closing the spider")
}

// TestAForcedStop ends the context at each point of a crawl.
func TestAForcedStop(t *testing.T) {
	hang := func(ctx context.Context) error {
		<-ctx.Done()
		return context.Cause(ctx)
	}
	forced := errors.New("interrupted twice")
	for name, prepare := range map[string]func(w *world){
		"open_spider": func(w *world) { w.gen.Pipelines = pipeline.Chain{{Open: hang}} },
		"spider_opened": func(w *world) {
			signals.On(w.Signals, signals.SpiderOpened, func(ctx context.Context, _ signals.Nothing) error { return hang(ctx) })
		},
		"start": func(w *world) {
			w.spider.OnStart = func(ctx context.Context) crawl.Output { return crawl.Throw(hang(ctx)) }
		},
		"download": func(w *world) {
			w.web.serve = func(ctx context.Context, _ *crawl.Request) (*crawl.Response, error) { return nil, hang(ctx) }
		},
		"callback": func(w *world) {
			w.spider.OnParse = func(ctx context.Context, _ string, _ *crawl.Response) crawl.Output { return crawl.Throw(hang(ctx)) }
		},
		"process_item": func(w *world) {
			w.process(func(ctx context.Context, _ crawl.Item) error { return hang(ctx) })
			w.parse(func(*crawl.Response) crawl.Output { return items(1000) })
		},
		"item_scraped": func(w *world) {
			signals.On(w.Signals, signals.ItemScraped, func(ctx context.Context, _ signals.Scraped) error { return hang(ctx) })
			w.parse(func(*crawl.Response) crawl.Output { return items(1) })
		},
		"spider_idle": func(w *world) {
			signals.On(w.Signals, signals.SpiderIdle, func(ctx context.Context, _ signals.Nothing) error { return hang(ctx) })
		},
		"inline download": func(w *world) {
			w.spider.OnParse = func(ctx context.Context, _ string, _ *crawl.Response) crawl.Output {
				w.web.serve = func(ctx context.Context, _ *crawl.Request) (*crawl.Response, error) { return nil, hang(ctx) }
				_, err := w.engine.Download(context.WithoutCancel(ctx), get("2")).Await(context.WithoutCancel(ctx))
				return crawl.Throw(err)
			}
		},
		"close_spider": func(w *world) { w.gen.Pipelines = pipeline.Chain{{Close: hang}} },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t)
				started := false
				w.spider.OnStart = func(context.Context) crawl.Output {
					started = true
					return follow(get("1"))
				}
				prepare(w)
				ctx, cancel := context.WithCancelCause(t.Context())
				began := time.Now()
				time.AfterFunc(time.Second, func() { cancel(forced) })
				reason, err := w.engine.Run(ctx, w.roles(), w.gen)
				if !errors.Is(err, forced) || reason == "" {
					t.Errorf("reason %q, error %v", reason, err)
				}
				if took := time.Since(began); took != time.Second {
					t.Errorf("it took %v", took)
				}
				if opening := name == "open_spider" || name == "spider_opened"; opening && started {
					t.Error("start() ran")
				}
				if errs := w.log.from("ERROR"); len(errs) > 0 && name != "close_spider" {
					t.Errorf("log %q", errs)
				}
				if w.web.closed != 1 || len(w.queue.closed) != 1 {
					t.Errorf("closed: downloader %d, scheduler %d times", w.web.closed, len(w.queue.closed))
				}
			})
		})
	}
}

func TestAFailingSpiderClosedHandlerDoesNotStopTheOthers(t *testing.T) {
	w := newWorld(t)
	on(w, signals.SpiderClosed, func() error { return errBad })
	w.Stats.Set("finish_reason", "finished")
	w.run()
	checkLines(t, "log", w.log.from("ERROR"), "ERROR: Error caught on signal handler: spider_closed")
	events := w.heard.Events()
	if !slices.Contains(events, "spider_closed finished") || !slices.Contains(events, "engine_stopped") {
		t.Errorf("signals %q", events)
	}
	if want := fmt.Sprintf("INFO: Dumping Scrapy stats:\n%s\n", "{'finish_reason': 'finished'}"); !strings.Contains(w.log.String(), want) {
		t.Errorf("log without the stats: %s", w.log)
	}
}
