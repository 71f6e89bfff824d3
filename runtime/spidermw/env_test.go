package spidermw_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

// attrs is a spider that has nothing but attributes.
type attrs map[string]any

func (attrs) Name() string             { return "test" }
func (attrs) AllowedDomains() []string { return nil }
func (a attrs) Attr(name string) any   { return a[name] }

// newEnv returns the environment of a crawl and what it logs, one "LEVEL logger: text"
// a line. Settings are alternating names and values.
func newEnv(t *testing.T, pairs ...any) (*component.Env, *bytes.Buffer) {
	t.Helper()
	s := settings.New()
	for i := 0; i < len(pairs); i += 2 {
		if err := s.Set(pairs[i].(string), pairs[i+1], settings.Project); err != nil {
			t.Fatal(err)
		}
	}
	log := &bytes.Buffer{}
	handler := slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: withoutTime})
	return &component.Env{
		Settings: s, Stats: stats.NewMemory(), Signals: signals.NewBus(), Log: slog.New(handler), Spider: attrs{},
	}, log
}

func withoutTime(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}

func build(t *testing.T, env *component.Env, constructor func(*component.Env) (spidermw.Middleware, error)) spidermw.Middleware {
	t.Helper()
	m, err := constructor(env)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// get is a GET request with a meta of alternating names and values.
func get(url string, meta ...any) *crawl.Request {
	return &crawl.Request{URL: url, Method: "GET", Headers: &crawl.Headers{}, Meta: crawl.NewValues(meta...), CBKwargs: &crawl.Values{}}
}

func response(req *crawl.Request, status int) *crawl.Response {
	return &crawl.Response{URL: req.URL, Status: status, Headers: &crawl.Headers{}, Request: req}
}

// collect ranges over out: requests are told by their URL, items by their "path".
func collect(t *testing.T, out crawl.Output) (got []string, err error) {
	t.Helper()
	for r, err := range out {
		switch {
		case err != nil:
			return got, err
		case r.Request != nil:
			got = append(got, r.Request.URL)
		default:
			fields, _ := r.Item.Fields(t.Context())
			path, _ := fields.Get("path")
			got = append(got, fmt.Sprint(path))
		}
	}
	return got, nil
}

func item(path string) crawl.Result { return crawl.Result{Item: crawl.NewRecord("path", path)} }

func requests(reqs ...*crawl.Request) crawl.Output {
	var results []crawl.Result
	for _, r := range reqs {
		results = append(results, crawl.Result{Request: r})
	}
	return crawl.Yield(results...)
}
