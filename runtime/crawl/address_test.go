package crawl_test

import (
	"strings"
	"testing"

	"github.com/nlnwa/whatwg-url/url"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestAddressOf(t *testing.T) {
	for raw, want := range map[string]crawl.Address{
		"http://example.com/a?b#c":           {"http", "example.com", ""},
		"https://example.com:443":            {"https", "example.com", ""},
		"http://example.com:8080?x":          {"http", "example.com", "8080"},
		"http://127.0.0.1:8765/books/":       {"http", "127.0.0.1", "8765"},
		"http://127.0.0.1:65535":             {"http", "127.0.0.1", "65535"},
		"http://127.0.0.1:65536":             {},
		"http://127.1/":                      {"http", "127.0.0.1", ""},
		"http://0x7f.1/":                     {"http", "127.0.0.1", ""},
		"http://2130706433/":                 {"http", "127.0.0.1", ""},
		"HTTP://EXAMPLE.com./":               {"http", "example.com.", ""},
		"http://user:pw@example.com:0080/":   {"http", "example.com", ""},
		"http://[::1]:81/":                   {"http", "::1", "81"},
		"http://bücher.example/":             {"http", "xn--bcher-kva.example", ""},
		"http://ex%41mple.com/":              {"http", "example.com", ""},
		"http://example.com\\@evil.example/": {"http", "example.com", ""},
		"ftp://example.com/":                 {"ftp", "example.com", ""},
		"data:,x":                            {"data", "", ""},
		"http://":                            {},
		"http://example.com:99999/":          {},
		"nothing":                            {},
		"":                                   {},
	} {
		if got := crawl.AddressOf(raw); got != want {
			t.Errorf("the address of %q is %q, want %q", raw, got, want)
		}
	}
}

// The quick way must not differ from the parser in anything.
func FuzzAddressOf(f *testing.F) {
	for _, raw := range []string{"http://a.b-c.d1:80/", "https://1.2.3.4?x", "http://a.1", "http://-a/", "http://a..b", "http://a.0x", "http://xn--a/", "http://a:1:2/", "http://a b/"} {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		var want crawl.Address
		if u, err := url.Parse(raw); err == nil {
			want = crawl.Address{Scheme: u.Scheme(), Host: strings.ToLower(strings.Trim(u.Hostname(), "[]")), Port: u.Port()}
		}
		if got := crawl.AddressOf(raw); got != want {
			t.Errorf("the address of %q is %q, want %q", raw, got, want)
		}
	})
}

func TestAddressOfUsualURLsAllocatesNothing(t *testing.T) {
	for _, raw := range []string{"https://shop.example.com/catalogue/1?a=b#c", "http://127.0.0.1:45678/", "http://example.com:80"} {
		if n := testing.AllocsPerRun(100, func() { crawl.AddressOf(raw) }); n > 0 {
			t.Errorf("%s: %v allocations", raw, n)
		}
	}
}

func BenchmarkAddressOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		crawl.AddressOf("http://shop.example.com:8080/catalogue/book-1/index.html")
	}
}
