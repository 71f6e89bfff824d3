package downloadermw_test

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	mw "github.com/gojscrape/gojscrape/runtime/downloadermw"
)

// receive hands the middleware a response to req with Set-Cookie lines.
func receive(t *testing.T, m mw.Middleware, req *crawl.Request, lines ...string) {
	t.Helper()
	resp := newResponse(req, 200)
	resp.Headers.Set("Set-Cookie", lines...)
	rep, err := m.ProcessResponse(t.Context(), req, resp)
	if rep.Response != resp || err != nil {
		t.Fatalf("%v, %v", rep, err)
	}
}

func TestCookiesComeBack(t *testing.T) {
	m := newWorld(t).make(t, mw.NewCookies)
	first := newRequest(t, "http://scrapytest.org/")
	if got := cookieHeader(t, m, first); got != "" || first.Headers.Has("Cookie") {
		t.Errorf("the first request has the header %q", got)
	}
	receive(t, m, first, "C1=value1; path=/", "C2=in\xa3valid; path=/sub", "C3=x; Domain=example.com")
	for url, want := range map[string]string{
		"http://scrapytest.org/sub/":       "C2=in\xa3valid; C1=value1",
		"http://scrapytest.org:1104/other": "C1=value1",
		"http://example.com/":              "",
		"file:///tmp/x":                    "",
	} {
		if got := cookieHeader(t, m, newRequest(t, url)); got != want {
			t.Errorf("%s gets %q, want %q", url, got, want)
		}
	}
}

func TestCookiesArgument(t *testing.T) {
	for _, c := range []struct {
		name    string
		cookies []crawl.Cookie
		url     string
		later   string // another request; "" is the same URL
		want    string
	}{
		{name: "it is sent", cookies: []crawl.Cookie{{Name: "a", Value: "b"}, {Name: "c", Value: ""}}, url: "http://example.org", want: "a=b; c="},
		{name: "to a host without a dot", cookies: []crawl.Cookie{{Name: "a", Value: "b"}}, url: "http://example-host/", want: "a=b"},
		{name: "in UTF-8", cookies: []crawl.Cookie{{Name: "a", Value: "\u00e1"}}, url: "http://example.org", want: "a=\u00e1"},
		{name: "to its path", cookies: []crawl.Cookie{{Name: "a", Value: "b", Path: "/foo"}}, url: "http://example.org", want: ""},
		{name: "to its path later", cookies: []crawl.Cookie{{Name: "a", Value: "b", Path: "/foo"}}, url: "http://example.org", later: "http://example.org/foo", want: "a=b"},
		{name: "to its domain", cookies: []crawl.Cookie{{Name: "a", Value: "b", Domain: "toscrape.com"}}, url: "https://books.toscrape.com", later: "https://quotes.toscrape.com", want: "a=b"},
		{name: "not to a public suffix", cookies: []crawl.Cookie{{Name: "a", Value: "b", Domain: "co.uk"}}, url: "https://foo.co.uk", later: "https://bar.co.uk", want: ""},
		{name: "not to another domain", cookies: []crawl.Cookie{{Name: "a", Value: "b", Domain: "scrapy.org"}}, url: "http://example.org", later: "http://scrapy.org", want: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newWorld(t).make(t, mw.NewCookies)
			req := newRequest(t, c.url)
			req.Cookies = c.cookies
			got := cookieHeader(t, m, req)
			if c.later != "" {
				got = cookieHeader(t, m, newRequest(t, c.later))
			}
			if got != c.want {
				t.Errorf("Cookie is %q, want %q", got, c.want)
			}
		})
	}
}

func TestCookieHeaderSetByHandIsReplaced(t *testing.T) {
	for _, c := range []struct {
		meta []any
		want string
	}{
		{nil, "a=b"},
		{[]any{"dont_merge_cookies", int64(0)}, "a=b"},
		{[]any{"dont_merge_cookies", int64(1)}, "by=hand"},
	} {
		m := newWorld(t).make(t, mw.NewCookies)
		req := newRequest(t, "https://example.com", c.meta...)
		req.Headers.Set("Cookie", "by=hand")
		req.Cookies = []crawl.Cookie{{Name: "a", Value: "b"}}
		if got := cookieHeader(t, m, req); got != c.want {
			t.Errorf("with meta %v the header is %q, want %q", c.meta, got, c.want)
		}
	}
	m := newWorld(t).make(t, mw.NewCookies)
	req := newRequest(t, "https://example.com")
	req.Headers.Set("Cookie", "by=hand")
	if got := cookieHeader(t, m, req); got != "" {
		t.Errorf("without cookies the header is %q, want none", got)
	}
}

func TestDontMergeCookiesKeepsNone(t *testing.T) {
	m := newWorld(t).make(t, mw.NewCookies)
	receive(t, m, newRequest(t, "http://example.com/", "dont_merge_cookies", true), "a=b")
	if got := cookieHeader(t, m, newRequest(t, "http://example.com/")); got != "" {
		t.Errorf("a cookie was kept: %q", got)
	}
}

func TestCookieJars(t *testing.T) {
	m := newWorld(t).make(t, mw.NewCookies)
	keys := []any{nil, "1", int64(1), true, 1.5}
	for i, key := range keys {
		receive(t, m, newRequest(t, "http://example.com/", "cookiejar", key), "jar="+string(rune('a'+i)))
	}
	for i, key := range keys {
		want := "jar=" + string(rune('a'+i))
		if got := cookieHeader(t, m, newRequest(t, "http://example.com/", "cookiejar", key)); got != want {
			t.Errorf("jar %v has %q, want %q", key, got, want)
		}
	}
	if _, err := m.ProcessRequest(t.Context(), newRequest(t, "http://example.com/", "cookiejar", []any{"x"})); err == nil {
		t.Error("a list is taken for the name of a jar")
	}
}

func TestCookiesDebug(t *testing.T) {
	for _, c := range []struct {
		debug bool
		want  []string
	}{
		{true, []string{
			"DEBUG Received cookies from: <200 http://example.com/>\nSet-Cookie: a=b\n\nSet-Cookie: c=\ufffd\n",
			"DEBUG Sending cookies to: <GET http://example.com/>\nCookie: a=b; c=\ufffd\n",
		}},
		{false, nil},
	} {
		w := newWorld(t, "COOKIES_DEBUG", c.debug)
		m := w.make(t, mw.NewCookies)
		req := newRequest(t, "http://example.com/")
		cookieHeader(t, m, req) // nothing to tell
		receive(t, m, req, "a=b", "c=\xa3")
		cookieHeader(t, m, newRequest(t, "http://example.com/"))
		if got := w.log.take(); !slices.Equal(got, c.want) {
			t.Errorf("COOKIES_DEBUG %v: logged %q", c.debug, got)
		}
	}
}

func TestCookiesCanBeOff(t *testing.T) {
	_, err := mw.NewCookies(newWorld(t, "COOKIES_ENABLED", false).Env)
	if _, ok := errors.AsType[*crawl.NotConfigured](err); !ok {
		t.Errorf("the error is %v", err)
	}
}

func TestCookiesFromManyGoroutines(t *testing.T) {
	m := newWorld(t).make(t, mw.NewCookies)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 50 {
				req := newRequest(t, "http://example.com/", "cookiejar", int64(i%2))
				cookieHeader(t, m, req)
				receive(t, m, req, "a=b")
			}
		})
	}
	wg.Wait()
	for i := range 2 {
		if got := cookieHeader(t, m, newRequest(t, "http://example.com/", "cookiejar", int64(i))); got != "a=b" {
			t.Errorf("jar %d has %q", i, got)
		}
	}
}
