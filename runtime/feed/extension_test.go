package feed_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/feed"
	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

// spider has the attributes of a map.
type spider map[string]any

func (s spider) Name() string             { return "books" }
func (s spider) AllowedDomains() []string { return nil }
func (s spider) Attr(name string) any     { return s[name] }

// run is a crawl as the feed exporter sees it.
type run struct {
	t      *testing.T
	env    *component.Env
	log    *bytes.Buffer
	stdout io.Writer
	ext    component.Extension
}

func newRun(t *testing.T, feeds settings.Dict) *run {
	t.Helper()
	r := &run{t: t, log: &bytes.Buffer{}, stdout: &bytes.Buffer{}}
	log, err := logging.New(r.log, logging.Options{Format: "[%(name)s] %(levelname)s: %(message)s"})
	if err != nil {
		t.Fatal(err)
	}
	r.env = &component.Env{Settings: settings.New(), Stats: stats.NewMemory(), Signals: signals.NewBus(), Log: log, Spider: spider{}}
	r.set("FEEDS", feeds)
	return r
}

func (r *run) set(name string, value any) {
	r.t.Helper()
	if err := r.env.Settings.Set(name, value, settings.Cmdline); err != nil {
		r.t.Fatal(err)
	}
}

func (r *run) open() *run {
	r.t.Helper()
	ext, err := feed.Extension(r.stdout)(r.env)
	if err != nil {
		r.t.Fatal(err)
	}
	r.ext = ext
	return r
}

// scrape sends items; it fails the test when one is not exported.
func (r *run) scrape(items ...crawl.Item) *run {
	r.t.Helper()
	for _, item := range items {
		if errs := r.send(item); len(errs) > 0 {
			r.t.Fatal(errs)
		}
	}
	return r
}

func (r *run) send(item crawl.Item) []error {
	return signals.Send(r.t.Context(), r.env.Signals, signals.ItemScraped, signals.Scraped{Item: item})
}

func (r *run) close() *run {
	r.t.Helper()
	if errs := signals.Send(r.t.Context(), r.env.Signals, signals.SpiderClosed, signals.Closed{Reason: "finished"}); len(errs) > 0 {
		r.t.Fatal(errs)
	}
	return r
}

// wantLog compares all that was logged so far.
func (r *run) wantLog(lines ...string) {
	r.t.Helper()
	if want := strings.Join(append(lines, ""), "\n"); r.log.String() != want {
		r.t.Errorf("log\n%s\nwant\n%s", r.log, want)
	}
}

func (r *run) wantStat(key string, want any) {
	r.t.Helper()
	if got := r.env.Stats.Get(key); got != want {
		r.t.Errorf("%s = %v, want %v", key, got, want)
	}
}

func wantFile(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
	}
	if string(got) != want {
		t.Errorf("%s: got %q, want %q", path, got, want)
	}
}

func wantNoFile(t *testing.T, path string) {
	t.Helper()
	if _, err := os.Lstat(path); !os.IsNotExist(err) {
		t.Errorf("%s is there (%v)", path, err)
	}
}

// options makes the options of one feed from alternating names and values.
func options(pairs ...any) settings.Dict {
	d := settings.Dict{}
	for i := 0; i < len(pairs); i += 2 {
		d = append(d, settings.DictEntry{Key: pairs[i].(string), Value: pairs[i+1]})
	}
	return d
}

func item(n int) crawl.Item { return crawl.NewRecord("n", int64(n)) }

func TestFeedsAreStoredWhenTheSpiderCloses(t *testing.T) {
	dir := t.TempDir()
	json, csv := filepath.Join(dir, "new", "folder", "a.json"), filepath.Join(dir, "b.csv")
	r := newRun(t, options(json, options("format", "json"), "file://"+csv, options(), "stdout:", options("format", "jl")))
	var closed []signals.FeedSlot
	ended := 0
	signals.On(r.env.Signals, signals.FeedSlotClosed, func(_ context.Context, s signals.FeedSlot) error {
		closed = append(closed, s)
		return errors.New("handler failed")
	})
	signals.On(r.env.Signals, signals.FeedExporterClosed, func(context.Context, signals.Nothing) error {
		ended++
		return nil
	})
	r.open().scrape(item(1), item(2)).close()

	wantFile(t, json, "[\n{\"n\": 1},\n{\"n\": 2}\n]")
	wantFile(t, csv, "n\r\n1\r\n2\r\n")
	if got := fmt.Sprint(r.stdout); got != "{\"n\": 1}\n{\"n\": 2}\n" {
		t.Errorf("stdout %q", got)
	}
	failed := "[scrapy.utils.signal] ERROR: Error caught on signal handler: feed_slot_closed\nhandler failed"
	r.wantLog(
		"[scrapy.extensions.feedexport] INFO: Stored json feed (2 items) in: "+json, failed,
		"[scrapy.extensions.feedexport] INFO: Stored csv feed (2 items) in: file://"+csv, failed,
		"[scrapy.extensions.feedexport] INFO: Stored jl feed (2 items) in: stdout:", failed,
	)
	r.wantStat("feedexport/success_count/FileFeedStorage", int64(2))
	r.wantStat("feedexport/success_count/StdoutFeedStorage", int64(1))
	if want := []signals.FeedSlot{{URI: json, Items: 2}, {URI: "file://" + csv, Items: 2}, {URI: "stdout:", Items: 2}}; !slices.Equal(closed, want) || ended != 1 {
		t.Errorf("feed_slot_closed %v, want %v; feed_exporter_closed %d times", closed, want, ended)
	}
}

func TestOldFilesAreAppendedToOrOverwritten(t *testing.T) {
	cases := []struct {
		name, ext string
		overwrite bool
		want      string
	}{
		{"append lines", "jsonl", false, "old\n{\"n\": 1}\n"},
		{"append rows with a header of their own", "csv", false, "old\nn\r\n1\r\n"},
		{"overwrite", "jsonl", true, "{\"n\": 1}\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a."+c.ext)
			if err := os.WriteFile(path, []byte("old\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			r := newRun(t, options(path, options("overwrite", c.overwrite))).open()
			wantFile(t, path, "old\n")
			r.scrape(item(1)).close()
			wantFile(t, path, c.want)
		})
	}
}

func TestEmptyFeeds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	t.Run("not stored", func(t *testing.T) {
		r := newRun(t, options(path, options("store_empty", false))).open().close()
		wantNoFile(t, path)
		r.wantLog()
		r.wantStat("feedexport/success_count/FileFeedStorage", nil)
	})
	t.Run("not stored by the setting", func(t *testing.T) {
		r := newRun(t, options(path, options()))
		r.set("FEED_STORE_EMPTY", false)
		r.open().close()
		wantNoFile(t, path)
	})
	t.Run("stored", func(t *testing.T) {
		r := newRun(t, options(path, options())).open().close()
		wantFile(t, path, "[\n\n]")
		r.wantLog("[scrapy.extensions.feedexport] INFO: Stored json feed (0 items) in: " + path)
	})
}

func TestBatchesAreFilesOfTheirOwn(t *testing.T) {
	dir := t.TempDir()
	template := filepath.Join(dir, "%(name)s-%(batch_id)03d.json")
	r := newRun(t, options(template, options("batch_item_count", int64(2)))).open()
	r.scrape(item(1), item(2))
	wantFile(t, filepath.Join(dir, "books-001.json"), "[\n{\"n\": 1},\n{\"n\": 2}\n]")
	r.scrape(item(3), item(4)).close()
	wantFile(t, filepath.Join(dir, "books-002.json"), "[\n{\"n\": 3},\n{\"n\": 4}\n]")
	wantNoFile(t, filepath.Join(dir, "books-003.json"))
	r.wantStat("feedexport/success_count/FileFeedStorage", int64(2))
}

func TestItemThatFailsDoesNotStopTheFeed(t *testing.T) {
	dir := t.TempDir()
	json, csv := filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "a.csv")
	r := newRun(t, options(json, options(), csv, options())).open()
	errs := r.send(crawl.NewRecord("n", []byte("x")))
	if want := "exporting an item to " + json + `: field "n": bytes can't be written`; len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), want) {
		t.Errorf("errors %v, want %s…", errs, want)
	}
	if errs := r.send(nil); len(errs) != 0 {
		t.Errorf("errors %v for null, which no feed gets", errs)
	}
	if errs := r.send(broken{item(1)}); len(errs) != 1 || !errors.Is(errs[0], errBroken) {
		t.Errorf("errors %v for an item whose fields can't be read", errs)
	}
	r.scrape(item(2)).close()
	wantFile(t, json, "{\"n\": 2}\n")
	wantFile(t, csv, "n\r\nx\r\n2\r\n")
	if errs := r.send(item(3)); len(errs) != 1 || !strings.Contains(errs[0].Error(), "closed already") {
		t.Errorf("errors %v for an item after the end", errs)
	}
}

var errBroken = errors.New("getter failed")

type broken struct{ crawl.Item }

func (broken) Fields(context.Context) (crawl.Fields, error) { return nil, errBroken }

func TestItemsFromManyGoroutinesStayWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.jsonl")
	r := newRun(t, options(path, options())).open()
	var wg sync.WaitGroup
	for i := range 200 {
		wg.Go(func() {
			if errs := r.send(item(i)); len(errs) > 0 {
				t.Error(errs)
			}
		})
	}
	wg.Wait()
	r.close()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(got), "\n"), "\n")
	slices.Sort(lines)
	var want []string
	for i := range 200 {
		want = append(want, fmt.Sprintf(`{"n": %d}`, i))
	}
	slices.Sort(want)
	if !slices.Equal(lines, want) {
		t.Errorf("%d lines, want %d", len(lines), len(want))
	}
}

func TestFeedThatCannotBeStoredIsLoggedAndCounted(t *testing.T) {
	r := newRun(t, options("stdout:", options("format", "json", "overwrite", true)))
	r.stdout = full{}
	r.open().scrape(item(1)).close()
	r.wantLog(
		"[scrapy.extensions.feedexport] WARNING: Standard output (stdout) storage does not support overwriting. To suppress this warning, remove the overwrite option from your FEEDS setting, or set it to False.",
		"[scrapy.extensions.feedexport] ERROR: Error storing json feed (1 items) in: stdout:",
		"disk full",
	)
	r.wantStat("feedexport/failed_count/StdoutFeedStorage", int64(1))
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestInterruptedCrawlKeepsItsItems(t *testing.T) {
	dir := t.TempDir()
	begun, untouched := filepath.Join(dir, "a.json"), filepath.Join(dir, "%(batch_id)d.json")
	r := newRun(t, options(begun, options(), untouched, options("batch_item_count", int64(1)))).open()
	r.scrape(item(1))
	for range 2 { // a second Close has nothing left to do
		if err := r.ext.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	wantFile(t, begun, "[\n{\"n\": 1}\n]")
	wantNoFile(t, filepath.Join(dir, "2.json"))
	r.wantStat("feedexport/success_count/FileFeedStorage", int64(2))
}

func TestCrawlThatNeverBeginsSpoilsNoOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := newRun(t, options(path, options("overwrite", true))).open()
	if err := r.ext.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, "old")
}

func TestCSVWarningNamesTheFeed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	r := newRun(t, options(path, options())).open().scrape(item(1), crawl.NewRecord("later", "x"))
	if got := r.log.String(); !strings.HasPrefix(got, "[scrapy.extensions.feedexport] WARNING: Feed "+path+": ") || !strings.Contains(got, "['later']") {
		t.Errorf("log %q", got)
	}
	r.close()
}
