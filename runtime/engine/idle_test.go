package engine_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

const heartbeat = 5 * time.Second

func TestDontCloseSpiderAsksAgainAtEachHeartbeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		began, asked := time.Now(), 0
		on(w, signals.SpiderIdle, func() error {
			asked++
			if asked <= 3 {
				return &crawl.DontCloseSpider{}
			}
			return nil
		})
		on(w, signals.SpiderIdle, func() error { return errors.New("of no weight") })
		if reason := w.run(); reason != "finished" || asked != 4 || time.Since(began) != 3*heartbeat {
			t.Errorf("reason %q, asked %d times in %v", reason, asked, time.Since(began))
		}
		checkLines(t, "log", w.log.from("ERROR"),
			"ERROR: Error caught on signal handler: spider_idle", "ERROR: Error caught on signal handler: spider_idle",
			"ERROR: Error caught on signal handler: spider_idle", "ERROR: Error caught on signal handler: spider_idle")
	})
}

func TestSpiderIdleMayAddRequests(t *testing.T) {
	w := newWorld(t)
	added := 0
	on(w, signals.SpiderIdle, func() error {
		if added == 3 {
			return nil
		}
		added++
		return w.engine.Crawl(get("%d", added))
	})
	w.run()
	checkLines(t, "requests", w.web.requests(), "1", "2", "3")
}

func TestSchedulerEmptyMayAddRequests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "CONCURRENT_REQUESTS", 1)
		w.web.serve = slowly
		var mu sync.Mutex // handlers of one signal may run beside those of the next
		added, idle := 0, 0
		on(w, signals.SpiderIdle, func() error {
			idle++
			return nil
		})
		on(w, signals.SchedulerEmpty, func() error {
			time.Sleep(time.Second) // the spider must not become idle meanwhile
			mu.Lock()
			defer mu.Unlock()
			if added == 3 {
				return nil
			}
			added++
			return w.engine.Crawl(get("%d", added))
		})
		began := time.Now()
		w.run()
		if n := len(w.web.requests()); n != 3 || idle != 1 || time.Since(began)%heartbeat == 0 {
			t.Errorf("%d requests, idle %d times, ended after %v", n, idle, time.Since(began))
		}
	})
}

// TestStartMayWaitForSchedulerEmpty is the documented way to yield requests one by one.
func TestStartMayWaitForSchedulerEmpty(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "CONCURRENT_REQUESTS", 1)
		w.web.serve = slowly
		empty := make(chan struct{}, 1)
		on(w, signals.SchedulerEmpty, func() error {
			select {
			case empty <- struct{}{}:
			default:
			}
			return nil
		})
		w.start(func(yield func(crawl.Result, error) bool) {
			for n := range 10 {
				<-empty
				if !yield(crawl.Result{Request: get("%d", n)}, nil) {
					return
				}
			}
		})
		w.run()
		if len(w.web.requests()) != 10 || w.queue.peak > 2 {
			t.Errorf("%d requests, %d waited", len(w.web.requests()), w.queue.peak)
		}
	})
}

func TestAPausedSpiderHandsOutNothingAndStaysOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.web.serve = slowly
		w.start(follow(get("1")))
		w.parse(func(resp *crawl.Response) crawl.Output {
			if resp.URL == "http://a/2" {
				return crawl.Yield()
			}
			w.engine.Pause()
			time.AfterFunc(time.Minute, w.engine.Unpause)
			time.AfterFunc(30*time.Second, func() {
				if n := len(w.web.requests()); n != 1 {
					t.Errorf("%d requests while paused", n)
				}
			})
			return follow(get("2"))
		})
		began := time.Now()
		if reason := w.run(); reason != "finished" || time.Since(began) != 62*time.Second {
			t.Errorf("reason %q after %v", reason, time.Since(began))
		}
	})
}

func TestAPausedSpiderWithoutWorkStaysOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		began := time.Now()
		w.spider.OnStart = func(context.Context) crawl.Output {
			w.engine.Pause()
			time.AfterFunc(time.Minute, w.engine.Unpause)
			return crawl.Yield()
		}
		w.run()
		if open := time.Since(began); open != time.Minute {
			t.Errorf("open for %v", open)
		}
	})
}
