package downloadermw_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	mw "github.com/gojscrape/gojscrape/runtime/downloadermw"
)

// redirect asks the middleware what follows from a redirect; nil is "the response itself".
func redirect(t *testing.T, m mw.Middleware, req *crawl.Request, status int, location string) *crawl.Request {
	t.Helper()
	resp := newResponse(req, status, "Location", location)
	rep, err := m.ProcessResponse(t.Context(), req, resp)
	if err != nil {
		t.Fatalf("redirect of %s to %s: %v", req, location, err)
	}
	if rep.Request == nil && rep.Response != resp {
		t.Fatalf("redirect of %s to %s: neither a request nor the response", req, location)
	}
	return rep.Request
}

func TestRedirectTargets(t *testing.T) {
	m := newWorld(t).make(t, mw.NewRedirect)
	for _, c := range []struct{ page, location, want string }{
		{"http://example.com/a", "http://example.com/b", "http://example.com/b"},
		{"http://example.com/a", "https://example.com/b", "https://example.com/b"},
		{"https://example.com/a", "http://example.com/b", "http://example.com/b"},
		{"http://example.com/a", "/b", "http://example.com/b"},
		{"https://example.com/a", "//example.org/b", "https://example.org/b"},
		{"http://example.com/a", "///i18n.example.org/b", "http://i18n.example.org/b"},
		{"http://example.com/a/b", "c?d=1", "http://example.com/a/c?d=1"},
		{"http://example.com/a/b", "?d=1", "http://example.com/a/b?d=1"},
		{"http://example.com/a/b", "", "http://example.com/a/b"},
		{"http://example.com/a#top", "http://example.com/b", "http://example.com/b#top"},
		{"http://example.com/a#top", "b", "http://example.com/b#top"},
		{"http://example.com/a#top", "http://example.com/b#end", "http://example.com/b#end"},
		{"http://example.com/a", "/a\u00e7\u00e3o", "http://example.com/a%C3%A7%C3%A3o"},
		{"http://example.com/a", "/a\xe7\xe3o", "http://example.com/a%E7%E3o"},
		{"http://example.com/a", "/b c", "http://example.com/b%20c"},
		{"http://example.com/a", " /b ", "http://example.com/b"},
	} {
		req := redirect(t, m, newRequest(t, c.page), 301, c.location)
		if req == nil || req.URL != c.want {
			t.Errorf("%s to %q leads to %v, want %s", c.page, c.location, req, c.want)
		}
	}
}

// GHSA-23j4-mw76-5v7h: redirects to file: and other schemes were followed.
func TestRedirectStaysOnTheWeb(t *testing.T) {
	m := newWorld(t).make(t, mw.NewRedirect)
	for _, page := range []string{"http://example.com/a", "https://example.com/a"} {
		for _, location := range []string{
			"file:///etc/passwd", "FILE:///etc/passwd", "data:text/html,x", "ftp://example.com/b", "s3://bucket/b", "foo://example.com/b", "ws://example.com/b",
		} {
			if req := redirect(t, m, newRequest(t, page), 302, location); req != nil {
				t.Errorf("a redirect to %s is followed to %s", location, req)
			}
		}
	}
	req := newRequest(t, "http://example.com/a")
	if rep, err := m.ProcessResponse(t.Context(), req, newResponse(req, 302, "Location", "javascript:alert(1)")); err == nil {
		t.Errorf("a redirect to javascript: gives %v, want an error", rep)
	}
}

func TestRedirectMethods(t *testing.T) {
	m := newWorld(t).make(t, mw.NewRedirect)
	becomesGet := map[string]bool{"POST 301": true, "POST 302": true, "POST 303": true, "PUT 303": true, "DELETE 303": true}
	for _, method := range []string{"GET", "HEAD", "POST", "PUT", "DELETE"} {
		for _, status := range []int{301, 302, 303, 307, 308} {
			name := fmt.Sprint(method, " ", status)
			req := newRequest(t, "http://example.com/a")
			req.Method, req.Body = method, []byte("body")
			req.Headers = crawl.NewHeaders("Content-Type", "text/plain", "X", "y")
			got := redirect(t, m, req, status, "/b")
			want := method
			if becomesGet[name] {
				want = "GET"
			}
			if got.Method != want {
				t.Errorf("%s is followed with %s, want %s", name, got.Method, want)
			}
			if dropped := len(got.Body) == 0; dropped != becomesGet[name] || got.Headers.Has("Content-Type") == dropped {
				t.Errorf("%s: body %q, headers %v", name, got.Body, maps.Collect(got.Headers.All()))
			}
			if got.Headers.Get("X") != "y" {
				t.Errorf("%s: an unrelated header is gone", name)
			}
		}
	}
}

// Scrapy 2.14.2: body and content headers of a POST survived a redirect to GET.
func TestRedirectToGetDropsTheBodyAndWhatSpeaksOfIt(t *testing.T) {
	m := newWorld(t).make(t, mw.NewRedirect)
	req := newRequest(t, "https://example.com/login")
	req.Method, req.Body = "POST", []byte("password=secret")
	for _, name := range []string{"Type", "Length", "Encoding", "Language", "Location"} {
		req.Headers.Set("Content-"+name, "x")
	}
	got := redirect(t, m, req, 302, "https://attacker.example/")
	if len(got.Body) > 0 || got.Headers.Len() > 0 {
		t.Errorf("the redirected request has body %q and headers %v", got.Body, maps.Collect(got.Headers.All()))
	}
	if string(req.Body) != "password=secret" || req.Headers.Len() != 5 {
		t.Error("the first request was changed")
	}
}

// secrets is what a request to page with both headers still has when it was redirected.
func secrets(t *testing.T, page, location string) string {
	t.Helper()
	req := newRequest(t, page)
	req.Headers = crawl.NewHeaders("A", "b", "Cookie", "c=d", "Authorization", "Bearer x")
	got := redirect(t, newWorld(t).make(t, mw.NewRedirect), req, 301, location)
	var names []string
	for name := range got.Headers.All() {
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

// GHSA-cw9j-q3vf-hrrv: the Authorization header went along to another domain.
func TestRedirectDropsAuthorizationForAnotherDomain(t *testing.T) {
	for _, location := range []string{"https://example.org/a", "https://www.example.com/", "//example.org"} {
		if got := secrets(t, "https://example.com", location); got != "A" {
			t.Errorf("%s gets %s", location, got)
		}
	}
}

// GHSA-4qqq-9vqf-3h3f: the Authorization header went along to another scheme or port.
func TestRedirectDropsAuthorizationForAnotherOrigin(t *testing.T) {
	for _, c := range []struct{ page, location, want string }{
		{"https://example.com", "https://example.com/a", "A Cookie Authorization"},
		{"http://example.com", "http://EXAMPLE.com/a", "A Cookie Authorization"},
		{"https://example.com", "https://example.com:443/a", "A Cookie Authorization"},
		{"http://example.com:80", "http://example.com/a", "A Cookie Authorization"},
		{"https://example.com", "https://example.com:8443/a", "A Cookie"},
		{"http://example.com:8080", "http://example.com/a", "A Cookie"},
		{"http://example.com", "https://example.com/a", "A Cookie"},
		{"https://example.com", "http://example.com/a", "A"},
		{"https://example.com", "http://example.com:443/a", "A"},
	} {
		if got := secrets(t, c.page, c.location); got != c.want {
			t.Errorf("%s to %s: %s, want %s", c.page, c.location, got, c.want)
		}
	}
}

// GHSA-cjvr-mfj7-j4j8: cookies of a user went along to another domain.
func TestRedirectForgetsCookiesForAnotherDomain(t *testing.T) {
	for _, c := range []struct {
		location    string
		first, then string
	}{
		{"https://toscrape.com/a", "a=b", "a=b"},
		{"https://example.com", "a=b", ""},
	} {
		w := newWorld(t)
		jar, follow := w.make(t, mw.NewCookies), w.make(t, mw.NewRedirect)
		req := newRequest(t, "https://toscrape.com")
		req.Cookies = []crawl.Cookie{{Name: "a", Value: "b"}}
		if got := cookieHeader(t, jar, req); got != c.first {
			t.Errorf("the first request sends %q", got)
		}
		next := redirect(t, follow, req, 302, c.location)
		if len(next.Cookies) > 0 {
			t.Errorf("%s gets the cookies argument", c.location)
		}
		if got := next.Headers.Get("Cookie"); got != c.then {
			t.Errorf("%s gets %q before the cookies middleware, want %q", c.location, got, c.then)
		}
		if got := cookieHeader(t, jar, next); got != c.then {
			t.Errorf("%s gets %q, want %q", c.location, got, c.then)
		}
	}
}

// A cookie of a request whose redirect changes the scheme: what is sent first, what the
// redirect leaves, what is sent then.
func TestRedirectAndSecureCookies(t *testing.T) {
	yes, no := true, false
	for _, c := range []struct {
		secure              *bool
		from, to            string
		first, kept, second bool
	}{
		{nil, "https", "http", true, false, false},
		{nil, "http", "https", true, true, true},
		{&no, "https", "http", true, false, true},
		{&no, "http", "https", true, true, true},
		{&yes, "https", "http", true, false, false},
		{&yes, "http", "https", false, false, true},
	} {
		w := newWorld(t)
		jar, follow := w.make(t, mw.NewCookies), w.make(t, mw.NewRedirect)
		req := newRequest(t, c.from+"://a.example")
		req.Cookies = []crawl.Cookie{{Name: "a", Value: "b", Secure: c.secure}}
		first := cookieHeader(t, jar, req) != ""
		next := redirect(t, follow, req, 301, c.to+"://a.example")
		kept := next.Headers.Get("Cookie") != ""
		second := cookieHeader(t, jar, next) != ""
		if first != c.first || kept != c.kept || second != c.second {
			t.Errorf("%s to %s, secure %v: %v %v %v, want %v %v %v", c.from, c.to, c.secure, first, kept, second, c.first, c.kept, c.second)
		}
	}
}

func TestRedirectKeepsCount(t *testing.T) {
	w := newWorld(t)
	m := w.make(t, mw.NewRedirect)
	first := newRequest(t, "http://a.example/1", "cookiejar", "x")
	first.Priority, first.DontFilter = 5, true
	second := redirect(t, m, first, 302, "/2")
	third := redirect(t, m, second, 307, "/3")
	want := map[string]any{
		"cookiejar": "x", "redirect_times": int64(2), "redirect_ttl": int64(18),
		"redirect_urls":    []any{"http://a.example/1", "http://a.example/2"},
		"redirect_reasons": []any{int64(302), int64(307)},
	}
	if got := maps.Collect(third.Meta.All()); !reflect.DeepEqual(got, want) {
		t.Errorf("meta is %v, want %v", got, want)
	}
	if got := second.Meta.Get("redirect_urls"); !reflect.DeepEqual(got, []any{"http://a.example/1"}) {
		t.Errorf("the meta of the request before was changed: %v", got)
	}
	if third.Priority != 9 || !third.DontFilter {
		t.Errorf("priority %d, dont_filter %v", third.Priority, third.DontFilter)
	}
	if got, want := w.log.take(), "DEBUG Redirecting (302) to <GET http://a.example/2> from <GET http://a.example/1>"; got[0] != want {
		t.Errorf("logged %q, want %q", got[0], want)
	}
}

func TestRedirectGivesUp(t *testing.T) {
	for _, c := range []struct {
		name     string
		settings []any
		meta     []any
		hops     int
	}{
		{name: "after 20", hops: 20},
		{name: "after REDIRECT_MAX_TIMES", settings: []any{"REDIRECT_MAX_TIMES", 1}, hops: 1},
		{name: "at once", settings: []any{"REDIRECT_MAX_TIMES", 0}, hops: 0},
		{name: "after redirect_ttl", meta: []any{"redirect_ttl", 3}, hops: 3},
		{name: "counting those before", meta: []any{"redirect_times", 18}, hops: 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, c.settings...)
			m := w.make(t, mw.NewRedirect)
			req := newRequest(t, "http://a.example/", c.meta...)
			for range c.hops {
				req = redirect(t, m, req, 302, "/")
			}
			w.log.take()
			_, err := m.ProcessResponse(t.Context(), req, newResponse(req, 302, "Location", "/"))
			ignored, ok := errors.AsType[*crawl.IgnoreRequest](err)
			if !ok || ignored.Message != "max redirections reached" {
				t.Errorf("the error is %v", err)
			}
			if got, want := w.log.take(), []string{"DEBUG Discarding <GET http://a.example/>: max redirections reached"}; !slices.Equal(got, want) {
				t.Errorf("logged %q, want %q", got, want)
			}
		})
	}
}

func TestRedirectIsLeftToTheSpider(t *testing.T) {
	for _, c := range []struct {
		name   string
		meta   []any
		spider any
		status int
	}{
		{name: "dont_redirect", meta: []any{"dont_redirect", true}, status: 301},
		{name: "meta list", meta: []any{"handle_httpstatus_list", []any{int64(404), int64(301)}}, status: 301},
		{name: "handle_httpstatus_all", meta: []any{"handle_httpstatus_all", true}, status: 301},
		{name: "spider list", spider: []any{int64(302), int64(301)}, status: 301},
		{name: "another status", status: 300},
		{name: "not modified", status: 304},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			w.spider.attrs["handle_httpstatus_list"] = c.spider
			m := w.make(t, mw.NewRedirect)
			if req := redirect(t, m, newRequest(t, "http://a.example", c.meta...), c.status, "/b"); req != nil {
				t.Errorf("the redirect is followed to %s", req)
			}
		})
	}
	m := newWorld(t).make(t, mw.NewRedirect)
	for _, meta := range [][]any{{"dont_redirect", false}, {"handle_httpstatus_list", []any{int64(404)}}} {
		if redirect(t, m, newRequest(t, "http://a.example", meta...), 301, "/b") == nil {
			t.Errorf("the redirect is not followed with %v", meta)
		}
	}
	req := newRequest(t, "http://a.example")
	resp := newResponse(req, 302)
	if rep, err := m.ProcessResponse(t.Context(), req, resp); rep.Response != resp || err != nil {
		t.Errorf("without Location: %v, %v", rep, err)
	}
}

func TestRedirectAsksThePolicyForTheReferer(t *testing.T) {
	w := newWorld(t)
	with, err := mw.NewRedirectWith(w.Env, func(req *crawl.Request, resp *crawl.Response) {
		req.Headers.SetDefault("Referer", resp.URL)
	})
	if err != nil {
		t.Fatal(err)
	}
	without := w.make(t, mw.NewRedirect)
	for m, want := range map[*mw.Middleware]string{&with: "http://a.example/1", &without: ""} {
		req := newRequest(t, "http://a.example/1")
		req.Headers.Set("Referer", "http://old.example/")
		if got := redirect(t, *m, req, 302, "/2").Headers.Get("Referer"); got != want {
			t.Errorf("the Referer is %q, want %q", got, want)
		}
	}
}

func TestRedirectCanBeOff(t *testing.T) {
	_, err := mw.NewRedirect(newWorld(t, "REDIRECT_ENABLED", false).Env)
	if _, ok := errors.AsType[*crawl.NotConfigured](err); !ok {
		t.Errorf("the error is %v", err)
	}
}

// cookieHeader is what the cookies middleware makes of a request.
func cookieHeader(t *testing.T, m mw.Middleware, req *crawl.Request) string {
	t.Helper()
	if _, err := m.ProcessRequest(context.Background(), req); err != nil {
		t.Fatal(err)
	}
	return req.Headers.Get("Cookie")
}
