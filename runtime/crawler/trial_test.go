package crawler_test

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/crawler"
	"github.com/gojscrape/gojscrape/runtime/crawltest"
	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// trial is a crawl of the test site, and what came of it.
type trial struct {
	t      *testing.T
	site   *crawltest.Server
	spider *crawltest.Spider
	parts  crawler.Parts
	set    *settings.Settings
	opened func(env *component.Env) // what else the script does when it is opened

	env    *component.Env
	log    journal
	stdout journal
	heard  *crawltest.Recorder
	mu     sync.Mutex
	items  []crawl.Fields
}

// newTrial makes a crawl with settings of alternating names and values. It fails the
// test when goroutines are left after it.
func newTrial(t *testing.T, pairs ...any) *trial {
	t.Helper()
	before := goleak.IgnoreCurrent()
	t.Cleanup(func() { goleak.VerifyNone(t, before) })
	site, err := crawltest.Start("")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := site.Close(); err != nil {
			t.Error(err)
		}
	})
	c := &trial{t: t, site: site, spider: &crawltest.Spider{SpiderName: "worm"}, set: settings.New()}
	for i := 0; i < len(pairs); i += 2 {
		if err := c.set.Set(pairs[i].(string), pairs[i+1], settings.Project); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// Configure makes the trial the script of its crawl.
func (c *trial) Configure(*settings.Settings) error { return nil }

func (c *trial) Open(_ context.Context, env *component.Env) (crawler.Parts, error) {
	c.env = env
	c.heard = crawltest.Record(env.Signals)
	signals.On(env.Signals, signals.ItemScraped, func(ctx context.Context, e signals.Scraped) error {
		fields, err := e.Item.Fields(ctx)
		c.mu.Lock()
		defer c.mu.Unlock()
		c.items = append(c.items, fields)
		return err
	})
	if c.opened != nil {
		c.opened(env)
	}
	c.parts.Spider = c.spider
	return c.parts, nil
}

func (c *trial) build() (*crawler.Crawler, error) {
	log, err := logging.New(&c.log, logging.Options{Format: "[%(name)s] %(levelname)s: %(message)s"})
	if err != nil {
		c.t.Fatal(err)
	}
	return crawler.New(c.t.Context(), c, crawler.Options{Version: "1.2.3", Settings: c.set, Log: log, Stdout: io.Writer(&c.stdout)})
}

// run crawls to the end.
func (c *trial) run() (reason string) {
	c.t.Helper()
	crawl, err := c.build()
	if err != nil {
		c.t.Fatal(err)
	}
	reason, err = crawl.Run(c.t.Context())
	if err != nil {
		c.t.Error(err)
	}
	return reason
}

// get makes a request for a page of the site.
func (c *trial) get(path string) *crawl.Request {
	req, err := crawl.NewRequest(c.site.URL() + path)
	if err != nil {
		c.t.Fatal(err)
	}
	return req
}

// start makes start() yield requests for these pages.
func (c *trial) start(paths ...string) {
	c.spider.OnStart = func(context.Context) crawl.Output { return c.follow(paths...) }
}

func (c *trial) follow(paths ...string) crawl.Output {
	var list []crawl.Result
	for _, p := range paths {
		list = append(list, crawl.Result{Request: c.get(p)})
	}
	return crawl.Yield(list...)
}

// parse is what every callback yields.
func (c *trial) parse(fn func(ctx context.Context, resp *crawl.Response) crawl.Output) {
	c.spider.OnParse = func(ctx context.Context, _ string, resp *crawl.Response) crawl.Output { return fn(ctx, resp) }
}

func (c *trial) path(resp *crawl.Response) string { return strings.TrimPrefix(resp.URL, c.site.URL()) }

func (c *trial) checkStat(key string, want any) {
	c.t.Helper()
	if got := c.env.Stats.Get(key); got != want {
		c.t.Errorf("stat %s is %v, want %v", key, got, want)
	}
}

// journal is a log that may be read while the crawl goes on.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// records are the first lines of the records, as keep changes them; "" leaves one out.
func (j *journal) records(keep func(line string) string) (lines []string) {
	for line := range strings.Lines(j.String()) {
		if strings.HasPrefix(line, "[scrapy.") {
			if line = keep(strings.TrimSpace(line)); line != "" {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

func of(level string) func(string) string {
	return func(line string) string {
		if strings.Contains(line, "] "+level+": ") {
			return line
		}
		return ""
	}
}

func checkLines(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant:\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
