package downloadermw_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	mw "github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// filtered asks both ways into the middleware, which must agree.
func filtered(t *testing.T, w *world, m mw.Middleware, req *crawl.Request) bool {
	t.Helper()
	_, err := m.ProcessRequest(t.Context(), req)
	errs := signals.Send(t.Context(), w.Signals, signals.RequestScheduled, signals.Requested{Request: req})
	_, before := errors.AsType[*crawl.IgnoreRequest](err)
	_, scheduled := signals.Find[*crawl.IgnoreRequest](errs)
	if before != scheduled {
		t.Errorf("%s: ignored before the download: %v, when scheduled: %v", req, before, scheduled)
	}
	return before
}

func TestOffsite(t *testing.T) {
	for _, c := range []struct {
		domains []string
		url     string
		want    bool // filtered
	}{
		{[]string{"example.com"}, "http://example.com/1", false},
		{[]string{"example.com"}, "http://example.org/1", true},
		{[]string{"example.com"}, "http://sub.example.com/1", false},
		{[]string{"sub.example.com"}, "http://sub.example.com/1", false},
		{[]string{"sub.example.com"}, "http://example.com/1", true},
		{[]string{"example.com"}, "http://example.com:8000/1", false},
		{[]string{"example.com"}, "http://EXAMPLE.com/1", false},
		{[]string{"Example.com"}, "http://example.com/1", false},
		{[]string{"example.com"}, "http://example.org/example.com", true},
		{[]string{"example.com"}, "http://example.org/foo.example.com", true},
		{[]string{"example.com"}, "http://example.com.example", true},
		{[]string{"example.com"}, "http://example.com@evil.example/", true},
		{[]string{"a.example"}, "http://nota.example", true},
		{[]string{"b.a.example"}, "http://notb.a.example", true},
		{[]string{"a.example", "b.example"}, "http://b.example", false},
		{[]string{"127.0.0.1"}, "http://127.0.0.1:8998/", false},
		{[]string{"a.example", "", "http:////b.example", "//c.example"}, "https://a.example", false},
		{[]string{"a.example", "", "http:////b.example", "//c.example"}, "https://b.example", true},
		{[]string{"a.example", "", "http:////b.example", "//c.example"}, "https://c.example", true},
		{nil, "http://example.com", false},
		{[]string{}, "http://example.com", false},
		{[]string{"example.com"}, "data:text/plain,x", true},
	} {
		w := newWorld(t)
		w.spider.domains = c.domains
		if got := filtered(t, w, w.make(t, mw.NewOffsite), newRequest(t, c.url)); got != c.want {
			t.Errorf("with %q %s is filtered: %v", c.domains, c.url, got)
		}
	}
}

func TestOffsiteCanBePassed(t *testing.T) {
	for _, c := range []struct {
		allow      any
		dontFilter bool
		want       bool // filtered
	}{
		{nil, false, true}, {false, false, true}, {true, false, false}, {nil, true, false}, {false, true, false}, {true, true, false},
	} {
		w := newWorld(t)
		w.spider.domains = []string{"a.example"}
		req := newRequest(t, "https://b.example", "allow_offsite", c.allow)
		req.DontFilter = c.dontFilter
		if got := filtered(t, w, w.make(t, mw.NewOffsite), req); got != c.want {
			t.Errorf("allow_offsite %v, dont_filter %v: filtered %v", c.allow, c.dontFilter, got)
		}
	}
}

func TestOffsiteFollowsTheSpidersList(t *testing.T) {
	w := newWorld(t)
	w.spider.domains = []string{"a.example"}
	m := w.make(t, mw.NewOffsite)
	req := newRequest(t, "https://b.example")
	if !filtered(t, w, m, req) {
		t.Error("b.example is not filtered")
	}
	w.spider.domains = append(w.spider.domains, "b.example")
	if filtered(t, w, m, req) {
		t.Error("b.example is filtered although it was added")
	}
}

func TestOffsiteCountsAndLogsADomainOnce(t *testing.T) {
	w := newWorld(t)
	w.spider.domains = []string{"a.example"}
	m := w.make(t, mw.NewOffsite)
	for _, url := range []string{"https://b.example/1", "https://b.example/2", "https://c.example/"} {
		_, err := m.ProcessRequest(context.Background(), newRequest(t, url))
		if err == nil {
			t.Errorf("%s is not filtered", url)
		}
	}
	w.stat(t, "offsite/domains", 2)
	w.stat(t, "offsite/filtered", 3)
	want := []string{
		"DEBUG Filtered offsite request to 'b.example': <GET https://b.example/1>",
		"DEBUG Filtered offsite request to 'c.example': <GET https://c.example/>",
	}
	if got := w.log.take(); !slices.Equal(got, want) {
		t.Errorf("logged %q, want %q", got, want)
	}
}
