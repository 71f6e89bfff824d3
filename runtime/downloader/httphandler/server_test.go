package httphandler_test

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloader"
	"github.com/gojscrape/gojscrape/runtime/downloader/httphandler"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// site is a TCP server on loopback that speaks no more HTTP than a test makes it speak.
type site struct {
	url   string
	conns atomic.Int64
}

// serve answers every connection with talk, which gets the text of the first request.
func serve(t *testing.T, talk func(conn net.Conn, request string)) *site {
	t.Helper()
	return serveConns(t, func(conn net.Conn) {
		if request := readRequest(bufio.NewReader(conn)); request != "" {
			talk(conn, request)
		}
	})
}

func serveConns(t *testing.T, talk func(conn net.Conn)) *site {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &site{url: "http://" + listener.Addr().String()}
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			s.conns.Add(1)
			wg.Go(func() {
				stop := context.AfterFunc(ctx, func() { conn.Close() })
				talk(conn)
				conn.Close()
				stop()
			})
		}
	})
	t.Cleanup(func() {
		cancel()
		listener.Close()
		wg.Wait()
	})
	return s
}

// readRequest reads a request up to the blank line, and the body if one is announced.
func readRequest(r *bufio.Reader) string {
	var text strings.Builder
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return ""
		}
		text.WriteString(line)
		if line == "\r\n" {
			break
		}
	}
	if _, after, ok := strings.Cut(text.String(), "Content-Length: "); ok {
		var n int
		for _, c := range after[:strings.Index(after, "\r")] {
			n = 10*n + int(c-'0')
		}
		body := make([]byte, n)
		if _, err := io.ReadFull(r, body); err != nil {
			return ""
		}
		text.Write(body)
	}
	return text.String()
}

// reply is a talk that writes a fixed text and closes.
func reply(text string) func(net.Conn, string) {
	return func(conn net.Conn, _ string) { io.WriteString(conn, text) }
}

// untilClosed blocks until the other side closes.
func untilClosed(conn net.Conn) { io.Copy(io.Discard, conn) }

// crawler is a handler behind a downloader, and what they tell.
type crawler struct {
	*downloader.Downloader
	env *component.Env
	log *bytes.Buffer
}

// newCrawler takes settings as alternating names and values.
func newCrawler(t testing.TB, pairs ...any) *crawler {
	t.Helper()
	c := &crawler{log: &bytes.Buffer{}}
	c.env = &component.Env{
		Settings: settings.New(),
		Stats:    stats.NewMemory(),
		Signals:  signals.NewBus(),
		Log:      slog.New(slog.NewTextHandler(c.log, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: withoutTime})),
	}
	for i := 0; i < len(pairs); i += 2 {
		if err := c.env.Settings.Set(pairs[i].(string), pairs[i+1], settings.Cmdline); err != nil {
			t.Fatal(err)
		}
	}
	h := httphandler.New(c.env)
	d, err := downloader.New(c.env, map[string]downloader.Handler{"http": h, "https": h})
	if err != nil {
		t.Fatal(err)
	}
	c.Downloader = d
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// get fetches a URL, with meta as alternating names and values.
func (c *crawler) get(t testing.TB, url string, meta ...any) (*crawl.Response, error) {
	t.Helper()
	return c.Fetch(t.Context(), request(url, meta...))
}

// mustGet is get for what has to work.
func (c *crawler) mustGet(t testing.TB, url string, meta ...any) *crawl.Response {
	t.Helper()
	resp, err := c.get(t, url, meta...)
	if err != nil {
		t.Fatalf("GET %s: %v", url, err)
	}
	return resp
}

func request(url string, meta ...any) *crawl.Request {
	return &crawl.Request{
		URL: url, Method: "GET", Headers: &crawl.Headers{}, Meta: crawl.NewValues(meta...), CBKwargs: &crawl.Values{},
	}
}

func withoutTime(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}
