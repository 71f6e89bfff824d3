package httphandler_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

const (
	ok      = "HTTP/1.1 200 OK\r\n"
	chunked = ok + "Transfer-Encoding: chunked\r\n\r\n"
)

func TestBodyThatEndsTooEarly(t *testing.T) {
	replies := map[string]string{
		"Content-Length longer than the body": ok + "Content-Length: 20\r\n\r\npartial body",
		"chunks without an end":               chunked + "c\r\npartial body\r\n",
		"chunk cut off":                       chunked + "20\r\npartial body",
		"bad chunk size":                      chunked + "c\r\npartial body\r\nzz\r\n",
		"negative chunk size":                 chunked + "c\r\npartial body\r\n-1\r\n",
		"chunk size over 64 bits":             chunked + "c\r\npartial body\r\nffffffffffffffffff\r\n",
	}
	cases := []struct {
		name    string
		setting bool
		meta    []any
		flagged bool
	}{
		{"fails", true, nil, false},
		{"flagged by the setting", false, nil, true},
		{"flagged by meta", true, []any{"download_fail_on_dataloss", false}, true},
		{"fails by meta", false, []any{"download_fail_on_dataloss", true}, false},
	}
	for name, text := range replies {
		s := serve(t, reply(text))
		for _, tt := range cases {
			t.Run(name+" "+tt.name, func(t *testing.T) {
				c := newCrawler(t, "DOWNLOAD_FAIL_ON_DATALOSS", tt.setting)
				resp, err := c.get(t, s.url+"/", tt.meta...)
				if !tt.flagged {
					if crawl.ErrorName(err) != "ResponseDataLossError" {
						t.Errorf("got %v, %v, want a data loss", resp, err)
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				if string(resp.Body) != "partial body" || fmt.Sprint(resp.Flags) != "[dataloss]" {
					t.Errorf("got %q with flags %v", resp.Body, resp.Flags)
				}
			})
		}
	}
}

func TestDataLossIsWarnedOfOnce(t *testing.T) {
	s := serve(t, reply(ok+"Content-Length: 20\r\n\r\npartial"))
	c := newCrawler(t)
	url := strings.Replace(s.url, "http://", "http://me:secret@", 1)
	for range 3 {
		c.get(t, url+"/page")
	}
	want := `level=WARN msg="Got data loss in ` + s.url + `/page. If you want to process broken responses set the setting DOWNLOAD_FAIL_ON_DATALOSS = False -- This message won't be shown in further requests" logger=scrapy.core.downloader.handlers.http11` + "\n"
	if c.log.String() != want {
		t.Errorf("log is\n%swant\n%s", c.log, want)
	}
}

func TestAMillionTinyChunks(t *testing.T) {
	const n = 1_000_000
	s := serve(t, func(conn net.Conn, _ string) {
		w := bufio.NewWriterSize(conn, 1<<16)
		w.WriteString(chunked)
		for range n {
			w.WriteString("1\r\nx\r\n")
		}
		w.WriteString("0\r\n\r\n")
		w.Flush()
	})
	if resp := newCrawler(t).mustGet(t, s.url); len(resp.Body) != n || bytes.Count(resp.Body, []byte("x")) != n {
		t.Errorf("%d bytes came, want %d", len(resp.Body), n)
	}
}

// TestNoSecondResponseIsSmuggledIn sends contradictory lengths and then, on the same
// connection, bytes that look like another response.
func TestNoSecondResponseIsSmuggledIn(t *testing.T) {
	for _, lengths := range []string{
		"Content-Length: 5\r\nContent-Length: 6",
		"Content-Length: 5, 6",
		"Content-Length: +5",
		"Content-Length: -5",
		"Content-Length: 0x5",
		"Content-Length: 99999999999999999999",
		"Transfer-Encoding: gzip, chunked",
		"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
	} {
		t.Run(lengths, func(t *testing.T) {
			s := serve(t, func(conn net.Conn, request string) {
				if strings.HasPrefix(request, "GET /second ") {
					io.WriteString(conn, ok+"Connection: close\r\nContent-Length: 4\r\n\r\nmine")
					return
				}
				io.WriteString(conn, ok+lengths+"\r\n\r\nhello"+ok+"Content-Length: 4\r\n\r\nevil")
				untilClosed(conn)
			})
			c := newCrawler(t)
			if resp, err := c.get(t, s.url+"/first"); crawl.ErrorName(err) != "DownloadFailedError" {
				t.Errorf("got %v, %v, want a failure", resp, err)
			}
			if resp := c.mustGet(t, s.url+"/second"); string(resp.Body) != "mine" {
				t.Errorf("second response is %q", resp.Body)
			}
			if n := s.conns.Load(); n != 2 {
				t.Errorf("%d connections, want the first not used again", n)
			}
		})
	}
}

// TestChunksWinOverContentLength is the rule of RFC 9112, section 6.3.
func TestChunksWinOverContentLength(t *testing.T) {
	s := serve(t, reply(ok+"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"))
	resp := newCrawler(t).mustGet(t, s.url)
	if string(resp.Body) != "hello" || resp.Headers.Has("Content-Length") {
		t.Errorf("body %q, headers with Content-Length %q", resp.Body, resp.Headers.Get("Content-Length"))
	}
}

func TestStatusLines(t *testing.T) {
	tests := []struct {
		name, reply string
		status      int // 0 is a failure
	}{
		{"999", "HTTP/1.1 999 Denied\r\n\r\n", 999},
		{"no reason", "HTTP/1.1 200\r\n\r\n", 200},
		{"HTTP/1.0", "HTTP/1.0 404 Not Found\r\n\r\n", 404},
		{"line feeds only", "HTTP/1.1 200 OK\nContent-Length: 0\n\n", 200},
		{"early hints first", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", 200},
		{"two digits", "HTTP/1.1 99 Odd\r\n\r\n", 0},
		{"four digits", "HTTP/1.1 2000 Odd\r\n\r\n", 0},
		{"letters", "HTTP/1.1 abc Odd\r\n\r\n", 0},
		{"ICY", "ICY 200 OK\r\n\r\n", 0},
		{"HTTP/0.9", "<html>an old page</html>", 0},
		{"line break first", "\r\nHTTP/1.1 200 OK\r\n\r\n", 0},
		{"nothing", "", 0},
		{"a long line", strings.Repeat("x", 500_000) + "\r\n\r\n", 0},
		{"binary", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 0},
	}
	c := newCrawler(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			resp, err := c.get(t, serve(t, reply(tt.reply)).url)
			switch {
			case tt.status == 0 && crawl.ErrorName(err) != "DownloadFailedError":
				t.Errorf("got %v, %v, want a failure", resp, err)
			case tt.status > 0 && (err != nil || resp.Status != tt.status):
				t.Errorf("got %v, %v, want status %d", resp, err, tt.status)
			case err != nil && len(err.Error()) > 1000:
				t.Errorf("the error text has %d bytes", len(err.Error()))
			}
		})
	}
}

func TestBadHeadersFailInLittleMemory(t *testing.T) {
	const megabyte = 1 << 20
	piece := bytes.Repeat([]byte("x"), 64<<10)
	tests := []struct {
		name  string
		write func(w io.Writer) error
	}{
		{"no colon", text("Content-Type text/html\r\n\r\n")},
		{"NUL in a name", text("X-\x00: 1\r\n\r\n")},
		{"200,000 headers", repeat("X-Header: value\r\n", 200_000)},
		{"10 MB header", repeat(string(piece), 10*megabyte/len(piece))},
		{"100 MB header", repeat(string(piece), 100*megabyte/len(piece))},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, func(conn net.Conn, _ string) {
				io.WriteString(conn, ok+"X-First: ")
				if err := tt.write(conn); err == nil {
					io.WriteString(conn, "\r\n\r\n")
				}
			})
			c := newCrawler(t)
			before := allocated()
			resp, err := c.get(t, s.url)
			if crawl.ErrorName(err) != "DownloadFailedError" {
				t.Fatalf("got %v, %v, want a failure", resp, err)
			}
			if used := allocated() - before; used > 11*megabyte {
				t.Errorf("%d bytes of memory used for a limit of 1 MiB", used)
			}
		})
	}
}

func text(s string) func(io.Writer) error { return repeat("first\r\n"+s, 1) }

func repeat(s string, n int) func(io.Writer) error {
	piece := []byte(s)
	return func(w io.Writer) error {
		for range n {
			if _, err := w.Write(piece); err != nil {
				return err
			}
		}
		return nil
	}
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

func TestServersThatStallTimeOut(t *testing.T) {
	tests := map[string]func(net.Conn, string){
		"silence after accept":   func(conn net.Conn, _ string) { untilClosed(conn) },
		"silence in the headers": func(conn net.Conn, _ string) { io.WriteString(conn, ok+"X-Half"); untilClosed(conn) },
		"silence after headers":  func(conn net.Conn, _ string) { io.WriteString(conn, ok+"\r\n"); untilClosed(conn) },
		"silence in the body": func(conn net.Conn, _ string) {
			io.WriteString(conn, ok+"Content-Length: 9\r\n\r\nab")
			untilClosed(conn)
		},
		"a byte at a time in the headers": func(conn net.Conn, _ string) {
			io.WriteString(conn, ok+"X-Slow: ")
			drip(conn)
		},
		"a byte at a time in the body": func(conn net.Conn, _ string) {
			io.WriteString(conn, ok+"\r\n")
			drip(conn)
		},
	}
	for name, talk := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, talk)
			c := newCrawler(t, "CONCURRENT_REQUESTS_PER_DOMAIN", 1, "DOWNLOAD_FAIL_ON_DATALOSS", false)
			for range 2 { // the second finds the slot free
				resp, err := c.get(t, s.url+"/a", "download_timeout", 0.2)
				if want := "Getting " + s.url + "/a took longer than 0.2 seconds."; crawl.ErrorName(err) != "DownloadTimeoutError" || err.Error() != want {
					t.Errorf("got %v, %v, want %s", resp, err, want)
				}
			}
			if n := c.Active("127.0.0.1"); n != 0 {
				t.Errorf("%d requests still hold the slot", n)
			}
		})
	}
}

// drip writes a byte now and then, so that the connection is never silent for long.
func drip(conn net.Conn) {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for range tick.C {
		if _, err := conn.Write([]byte("x")); err != nil {
			return
		}
	}
}

func TestEndlessBodyIsCut(t *testing.T) {
	for name, head := range map[string]string{"until the connection ends": ok + "\r\n", "chunked": chunked} {
		t.Run(name, func(t *testing.T) {
			closed := make(chan struct{})
			s := serve(t, func(conn net.Conn, _ string) {
				io.WriteString(conn, head)
				piece := []byte("1000\r\n" + strings.Repeat("x", 0x1000) + "\r\n")
				for {
					if _, err := conn.Write(piece); err != nil {
						close(closed)
						return
					}
				}
			})
			c := newCrawler(t, "DOWNLOAD_MAXSIZE", 100_000)
			resp, err := c.get(t, s.url)
			if crawl.ErrorName(err) != "DownloadCancelledError" || !strings.Contains(err.Error(), "larger than download max size (100000) in request <GET "+s.url) {
				t.Errorf("got %v, %v", resp, err)
			}
			<-closed
		})
	}
}

func TestResetWhileTheBodyComes(t *testing.T) {
	s := serve(t, func(conn net.Conn, _ string) {
		io.WriteString(conn, ok+"Content-Length: 100000\r\n\r\nsome")
		conn.(*net.TCPConn).SetLinger(0)
	})
	if resp, err := newCrawler(t).get(t, s.url); crawl.ErrorName(err) != "ResponseDataLossError" {
		t.Errorf("got %v, %v, want a data loss", resp, err)
	}
}

func TestResetInsteadOfAResponse(t *testing.T) {
	s := serve(t, func(conn net.Conn, _ string) { conn.(*net.TCPConn).SetLinger(0) })
	if resp, err := newCrawler(t).get(t, s.url); crawl.ErrorName(err) != "DownloadFailedError" {
		t.Errorf("got %v, %v, want a failure", resp, err)
	}
}

func TestServersThatAreNotThere(t *testing.T) {
	c := newCrawler(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := listener.Addr().String()
	listener.Close()
	// A label of more than 63 letters can't be in the DNS, so nobody is asked.
	noName := strings.Repeat("x", 64) + ".example"
	for url, want := range map[string]string{
		"http://me:secret@" + closed + "/": "DownloadConnectionRefusedError",
		"http://me:secret@" + noName + "/": "CannotResolveHostError",
	} {
		_, err := c.get(t, url)
		if got := crawl.ErrorName(err); got != want {
			t.Errorf("%s: error is %v of class %s, want %s", url, err, got, want)
		}
		if err == nil || errors.Unwrap(err) == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: error %v", url, err)
		}
	}
}
