package crawltest_test

import (
	"compress/gzip"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/gojscrape/gojscrape/runtime/crawltest"
)

func TestEndpointsAnswer(t *testing.T) {
	site := crawltest.Site()
	tests := []struct {
		path   string
		status int
		body   string // must be in it
	}{
		{"/", 200, "<h1>A site to crawl</h1>"},
		{"/status/404", 404, "status 404"},
		{"/status/204", 204, ""},
		{"/status/999", 999, "status 999"},
		{"/status/99", 400, "from 200"},
		{"/status/x", 400, "whole number"},
		{"/delay/0", 200, "waited 0 s"},
		{"/delay/61", 400, "from 0 to 60"},
		{"/delay/NaN", 400, "from 0 to 60"},
		{"/redirect/0", 200, "arrived"},
		{"/redirect-to?url=/x&status=200", 400, "from 300"},
		{"/numbers/3", 200, "0\n1\n2\n"},
		{"/numbers/-1", 400, "whole number"},
		{"/chunked", 200, "chunked content\n"},
		{"/nocontenttype", 200, "what am I?"},
		{"/links/3/1", 200, "<a href=\"/links/3/2\">2</a>"},
		{"/robots.txt", 200, "Disallow: /private/"},
		{"/private/", 200, "should not have come"},
		{"/encoding/klingon", 404, "no such encoding"},
		{"/quotes/page/11/", 404, ""},
		{"/quotes/page/x/", 404, ""},
		{"/quotes/tag/nobody/", 404, ""},
		{"/quotes/author/Nobody/", 404, ""},
		{"/quotes/author/Hugo-Parraga/", 200, `<h3 class="author-title">Hugo Párraga</h3>`},
		{"/books/catalogue/page-51.html", 404, ""},
		{"/books/catalogue/page-0.html", 404, ""},
		{"/books/catalogue/wrong-title_1/index.html", 404, ""},
		{"/books/media/1.svg", 200, "<svg"},
		{"/books/media/1001.svg", 404, ""},
		{"/nowhere", 404, ""},
	}
	for _, tt := range tests {
		resp := get(t, site, tt.path)
		if resp.Code != tt.status || !strings.Contains(resp.Body.String(), tt.body) {
			t.Errorf("%s: %d %q, want %d with %q", tt.path, resp.Code, resp.Body, tt.status, tt.body)
		}
	}
}

func TestRedirectsPointOn(t *testing.T) {
	site := crawltest.Site()
	tests := []struct {
		path     string
		status   int
		location string
	}{
		{"/redirect/2", 302, "/redirect/1"},
		{"/redirect-to?url=http%3A%2F%2Fa%2F..%2Fb", 302, "http://a/../b"},
		{"/redirect-to?url=file%3A%2F%2F%2Fetc%2Fpasswd&status=307", 307, "file:///etc/passwd"},
		{"/cookies/set?a=1", 302, "/cookies"},
		{"/quotes/logout", 302, "/quotes/"},
	}
	for _, tt := range tests {
		resp := get(t, site, tt.path)
		if got := resp.Header().Get("Location"); resp.Code != tt.status || got != tt.location {
			t.Errorf("%s: %d %q, want %d %q", tt.path, resp.Code, got, tt.status, tt.location)
		}
	}
}

func TestCookiesAreSetAndShown(t *testing.T) {
	site := crawltest.Site()
	set := get(t, site, "/cookies/set?b=2&a=1").Header().Values("Set-Cookie")
	if want := []string{"b=2; Path=/", "a=1; Path=/"}; fmt.Sprint(set) != fmt.Sprint(want) {
		t.Errorf("set %q, want %q", set, want)
	}
	raw := get(t, site, "/set-cookie?cookie=a%3Db%3B+Max-Age%3D5").Header().Get("Set-Cookie")
	if raw != "a=b; Max-Age=5" {
		t.Errorf("raw cookie %q", raw)
	}
	req := httptest.NewRequest(http.MethodGet, "/cookies", nil)
	req.Header.Set("Cookie", "a=1; b=two words")
	var got struct{ Cookies map[string]string }
	decode(t, do(site, req), &got)
	if got.Cookies["a"] != "1" || got.Cookies["b"] != "two words" || len(got.Cookies) != 2 {
		t.Errorf("cookies %v", got.Cookies)
	}
}

func TestEchoShowsTheRequest(t *testing.T) {
	req := httptest.NewRequest(http.MethodPut, "/echo?a=1&b", strings.NewReader("body"))
	req.Header.Add("X-Twice", "one")
	req.Header.Add("X-Twice", "two")
	var got struct {
		Method, URL, Body string
		Headers           map[string][]string
	}
	decode(t, do(crawltest.Site(), req), &got)
	if got.Method != "PUT" || got.URL != "/echo?a=1&b" || got.Body != "body" {
		t.Errorf("echo %+v", got)
	}
	if fmt.Sprint(got.Headers["X-Twice"], got.Headers["Host"]) != "[one two] [example.com]" {
		t.Errorf("headers %v", got.Headers)
	}
}

func TestHeadersShowsTheHeaders(t *testing.T) {
	req := httptest.NewRequest(http.MethodGet, "/headers", nil)
	req.Header.Set("User-Agent", "tester")
	var got struct{ Headers map[string][]string }
	decode(t, do(crawltest.Site(), req), &got)
	if fmt.Sprint(got.Headers["User-Agent"]) != "[tester]" {
		t.Errorf("headers %v", got.Headers)
	}
}

func TestResponseHeadersKeepTheirOrder(t *testing.T) {
	h := get(t, crawltest.Site(), "/response-headers?X-A=1&X-A=2&Content-Type=text%2Fxml").Header()
	if fmt.Sprint(h.Values("X-A"), h.Values("Content-Type")) != "[1 2] [text/xml]" {
		t.Errorf("headers %v", h)
	}
}

func TestNoContentTypeHasNone(t *testing.T) {
	server := start(t)
	resp, _ := fetch(t, server.URL()+"/nocontenttype")
	if got := resp.Header.Values("Content-Type"); len(got) != 0 {
		t.Errorf("Content-Type %q", got)
	}
}

func TestContentLengthIsThatOfTheRequest(t *testing.T) {
	server := start(t)
	resp, err := http.Post(server.URL()+"/contentlength", "text/plain", strings.NewReader("12345"))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if body, _ := io.ReadAll(resp.Body); string(body) != "5" {
		t.Errorf("Content-Length %q", body)
	}
}

func TestBasicAuthAsksForTheUser(t *testing.T) {
	site := crawltest.Site()
	for password, want := range map[string]int{"secret": 200, "wrong": 401} {
		req := httptest.NewRequest(http.MethodGet, "/basic-auth/ann/secret", nil)
		req.SetBasicAuth("ann", password)
		if got := do(site, req).Code; got != want {
			t.Errorf("password %s: %d, want %d", password, got, want)
		}
	}
	if got := get(t, site, "/basic-auth/ann/secret").Header().Get("WWW-Authenticate"); got != `Basic realm="crawltest"` {
		t.Errorf("WWW-Authenticate %q", got)
	}
}

func TestRetryFailsSoOftenForEachKey(t *testing.T) {
	site := crawltest.Site()
	var got []int
	for _, path := range []string{"/retry/2?key=a", "/retry/2?key=a", "/retry/1?key=b", "/retry/2?key=a", "/retry/1?key=b", "/retry/2?key=a"} {
		got = append(got, get(t, site, path).Code)
	}
	if want := []int{503, 503, 503, 200, 200, 200}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("codes %v, want %v", got, want)
	}
}

func TestCompressedBodiesUnpack(t *testing.T) {
	unpack := map[string]func(io.Reader) (io.Reader, error){
		"gzip":    func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"deflate": func(r io.Reader) (io.Reader, error) { return zlib.NewReader(r) },
		"br":      func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		"zstd":    func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r, zstd.WithDecoderConcurrency(1)) },
	}
	site := crawltest.Site()
	for name, open := range unpack {
		small, large := unpacked(t, get(t, site, "/"+name), open), unpacked(t, get(t, site, "/"+name+"?bytes=1000000"), open)
		if !strings.Contains(small, `<p class="encoding">`+name+`</p>`) || len(large) != 1_000_000 {
			t.Errorf("%s: %q and %d bytes", name, small, len(large))
		}
	}
}

func unpacked(t *testing.T, resp *httptest.ResponseRecorder, open func(io.Reader) (io.Reader, error)) string {
	t.Helper()
	r, err := open(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestEncodedPagesDecode(t *testing.T) {
	site := crawltest.Site()
	tests := []struct{ label, declare, contentType, text string }{
		{"gb18030", "", "text/html; charset=gb18030", "你好，世界"},
		{"gb18030", "meta", "text/html", `<meta charset="gb18030">`},
		{"shift_jis", "none", "text/html", "世界"},
		{"windows-1251", "header", "text/html; charset=windows-1251", "привет"},
		{"iso-8859-2", "", "text/html; charset=iso-8859-2", "&#20320;"}, // 你
	}
	for _, tt := range tests {
		resp := get(t, site, "/encoding/"+tt.label+"?declare="+tt.declare)
		enc, err := htmlindex.Get(tt.label)
		if err != nil {
			t.Fatal(err)
		}
		text, err := enc.NewDecoder().String(resp.Body.String())
		if err != nil {
			t.Fatal(err)
		}
		if resp.Header().Get("Content-Type") != tt.contentType || !strings.Contains(text, tt.text) {
			t.Errorf("%v: %s %q", tt, resp.Header().Get("Content-Type"), text)
		}
	}
}

func do(site http.Handler, req *http.Request) *httptest.ResponseRecorder {
	resp := httptest.NewRecorder()
	site.ServeHTTP(resp, req)
	return resp
}

func decode(t *testing.T, resp *httptest.ResponseRecorder, v any) {
	t.Helper()
	if err := json.Unmarshal(resp.Body.Bytes(), v); err != nil {
		t.Fatalf("%v in %q", err, resp.Body)
	}
}
