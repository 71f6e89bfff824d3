package crawltest_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/runtime/crawltest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestServerCounts(t *testing.T) {
	server := start(t)
	for _, path := range []string{"/echo?a=1", "/echo?a=2", "/quotes/"} {
		fetch(t, server.URL()+path)
	}
	if server.Hits("/echo") != 2 || server.Hits("/quotes/") != 1 || server.Hits("/books/") != 0 || server.Total() != 3 {
		t.Errorf("hits %d, %d, %d of %d", server.Hits("/echo"), server.Hits("/quotes/"), server.Hits("/books/"), server.Total())
	}
}

func TestServerSeesRequestsAtOnce(t *testing.T) {
	server := start(t)
	var both sync.WaitGroup
	both.Add(2)
	server.Handle("/meet", http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		both.Done()
		both.Wait() // each waits for the other
	}))
	var clients sync.WaitGroup
	for range 2 {
		clients.Go(func() { fetch(t, server.URL()+"/meet") })
	}
	clients.Wait()
	if server.Peak() != 2 {
		t.Errorf("peak is %d, want 2", server.Peak())
	}
}

func TestHandleStandsBeforeTheSite(t *testing.T) {
	server := start(t)
	server.Handle("/robots.txt", http.NotFoundHandler())
	if resp, _ := fetch(t, server.URL()+"/robots.txt"); resp.StatusCode != http.StatusNotFound {
		t.Errorf("status %d", resp.StatusCode)
	}
}

func TestStartReportsATakenAddress(t *testing.T) {
	server := start(t)
	second, err := crawltest.Start(strings.TrimPrefix(server.URL(), "http://"))
	if err == nil {
		_ = second.Close()
		t.Fatal("two servers at one address")
	}
	if !strings.Contains(err.Error(), "starting the test site") {
		t.Errorf("error %q", err)
	}
}

func TestBrokenConnections(t *testing.T) {
	server := start(t)
	tests := []struct {
		path, body string
		broken     bool // after the headers
	}{
		{"/partial", "partial content\n", true},
		{"/broken-chunked", "chunked con", true},
		{"/chunked", "chunked content\n", false},
	}
	for _, tt := range tests {
		resp, err := http.Get(server.URL() + tt.path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		if string(body) != tt.body || errors.Is(err, io.ErrUnexpectedEOF) != tt.broken {
			t.Errorf("%s: %q, %v", tt.path, body, err)
		}
	}
	for _, path := range []string{"/drop", "/drop?abort=1"} {
		if resp, err := http.Get(server.URL() + path); err == nil {
			_ = resp.Body.Close()
			t.Errorf("%s: an answer", path)
		}
	}
}

func TestHangSendsHeadersOnly(t *testing.T) {
	server := start(t)
	resp, err := http.Get(server.URL() + "/hang-after-headers")
	if err != nil {
		t.Fatal(err)
	}
	if resp.ContentLength != 1024 {
		t.Errorf("length %d", resp.ContentLength)
	}
	_ = server.Close() // ends the handler: it hangs no longer than its client or its server
	if _, err := io.ReadAll(resp.Body); err == nil {
		t.Error("the body has an end")
	}
	_ = resp.Body.Close()
}

func TestLargeFileHasItsSize(t *testing.T) {
	server := start(t)
	for query, length := range map[string]int64{"": -1, "&length=1": 100_000} {
		resp, body := fetch(t, server.URL()+"/largefile?bytes=100000"+query)
		if len(body) != 100_000 || resp.ContentLength != length {
			t.Errorf("%q: %d bytes, announced %d", query, len(body), resp.ContentLength)
		}
	}
}

func start(t *testing.T) *crawltest.Server {
	t.Helper()
	server, err := crawltest.Start("")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Close()
		http.DefaultClient.CloseIdleConnections()
	})
	return server
}

func fetch(t *testing.T, url string) (*http.Response, string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Error(err)
		return &http.Response{}, ""
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Error(err)
	}
	return resp, string(body)
}
