package httphandler_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloader/httphandler"
)

func TestResponse(t *testing.T) {
	s := serve(t, reply(ok+"X-B: 1\r\nSet-Cookie: b=2\r\nContent-Type: text/html\r\nSet-Cookie: a=1\r\nKeep-Alive: timeout=5\r\nContent-Length: 5\r\n\r\nhello"))
	req := request(strings.Replace(s.url, "http://", "http://me:secret@", 1) + "/page#part")
	resp, err := newCrawler(t).Fetch(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	var headers []string
	for name, values := range resp.Headers.All() {
		headers = append(headers, fmt.Sprint(name, values))
	}
	want := []string{"Content-Length[5]", "Content-Type[text/html]", "Set-Cookie[b=2 a=1]", "X-B[1]"}
	if !slices.Equal(headers, want) {
		t.Errorf("headers are %v, want %v", headers, want)
	}
	for name, got := range map[string][2]any{
		"URL":         {resp.URL, strings.TrimSuffix(req.URL, "#part")},
		"Status":      {resp.Status, 200},
		"Body":        {string(resp.Body), "hello"},
		"Flags":       {len(resp.Flags), 0},
		"Request":     {resp.Request, req},
		"IPAddress":   {resp.IPAddress, "127.0.0.1"},
		"Protocol":    {resp.Protocol, "HTTP/1.1"},
		"Certificate": {resp.Certificate == nil, true},
		"Kind":        {resp.Kind, crawl.HTML},
	} {
		if got[0] != got[1] {
			t.Errorf("%s is %v, want %v", name, got[0], got[1])
		}
	}
	if latency, ok := req.Meta.Float("download_latency"); !ok || latency <= 0 {
		t.Errorf("meta.download_latency is %v", req.Meta.Get("download_latency"))
	}
}

func TestBodies(t *testing.T) {
	long := strings.Repeat("0123456789abcdef", 200_000) // 3.2 MB, more than any first buffer
	tests := []struct {
		name, method, reply string
		body                string
		flags               string
	}{
		{"of known length", "GET", ok + "Content-Length: 5\r\n\r\nhello", "hello", "[]"},
		{"long, of known length", "GET", fmt.Sprintf("%sContent-Length: %d\r\n\r\n%s", ok, len(long), long), long, "[]"},
		{"empty", "GET", ok + "Content-Length: 0\r\n\r\n", "", "[]"},
		{"chunked", "GET", chunked + "5\r\nhello\r\n0\r\n\r\n", "hello", "[]"},
		{"long, chunked", "GET", fmt.Sprintf("%s%x\r\n%s\r\n0\r\n\r\n", chunked, len(long), long), long, "[]"},
		{"until the connection ends", "GET", ok + "\r\nhello", "hello", "[partial]"},
		{"until the connection ends, HTTP/1.0", "GET", "HTTP/1.0 200 OK\r\n\r\nhello", "hello", "[partial]"},
		{"still compressed", "GET", ok + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x8b\x08", "\x1f\x8b\x08", "[]"},
		{"none for HEAD", "HEAD", ok + "Content-Length: 5\r\n\r\n", "", "[]"},
		{"none for 204", "GET", "HTTP/1.1 204 No Content\r\n\r\n", "", "[]"},
		{"none for 304", "GET", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", "", "[]"},
		{"of a redirect, which is not followed", "GET", "HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 5\r\n\r\nmoved", "moved", "[]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, reply(tt.reply))
			req := request(s.url)
			req.Method = tt.method
			resp, err := newCrawler(t).Fetch(t.Context(), req)
			if err != nil {
				t.Fatal(err)
			}
			if string(resp.Body) != tt.body || fmt.Sprint(resp.Flags) != tt.flags {
				t.Errorf("got %.20q (%d bytes) with flags %v, want %.20q (%d bytes) with flags %s", resp.Body, len(resp.Body), resp.Flags, tt.body, len(tt.body), tt.flags)
			}
			if n := s.conns.Load(); n != 1 {
				t.Errorf("%d connections, want one request", n)
			}
		})
	}
}

func TestBodiesShareNoMemory(t *testing.T) {
	s := serve(t, func(conn net.Conn, request string) {
		io.WriteString(conn, chunked+"5\r\n"+request[5:10]+"\r\n0\r\n\r\n")
	})
	c := newCrawler(t)
	first := c.mustGet(t, s.url+"/first")
	second := c.mustGet(t, s.url+"/other")
	if string(first.Body) != "first" || string(second.Body) != "other" {
		t.Errorf("bodies are %q and %q", first.Body, second.Body)
	}
}

func TestConnectionsAreUsedAgain(t *testing.T) {
	var addrs []string
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		addrs = append(addrs, r.RemoteAddr)
		io.WriteString(w, r.URL.Path)
		w.(http.Flusher).Flush() // chunked
	}))
	defer srv.Close()
	c := newCrawler(t)
	for range 5 {
		c.mustGet(t, srv.URL+"/a")
	}
	if len(slices.Compact(addrs)) != 1 {
		t.Errorf("requests came from %v, want one connection", addrs)
	}
}

func TestSizeLimits(t *testing.T) {
	known := serve(t, reply(ok+"Content-Length: 10\r\n\r\n0123456789"))
	unknown := serve(t, reply(ok+"\r\n0123456789"))
	tests := []struct {
		name     string
		site     *site
		max      int
		warn     int
		meta     []any
		failed   bool
		wantsLog string
	}{
		{"within", known, 10, 10, nil, false, ""},
		{"off", known, 0, 0, nil, false, ""},
		{"announced too long", known, 9, 0, nil, true, "Expected to receive 10 bytes which is larger than download max size (9) in request <GET %s>."},
		{"too long", unknown, 9, 0, nil, true, "Received 10 bytes which is larger than download max size (9) in request <GET %s>."},
		{"meta forbids", known, 0, 0, []any{"download_maxsize", 3}, true, "larger than download max size (3)"},
		{"meta allows", known, 3, 0, []any{"download_maxsize", 0}, false, ""},
		{"announced large", known, 0, 9, nil, false, "Expected to receive 10 bytes which is larger than download warn size (9) in request <GET %s>."},
		{"large", unknown, 0, 9, nil, false, "Received 10 bytes which is larger than download warn size (9) in request <GET %s>."},
		{"meta warns", known, 0, 0, []any{"download_warnsize", 9}, false, "warn size (9)"},
		{"meta does not warn", known, 0, 9, []any{"download_warnsize", 0}, false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newCrawler(t, "DOWNLOAD_MAXSIZE", tt.max, "DOWNLOAD_WARNSIZE", tt.warn)
			url := strings.Replace(tt.site.url, "http://", "http://me:secret@", 1)
			resp, err := c.get(t, url, tt.meta...)
			switch {
			case tt.failed && crawl.ErrorName(err) != "DownloadCancelledError":
				t.Errorf("got %v, %v, want it cancelled", resp, err)
			case !tt.failed && (err != nil || string(resp.Body) != "0123456789"):
				t.Errorf("got %v, %v", resp, err)
			}
			want := strings.ReplaceAll(tt.wantsLog, "%s", tt.site.url)
			if n := strings.Count(c.log.String(), "level=WARN"); (n == 0) != (want == "") || n > 1 || !strings.Contains(c.log.String(), want) {
				t.Errorf("log is %q, want one warning with %q", c.log, want)
			}
		})
	}
}

func TestTheEndOfTheContextEndsTheDownload(t *testing.T) {
	closing := errors.New("engine closes")
	for name, head := range map[string]string{"before the response": "", "in the body": ok + "\r\nsome"} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancelCause(t.Context())
			s := serve(t, func(conn net.Conn, _ string) {
				io.WriteString(conn, head)
				cancel(closing)
				untilClosed(conn)
			})
			_, err := newCrawler(t, "DOWNLOAD_FAIL_ON_DATALOSS", false).Fetch(ctx, request(s.url))
			if crawl.ErrorName(err) != "DownloadCancelledError" || !errors.Is(err, closing) {
				t.Errorf("error is %T %v", err, err)
			}
		})
	}
}

func TestARefusedBodyClosesItsConnection(t *testing.T) {
	closed := make(chan struct{})
	s := serve(t, func(conn net.Conn, _ string) {
		io.WriteString(conn, ok+"Content-Length: 1000\r\n\r\nsome")
		untilClosed(conn)
		close(closed)
	})
	// Without a downloader around it no timeout closes the connection by the way.
	h := httphandler.New(newCrawler(t, "DOWNLOAD_MAXSIZE", 10).env)
	if _, err := h.Download(t.Context(), request(s.url)); crawl.ErrorName(err) != "DownloadCancelledError" {
		t.Errorf("error is %v", err)
	}
	<-closed
}

func BenchmarkDownload(b *testing.B) {
	page := bytes.Repeat([]byte("<p>some text of a page</p>\n"), 2000) // 54 kB
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/chunked" {
			w.(http.Flusher).Flush()
		} else {
			w.Header().Set("Content-Length", fmt.Sprint(len(page)))
		}
		w.Write(page)
	}))
	defer srv.Close()
	for _, path := range []string{"/announced", "/chunked"} {
		b.Run(path[1:], func(b *testing.B) {
			c := newCrawler(b)
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				c.mustGet(b, srv.URL+path)
			}
		})
	}
}
