package crawler_test

import (
	"context"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/crawltest"
	"github.com/gojscrape/gojscrape/runtime/selector"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// TestACrawlOfTheQuotes reads all pages with a spider written in Go.
func TestACrawlOfTheQuotes(t *testing.T) {
	c := newTrial(t, "FEEDS", settings.Dict{{Key: "stdout:", Value: settings.Dict{{Key: "format", Value: "jsonlines"}}}})
	c.start("/quotes/")
	c.parse(func(_ context.Context, resp *crawl.Response) crawl.Output { return quotes(c, resp) })
	if reason := c.run(); reason != "finished" {
		t.Errorf("reason %q", reason)
	}
	var want []crawl.Fields
	for _, q := range crawltest.Quotes() {
		want = append(want, crawl.Fields{{Name: "text", Value: q.Text}, {Name: "author", Value: q.Author}})
	}
	byText := func(a, b crawl.Fields) int { return strings.Compare(a[0].Value.(string), b[0].Value.(string)) }
	slices.SortFunc(want, byText)
	slices.SortFunc(c.items, byText)
	if !reflect.DeepEqual(c.items, want) {
		t.Errorf("%d items, want the %d quotes", len(c.items), len(want))
	}
	if n := strings.Count(c.stdout.String(), "\n"); n != 100 {
		t.Errorf("%d lines in the feed", n)
	}
	checkQuoteStats(c)
	checkQuoteLog(c)
}

func quotes(c *trial, resp *crawl.Response) crawl.Output {
	return func(yield func(crawl.Result, error) bool) {
		list, err := resp.Selector().CSS("div.quote")
		if err != nil {
			yield(crawl.Result{}, err)
			return
		}
		for _, q := range list {
			item := crawl.NewRecord("text", first(c, q, "span.text::text"), "author", first(c, q, "small.author::text"))
			if !yield(crawl.Result{Item: item}, nil) {
				return
			}
		}
		if next := first(c, resp.Selector(), "li.next a::attr(href)"); next != "" {
			yield(crawl.Result{Request: c.get(next)}, nil)
		}
	}
}

// first is the first match, "" without one.
func first(c *trial, s *selector.Selector, query string) string {
	text, _, err := s.CSSGet(query)
	if err != nil {
		c.t.Error(err)
	}
	return text
}

func checkQuoteStats(c *trial) {
	c.t.Helper()
	got := c.env.Stats.All()
	for _, key := range []string{"start_time", "finish_time"} {
		if at, ok := got[key].(time.Time); !ok || at.Location() != time.UTC {
			c.t.Errorf("stat %s is %v", key, got[key])
		}
	}
	if s, ok := got["elapsed_time_seconds"].(float64); !ok || s <= 0 {
		c.t.Errorf("stat elapsed_time_seconds is %v", got["elapsed_time_seconds"])
	}
	// Sizes depend on the port; LogCount may hear of the spider's opening and closing
	// before or after the extensions that log something then.
	for _, key := range []string{"downloader/request_bytes", "downloader/response_bytes", "memusage/startup", "memusage/max", "log_count/INFO"} {
		if n, ok := got[key].(int64); !ok || n <= 0 {
			c.t.Errorf("stat %s is %v", key, got[key])
		}
		delete(got, key)
	}
	for _, key := range []string{"start_time", "finish_time", "elapsed_time_seconds"} {
		delete(got, key)
	}
	want := map[string]any{
		"downloader/request_count": int64(10), "downloader/request_method_count/GET": int64(10),
		"downloader/response_count": int64(10), "downloader/response_status_count/200": int64(10),
		"feedexport/success_count/StdoutFeedStorage": int64(1), "finish_reason": "finished",
		"item_scraped_count": int64(100), "items_per_minute": nil, "responses_per_minute": nil,
		"log_count/DEBUG":   int64(110),
		"request_depth_max": int64(9), "response_received_count": int64(10),
		"scheduler/dequeued": int64(10), "scheduler/dequeued/memory": int64(10),
		"scheduler/enqueued": int64(10), "scheduler/enqueued/memory": int64(10),
	}
	if !reflect.DeepEqual(got, want) {
		c.t.Errorf("stats %v\nwant %v", got, want)
	}
}

// checkQuoteLog compares the records in their order, but not those of items, which may
// come in any.
func checkQuoteLog(c *trial) {
	c.t.Helper()
	got := c.log.records(func(line string) string {
		if strings.Contains(line, "Scraped from <200") || strings.Contains(line, "DEBUG: Disabled ") {
			return ""
		}
		return strings.ReplaceAll(line, c.site.URL(), "http://site")
	})
	want := []string{
		"[scrapy.utils.log] INFO: gojscrape 1.2.3 started (bot: scrapybot)",
		"[scrapy.middleware] INFO: Enabled extensions:",
		"[scrapy.crawler] INFO: Overridden settings:",
		"[scrapy.middleware] INFO: Enabled downloader middlewares:",
		"[scrapy.middleware] INFO: Enabled spider middlewares:",
		"[scrapy.middleware] INFO: Enabled item pipelines:",
		"[scrapy.core.engine] INFO: Spider opened",
		"[scrapy.extensions.logstats] INFO: Crawled 0 pages (at 0 pages/min), scraped 0 items (at 0 items/min)",
		"[scrapy.core.engine] DEBUG: Crawled (200) <GET http://site/quotes/> (referer: None)",
	}
	referer := "http://site/quotes/"
	for _, page := range strings.Fields("2 3 4 5 6 7 8 9 10") {
		url := "http://site/quotes/page/" + page + "/"
		want = append(want, "[scrapy.core.engine] DEBUG: Crawled (200) <GET "+url+"> (referer: "+referer+")")
		referer = url
	}
	want = append(want,
		"[scrapy.core.engine] INFO: Closing spider (finished)",
		"[scrapy.extensions.feedexport] INFO: Stored jsonlines feed (100 items) in: stdout:",
		"[scrapy.statscollectors] INFO: Dumping Scrapy stats:",
		"[scrapy.core.engine] INFO: Spider closed (finished)")
	checkLines(c.t, "log", got, want...)
}

func TestTheEngineKnowsNoJavaScript(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "../...").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for pkg := range strings.Lines(string(out)) {
		if strings.Contains(pkg, "goja\n") || strings.Contains(pkg, "goja/") || strings.Contains(pkg, "gojscrape/jsapi") {
			t.Errorf("runtime depends on %s", pkg)
		}
	}
}
