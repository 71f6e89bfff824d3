package downloadermw_test

import (
	"maps"
	"reflect"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	mw "github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// prepare runs the request hook of a middleware.
func prepare(t *testing.T, w *world, build func(*component.Env) (mw.Middleware, error), req *crawl.Request) {
	t.Helper()
	rep, err := w.make(t, build).ProcessRequest(t.Context(), req)
	if err != nil || !rep.Empty() {
		t.Fatalf("%v, %v", rep, err)
	}
}

func TestDefaultHeaders(t *testing.T) {
	w := newWorld(t, "DEFAULT_REQUEST_HEADERS", settings.Dict{
		{Key: "Accept", Value: "text/html"}, {Key: "Accept-Language", Value: nil}, {Key: "x-many", Value: []any{"1", int64(2)}}, {Key: "Absent", Value: "x"},
	})
	req := newRequest(t, "http://a.example")
	req.Headers.Set("accept", "text/plain")
	req.Headers.Set("Absent")
	prepare(t, w, mw.NewDefaultHeaders, req)
	want := map[string][]string{"Accept": {"text/plain"}, "X-Many": {"1", "2"}, "Absent": nil}
	if got := maps.Collect(req.Headers.All()); !reflect.DeepEqual(got, want) {
		t.Errorf("headers %q, want %q", got, want)
	}
	req = newRequest(t, "http://a.example")
	prepare(t, newWorld(t), mw.NewDefaultHeaders, req)
	if got := req.Headers.Get("Accept-Language"); got != "en" {
		t.Errorf("Accept-Language is %q by default", got)
	}
}

func TestUserAgent(t *testing.T) {
	for _, c := range []struct {
		setting, spider, header string
		want                    string
		has                     bool
	}{
		{"setting", "", "", "setting", true},
		{"setting", "spider", "", "spider", true},
		{"setting", "spider", "header", "header", true},
		{"", "", "", "", false},
	} {
		w := newWorld(t, "USER_AGENT", c.setting)
		if c.spider != "" {
			w.spider.attrs["user_agent"] = c.spider
		}
		req := newRequest(t, "http://a.example")
		if c.header != "" {
			req.Headers.Set("User-Agent", c.header)
		}
		prepare(t, w, mw.NewUserAgent, req)
		if got := req.Headers.Get("User-Agent"); got != c.want || req.Headers.Has("User-Agent") != c.has {
			t.Errorf("%+v: User-Agent is %q", c, got)
		}
	}
}

func TestDownloadTimeout(t *testing.T) {
	for _, c := range []struct {
		setting      float64
		spider, meta any
		want         any
	}{
		{180, nil, nil, 180.0},
		{180, int64(20), nil, 20.0},
		{180, 0.5, nil, 0.5},
		{180, 20.0, int64(3), int64(3)},
		{0, nil, nil, nil},
	} {
		w := newWorld(t, "DOWNLOAD_TIMEOUT", c.setting)
		w.spider.attrs["download_timeout"] = c.spider
		req := newRequest(t, "http://a.example")
		if c.meta != nil {
			req.Meta.Set("download_timeout", c.meta)
		}
		prepare(t, w, mw.NewDownloadTimeout, req)
		if got := req.Meta.Get("download_timeout"); got != c.want {
			t.Errorf("%+v: download_timeout is %v", c, got)
		}
	}
}
