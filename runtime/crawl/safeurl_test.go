package crawl_test

import (
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestSafeURLAgreesWithW3lib(t *testing.T) {
	cases, failed := 0, 0
	for _, row := range vectors(t, "w3lib_url.json", "url.safe_url_string", 360) {
		url, ok := text(row.Args[0])
		if !ok {
			if row.Raises != "TypeError" {
				t.Errorf("%s: not understood", describe(row))
			}
			continue // not text at all: Go's type system refuses it
		}
		cases++
		opts := crawl.SafeURLOptions{
			Encoding:     option[string](t, row, "encoding"),
			PathEncoding: option[string](t, row, "path_encoding"),
		}
		if row.Kwargs["quote_path"] != nil {
			opts.RawPath = !option[bool](t, row, "quote_path")
		}
		if len(row.Args) > 1 {
			opts.Encoding = arg(row, 1)
		}
		got, err := crawl.SafeURLWith(url, opts)
		if row.Raises != "" {
			if err == nil {
				failed++
				t.Errorf("%s: got %q, want an error", describe(row), got)
			}
			continue
		}
		if want, _ := text(row.Expect); got != want || err != nil {
			failed++
			t.Errorf("%s: got %q, %v, want %q", describe(row), got, err, want)
		}
		if again, err := crawl.SafeURL(got, opts.Encoding); !opts.RawPath && (again != got || err != nil) {
			t.Errorf("%s: cleaning %q again gives %q, %v", describe(row), got, again, err)
		}
	}
	t.Logf("conformance|w3lib: safe_url_string|%d|%d|-", cases, cases-failed)
}

func TestSafeURLWhereBrowsersAndW3libDiffer(t *testing.T) {
	for _, c := range []struct{ url, encoding, want string }{
		{"http://faß.de/", "", "http://xn--fa-hia.de/"},           // IDNA 2003 would go to fass.de
		{"http://e.com/?q=ä", "utf-16", "http://e.com/?q=%C3%A4"}, // never sent as UTF-16
		{"http://e.com/?q=日本", "shift_jis", "http://e.com/?q=%93%FA%96%7B"},
		{"file:///etc/hosts", "", "file:///etc/hosts"},
		{"x:////a", "", "x:////a"}, // the authority is empty and must stay so
		{"data:text/html,<p>a b</p>", "", "data:text/html,%3Cp%3Ea%20b%3C/p%3E"},
		{"http://e.com:0080/", "", "http://e.com:80/"},
		{"http://[FE80::1%25Eth0]/", "", "http://[fe80::1%25Eth0]/"},
	} {
		if got, err := crawl.SafeURL(c.url, c.encoding); got != c.want || err != nil {
			t.Errorf("%q in %q: got %q, %v, want %q", c.url, c.encoding, got, err, c.want)
		}
	}
}

func TestSafeURLErrorsSayWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ url, encoding, want string }{
		{"http://e.com:99999/", "", `port "99999"`},
		{"http://[::1/", "", "brackets"},
		{"http://e.com／x/", "", "delimiter"},
		{"http://e.com/?q=€", "latin1", "can't be written in iso8859-1"},
		{"http://e.com/#€", "latin1", "can't be written in iso8859-1"},
		{"http://user:secret@e.com:x/", "", `"http://e.com:x/"`},
		{"http://e.com/?q=€", "klingon", `unknown encoding "klingon"`},
		{"http://e.com/?q=\xA4", "klingon", `unknown encoding "klingon"`},
	} {
		_, err := crawl.SafeURL(c.url, c.encoding)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got error %v, want one with %q", c.url, err, c.want)
		}
	}
}

func TestSafeURLEncodesThePathApart(t *testing.T) {
	if got, err := crawl.SafeURLWith("http://e.com/€", crawl.SafeURLOptions{PathEncoding: "latin1"}); err == nil {
		t.Errorf("got %q, want an error", got)
	}
}

func BenchmarkSafeURL(b *testing.B) {
	for b.Loop() {
		if _, err := crawl.SafeURL("https://books.example.com/catalogue/page-2.html?sort=price&dir=asc", ""); err != nil {
			b.Fatal(err)
		}
	}
}
