package cookies_test

import (
	"cmp"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/runtime/cookies"
)

var now = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

const page = "https://shop.example.com/a/b/page"

func TestSetCookies(t *testing.T) {
	for _, c := range []struct {
		name  string
		page  string // where the lines come from; "" is page
		lines []string
		url   string // where the header goes to; "" is page
		want  string
	}{
		{name: "a cookie comes back", lines: []string{"a=b"}, want: "a=b"},
		{name: "to its host only", lines: []string{"a=b"}, url: "https://www.shop.example.com/a/b/", want: ""},
		{name: "from any port", lines: []string{"a=b"}, url: "https://shop.example.com:8443/a/b/", want: "a=b"},
		{name: "spaces around", lines: []string{" \ta = b c \t"}, want: "a=b c"},
		{name: "quotes belong to the value", lines: []string{`a="b; c"`}, want: `a="b`},
		{name: "an equals sign in the value", lines: []string{"a=b=c"}, want: "a=b=c"},
		{name: "an empty value", lines: []string{"a="}, want: "a="},
		{name: "no name", lines: []string{"=b"}, want: ""},
		{name: "no equals sign", lines: []string{"b"}, want: ""},
		{name: "bytes of UTF-8", lines: []string{"a=\u00e1"}, want: "a=\u00e1"},
		{name: "bytes of Latin-1", lines: []string{"a=\xe1; Path=/"}, want: "a=\xe1"},
		{name: "a control character", lines: []string{"a=b\x01c"}, want: ""},
		{name: "a tab in the value", lines: []string{"a=b\tc"}, want: "a=b\tc"},
		{name: "a NUL in an attribute", lines: []string{"a=b; Path=/\x00"}, want: ""},
		{name: "4096 bytes fit", lines: []string{"a=" + strings.Repeat("x", 4095)}, want: "a=" + strings.Repeat("x", 4095)},
		{name: "4097 bytes do not", lines: []string{"a=" + strings.Repeat("x", 4096)}, want: ""},
		{name: "an attribute over 1024 bytes is ignored", lines: []string{"a=b; Domain=" + strings.Repeat("x", 1025)}, want: "a=b"},
		{name: "the last value counts", lines: []string{"a=1", "a=2"}, want: "a=2"},
		{name: "and keeps its place", lines: []string{"a=1", "b=1", "a=2"}, want: "a=2; b=1"},
		{name: "unknown attributes", lines: []string{"a=b; HttpOnly; SameSite=Strict; Partitioned; x=y"}, want: "a=b"},

		{name: "Domain: the parent", lines: []string{"a=b; Domain=example.com; Path=/"}, url: "https://other.example.com/", want: "a=b"},
		{name: "Domain: a leading dot", lines: []string{"a=b; domain=.EXAMPLE.com; Path=/"}, url: "https://example.com/", want: "a=b"},
		{name: "Domain: the host itself", lines: []string{"a=b; Domain=shop.example.com; Path=/"}, url: "https://x.shop.example.com/", want: "a=b"},
		{name: "Domain: a child", lines: []string{"a=b; Domain=x.shop.example.com; Path=/"}, url: "https://x.shop.example.com/", want: ""},
		{name: "Domain: a stranger", lines: []string{"a=b; Domain=example.org"}, want: ""},
		{name: "Domain: the end of a label", lines: []string{"a=b; Domain=ample.com"}, want: ""},
		{name: "Domain: empty means the host", lines: []string{"a=b; Domain="}, want: "a=b"},
		{name: "Domain: the last one counts", lines: []string{"a=b; Domain=example.org; Domain=example.com"}, want: "a=b"},
		{name: "Domain: part of an address", page: "http://10.0.0.1/", lines: []string{"a=b; Domain=0.0.1"}, url: "http://10.0.0.1/", want: ""},
		{name: "Domain: an address", page: "http://10.0.0.1/", lines: []string{"a=b; Domain=10.0.0.1"}, url: "http://10.0.0.1/", want: "a=b"},
		{name: "an IPv6 host", page: "http://[::1]:80/", lines: []string{"a=b"}, url: "http://[::1]/", want: "a=b"},
		{name: "a host without a dot", page: "http://intranet/", lines: []string{"a=b"}, url: "http://intranet/", want: "a=b"},
		{name: "an international host", page: "http://b\u00fccher.example/", lines: []string{"a=b; Domain=xn--bcher-kva.example"}, url: "http://www.b\u00fccher.example/", want: "a=b"},

		{name: "Path: the folder by default", lines: []string{"a=b"}, url: "https://shop.example.com/a/b", want: "a=b"},
		{name: "Path: not the folder's namesake", lines: []string{"a=b"}, url: "https://shop.example.com/a/bc", want: ""},
		{name: "Path: not above", lines: []string{"a=b"}, url: "https://shop.example.com/a", want: ""},
		{name: "Path: a root", lines: []string{"a=b; Path=/"}, url: "https://shop.example.com/", want: "a=b"},
		{name: "Path: elsewhere", lines: []string{"a=b; Path=/x"}, url: "https://shop.example.com/x/y", want: "a=b"},
		{name: "Path: a trailing slash", lines: []string{"a=b; Path=/x/"}, url: "https://shop.example.com/x", want: ""},
		{name: "Path: a relative one is the default", lines: []string{"a=b; Path=x"}, want: "a=b"},
		{name: "Path: the deepest first", lines: []string{"a=1; Path=/", "a=2; Path=/a/b", "a=3; Path=/a"}, want: "a=2; a=3; a=1"},

		{name: "Secure: not over http", lines: []string{"a=b; Secure"}, url: "http://shop.example.com/a/b/", want: ""},
		{name: "Secure: not from http", page: "http://shop.example.com/", lines: []string{"a=b; Secure"}, want: ""},
		{name: "__Secure- needs Secure", lines: []string{"__Secure-a=b"}, want: ""},
		{name: "__Secure- with Secure", lines: []string{"__Secure-a=b; Secure"}, want: "__Secure-a=b"},
		{name: "__Host- needs Path=/", lines: []string{"__Host-a=b; Secure"}, want: ""},
		{name: "__Host- must not have a Domain", lines: []string{"__HOST-a=b; Secure; Path=/; Domain=shop.example.com"}, want: ""},
		{name: "__Host- as it must be", lines: []string{"__Host-a=b; Secure; Path=/"}, want: "__Host-a=b"},

		{name: "Max-Age in the future", lines: []string{"a=b; Max-Age=1"}, want: "a=b"},
		{name: "Max-Age zero", lines: []string{"a=1", "a=2; Max-Age=0"}, want: ""},
		{name: "Max-Age negative", lines: []string{"a=b; Max-Age=-5"}, want: ""},
		{name: "Max-Age beyond any number", lines: []string{"a=b; Max-Age=99999999999999999999"}, want: "a=b"},
		{name: "Max-Age that is none", lines: []string{"a=b; Max-Age=1h"}, want: "a=b"},
		{name: "Max-Age beats Expires", lines: []string{"a=b; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT"}, want: "a=b"},
		{name: "Expires in the past", lines: []string{"a=b; Expires=Thu, 01 Jan 1970 00:00:00 GMT"}, want: ""},
		{name: "Expires that is no date", lines: []string{"a=b; Expires=soon"}, want: "a=b"},
		{name: "no cookies for files", page: "file:///tmp/x", lines: []string{"a=b"}, url: "file:///tmp/x", want: ""},
		{name: "no cookies for what is no URL", page: "nowhere", lines: []string{"a=b"}, url: "nowhere", want: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var jar cookies.Jar
			jar.SetCookies(cmp.Or(c.page, page), c.lines, now)
			if got := jar.Header(cmp.Or(c.url, page), now); got != c.want {
				t.Errorf("Header = %q, want %q", got, c.want)
			}
		})
	}
}

// GHSA-mfjm-vh54-3f96: a site could set cookies for everybody under its public suffix.
func TestPublicSuffixCookiesAreRefused(t *testing.T) {
	for _, c := range []struct{ page, domain, url, want string }{
		{"https://foo.co.uk/", "co.uk", "https://bar.co.uk/", ""},
		{"https://foo.co.uk/", "co.uk", "https://foo.co.uk/", ""},
		{"https://foo.github.io/", "github.io", "https://bar.github.io/", ""},
		{"https://foo.example/", "example", "https://foo.example/", ""},
		{"https://co.uk/", "co.uk", "https://co.uk/", "a=b"},
		{"https://co.uk/", "co.uk", "https://foo.co.uk/", ""},
		{"http://localhost/", "localhost", "http://localhost/", "a=b"},
		{"https://books.toscrape.com/", "toscrape.com", "https://quotes.toscrape.com/", "a=b"},
	} {
		var server, user cookies.Jar
		server.SetCookies(c.page, []string{"a=b; Domain=" + c.domain}, now)
		user.Add(c.page, cookies.Cookie{Name: "a", Value: "b", Domain: c.domain}, now)
		if got := server.Header(c.url, now); got != c.want {
			t.Errorf("Set-Cookie for %s from %s: %s gets %q, want %q", c.domain, c.page, c.url, got, c.want)
		}
		if got := user.Header(c.url, now); got != c.want {
			t.Errorf("a user's cookie for %s from %s: %s gets %q, want %q", c.domain, c.page, c.url, got, c.want)
		}
	}
}

func TestCookiesExpire(t *testing.T) {
	var jar cookies.Jar
	jar.SetCookies(page, []string{"a=1; Max-Age=10", "b=2; Expires=Sun, 01 Mar 2026 12:00:20 GMT", "c=3; Max-Age=99999999999", "d=4"}, now)
	for _, c := range []struct {
		after time.Duration
		want  string
	}{
		{0, "a=1; b=2; c=3; d=4"},
		{10 * time.Second, "b=2; c=3; d=4"},
		{20 * time.Second, "c=3; d=4"},
		{401 * 24 * time.Hour, "d=4"},
	} {
		if got := jar.Header(page, now.Add(c.after)); got != c.want {
			t.Errorf("after %s: %q, want %q", c.after, got, c.want)
		}
	}
}

func TestPlainCookieDoesNotShadowASecureOne(t *testing.T) {
	var jar cookies.Jar
	jar.SetCookies("https://example.com/", []string{"a=secret; Secure; Domain=example.com"}, now)
	jar.SetCookies("http://www.example.com/login", []string{"a=forged; Domain=example.com; Path=/", "b=fine"}, now)
	if got, want := jar.Header("https://www.example.com/login", now), "a=secret; b=fine"; got != want {
		t.Errorf("Header = %q, want %q", got, want)
	}
}

func TestAdd(t *testing.T) {
	for _, c := range []struct {
		name   string
		cookie cookies.Cookie
		page   string
		url    string
		want   string
	}{
		{"for the folder", cookies.Cookie{Name: "a", Value: "b"}, page, page, "a=b"},
		{"with a path", cookies.Cookie{Name: "a", Value: "b", Path: "/x"}, page, "https://shop.example.com/x", "a=b"},
		{"for the parent domain", cookies.Cookie{Name: "a", Value: "b", Domain: ".example.com", Path: "/"}, page, "https://example.com/", "a=b"},
		{"for another domain", cookies.Cookie{Name: "a", Value: "b", Domain: "example.org"}, page, "https://example.org/", ""},
		{"Secure from http, sent over https", cookies.Cookie{Name: "a", Value: "b", Secure: true}, "http://x.example.com/", "https://x.example.com/", "a=b"},
		{"Secure, not sent over http", cookies.Cookie{Name: "a", Value: "b", Secure: true}, "http://x.example.com/", "http://x.example.com/", ""},
		{"with a prefix", cookies.Cookie{Name: "__Host-a", Value: "b"}, page, page, "__Host-a=b"},
		{"the value ends at a semicolon", cookies.Cookie{Name: "a", Value: "b; c=d"}, page, page, "a=b"},
		{"no line breaks", cookies.Cookie{Name: "a", Value: "b\r\nX: y"}, page, page, ""},
		{"for a file", cookies.Cookie{Name: "a", Value: "b"}, "file:///x", "file:///x", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var jar cookies.Jar
			jar.Add(c.page, c.cookie, now)
			if got := jar.Header(c.url, now); got != c.want {
				t.Errorf("Header = %q, want %q", got, c.want)
			}
		})
	}
}

func TestJarIsBounded(t *testing.T) {
	var jar cookies.Jar
	jar.SetCookies("https://many.example.com/", []string{"keep=1; Secure"}, now)
	for i := range 10_000 {
		jar.SetCookies("https://many.example.com/", []string{fmt.Sprintf("c%d=1", i)}, now)
	}
	sent := strings.Split(jar.Header("https://many.example.com/", now), "; ")
	if len(sent) < 50 || len(sent) > 180 {
		t.Errorf("%d cookies of one domain are kept, want 50 to 180", len(sent))
	}
	if sent[0] != "keep=1" || sent[len(sent)-1] != "c9999=1" {
		t.Errorf("kept %s … %s, want the secure and the newest cookie among them", sent[0], sent[len(sent)-1])
	}
}

func TestJarKeepsTheCookiesInUse(t *testing.T) {
	var jar cookies.Jar
	jar.SetCookies("https://used.example.com/", []string{"used=1"}, now)
	kept := 0
	for i := range 20_000 {
		jar.SetCookies(fmt.Sprintf("https://h%d.example.com/", i), []string{"a=1"}, now)
		jar.Header("https://used.example.com/", now)
	}
	for i := range 20_000 {
		if jar.Header(fmt.Sprintf("https://h%d.example.com/", i), now) != "" {
			kept++
		}
	}
	if kept < 3000 || kept > 10_000 {
		t.Errorf("%d cookies are kept, want 3000 to 10000", kept)
	}
	if got := jar.Header("https://used.example.com/", now); got != "used=1" {
		t.Errorf("the cookie in use is gone: %q", got)
	}
}

func TestJarIsSafeForConcurrentUse(t *testing.T) {
	var jar cookies.Jar
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for n := range 100 {
				jar.SetCookies(page, []string{fmt.Sprintf("c%d=%d", i, n)}, now)
				jar.Header(page, now)
			}
		})
	}
	wg.Wait()
	if got := strings.Count(jar.Header(page, now), "=99"); got != 8 {
		t.Errorf("%d of 8 last values are kept", got)
	}
}
