package crawler_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

func TestRequestsLeaveInScrapysOrder(t *testing.T) {
	c := newTrial(t, "CONCURRENT_REQUESTS", 1)
	c.spider.OnStart = func(context.Context) crawl.Output {
		c.env.Engine.Pause() // until all are there
		urgent := c.get("/numbers/3")
		urgent.Priority = 1
		return func(yield func(crawl.Result, error) bool) {
			for _, r := range []*crawl.Request{c.get("/numbers/1"), c.get("/numbers/2"), urgent} {
				yield(crawl.Result{Request: r}, nil)
			}
			c.env.Engine.Unpause()
		}
	}
	var order []string
	// As in Scrapy, the next request may leave before the callback has run: not here.
	c.parts.DownloaderMiddlewares = []component.Ref[downloadermw.Middleware]{{Name: "pause", New: func(*component.Env) (downloadermw.Middleware, error) {
		return downloadermw.Middleware{ProcessResponse: func(_ context.Context, _ *crawl.Request, resp *crawl.Response) (downloadermw.Reply, error) {
			// One request at a time is here; callbacks of two responses may overlap.
			order = append(order, c.path(resp))
			if strings.HasSuffix(resp.URL, "/numbers/1") {
				c.env.Engine.Pause()
			}
			return downloadermw.Reply{Response: resp}, nil
		}}, nil
	}}}
	c.parse(func(_ context.Context, resp *crawl.Response) crawl.Output {
		if c.path(resp) != "/numbers/1" {
			return crawl.Yield()
		}
		return func(yield func(crawl.Result, error) bool) {
			for _, p := range []string{"/numbers/11", "/numbers/12"} {
				yield(crawl.Result{Request: c.get(p)}, nil)
			}
			c.env.Engine.Unpause()
		}
	})
	c.run()
	checkLines(t, "order", order, "/numbers/3", "/numbers/1", "/numbers/12", "/numbers/11", "/numbers/2")
}

func TestConcurrencyIsKept(t *testing.T) {
	for _, setting := range []string{"CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN"} {
		for _, limit := range []int{1, 3} {
			c := newTrial(t, setting, limit)
			var paths []string
			for n := range 12 {
				paths = append(paths, fmt.Sprintf("/delay/0.02?n=%d", n))
			}
			c.start(paths...)
			c.run()
			if c.site.Peak() != limit || c.site.Total() != 12 {
				t.Errorf("%s = %d: %d at once, %d in all", setting, limit, c.site.Peak(), c.site.Total())
			}
		}
	}
}

func TestAnErrbackTakesAnHttpError(t *testing.T) {
	for _, with := range []bool{true, false} {
		c := newTrial(t)
		req := c.get("/status/404")
		var cause error
		if with {
			req.Errback.Func = func(_ context.Context, _ *crawl.Request, err error) crawl.Output {
				cause = err
				return crawl.Yield(crawl.Result{Item: crawl.NewRecord("n", 1)})
			}
		}
		c.spider.OnStart = func(context.Context) crawl.Output { return crawl.Yield(crawl.Result{Request: req}) }
		c.run()
		ignored := any(int64(1))
		if with {
			ignored = nil
			if e, ok := errors.AsType[*crawl.HttpError](cause); !ok || e.Response.Status != 404 || len(c.items) != 1 {
				t.Errorf("the errback got %v; %d items", cause, len(c.items))
			}
		}
		c.checkStat("httperror/response_ignored_count", ignored)
		checkLines(t, "errors", c.log.records(of("ERROR")))
	}
}

func TestAServerThatIsNotThereIsADownloadError(t *testing.T) {
	c := newTrial(t, "RETRY_ENABLED", false)
	req, err := crawl.NewRequest("http://127.0.0.1:1/")
	if err != nil {
		t.Fatal(err)
	}
	c.spider.OnStart = func(context.Context) crawl.Output { return crawl.Yield(crawl.Result{Request: req}) }
	if reason := c.run(); reason != "finished" {
		t.Errorf("reason %q", reason)
	}
	checkLines(t, "errors", c.log.records(of("ERROR")), "[scrapy.core.scraper] ERROR: Error downloading <GET http://127.0.0.1:1/>")
}

// TestInlineDownloadsDoNotDeadlock has callbacks that download three pages each where
// one request at a time may be downloaded; retries and redirects are followed.
func TestInlineDownloadsDoNotDeadlock(t *testing.T) {
	c := newTrial(t, "CONCURRENT_REQUESTS", 1, "CONCURRENT_REQUESTS_PER_DOMAIN", 1, "ROBOTSTXT_OBEY", true)
	c.start("/numbers/1", "/numbers/2", "/numbers/3")
	c.parse(func(ctx context.Context, resp *crawl.Response) crawl.Output {
		for _, p := range []string{"/delay/0.01", "/redirect/2", "/retry/1?key=" + strings.TrimPrefix(c.path(resp), "/numbers/")} {
			inner, err := c.env.Engine.Download(ctx, c.get(p)).Await(ctx)
			if err != nil || inner.Status != 200 {
				t.Errorf("%s: %v, %v", p, inner, err)
			}
		}
		return crawl.Yield(crawl.Result{Item: crawl.NewRecord("page", c.path(resp))})
	})
	if reason := c.run(); reason != "finished" || len(c.items) != 3 {
		t.Errorf("reason %q, %d items", reason, len(c.items))
	}
	c.checkStat("robotstxt/request_count", int64(1))
	c.checkStat("retry/count", int64(3))
	c.checkStat("scheduler/enqueued", int64(3))
	if c.site.Peak() != 1 {
		t.Errorf("%d requests at once", c.site.Peak())
	}
}

func TestAForcedStopKeepsWhatWasScraped(t *testing.T) {
	c := newTrial(t, "FEEDS", settings.Dict{{Key: "stdout:", Value: settings.Dict{{Key: "format", Value: "json"}}}})
	c.start("/numbers/1", "/delay/60")
	made, err := c.build()
	if err != nil {
		t.Fatal(err)
	}
	forced := errors.New("interrupted twice")
	ctx, cancel := context.WithCancelCause(t.Context())
	c.parse(func(context.Context, *crawl.Response) crawl.Output {
		return func(yield func(crawl.Result, error) bool) {
			yield(crawl.Result{Item: crawl.NewRecord("n", 1)}, nil)
			for c.site.Hits("/delay/60") == 0 || len(c.kept()) == 0 {
				time.Sleep(time.Millisecond)
			}
			cancel(forced)
		}
	})
	began := time.Now()
	if _, err := made.Run(ctx); !errors.Is(err, forced) {
		t.Errorf("error %v", err)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
	if got := c.stdout.String(); got != "[\n{\"n\": 1}\n]" && got != "[\n{\"n\": 1}\n]\n" {
		t.Errorf("the feed is %q", got)
	}
	checkLines(t, "errors", c.log.records(of("ERROR")))
}

// kept is the items so far.
func (c *trial) kept() []crawl.Fields {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.items)
}
