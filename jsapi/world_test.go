package jsapi_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/crawler"
	"github.com/gojscrape/gojscrape/runtime/crawltest"
	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/pyliteral"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m, matchClock) }

// matchClock is the clock of the engine for backtracking patterns: one for the whole
// process, which ends a while after the last match.
var matchClock = goleak.IgnoreAnyFunction("github.com/dlclark/regexp2/v2.runClock")

// imports is the first line of the spiders of these tests.
const imports = `import { Spider, Request, Response, TextResponse, HtmlResponse, XmlResponse, JsonResponse, Headers, ` +
	`Selector, SelectorList, NO_CALLBACK, CloseSpider, DropItem, HttpError, IgnoreRequest, StopDownload, ` +
	`DownloadConnectionRefusedError } from 'gojscrape'` + "\n"

// worm is a spider that begins at /quotes/ and whose other members are members.
func worm(members string) string {
	return imports + `export default class WormSpider extends Spider {
  static name = 'worm'
  constructor(args) { super(args); this.startUrls ??= [args.site + '/quotes/'] }
` + members + "\n}\n"
}

// world is a site and how the spiders of a test are run on it.
type world struct {
	t        testing.TB
	site     *crawltest.Server
	args     map[string]string
	settings *settings.Settings
	leaks    goleak.Option
	logging  func(slog.Handler) slog.Handler // nil: as it is
	frames   bool
}

// newWorld makes a world with settings of alternating names and values.
func newWorld(t testing.TB, pairs ...any) *world {
	t.Helper()
	leaks := goleak.IgnoreCurrent()
	site, err := crawltest.Start("")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { site.Close() })
	w := &world{t: t, site: site, args: map[string]string{"site": site.URL()}, settings: settings.New(), leaks: leaks}
	for i := 0; i < len(pairs); i += 2 {
		if err := w.settings.Set(pairs[i].(string), pairs[i+1], settings.Project); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// at writes the address of the site for SITE in a source.
func at(w *world, source string) string { return strings.ReplaceAll(source, "SITE", w.site.URL()) }

// fails opens and builds a spider that must not come to run.
func (w *world) fails(source string) error {
	w.t.Helper()
	script, err := jsapi.Open(w.t.Context(), write(w.t, source), jsapi.Options{Args: w.args, Settings: w.settings})
	if err != nil {
		return err
	}
	defer script.Close(w.t.Context())
	if err := script.Configure(w.settings); err != nil {
		return err
	}
	_, err = crawler.New(w.t.Context(), script, crawler.Options{Version: "0", Settings: w.settings, Log: discard, Stdout: &buffer{}})
	if err == nil {
		w.t.Fatal("the spider could be opened")
	}
	return err
}

// contains fails unless the text of an error has each of these.
func contains(t *testing.T, err error, want ...string) {
	t.Helper()
	for _, text := range want {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("no %q in\n%v", text, err)
		}
	}
}

// history is what a crawl left behind.
type history struct {
	t       testing.TB
	reason  string
	items   []string // as Python literals, in their order
	failed  int      // items that failed
	failure error    // the last one of a callback
	log     string   // "LEVEL logger: text" a line, and tracebacks
	stats   map[string]any
}

// write stores a spider in a file of its own.
func write(t testing.TB, source string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "spider.js")
	if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// crawl runs the spider whose source is given.
func (w *world) crawl(source string) *history {
	w.t.Helper()
	return w.crawlFile(write(w.t, source), "")
}

// crawlFile runs a spider of a file. A crawl that hangs is cut off and fails.
func (w *world) crawlFile(path, name string) *history {
	w.t.Helper()
	h, err := w.attempt(path, name)
	if err != nil {
		w.t.Fatal(err)
	}
	return h
}

// attempt runs a spider of a file that may not come to run; then there is an error, and
// only the log of the history counts.
func (w *world) attempt(path, name string) (*history, error) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), time.Minute)
	defer cancel()
	var log buffer
	h := &history{t: w.t}
	defer func() { h.log = log.String() }()
	logger, err := logging.New(&log, logging.Options{Format: "%(levelname)s %(name)s: %(message)s"})
	if err != nil {
		return h, err
	}
	if w.logging != nil {
		logger = slog.New(w.logging(logger.Handler()))
	}
	script, err := jsapi.Open(ctx, path, jsapi.Options{Spider: name, Args: w.args, Settings: w.settings, Log: logger, Frames: w.frames})
	if err != nil {
		return h, err
	}
	defer func() { goleak.VerifyNone(w.t, append(bystanders(), w.leaks)...) }()
	defer script.Close(ctx)
	if err := script.Configure(w.settings); err != nil {
		return h, err
	}
	c, err := crawler.New(ctx, script, crawler.Options{Version: "0", Settings: w.settings, Log: logger, Stdout: &buffer{}})
	if err != nil {
		return h, err
	}
	h.listen(c.Env.Signals)
	h.reason, err = c.Run(ctx)
	h.stats = c.Env.Stats.All()
	return h, err
}

// bystanders are goroutines that outlive a crawl: those of the site, and one of esbuild
// that sleeps for a quarter of a second after each build.
func bystanders() []goleak.Option {
	return []goleak.Option{
		matchClock,
		goleak.IgnoreAnyFunction("net/http.(*Server).Serve"),
		goleak.IgnoreAnyFunction("net/http.(*conn).serve"),
		goleak.IgnoreAnyFunction("net/http.(*connReader).backgroundRead"),
		goleak.IgnoreAnyFunction("github.com/evanw/esbuild/pkg/api.(*internalContext).rebuild.func1"),
	}
}

func (h *history) listen(bus *signals.Bus) {
	var mu sync.Mutex
	signals.On(bus, signals.ItemScraped, func(ctx context.Context, e signals.Scraped) error {
		if e.Item == nil { // a pipeline returned nothing
			return nil
		}
		fields, err := e.Item.Fields(ctx)
		mu.Lock()
		defer mu.Unlock()
		h.items = append(h.items, pyliteral.Repr(fields))
		return err
	})
	signals.On(bus, signals.SpiderError, func(_ context.Context, e signals.Failure) error {
		mu.Lock()
		defer mu.Unlock()
		h.failure = e.Err
		return nil
	})
	signals.On(bus, signals.ItemError, func(context.Context, signals.Scraped) error {
		mu.Lock()
		defer mu.Unlock()
		h.failed++
		return nil
	})
}

// got fails unless these are the items, whatever their order.
func (h *history) got(want ...string) {
	h.t.Helper()
	left := map[string]int{}
	for _, item := range h.items {
		left[item]++
	}
	for _, item := range want {
		if left[item]--; left[item] < 0 {
			h.t.Errorf("no item %s", item)
		}
	}
	if len(h.items) != len(want) {
		h.t.Errorf("items\n  %s\nwant\n  %s", strings.Join(h.items, "\n  "), strings.Join(want, "\n  "))
	}
}

// logged fails unless the log has each of these texts.
func (h *history) logged(want ...string) {
	h.t.Helper()
	for _, text := range want {
		if !strings.Contains(h.log, text) {
			h.t.Errorf("the log has no %q:\n%s", text, h.troubles())
		}
	}
}

// silent fails if anything went wrong.
func (h *history) silent() {
	h.t.Helper()
	if text := h.troubles(); text != "" {
		h.t.Errorf("logged\n%s", text)
	}
}

// troubles are the records from WARNING up, with their tracebacks.
func (h *history) troubles() string {
	var keep []string
	bad := false
	for line := range strings.Lines(h.log) {
		switch level, _, _ := strings.Cut(line, " "); level {
		case "DEBUG", "INFO":
			bad = false
		case "WARNING", "ERROR", "CRITICAL":
			bad = true
		}
		if bad {
			keep = append(keep, line)
		}
	}
	return strings.Join(keep, "")
}

// stat fails unless a stat has this value.
func (h *history) stat(name string, want any) {
	h.t.Helper()
	if got := h.stats[name]; fmt.Sprint(got) != fmt.Sprint(want) {
		h.t.Errorf("stat %s is %v, want %v\n%s", name, got, want, h.troubles())
	}
}

// check is one expression of JavaScript and what it comes to.
type check struct {
	js   string
	want string // as JSON, or "Class: message" of what it throws
}

// checks runs expressions in parse, where `r` is the response of path, and compares
// what they come to. An expression may await.
func (w *world) checks(path string, list []check) {
	w.t.Helper()
	var js strings.Builder
	for i, c := range list {
		fmt.Fprintf(&js, "yield probe(%d, async () => (%s))\n", i, c.js)
	}
	h := w.crawl(worm(`
  async *start() { yield new Request(this.site + ` + "`" + path + "`" + `) }
  async *parse(r) {
    const probe = async (n, fn) => {
      try {
        const v = await fn()
        return { n, got: v === undefined ? 'undefined' : JSON.stringify(v) }
      } catch (e) {
        return { n, got: e?.name + ': ' + e?.message }
      }
    }
    ` + js.String() + `
  }`))
	if h.silent(); len(h.items) != len(list) {
		w.t.Fatalf("%d of %d checks ran: the first of the others cut them off", len(h.items), len(list))
	}
	got := map[string]bool{}
	for _, item := range h.items {
		got[item] = true
	}
	for i, c := range list {
		if want := pyliteral.Repr(crawl.Fields{{Name: "n", Value: int64(i)}, {Name: "got", Value: c.want}}); !got[want] {
			w.t.Errorf("%s\n got %s\nwant %s", c.js, h.probe(i), want)
		}
	}
}

func (h *history) probe(n int) string {
	for _, item := range h.items {
		if strings.HasPrefix(item, fmt.Sprintf("{'n': %d,", n)) {
			return item
		}
	}
	return "nothing"
}

// buffer is a bytes.Buffer for several goroutines.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

var discard = slog.New(slog.DiscardHandler)
