package spiders_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/runtime/crawler"
	"github.com/gojscrape/gojscrape/runtime/crawltest"
	"github.com/gojscrape/gojscrape/runtime/feed"
	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// The clock of backtracking patterns is one for the whole process, and ends by itself.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/dlclark/regexp2/v2.runClock"))
}

func TestSpidersFindEveryItem(t *testing.T) {
	quotes := map[string]any{
		"downloader/request_count":             int64(10),
		"downloader/response_status_count/200": int64(10),
		"item_scraped_count":                   int64(100),
		"request_depth_max":                    int64(9),
	}
	books := map[string]any{
		"downloader/request_count":             int64(1050),
		"downloader/response_status_count/200": int64(1050),
		"item_scraped_count":                   int64(1000),
		"request_depth_max":                    int64(50),
		"scheduler/dequeued":                   int64(1050),
	}
	for _, tc := range []struct {
		spider, golden string
		stats          map[string]any
	}{
		{"quotes.js", "quotes.jsonl", quotes},
		{"quotes_xpath.js", "quotes.jsonl", quotes},
		{"books.js", "books.jsonl", books},
		{"books.ts", "books.jsonl", books},
	} {
		t.Run(tc.spider, func(t *testing.T) {
			got := crawl(t, tc.spider, serve(t), nil)
			want, err := os.ReadFile(filepath.Join("testdata", tc.golden))
			if err != nil {
				t.Fatal(err)
			}
			same(t, tc.golden, got.items, sortedLines(want))
			for key, want := range tc.stats {
				if got.stats[key] != want {
					t.Errorf("stats: %s is %v, want %v", key, got.stats[key], want)
				}
			}
			untroubled(t, got)
		})
	}
}

// untroubled fails unless a crawl ended as it should, without an error or a warning.
func untroubled(t *testing.T, got result) {
	t.Helper()
	if reason := got.stats["finish_reason"]; reason != "finished" {
		t.Errorf("finish_reason %v", reason)
	}
	for key, n := range got.stats {
		if strings.HasPrefix(key, "spider_exceptions") || key == "log_count/ERROR" || key == "log_count/WARNING" {
			t.Errorf("stats: %s is %v, want none\n%s", key, n, got.log)
		}
	}
}

// result is what a crawl leaves behind.
type result struct {
	items []string // lines of JSON, sorted
	stats map[string]any
	log   string
}

// serve starts a site that ends with the test.
func serve(t testing.TB) *crawltest.Server {
	t.Helper()
	site, err := crawltest.Start("")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { site.Close() })
	return site
}

// crawl runs an example spider in this process.
func crawl(t *testing.T, spider string, site *crawltest.Server, more map[string]string) result {
	t.Helper()
	return crawlArgs(t, spider, map[string]string{"site": site.URL()}, more)
}

// crawlArgs is crawl with arguments as those of -a.
func crawlArgs(t *testing.T, spider string, args, more map[string]string) result {
	t.Helper()
	ctx := context.Background()
	set := settings.New()
	out := filepath.Join(t.TempDir(), "items.jsonl")
	feeds, err := feed.CommandLine(nil, []string{out})
	must(t, err)
	must(t, set.Set(settings.Feeds.Name, feeds, settings.Cmdline))
	for name, value := range more {
		must(t, set.Set(name, value, settings.Cmdline))
	}
	var log bytes.Buffer
	logger, _, err := logging.Open(set, &log)
	must(t, err)
	script, err := jsapi.Open(ctx, spider, jsapi.Options{Args: args, Settings: set, Log: logger})
	must(t, err)
	defer script.Close(ctx)
	must(t, script.Configure(set))
	c, err := crawler.New(ctx, script, crawler.Options{Version: "test", Settings: set, Log: logger, Stdout: io.Discard})
	must(t, err)
	_, err = c.Run(ctx)
	must(t, err)
	items, err := os.ReadFile(out)
	must(t, err)
	return result{sortedLines(items), c.Env.Stats.All(), log.String()}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func sortedLines(text []byte) []string {
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	slices.Sort(lines)
	return lines
}

// same compares sorted lines and shows the first that differs.
func same(t *testing.T, name string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Fatalf("%d items, want the %d of %s; the first missing is %s", len(got), len(want), name, want[i])
		case i >= len(want):
			t.Fatalf("%d items, want the %d of %s; the first more is %s", len(got), len(want), name, got[i])
		case got[i] != want[i]:
			t.Fatalf("item %d\n got %s\nwant %s", i, got[i], want[i])
		}
	}
}
