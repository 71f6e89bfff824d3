package crawl_test

import (
	"encoding/json"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestCanonicalURLAgreesWithW3lib(t *testing.T) {
	rows, failed := vectors(t, "w3lib_url.json", "url.canonicalize_url", 90), 0
	for _, row := range rows {
		url, ok := text(row.Args[0])
		if !ok {
			url = joinParts(t, row)
		}
		opts := crawl.CanonicalOptions{
			KeepFragments: option[bool](t, row, "keep_fragments"),
			Separator:     option[string](t, row, "query_separator"),
			Encoding:      option[string](t, row, "encoding"),
		}
		if row.Kwargs["keep_blank_values"] != nil {
			opts.DropBlanks = !option[bool](t, row, "keep_blank_values")
		}
		want, _ := text(row.Expect)
		if got := crawl.CanonicalURL(url, opts); got != want {
			failed++
			t.Errorf("%s: got %q, want %q", describe(row), got, want)
		}
	}
	t.Logf("conformance|w3lib: canonicalize_url|%d|%d|-", len(rows), len(rows)-failed)
}

// joinParts writes a URL given as Python's (scheme, host, path, params, query, fragment).
func joinParts(t *testing.T, row vector) string {
	t.Helper()
	var p []string
	if err := json.Unmarshal(row.Args[0], &p); err != nil || len(p) != 6 {
		t.Fatalf("%s: not understood", describe(row))
	}
	url := p[0] + "://" + p[1] + p[2]
	for i, separator := range []string{";", "?", "#"} {
		if p[3+i] != "" {
			url += separator + p[3+i]
		}
	}
	return url
}

func TestCanonicalURLKeepsWhatItCannotRead(t *testing.T) {
	for _, url := range []string{"http://[::1/", "http://e.com:x/?b&a"} {
		if got := crawl.CanonicalURL(url, crawl.CanonicalOptions{}); got != url {
			t.Errorf("got %q, want %q", got, url)
		}
	}
}

func TestCanonicalURLOfParams(t *testing.T) {
	for url, want := range map[string]string{
		"http://e.com/a;":    "http://e.com/a",
		"http://e.com/a;%7e": "http://e.com/a;%7e", // parameters are compared as written
		"mailto:a;%7e":       "mailto:a;~",         // a scheme without them
	} {
		if got := crawl.CanonicalURL(url, crawl.CanonicalOptions{}); got != want {
			t.Errorf("%s: got %q, want %q", url, got, want)
		}
	}
}

func BenchmarkCanonicalURL(b *testing.B) {
	for b.Loop() {
		crawl.CanonicalURL("https://books.example.com/catalogue/page-2.html?sort=price&dir=asc", crawl.CanonicalOptions{})
	}
}
