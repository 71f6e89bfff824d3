package httphandler_test

import (
	"encoding/base64"
	"io"
	"net"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// echo is a site that answers with the text of the request.
func echo(t *testing.T) *site {
	return serve(t, func(conn net.Conn, request string) {
		io.WriteString(conn, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"+request)
	})
}

func TestTargetGoesOutAsItIsWritten(t *testing.T) {
	s := echo(t)
	c := newCrawler(t)
	for path, want := range map[string]string{
		"":                     "/",
		"/":                    "/",
		"?q=1":                 "/?q=1",
		"#top":                 "/",
		"/a/../b/./c":          "/a/../b/./c",
		"/a%zz|b?c=%|&d=[e]":   "/a%zz|b?c=%|&d=[e]",
		"/%7Euser/%2F?x=%20#f": "/%7Euser/%2F?x=%20",
		"//double/slash?q":     "//double/slash?q",
		"/a?b?c=/d//e":         "/a?b?c=/d//e",
		"/a?":                  "/a?",
		"/a b\r\nX-Evil: 1":    "/a%20b%0D%0AX-Evil:%201",
		"/ü":                   "/%C3%BC",
	} {
		line, _, _ := strings.Cut(string(c.mustGet(t, s.url+path).Body), "\r\n")
		if line != "GET "+want+" HTTP/1.1" {
			t.Errorf("%q is asked for as %q, want %q", path, line, want)
		}
	}
}

func TestRequestOnTheWire(t *testing.T) {
	s := echo(t)
	host := strings.TrimPrefix(s.url, "http://")
	tests := []struct {
		name   string
		change func(*crawl.Request)
		want   string
	}{
		{"nothing set", func(*crawl.Request) {},
			"GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"},
		{"headers", func(r *crawl.Request) {
			r.Headers.Append("X-List", "a")
			r.Headers.Append("x-list", "b")
			r.Headers.Set("User-Agent", "me")
			r.Headers.Set("Accept-Encoding", "gzip")
			r.Headers.Set("X-Absent")
		}, "GET / HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: me\r\nAccept-Encoding: gzip\r\nX-List: a\r\nX-List: b\r\n\r\n"},
		{"user agent explicitly absent", func(r *crawl.Request) { r.Headers.Set("User-Agent") },
			"GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"},
		{"own host", func(r *crawl.Request) { r.Headers.Set("Host", "other.example") },
			"GET / HTTP/1.1\r\nHost: other.example\r\n\r\n"},
		{"bytes above ASCII", func(r *crawl.Request) { r.Headers.Set("Cookie", "a=\xfc") },
			"GET / HTTP/1.1\r\nHost: " + host + "\r\nCookie: a=\xfc\r\n\r\n"},
		{"body", func(r *crawl.Request) { r.Method, r.Body = "POST", []byte("a=1") },
			"POST / HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 3\r\n\r\na=1"},
		{"empty body", func(r *crawl.Request) { r.Method = "POST" },
			"POST / HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 0\r\n\r\n"},
		{"unusual method", func(r *crawl.Request) { r.Method = "PURGE" },
			"PURGE / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"},
		{"no credentials but by the middleware", func(r *crawl.Request) {
			r.URL = "http://me:secret@" + host + "/"
			r.Headers.Set("Proxy-Authorization", "Basic c2VjcmV0")
		}, "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"},
	}
	c := newCrawler(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			req := request(s.url + "/")
			tt.change(req)
			resp, err := c.Fetch(t.Context(), req)
			if err != nil {
				t.Fatal(err)
			}
			if got := string(resp.Body); got != tt.want {
				t.Errorf("sent\n%q\nwant\n%q", got, tt.want)
			}
		})
	}
}

func TestWhatCanNotBeSentIsNotTriedAgain(t *testing.T) {
	tests := []struct {
		name   string
		change func(*crawl.Request)
		want   string
	}{
		{"no host", func(r *crawl.Request) { r.URL = "http://me:secret@a b/" }, "no valid host"},
		{"header name", func(r *crawl.Request) { r.Headers.Set("Bad Name", "x") }, `header name "Bad Name" can't be sent`},
		{"header value", func(r *crawl.Request) { r.Headers.Set("Authorization", "secret\r\nX-Evil: 1") }, "the value of header Authorization has a character that can't be sent"},
		{"method", func(r *crawl.Request) { r.Method = "GET /" }, "invalid method"},
		{"proxy", func(r *crawl.Request) { r.Meta.Set("proxy", "ftp://me:secret@proxy.example") }, `meta.proxy has the scheme "ftp"`},
		{"proxy URL", func(r *crawl.Request) { r.Meta.Set("proxy", "http://me:secret@pro xy") }, "meta.proxy is not a URL"},
	}
	c := newCrawler(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			req := request("http://me:secret@127.0.0.1:1/")
			tt.change(req)
			_, err := c.Fetch(t.Context(), req)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("error is %v, want %s", err, tt.want)
			}
			if name := crawl.ErrorName(err); name != "Error" {
				t.Errorf("%s is retried", name)
			}
			if strings.Contains(err.Error(), "secret") {
				t.Errorf("%q tells a secret", err)
			}
		})
	}
}

func TestProxyGetsTheWholeURL(t *testing.T) {
	basic := "Basic " + base64.StdEncoding.EncodeToString([]byte("me:secret"))
	tests := []struct {
		name, user, header string
		auth               string
	}{
		{"without credentials", "", "", ""},
		{"credentials of the middleware", "", basic, "Proxy-Authorization: " + basic + "\r\n"},
		{"credentials in the URL", "me:secret@", "", "Proxy-Authorization: " + basic + "\r\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			proxy := echo(t)
			req := request("http://site.example/a|b?c", "proxy", strings.Replace(proxy.url, "http://", "http://"+tt.user, 1))
			if tt.header != "" {
				req.Headers.Set("Proxy-Authorization", tt.header)
			}
			resp, err := newCrawler(t).Fetch(t.Context(), req)
			if err != nil {
				t.Fatal(err)
			}
			want := "GET http://site.example/a|b?c HTTP/1.1\r\nHost: site.example\r\n" + tt.auth + "\r\n"
			if got := string(resp.Body); got != want {
				t.Errorf("the proxy got\n%q\nwant\n%q", got, want)
			}
		})
	}
}

func TestProxyThatRefusesATunnel(t *testing.T) {
	connect := make(chan string, 1)
	proxy := serve(t, func(conn net.Conn, request string) {
		connect <- request
		io.WriteString(conn, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
	})
	req := request("https://site.example/", "proxy", strings.Replace(proxy.url, "http://", "http://me:secret@", 1))
	req.Headers.Set("Authorization", "for the site only")
	_, err := newCrawler(t).Fetch(t.Context(), req)
	if crawl.ErrorName(err) != "DownloadFailedError" || strings.Contains(err.Error(), "secret") {
		t.Errorf("error is %v", err)
	}
	if text := <-connect; !strings.HasPrefix(text, "CONNECT site.example:443 ") || strings.Contains(text, "for the site") {
		t.Errorf("the proxy got %q", text)
	}
}
