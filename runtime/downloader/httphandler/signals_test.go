package httphandler_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

func TestListenersSeeHeadersAndBytes(t *testing.T) {
	for name, tt := range map[string]struct {
		head   string
		length int64
		tail   string
	}{
		"of known length": {ok + "Content-Length: 10\r\nX-A: 1\r\n\r\n0123456789", 10, ""},
		"chunked":         {chunked[:len(chunked)-2] + "X-A: 1\r\n\r\na\r\n0123456789\r\n0\r\n\r\n", -1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, reply(tt.head))
			c := newCrawler(t)
			var length int64
			var header, body string
			signals.On(c.env.Signals, signals.HeadersReceived, func(_ context.Context, e signals.Headers) error {
				length, header = e.Length, e.Headers.Get("X-A")
				return nil
			})
			var pieces [][]byte
			signals.On(c.env.Signals, signals.BytesReceived, func(_ context.Context, e signals.Bytes) error {
				pieces = append(pieces, e.Data)
				return errors.New("listener is broken")
			})
			resp := c.mustGet(t, s.url)
			for _, p := range pieces {
				body += string(p)
			}
			if length != tt.length || header != "1" || body != "0123456789" || string(resp.Body) != body {
				t.Errorf("listeners saw length %d, X-A %q, body %q", length, header, body)
			}
			if !strings.Contains(c.log.String(), "Error caught on signal handler: bytes_received") {
				t.Errorf("log %q does not tell of the broken listener", c.log)
			}
		})
	}
}

func TestListenersStopADownload(t *testing.T) {
	for _, tt := range []struct {
		signal string
		body   string
		fail   bool
	}{
		{"headers_received", "", false},
		{"headers_received", "", true},
		{"bytes_received", "first", false},
		{"bytes_received", "first", true},
	} {
		t.Run(fmt.Sprintf("%s fail=%v", tt.signal, tt.fail), func(t *testing.T) {
			closed := make(chan struct{})
			s := serve(t, func(conn net.Conn, _ string) {
				io.WriteString(conn, ok+"Content-Type: text/html\r\nContent-Length: 1000\r\n\r\nfirst")
				untilClosed(conn)
				close(closed)
			})
			c := newCrawler(t)
			stop := &crawl.StopDownload{Fail: tt.fail}
			if tt.signal == "headers_received" {
				signals.On(c.env.Signals, signals.HeadersReceived, func(context.Context, signals.Headers) error { return stop })
			} else {
				signals.On(c.env.Signals, signals.BytesReceived, func(context.Context, signals.Bytes) error { return stop })
			}
			resp, err := c.get(t, s.url)
			if tt.fail {
				stopped, ok := errors.AsType[*crawl.StopDownload](err)
				if !ok || !stopped.Fail || stopped.Response == nil {
					t.Fatalf("got %v, %v, want StopDownload with the response", resp, err)
				}
				resp = stopped.Response
			} else if err != nil {
				t.Fatal(err)
			}
			if string(resp.Body) != tt.body || fmt.Sprint(resp.Flags) != "[download_stopped]" || resp.Kind != crawl.HTML {
				t.Errorf("body %q, flags %v, kind %v", resp.Body, resp.Flags, resp.Kind)
			}
			if stop.Response != nil {
				t.Error("the listener's error was changed")
			}
			<-closed
		})
	}
}
