package spiders_test

import (
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/sqltest"
)

func TestAwaitExtraPage(t *testing.T) {
	site := serve(t)
	got := crawl(t, "await_extra_page.js", site, nil)
	golden(t, "await_extra_page.jsonl", got)
	// Two lists, and for each its page of the API; authors are fetched for each list.
	if got.stats["scheduler/dequeued"] != int64(2) || site.Hits("/quotes/api/quotes") != 2 {
		t.Errorf("%v requests scheduled, %d for the API", got.stats["scheduler/dequeued"], site.Hits("/quotes/api/quotes"))
	}
}

func TestWaitForEvent(t *testing.T) {
	site := serve(t)
	got := crawl(t, "wait_for_event.js", site, map[string]string{"READY_DELAY": "0.001"})
	same(t, "wait_for_event", got.items, []string{`{"attempts": 4, "quotes": 10}`})
	untroubled(t, got)
	if site.Hits("/retry/3") != 4 {
		t.Errorf("asked %d times", site.Hits("/retry/3"))
	}
}

func TestWaitForEventGivesUp(t *testing.T) {
	site := serve(t)
	got := crawl(t, "wait_for_event.js", site, map[string]string{"READY_DELAY": "0.001", "READY_ATTEMPTS": "2"})
	same(t, "nothing", got.items, []string{""})
	if got.stats["finish_reason"] != "not_ready" || site.Hits("/quotes/") != 0 {
		t.Errorf("ended with %v after %d pages", got.stats["finish_reason"], site.Hits("/quotes/"))
	}
}

func TestScreenshotPipeline(t *testing.T) {
	site := serve(t)
	var want []string
	for _, slug := range []string{
		"Alma-Wrenfield", "Bram-Lindqvist", "Cosima-Hale", "Dario-Venn", "Edith-Marlowe",
		"Fenn-Aldous", "Greta-Solheim", "Hugo-Parraga", "Ines-Cantor", "Jonas-Threlkeld",
	} {
		page := site.URL() + "/quotes/author/" + slug + "/"
		picture := base64.StdEncoding.EncodeToString(body(t, site.URL()+"/render.png?url="+url.QueryEscape(page)))
		want = append(want, fmt.Sprintf(`{"url": "%s", "screenshot": "data:image/png;base64,%s"}`, page, picture))
	}
	slices.Sort(want)
	got := crawl(t, "screenshot_pipeline.js", site, nil)
	same(t, "the service", got.items, want)
	untroubled(t, got)
}

func TestTokenMiddlewareLogsInOnce(t *testing.T) {
	site := serve(t)
	got := crawl(t, "token_middleware.js", site, nil)
	golden(t, "token_middleware.jsonl", got)
	if site.Hits("/token") != 1 {
		t.Errorf("logged in %d times", site.Hits("/token"))
	}
}

func TestDbPipeline(t *testing.T) {
	for name, url := range map[string]func(testing.TB) string{
		"sqlite":   func(t testing.TB) string { return "sqlite:" + filepath.Join(t.TempDir(), "quotes.db") },
		"postgres": sqltest.Postgres,
	} {
		t.Run(name, func(t *testing.T) {
			args := map[string]string{"site": serve(t).URL(), "db": url(t)}
			for range 2 { // the second crawl meets what the first one stored
				got := crawlArgs(t, "db_pipeline.js", args, nil)
				golden(t, "db_pipeline.jsonl", got)
				if got.stats["library/quotes"] != int64(100) {
					t.Errorf("%v quotes stored", got.stats["library/quotes"])
				}
			}
		})
	}
}

func TestLazyStart(t *testing.T) {
	golden(t, "lazy_start.jsonl", crawl(t, "lazy_start.js", serve(t), nil))
}

// A crawl that ends after a few pages has read little more than those from the database.
func TestLazyStartIsLazy(t *testing.T) {
	site := serve(t)
	got := crawl(t, "lazy_start.js", site, map[string]string{"CLOSESPIDER_PAGECOUNT": "5", "CONCURRENT_REQUESTS": "1"})
	if n := got.stats["scheduler/enqueued"].(int64); n < 5 || n > 20 {
		t.Errorf("%d of 50 requests were scheduled", n)
	}
	if reason := got.stats["finish_reason"]; reason != "closespider_pagecount" {
		t.Errorf("finish_reason %v", reason)
	}
}

// golden compares items with a file of testdata, and holds a crawl to no trouble.
func golden(t *testing.T, name string, got result) {
	t.Helper()
	want, err := os.ReadFile(filepath.Join("testdata", name))
	must(t, err)
	same(t, name, got.items, sortedLines(want))
	untroubled(t, got)
}

// body fetches a page of the site past all crawling.
func body(t *testing.T, url string) []byte {
	t.Helper()
	resp, err := http.Get(url)
	must(t, err)
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	must(t, err)
	return b
}
