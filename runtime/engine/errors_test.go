package engine_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
)

var errBad = errors.New("bad")

func TestAnErrorAfterSevenOfTenItemsKeepsSeven(t *testing.T) {
	w := newWorld(t)
	w.start(follow(get("1")))
	w.parse(func(*crawl.Response) crawl.Output { return then(items(7), crawl.Throw(errBad), items(3)) })
	if reason := w.run(); reason != "finished" || w.count("item_scraped") != 7 {
		t.Errorf("reason %q, %d items", reason, w.count("item_scraped"))
	}
	checkLines(t, "log", w.log.from("ERROR"), "ERROR: Spider error processing <GET http://a/1> (referer: None)")
}

// TestWhoSeesAFailure has a row for each way of a failure through the engine.
func TestWhoSeesAFailure(t *testing.T) {
	const downloading, processing = "ERROR: Error downloading <GET http://a/1>", "ERROR: Spider error processing <GET http://a/1> (referer: http://a/)"
	ignore := &crawl.IgnoreRequest{Message: "not today"}
	for _, tc := range []struct {
		name     string
		download error // of the download
		input    error // of an input hook of a spider middleware
		callback crawl.Output
		errback  func(error) crawl.Output // nil: there is none
		panics   bool                     // the callback does
		log      []string
		stats    map[string]any
		items    int
	}{
		{name: "callback fails", callback: crawl.Throw(&crawl.NotSupported{Message: "css"}), log: []string{processing},
			stats: map[string]any{"spider_exceptions/count": int64(1), "spider_exceptions/NotSupported": int64(1)}},
		{name: "callback fails, the errback is not asked", callback: crawl.Throw(errBad), errback: recovers, log: []string{processing},
			stats: map[string]any{"spider_exceptions/count": int64(1), "spider_exceptions/Error": int64(1)}},
		{name: "callback panics", panics: true, log: []string{processing},
			stats: map[string]any{"spider_exceptions/count": int64(1), "spider_exceptions/Error": int64(1)}},
		{name: "download fails, no errback", download: errBad, log: []string{downloading}},
		{name: "download ignored, no errback", download: ignore},
		{name: "download fails, errback recovers", download: errBad, errback: recovers, items: 1},
		{name: "download ignored, errback recovers", download: ignore, errback: recovers, items: 1},
		{name: "download fails, errback rethrows", download: errBad, errback: crawl.Throw, log: []string{downloading}},
		{name: "download fails, errback wraps it", download: errBad,
			errback: func(err error) crawl.Output { return crawl.Throw(fmt.Errorf("again: %w", err)) }, log: []string{downloading}},
		{name: "download ignored, errback rethrows", download: ignore, errback: crawl.Throw},
		{name: "download fails, errback fails otherwise", download: errBad, errback: failsOtherwise, log: []string{downloading, processing},
			stats: map[string]any{"spider_exceptions/count": int64(1), "spider_exceptions/UsageError": int64(1)}},
		{name: "download ignored, errback fails otherwise", download: ignore, errback: failsOtherwise, log: []string{processing},
			stats: map[string]any{"spider_exceptions/count": int64(1), "spider_exceptions/UsageError": int64(1)}},
		{name: "input refused, no errback", input: errBad, log: []string{processing},
			stats: map[string]any{"spider_exceptions/count": int64(1), "spider_exceptions/Error": int64(1)}},
		{name: "input refused, errback recovers", input: errBad, errback: recovers, items: 1},
		{name: "input refused, errback rethrows", input: errBad, errback: crawl.Throw, log: []string{processing},
			stats: map[string]any{"spider_exceptions/count": int64(1), "spider_exceptions/Error": int64(1)}},
		{name: "input refused, a hook takes it", input: &crawl.HttpError{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := newWorld(t)
			req := get("1")
			req.Headers.Set("Referer", "http://a/")
			if tc.errback != nil {
				req.Errback.Name = "sorry"
				w.spider.OnFail = func(_ context.Context, method string, failed *crawl.Request, cause error) crawl.Output {
					if method != "sorry" || failed != req {
						t.Errorf("errback %q of %v", method, failed)
					}
					return tc.errback(cause)
				}
			}
			w.web.serve = func(context.Context, *crawl.Request) (*crawl.Response, error) { return page(req), tc.download }
			w.gen.SpiderMW = spidermw.Chain{refusing(tc.input)}
			w.start(follow(req))
			w.parse(func(*crawl.Response) crawl.Output {
				if tc.panics {
					panic("oops")
				}
				return tc.callback
			})
			if reason := w.run(); reason != "finished" {
				t.Errorf("reason %q", reason)
			}
			checkLines(t, "log", w.log.from("ERROR"), tc.log...)
			if got := w.count("spider_error"); got != len(tc.stats)/2 {
				t.Errorf("spider_error was sent %d times", got)
			}
			checkStats(t, w, "spider_exceptions/", tc.stats)
			if got := w.count("item_scraped"); got != tc.items {
				t.Errorf("%d items, want %d", got, tc.items)
			}
		})
	}
}

func recovers(error) crawl.Output { return crawl.Yield(item(1)) }

func failsOtherwise(error) crawl.Output { return crawl.Throw(&crawl.UsageError{Message: "sorry"}) }

// refusing is a spider middleware whose input hook fails, and which takes an HttpError
// back as Scrapy's does.
func refusing(err error) spidermw.Middleware {
	return spidermw.Middleware{
		ProcessSpiderInput: func(context.Context, *crawl.Response) error { return err },
		ProcessSpiderException: func(_ context.Context, _ *crawl.Response, cause error) (crawl.Output, error) {
			if _, ok := errors.AsType[*crawl.HttpError](cause); ok {
				return crawl.Yield(), nil
			}
			return nil, nil
		},
	}
}

// checkStats compares the stats whose keys begin with prefix.
func checkStats(t *testing.T, w *world, prefix string, want map[string]any) {
	t.Helper()
	got := map[string]any{}
	for key, value := range w.Stats.All() {
		if strings.HasPrefix(key, prefix) {
			got[key] = value
		}
	}
	if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
		t.Errorf("stats %v, want %v", got, want)
	}
}

func TestOutputOfAnErrbackPassesNoSpiderMiddleware(t *testing.T) {
	w := newWorld(t)
	req := get("1")
	req.Errback.Func = func(context.Context, *crawl.Request, error) crawl.Output { return crawl.Yield(item(1)) }
	w.web.serve = func(context.Context, *crawl.Request) (*crawl.Response, error) { return nil, errBad }
	w.gen.SpiderMW = spidermw.Chain{{ProcessSpiderOutput: func(context.Context, *crawl.Response, crawl.Output) crawl.Output {
		t.Error("it passed one")
		return crawl.Yield()
	}}}
	w.start(follow(req))
	w.run()
	if w.count("item_scraped") != 1 {
		t.Error("the item is lost")
	}
}

func TestAFailingStartLetsItsRequestsEnd(t *testing.T) {
	w := newWorld(t)
	w.start(then(follow(get("1"), get("2")), items(1), crawl.Throw(errBad)))
	w.parse(func(*crawl.Response) crawl.Output { return crawl.Yield(item(1)) })
	if reason := w.run(); reason != "start_error" || w.count("item_scraped") != 3 {
		t.Errorf("reason %q, %d items", reason, w.count("item_scraped"))
	}
	checkLines(t, "log", w.log.from("ERROR"), "ERROR: Error while reading start items and requests: bad.")
	if !slices.Contains(w.heard.Events(), "spider_error bad") {
		t.Errorf("signals %q", w.heard.Events())
	}
	checkStats(t, w, "spider_exceptions/", map[string]any{"spider_exceptions/count": int64(1), "spider_exceptions/Error": int64(1)})
}

func TestAPanicOfAMiddlewareFailsItsRequest(t *testing.T) {
	w := newWorld(t)
	w.gen.Downloader = downloadermw.Chain{{ProcessRequest: func(_ context.Context, req *crawl.Request) (downloadermw.Reply, error) {
		if req.URL == "http://a/1" {
			panic("oops")
		}
		return downloadermw.Reply{}, nil
	}}}
	w.start(follow(get("1"), get("2")))
	w.parse(func(*crawl.Response) crawl.Output { return crawl.Yield(item(1)) })
	if reason := w.run(); reason != "finished" || w.count("item_scraped") != 1 {
		t.Errorf("reason %q, %d items", reason, w.count("item_scraped"))
	}
	checkLines(t, "log", w.log.from("ERROR"), "ERROR: Error downloading <GET http://a/1>")
	if !strings.Contains(w.log.String(), "errors_test.go") {
		t.Errorf("no stack in the log: %s", w.log)
	}
}
