package crawl_test

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"

	whatwg "github.com/nlnwa/whatwg-url/url"
	"golang.org/x/text/encoding/charmap"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestBaseURLAgreesWithW3lib(t *testing.T) {
	rows, failed := vectors(t, "w3lib_html.json", "html.get_base_url", 20), 0
	for _, row := range rows {
		page, encoding := arg(row, 0), "utf-8"
		if option[string](t, row, "encoding") == "latin-1" {
			encoding = "latin-1"
			page, _ = charmap.ISO8859_1.NewEncoder().String(page)
		}
		resp := &crawl.Response{URL: arg(row, 1), Kind: crawl.HTML, Body: []byte(page), Encoding: encoding}
		want, _ := text(row.Expect)
		if got := resp.BaseURL(); got != want {
			failed++
			t.Errorf("%s: got %q, want %q", describe(row), got, want)
		}
	}
	t.Logf("conformance|w3lib: get_base_url|%d|%d|-", len(rows), len(rows)-failed)
}

func TestBaseURL(t *testing.T) {
	const base = `<base href="/b/">`
	for _, c := range []struct {
		name string
		kind crawl.Kind
		body string
		want string
	}{
		{"html", crawl.HTML, base, "http://e.com/b/"},
		{"text", crawl.Text, base, "http://e.com/b/"},
		{"binary", crawl.Binary, base, "http://e.com/a/"},
		{"first one counts", crawl.HTML, base + `<base href="/c/">`, "http://e.com/b/"},
		{"base without href", crawl.HTML, `<base target="_top" >` + base, "http://e.com/b/"},
		{"not quoted", crawl.HTML, `<base href=/c/>` + base, "http://e.com/b/"},
		{"spaces inside", crawl.HTML, `<base href="/c c">` + base, "http://e.com/b/"},
		{"not closed", crawl.HTML, `<base href="/c`, "http://e.com/a/"},
		{"href without value", crawl.HTML, `<base href href = ' /b/ '>`, "http://e.com/b/"},
		{"empty", crawl.HTML, `<base href="">`, "http://e.com/a/"},
		{"invalid", crawl.HTML, `<base href="http://[">`, "http://e.com/a/"},
		{"beyond 4 KiB", crawl.HTML, strings.Repeat("é", 4096) + base, "http://e.com/a/"},
		{"characters count, not bytes", crawl.HTML, strings.Repeat("é", 4000) + base, "http://e.com/b/"},
	} {
		resp := &crawl.Response{URL: "http://e.com/a/", Kind: c.kind, Body: []byte(c.body)}
		if got := resp.BaseURL(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMetaRefreshAgreesWithW3lib(t *testing.T) {
	rows, failed := vectors(t, "w3lib_html.json", "html.get_meta_refresh", 26), 0
	for _, row := range rows {
		ignore := []string{"script", "noscript"}
		if _, given := row.Kwargs["ignore_tags"]; given {
			ignore = option[[]string](t, row, "ignore_tags")
		}
		encoding := "utf-8"
		if len(row.Args) > 2 {
			encoding = arg(row, 2)
		}
		var want []any
		if err := json.Unmarshal(row.Expect, &want); err != nil {
			t.Fatal(err)
		}
		resp := &crawl.Response{URL: arg(row, 1), Kind: crawl.HTML, Body: []byte(arg(row, 0)), Encoding: encoding}
		got := []any{nil, nil}
		if seconds, url, ok := resp.MetaRefresh(ignore); ok {
			got = []any{seconds, url}
		}
		if !slices.Equal(got, want) {
			failed++
			t.Errorf("%s: got %v, want %v", describe(row), got, want)
		}
	}
	t.Logf("conformance|w3lib: get_meta_refresh|%d|%d|-", len(rows), len(rows)-failed)
}

func TestMetaRefresh(t *testing.T) {
	const refresh = `<meta http-equiv="refresh" content="2;url=/r">`
	for _, c := range []struct {
		name string
		kind crawl.Kind
		body string
		want string
	}{
		{"html", crawl.HTML, refresh, "http://e.com/r"},
		{"binary", crawl.Binary, refresh, ""},
		{"a base tag does not count", crawl.HTML, `<base href="http://f.com/">` + refresh, "http://e.com/r"},
		{"invalid address", crawl.HTML, `<meta http-equiv="refresh" content="2;url=http://[">`, ""},
		{"beyond 4 KiB", crawl.HTML, strings.Repeat("é", 4096) + refresh, ""},
	} {
		resp := &crawl.Response{URL: "http://e.com/a/", Kind: c.kind, Body: []byte(c.body)}
		if _, got, ok := resp.MetaRefresh(nil); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s: got %q, %v, want %q", c.name, got, ok, c.want)
		}
	}
}

func TestURLJoin(t *testing.T) {
	for _, c := range []struct{ page, encoding, ref, want string }{
		{"http://e.com/a/b?c#d", "", "x.html", "http://e.com/a/x.html"},
		{"http://e.com/a/b?c#d", "", "../x/./y/..", "http://e.com/x/"},
		{"http://e.com/a/b?c#d", "", "/x?y#z", "http://e.com/x?y#z"},
		{"http://e.com/a/b?c#d", "", "?y", "http://e.com/a/b?y"},
		{"http://e.com/a/b?c#d", "", "#z", "http://e.com/a/b?c#z"},
		{"http://e.com/a/b?c#d", "", "", "http://e.com/a/b?c"},
		{"http://e.com/a/b?c#d", "", "//f.com", "http://f.com/"},
		{"http://e.com/a/b?c#d", "", " \thttps://f.com:443/x\n ", "https://f.com/x"},
		{"http://e.com/a/b?c#d", "", `\x\y`, "http://e.com/x/y"},
		{"http://e.com/a/b?c#d", "", "mailto:a@b.c", "mailto:a@b.c"},
		{"http://e.com", "", "x", "http://e.com/x"},
		{"http://e.com/", "utf-8", "é?é#é", "http://e.com/%C3%A9?%C3%A9#%C3%A9"},
		{"http://e.com/", "latin1", "é?é", "http://e.com/%C3%A9?%E9"},
		{"http://e.com/", "latin1", "?€", "http://e.com/?%E2%82%AC"},
		{"http://e.com/", "koi8-r", "?д", "http://e.com/?%C4"},
		{"http://e.com/", "koi8-r", "?€", "http://e.com/?%E2%82%AC"},
		{"about:blank", "", "http://e.com/x", "http://e.com/x"},
	} {
		resp := &crawl.Response{URL: c.page, Kind: crawl.HTML, Encoding: c.encoding}
		if got, err := resp.URLJoin(c.ref); got != c.want || err != nil {
			t.Errorf("%q on %s: got %q, %v, want %q", c.ref, c.page, got, err, c.want)
		}
	}
}

func TestURLJoinSaysWhatItCouldNotJoin(t *testing.T) {
	resp := &crawl.Response{URL: "http://e.com/a", Kind: crawl.HTML}
	for _, ref := range []string{"http://[", "http://e.com:99999/", "http://e.com／x"} {
		_, err := resp.URLJoin(ref)
		if err == nil || !strings.Contains(err.Error(), ref) || !strings.Contains(err.Error(), "http://e.com/a") {
			t.Errorf("%q: got %v", ref, err)
		}
	}
}

func TestURLJoinErrorsHideCredentials(t *testing.T) {
	resp := &crawl.Response{URL: "http://user:secret@e.com/a"}
	for _, ref := range []string{"http://[", "http://user:secret@e.com:99999/"} {
		if _, err := resp.URLJoin(ref); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: got %v", ref, err)
		}
	}
}

func TestURLJoinFromManyGoroutines(t *testing.T) {
	resp := &crawl.Response{URL: "http://e.com/a", Kind: crawl.HTML, Body: []byte(`<base href="/b/">`)}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got, err := resp.URLJoin("../c"); got != "http://e.com/c" || err != nil {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
	wg.Wait()
}

// The shapes that are joined without the parser must come out as the parser has them.
func TestURLJoinIsTheParsers(t *testing.T) {
	pages := []string{"http://e.com", "http://u:p@e.com:8080/a/b/c?d/e#f/g", "https://e.com/a/", "http://[::1]/a/b", "file:///a/b", "ftp://e.com/a/b", "data:x"}
	parts := []string{"", "/", "a", "..", "../", "../../../", "./", ".", ".a", "b.html", "a/../b", "?x=1", "?x=%41/../y", "#z", "#z#?", "%2e%2e/", "a b", "a:b", "é", "//f.com/", ";p=1", "'"}
	for _, page := range pages {
		for _, first := range parts {
			for _, second := range parts {
				ref := first + second
				want, wantErr := whatwg.ParseRef(page, ref)
				got, err := (&crawl.Response{URL: page}).URLJoin(ref)
				if (err != nil) != (wantErr != nil) || err == nil && got != want.Href(false) {
					t.Errorf("%q on %s: got %q, %v, want %v, %v", ref, page, got, err, want, wantErr)
				}
			}
		}
	}
}

func BenchmarkURLJoin(b *testing.B) {
	resp := &crawl.Response{URL: "https://books.example.com/catalogue/page-1.html", Kind: crawl.HTML}
	for b.Loop() {
		if _, err := resp.URLJoin("../a-light-in-the-attic_1000/index.html"); err != nil {
			b.Fatal(err)
		}
	}
}
