package downloadermw_test

import (
	"errors"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	mw "github.com/gojscrape/gojscrape/runtime/downloadermw"
)

// The sizes are those that Scrapy counts for the same messages.
func TestStatsOfRequests(t *testing.T) {
	absent := &crawl.Headers{}
	absent.Set("A")
	for _, c := range []struct {
		method, url string
		headers     *crawl.Headers
		body        string
		want        int
	}{
		{"GET", "http://www.example.com", nil, "", 41},
		{"POST", "http://www.example.com:81/a;p?x=1#f", crawl.NewHeaders("Host", "x", "A", "1", "A", "22"), "hi", 73},
		{"GET", "file:///tmp/foo.txt", nil, "", 37},
		{"GET", "http://user:pw@h.example/a?", nil, "", 36},
		{"GET", "http://h.example?q=1", absent, "", 41},
		{"GET", "http://h.example/\u00e9", nil, "", 41},
	} {
		w := newWorld(t)
		req := newRequest(t, c.url)
		req.Method, req.Body = c.method, []byte(c.body)
		if c.headers != nil {
			req.Headers = c.headers
		}
		prepare(t, w, mw.NewStats, req)
		w.stat(t, "downloader/request_count", 1)
		w.stat(t, "downloader/request_method_count/"+c.method, 1)
		if got := w.Stats.Get("downloader/request_bytes"); got != int64(c.want) {
			t.Errorf("%s: %v bytes, want %d", req, got, c.want)
		}
	}
}

func TestStatsOfResponses(t *testing.T) {
	for _, c := range []struct {
		status  int
		headers []string
		body    string
		want    int
	}{
		{200, nil, "abc", 22},
		{404, []string{"A", "1", "A", "22", "Bb", "x"}, "", 44},
		{522, []string{"A", "1"}, "12", 25},
	} {
		w := newWorld(t)
		req := newRequest(t, "http://a.example")
		resp := newResponse(req, c.status, c.headers...)
		resp.Body = []byte(c.body)
		rep, err := w.make(t, mw.NewStats).ProcessResponse(t.Context(), req, resp)
		if rep.Response != resp || err != nil {
			t.Errorf("%v, %v", rep, err)
		}
		w.stat(t, "downloader/response_count", 1)
		if got := w.Stats.Get("downloader/response_bytes"); got != int64(c.want) {
			t.Errorf("%d: %v bytes, want %d", c.status, got, c.want)
		}
	}
	w := newWorld(t)
	req := newRequest(t, "http://a.example")
	if _, err := w.make(t, mw.NewStats).ProcessResponse(t.Context(), req, newResponse(req, 404)); err != nil {
		t.Fatal(err)
	}
	w.stat(t, "downloader/response_status_count/404", 1)
}

func TestStatsOfErrors(t *testing.T) {
	w := newWorld(t)
	m := w.make(t, mw.NewStats)
	for _, cause := range []error{&crawl.DownloadTimeoutError{}, &crawl.DownloadTimeoutError{}, errors.New("x")} {
		rep, err := m.ProcessException(t.Context(), newRequest(t, "http://a.example"), cause)
		if !rep.Empty() || err != nil {
			t.Errorf("%v, %v", rep, err)
		}
	}
	w.stat(t, "downloader/exception_count", 3)
	w.stat(t, "downloader/exception_type_count/scrapy.exceptions.DownloadTimeoutError", 2)
	w.stat(t, "downloader/exception_type_count/Error", 1)
	_, err := mw.NewStats(newWorld(t, "DOWNLOADER_STATS", false).Env)
	if _, ok := errors.AsType[*crawl.NotConfigured](err); !ok {
		t.Errorf("off: the error is %v", err)
	}
}
