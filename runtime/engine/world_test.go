package engine_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/crawltest"
	"github.com/gojscrape/gojscrape/runtime/engine"
	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// world is a crawl of a web that exists only in memory: a spider made of functions,
// a queue for a scheduler and a function for the network.
type world struct {
	*component.Env
	t      *testing.T
	engine *engine.Engine
	spider *crawltest.Spider
	gen    *engine.Generation
	queue  *queue
	web    *web
	log    *journal
	heard  *crawltest.Recorder
}

// newWorld makes a world with settings of alternating names and values.
func newWorld(t *testing.T, pairs ...any) *world {
	t.Helper()
	set := settings.New()
	for i := 0; i < len(pairs); i += 2 {
		if err := set.Set(pairs[i].(string), pairs[i+1], settings.Project); err != nil {
			t.Fatal(err)
		}
	}
	w := &world{t: t, queue: &queue{}, web: &web{}, log: &journal{}, spider: &crawltest.Spider{SpiderName: "worm"}}
	log, err := logging.New(w.log, logging.Options{Format: "%(levelname)s: %(message)s"})
	if err != nil {
		t.Fatal(err)
	}
	w.Env = &component.Env{Settings: set, Stats: stats.NewMemory(), Signals: signals.NewBus(), Log: log, Spider: w.spider}
	w.heard = crawltest.Record(w.Signals)
	w.engine = engine.New(w.Env)
	w.Engine = w.engine
	w.gen = &engine.Generation{Spider: w.spider}
	return w
}

// run crawls to the end and fails on an error.
func (w *world) run() (reason string) {
	w.t.Helper()
	reason, err := w.engine.Run(w.t.Context(), w.roles(), w.gen)
	if err != nil {
		w.t.Error(err)
	}
	return reason
}

func (w *world) roles() engine.Roles { return engine.Roles{Scheduler: w.queue, Downloader: w.web} }

// start is what start() yields.
func (w *world) start(out crawl.Output) {
	w.spider.OnStart = func(context.Context) crawl.Output { return out }
}

// parse is what every callback yields.
func (w *world) parse(fn func(resp *crawl.Response) crawl.Output) {
	w.spider.OnParse = func(_ context.Context, _ string, resp *crawl.Response) crawl.Output { return fn(resp) }
}

// process is the one pipeline.
func (w *world) process(fn func(ctx context.Context, item crawl.Item) error) {
	w.gen.Pipelines = pipeline.Chain{{Name: "p", ProcessItem: func(ctx context.Context, item crawl.Item) (crawl.Item, error) {
		return item, fn(ctx, item)
	}}}
}

// count is how often a signal was sent.
func (w *world) count(signal string) (n int) {
	for _, e := range w.heard.Events() {
		if name, _, _ := strings.Cut(e, " "); name == signal {
			n++
		}
	}
	return n
}

// web is a network of pages that are as long as their URLs.
type web struct {
	serve  func(ctx context.Context, req *crawl.Request) (*crawl.Response, error) // nil answers at once
	mu     sync.Mutex
	asked  []string
	closed int
}

func (w *web) Fetch(ctx context.Context, req *crawl.Request) (*crawl.Response, error) {
	w.mu.Lock()
	w.asked = append(w.asked, strings.TrimPrefix(req.URL, "http://a/"))
	w.mu.Unlock()
	if w.serve != nil {
		return w.serve(ctx, req)
	}
	return page(req), nil
}

func (w *web) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.closed++
	return nil
}

func (w *web) requests() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.asked)
}

func page(req *crawl.Request) *crawl.Response {
	return &crawl.Response{URL: req.URL, Status: 200, Headers: &crawl.Headers{}, Body: []byte(req.URL), Request: req}
}

// queue is a scheduler: newest first, and no URL twice unless the request says so.
type queue struct {
	mu     sync.Mutex
	stored []*crawl.Request
	seen   map[string]bool
	peak   int
	closed []string
	err    error // of Next
}

func (q *queue) Open(context.Context) error { return nil }

func (q *queue) Enqueue(req *crawl.Request) (bool, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.seen[req.URL] && !req.DontFilter {
		return false, nil
	}
	if q.seen == nil {
		q.seen = map[string]bool{}
	}
	q.seen[req.URL] = true
	q.stored = append(q.stored, req)
	q.peak = max(q.peak, len(q.stored))
	return true, nil
}

func (q *queue) Next() (*crawl.Request, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.stored) == 0 || q.err != nil {
		return nil, q.err
	}
	last := len(q.stored) - 1
	req := q.stored[last]
	q.stored = q.stored[:last]
	return req, nil
}

func (q *queue) Pending() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.stored)
}

func (q *queue) Close(reason string) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = append(q.closed, reason)
	return nil
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

// from returns the first lines of the records from a level up.
func (j *journal) from(level string) (lines []string) {
	order := []string{"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}
	for line := range strings.Lines(j.String()) {
		name, _, ok := strings.Cut(line, ": ")
		if at := slices.Index(order, name); ok && at >= slices.Index(order, level) {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}

// get makes a request for a page of http://a/.
func get(path string, args ...any) *crawl.Request {
	req, err := crawl.NewRequest("http://a/" + fmt.Sprintf(path, args...))
	if err != nil {
		panic(err)
	}
	return req
}

func follow(reqs ...*crawl.Request) crawl.Output {
	var list []crawl.Result
	for _, r := range reqs {
		list = append(list, crawl.Result{Request: r})
	}
	return crawl.Yield(list...)
}

func item(n int) crawl.Result { return crawl.Result{Item: crawl.NewRecord("n", n)} }

// then is the outputs one after the other, up to the first error.
func then(outs ...crawl.Output) crawl.Output {
	return func(yield func(crawl.Result, error) bool) {
		for _, out := range outs {
			for r, err := range out {
				if !yield(r, err) || err != nil {
					return
				}
			}
		}
	}
}

func items(n int) crawl.Output {
	return func(yield func(crawl.Result, error) bool) {
		for i := range n {
			if !yield(item(i), nil) {
				return
			}
		}
	}
}

func checkLines(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant:\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// gauge knows how many there are and have been at once.
type gauge struct {
	mu        sync.Mutex
	now, peak int
}

func (g *gauge) add(n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.now += n
	g.peak = max(g.peak, g.now)
}

func (g *gauge) most() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.peak
}
