package crawl_test

import (
	"encoding/hex"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestFingerprintAgreesWithScrapy(t *testing.T) {
	var data struct {
		Vectors []struct {
			URL, Method    string
			BodyHex        string              `json:"body_hex"`
			Headers        map[string][]string `json:"headers"`
			IncludeHeaders []string            `json:"include_headers"`
			KeepFragments  bool                `json:"keep_fragments"`
			SHA1           string
		}
	}
	readJSON(t, "fingerprint.json", &data)
	if len(data.Vectors) < 21 {
		t.Fatalf("%d rows, want 21", len(data.Vectors))
	}
	failed := 0
	for _, row := range data.Vectors {
		req := request(t, row.URL)
		req.Method = row.Method
		req.Body, _ = hex.DecodeString(row.BodyHex)
		for name, values := range row.Headers {
			req.Headers.Set(name, values...)
		}
		opts := crawl.FingerprintOptions{IncludeHeaders: row.IncludeHeaders, KeepFragments: row.KeepFragments}
		got := crawl.FingerprintWith(req, opts)
		if hex.EncodeToString(got[:]) != row.SHA1 {
			failed++
			t.Errorf("%+v: got %x", row, got)
		}
		if plain := crawl.Fingerprint(req); !row.KeepFragments && len(row.IncludeHeaders) == 0 && plain != got {
			t.Errorf("%+v: without options %x, want %x", row, plain, got)
		}
	}
	t.Logf("conformance|Scrapy: fingerprints of requests|%d|%d|-", len(data.Vectors), len(data.Vectors)-failed)
}

// The expected values are those of scrapy.utils.request.fingerprint.
func TestFingerprintOfUncommonRequests(t *testing.T) {
	verbatim := &crawl.Request{Method: "GET", URL: "http://E.com/?b=é&a=\"😀\x7f\"\n\r\t\f\b\x01", Meta: crawl.NewValues("verbatim_url", true)}
	manyHeaders := request(t, "http://e.com/")
	manyHeaders.Headers = crawl.NewHeaders("X-B", "2", "X-A", "1", "X-B", "3")
	manyHeaders.Headers.Set("X-Gone")
	for _, c := range []struct {
		name string
		req  *crawl.Request
		opts crawl.FingerprintOptions
		want string
	}{
		{"verbatim url", verbatim, crawl.FingerprintOptions{}, "af7df508ea246745a2478f1402859dbd372fd28c"},
		{"several headers", manyHeaders, crawl.FingerprintOptions{IncludeHeaders: []string{"x-b", "X-A", "X-Gone", "X-Missing", "X-B"}}, "ffb00ff87ef7607b63af5fc819dd36d31ec15aa8"},
	} {
		if got := crawl.FingerprintWith(c.req, c.opts); hex.EncodeToString(got[:]) != c.want {
			t.Errorf("%s: got %x, want %s", c.name, got, c.want)
		}
	}
}

func BenchmarkFingerprint(b *testing.B) {
	req, err := crawl.NewRequest("https://books.example.com/catalogue/page-2.html?sort=price&dir=asc")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		crawl.Fingerprint(req)
	}
}

func request(t *testing.T, url string) *crawl.Request {
	t.Helper()
	req, err := crawl.NewRequest(url)
	if err != nil {
		t.Fatal(err)
	}
	return req
}
