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

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// fetch downloads a page inline.
func (w *world) fetch(ctx context.Context, path string) error {
	resp, err := w.engine.Download(ctx, get("%s", path)).Await(ctx)
	if err == nil && resp.URL != "http://a/"+path {
		return fmt.Errorf("asked for %s, got %s", path, resp)
	}
	return err
}

func TestDownloadWorksAtEveryPhase(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "CONCURRENT_REQUESTS", 1)
		w.web.serve = slowly
		check := func(ctx context.Context, path string) {
			if err := w.fetch(ctx, path); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
		w.gen.Pipelines = pipeline.Chain{{
			Open: func(ctx context.Context) error {
				check(ctx, "open_spider")
				return nil
			},
			ProcessItem: func(ctx context.Context, it crawl.Item) (crawl.Item, error) {
				check(ctx, "process_item")
				return it, nil
			},
			Close: func(ctx context.Context) error {
				check(ctx, "close_spider")
				return nil
			},
		}}
		w.spider.OnStart = func(ctx context.Context) crawl.Output {
			check(ctx, "start")
			return follow(get("1"))
		}
		w.spider.OnParse = func(ctx context.Context, _ string, _ *crawl.Response) crawl.Output {
			w.engine.Close("closing")
			check(ctx, "parse_while_closing")
			return items(1)
		}
		w.spider.OnClose = func(ctx context.Context, _ string) error {
			check(ctx, "closed")
			return nil
		}
		for name, topic := range map[string]signals.Topic[signals.Nothing]{"opened": signals.SpiderOpened, "started": signals.EngineStarted} {
			signals.On(w.Signals, topic, func(ctx context.Context, _ signals.Nothing) error {
				check(ctx, name)
				return nil
			})
		}
		if reason := w.run(); reason != "closing" {
			t.Errorf("reason %q", reason)
		}
		if w.web.closed != 1 {
			t.Error("the downloader was not closed")
		}
	})
}

func TestRequestsBeforeAndAfterACrawlAreRefused(t *testing.T) {
	w := newWorld(t)
	check := func(when string) {
		if err := w.fetch(t.Context(), "1"); !errors.Is(err, component.ErrNotRunning) {
			t.Errorf("download %s: %v", when, err)
		}
		if err := w.engine.Crawl(get("1")); !errors.Is(err, component.ErrNotRunning) {
			t.Errorf("crawl %s: %v", when, err)
		}
	}
	check("before")
	on(w, signals.EngineStopped, func() error {
		check("at the end")
		return nil
	})
	w.run()
	check("after")
	if n := len(w.web.requests()) + w.queue.Pending(); n > 0 {
		t.Errorf("%d requests", n)
	}
}

func TestDownloadFollowsRepliesAndSkipsWhatIsForTheScheduler(t *testing.T) {
	w := newWorld(t)
	w.gen.Downloader = downloadermw.Chain{{ProcessResponse: func(_ context.Context, req *crawl.Request, resp *crawl.Response) (downloadermw.Reply, error) {
		switch req.URL {
		case "http://a/old":
			return downloadermw.Reply{Request: get("new")}, nil
		case "http://a/bad":
			return downloadermw.Reply{}, errBad
		}
		return downloadermw.Reply{Response: resp}, nil
	}}}
	w.spider.OnStart = func(ctx context.Context) crawl.Output {
		resp, err := w.engine.Download(ctx, get("old")).Await(ctx)
		if err != nil || resp.URL != "http://a/new" {
			t.Errorf("got %v, %v", resp, err)
		}
		if err := w.fetch(ctx, "bad"); !errors.Is(err, errBad) {
			t.Errorf("error %v", err)
		}
		return crawl.Yield()
	}
	w.run()
	checkLines(t, "requests", w.web.requests(), "old", "new", "bad")
	if w.count("request_scheduled") > 0 || w.count("response_received") != 1 {
		t.Errorf("signals %q", w.heard.Events())
	}
	if want := "DEBUG: Crawled (200) <GET http://a/new> (referer: None)"; !slices.Contains(w.log.from("DEBUG"), want) {
		t.Errorf("log without %q:\n%s", want, w.log)
	}
}

func TestDownloadEndsWithTheContextOfWhoAwaitsIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.web.serve = func(ctx context.Context, _ *crawl.Request) (*crawl.Response, error) {
			<-ctx.Done()
			return nil, context.Cause(ctx)
		}
		w.spider.OnStart = func(ctx context.Context) crawl.Output {
			ctx, cancel := context.WithTimeout(ctx, time.Second)
			defer cancel()
			if err := w.fetch(ctx, "1"); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("error %v", err)
			}
			return crawl.Yield()
		}
		began := time.Now()
		w.run()
		if took := time.Since(began); took != time.Second {
			t.Errorf("it took %v", took)
		}
	})
}

func TestAPanicOfAMiddlewareFailsTheDownload(t *testing.T) {
	w := newWorld(t)
	w.gen.Downloader = downloadermw.Chain{{ProcessRequest: func(context.Context, *crawl.Request) (downloadermw.Reply, error) {
		panic("oops")
	}}}
	w.spider.OnStart = func(ctx context.Context) crawl.Output {
		if err := w.fetch(ctx, "1"); err == nil || !strings.HasPrefix(err.Error(), "panic: oops") {
			t.Errorf("error %v", err)
		}
		return crawl.Yield()
	}
	w.run()
}

// TestAForgottenDownloadKeepsTheSpiderOpen has nobody wait for a download.
func TestAForgottenDownloadKeepsTheSpiderOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.web.serve = slowly
		w.spider.OnStart = func(ctx context.Context) crawl.Output {
			w.engine.Download(context.WithoutCancel(ctx), get("1"))
			return crawl.Yield()
		}
		began := time.Now()
		w.run()
		if took := time.Since(began); took != time.Second || w.count("response_received") != 1 {
			t.Errorf("it took %v, signals %q", took, w.heard.Events())
		}
	})
}
