package crawl_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestNewRequestCleansTheURL(t *testing.T) {
	req := request(t, " http://e.com/a b?q=é ")
	if want := "http://e.com/a%20b?q=%C3%A9"; req.URL != want || req.Method != "GET" {
		t.Errorf("got %v, want %s", req, want)
	}
	if got := req.String(); got != "<GET http://e.com/a%20b?q=%C3%A9>" {
		t.Errorf("got %q", got)
	}
	for _, url := range []string{"about:blank", "data:,x", "ftp://e.com", "://e.com"} {
		if got := request(t, url); got.URL != url {
			t.Errorf("got %q, want %q", got.URL, url)
		}
	}
}

func TestNewRequestWithoutScheme(t *testing.T) {
	for url, want := range map[string]string{
		"example.com/a": `Missing scheme in request url: example.com/a (write it whole, as in "https://example.com/a", or resolve it with response.urljoin)`,
		"//example.com": `Missing scheme in request url: //example.com (write it whole, as in "https://example.com")`,
		"localhost:80":  `Missing scheme in request url: localhost:80 (write it whole, as in "https://localhost:80", or resolve it with response.urljoin)`,
		"/page/2":       `Missing scheme in request url: /page/2 (a request needs a whole URL: follow it with response.follow, or resolve it with response.urljoin)`,
		"":              `Missing scheme in request url:  (a request needs a whole URL: follow it with response.follow, or resolve it with response.urljoin)`,
	} {
		req, err := crawl.NewRequest(url)
		if err == nil || err.Error() != want || req != nil {
			t.Errorf("%q: got %v, %v, want %s", url, req, err, want)
		}
		if name := crawl.ErrorName(err); name != "ValueError" {
			t.Errorf("%q: the error is called %s", url, name)
		}
	}
	if _, err := crawl.NewRequest("http://e.com:port/"); crawl.ErrorName(err) != "ValueError" || !strings.Contains(err.Error(), "port") {
		t.Errorf("got %v, want a ValueError about the port", err)
	}
}

func TestSetURLMindsEncodingAndVerbatim(t *testing.T) {
	req := &crawl.Request{Encoding: "latin1"}
	if err := req.SetURL("http://e.com/é?q=é"); err != nil || req.URL != "http://e.com/%C3%A9?q=%E9" {
		t.Errorf("got %q, %v", req.URL, err)
	}
	req.Meta = crawl.NewValues("verbatim_url", true)
	if err := req.SetURL("http://e.com/a b"); err != nil || req.URL != "http://e.com/a b" {
		t.Errorf("got %q, %v", req.URL, err)
	}
	if err := req.SetURL("a b"); err == nil {
		t.Error("a verbatim URL needs a scheme too")
	}
}

func TestSetBodyEncodes(t *testing.T) {
	for encoding, want := range map[string]string{"": "é", "utf-8": "é", "latin1": "\xE9", "utf-16le": "\xE9\x00"} {
		req := &crawl.Request{Encoding: encoding}
		if err := req.SetBody("é"); err != nil || string(req.Body) != want {
			t.Errorf("%s: got %q, %v, want %q", encoding, req.Body, err, want)
		}
	}
	for encoding, want := range map[string]string{"latin1": "can't be written in iso8859-1", "klingon": "unknown encoding"} {
		req := &crawl.Request{Method: "POST", URL: "http://e.com", Encoding: encoding, Body: []byte("old")}
		err := req.SetBody("€")
		if err == nil || !strings.Contains(err.Error(), want) || string(req.Body) != "old" {
			t.Errorf("%s: got %v and body %q, want %q", encoding, err, req.Body, want)
		}
	}
}

func TestReplaceLeavesTheOriginal(t *testing.T) {
	req := request(t, "http://e.com/1")
	req.Encoding = "latin1"
	changed, err := req.Replace(func(r *crawl.Request) {
		r.URL = "http://e.com/2?é"
		r.Method = "POST"
		r.Meta.Set("a", 1)
	})
	if err != nil || changed.URL != "http://e.com/2?%E9" || changed.Method != "POST" || changed.Meta.Get("a") != int64(1) {
		t.Errorf("got %v, %v", changed, err)
	}
	if req.URL != "http://e.com/1" || req.Method != "GET" || req.Meta.Len() != 0 {
		t.Errorf("the original is %v, meta %v", req, req.Meta.Keys())
	}
	if _, err := req.Replace(func(r *crawl.Request) { r.URL = "e.com" }); err == nil {
		t.Error("no error for a URL without scheme")
	}
	verbatim := &crawl.Request{URL: "http://e.com/a b"} // as it came, for instance from a stored request
	if same, err := verbatim.Replace(func(r *crawl.Request) { r.Priority = 1 }); err != nil || same.URL != verbatim.URL {
		t.Errorf("an unchanged URL is left alone: got %q, %v", same.URL, err)
	}
}

func TestRequestCopySharesNothing(t *testing.T) {
	req := request(t, "http://e.com/")
	req.Headers.Set("A", "1")
	req.Cookies = []crawl.Cookie{{Name: "a", Value: "1"}}
	req.Flags = []string{"f"}
	req.Meta.Set("m", "1")
	req.CBKwargs.Set("k", "1")
	c := req.Copy()
	if !reflect.DeepEqual(c, req) {
		t.Fatalf("got %+v, want %+v", c, req)
	}
	c.Headers.Append("A", "2")
	c.Cookies[0].Value = "2"
	c.Flags[0] = "g"
	c.Meta.Set("m", "2")
	c.CBKwargs.Set("k", "2")
	if !slices.Equal(req.Headers.Values("A"), []string{"1"}) || req.Cookies[0].Value != "1" || req.Flags[0] != "f" ||
		req.Meta.String("m") != "1" || req.CBKwargs.String("k") != "1" {
		t.Errorf("the original changed: %+v", req)
	}
}
