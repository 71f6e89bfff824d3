package downloadermw_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	mw "github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/gojscrape/gojscrape/runtime/future"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

// world is a crawl as a middleware sees it.
type world struct {
	*component.Env
	spider *fakeSpider
	engine *fakeEngine
	log    *recorder
}

// newWorld makes a crawl with settings in alternating names and values.
func newWorld(t *testing.T, pairs ...any) *world {
	t.Helper()
	s := settings.New()
	for i := 0; i+1 < len(pairs); i += 2 {
		if err := s.Set(pairs[i].(string), pairs[i+1], settings.Project); err != nil {
			t.Fatal(err)
		}
	}
	w := &world{spider: &fakeSpider{attrs: map[string]any{}}, engine: &fakeEngine{}, log: &recorder{}}
	w.Env = &component.Env{
		Settings: s, Stats: stats.NewMemory(), Signals: signals.NewBus(),
		Log: slog.New(w.log), Engine: w.engine, Spider: w.spider,
	}
	return w
}

// make makes a middleware.
func (w *world) make(t *testing.T, build func(*component.Env) (mw.Middleware, error)) mw.Middleware {
	t.Helper()
	m, err := build(w.Env)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// stat compares a stat; want is nil for one that must not be there.
func (w *world) stat(t *testing.T, key string, want any) {
	t.Helper()
	if n, ok := want.(int); ok {
		want = int64(n)
	}
	if got := w.Stats.Get(key); got != want {
		t.Errorf("stat %s = %v, want %v", key, got, want)
	}
}

type fakeSpider struct {
	domains []string
	attrs   map[string]any
}

func (*fakeSpider) Name() string               { return "fake" }
func (s *fakeSpider) AllowedDomains() []string { return s.domains }
func (s *fakeSpider) Attr(name string) any     { return s.attrs[name] }

// fakeEngine downloads with a function.
type fakeEngine struct {
	component.Control
	download func(ctx context.Context, req *crawl.Request) (*crawl.Response, error)
}

func (e *fakeEngine) Download(ctx context.Context, req *crawl.Request) *future.Future[*crawl.Response] {
	return future.Go(func() (*crawl.Response, error) { return e.download(ctx, req) })
}

// recorder keeps log records as "LEVEL message".
type recorder struct {
	mu    sync.Mutex
	lines []string
}

func (r *recorder) Enabled(context.Context, slog.Level) bool { return true }
func (r *recorder) WithAttrs([]slog.Attr) slog.Handler       { return r }
func (r *recorder) WithGroup(string) slog.Handler            { return r }

func (r *recorder) Handle(_ context.Context, rec slog.Record) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lines = append(r.lines, rec.Level.String()+" "+rec.Message)
	return nil
}

// take returns what was logged since it was last asked.
func (r *recorder) take() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	lines := r.lines
	r.lines = nil
	return lines
}

func newRequest(t *testing.T, url string, meta ...any) *crawl.Request {
	t.Helper()
	req, err := crawl.NewRequest(url)
	if err != nil {
		t.Fatal(err)
	}
	req.Meta = crawl.NewValues(meta...)
	return req
}

func newResponse(req *crawl.Request, status int, headers ...string) *crawl.Response {
	return &crawl.Response{URL: req.URL, Status: status, Headers: crawl.NewHeaders(headers...), Request: req}
}
