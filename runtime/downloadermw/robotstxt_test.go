package downloadermw_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	mw "github.com/gojscrape/gojscrape/runtime/downloadermw"
)

// site serves a robots.txt that keeps everybody out of /private and fakebot out of all.
func site(_ context.Context, req *crawl.Request) (*crawl.Response, error) {
	resp := newResponse(req, 200)
	resp.Body = []byte("User-agent: *\nDisallow: /private\n\nUser-agent: fakebot\nDisallow: /\n")
	return resp, nil
}

// forbidden asks the middleware about a request.
func forbidden(t *testing.T, m mw.Middleware, req *crawl.Request) bool {
	t.Helper()
	_, err := m.ProcessRequest(t.Context(), req)
	ignored, ok := errors.AsType[*crawl.IgnoreRequest](err)
	if err != nil && (!ok || ignored.Message != "Forbidden by robots.txt") {
		t.Errorf("%s: %v", req, err)
	}
	return ok
}

func TestRobotsTxt(t *testing.T) {
	for _, c := range []struct {
		name     string
		settings []any
		url      string
		agent    string
		meta     []any
		want     bool // forbidden
	}{
		{name: "a public page", url: "http://a.example/"},
		{name: "a private page", url: "http://a.example/private/x", want: true},
		{name: "the same, asked not to obey", url: "http://a.example/private/x", meta: []any{"dont_obey_robotstxt", true}},
		{name: "the agent of the request", url: "http://a.example/", agent: "FakeBot/1.0", want: true},
		{name: "the agent of the settings", settings: []any{"USER_AGENT", "fakebot"}, url: "http://a.example/", want: true},
		{name: "the request's before the settings'", settings: []any{"USER_AGENT", "fakebot"}, url: "http://a.example/", agent: "other"},
		{name: "the one for robots.txt before both", settings: []any{"ROBOTSTXT_USER_AGENT", "fakebot"}, url: "http://a.example/", agent: "other", want: true},
		{name: "data:", url: "data:text/plain,http://a.example/private"},
		{name: "file:", url: "file:///private"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, append(c.settings, "ROBOTSTXT_OBEY", true)...)
			w.engine.download = site
			req := newRequest(t, c.url, c.meta...)
			if c.agent != "" {
				req.Headers.Set("User-Agent", c.agent)
			}
			if got := forbidden(t, w.make(t, mw.NewRobotsTxt), req); got != c.want {
				t.Errorf("forbidden: %v", got)
			}
		})
	}
}

func TestRobotsTxtIsFetchedOncePerSite(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "ROBOTSTXT_OBEY", true)
		var mu sync.Mutex
		var asked []string
		w.engine.download = func(ctx context.Context, req *crawl.Request) (*crawl.Response, error) {
			mu.Lock()
			asked = append(asked, req.URL)
			mu.Unlock()
			if req.Priority != 1000 || !req.Meta.Bool("dont_obey_robotstxt") {
				t.Errorf("%s has priority %d and meta %v", req, req.Priority, req.Meta.Keys())
			}
			time.Sleep(time.Second)
			return site(ctx, req)
		}
		m := w.make(t, mw.NewRobotsTxt)
		start := time.Now()
		var wg sync.WaitGroup
		for _, url := range []string{"http://a.example/1", "https://a.example/2", "http://a.example/private", "http://a.example:81/", "http://b.example/"} {
			for range 10 {
				wg.Go(func() {
					if want := url == "http://a.example/private"; forbidden(t, m, newRequest(t, url)) != want {
						t.Errorf("%s is forbidden: %v", url, !want)
					}
				})
			}
		}
		wg.Wait()
		if took := time.Since(start); took != time.Second {
			t.Errorf("all of them took %s, want the second of one download", took)
		}
		// Which scheme asked first is not said.
		for i := range asked {
			asked[i] = strings.TrimPrefix(asked[i], "https:")
			asked[i] = strings.TrimPrefix(asked[i], "http:")
		}
		slices.Sort(asked)
		if want := []string{"//a.example/robots.txt", "//a.example:81/robots.txt", "//b.example/robots.txt"}; !slices.Equal(asked, want) {
			t.Errorf("downloads: %q, want %q", asked, want)
		}
		w.stat(t, "robotstxt/request_count", 3)
		w.stat(t, "robotstxt/response_count", 3)
		w.stat(t, "robotstxt/response_status_count/200", 3)
		w.stat(t, "robotstxt/forbidden", 10)
	})
}

func TestRobotsTxtOfAnyStatusIsRead(t *testing.T) {
	for _, c := range []struct {
		status int
		body   string
		want   bool // forbidden
	}{
		{404, "<html>not found</html>", false},
		{503, "", false},
		{404, "User-agent: *\nDisallow: /", true},
	} {
		w := newWorld(t, "ROBOTSTXT_OBEY", true)
		w.engine.download = func(_ context.Context, req *crawl.Request) (*crawl.Response, error) {
			resp := newResponse(req, c.status)
			resp.Body = []byte(c.body)
			return resp, nil
		}
		if got := forbidden(t, w.make(t, mw.NewRobotsTxt), newRequest(t, "http://a.example/")); got != c.want {
			t.Errorf("%d %q: forbidden %v", c.status, c.body, got)
		}
	}
}

func TestRobotsTxtThatFailsAllowsAll(t *testing.T) {
	for _, c := range []struct {
		err  error
		log  []string
		stat any
	}{
		{&crawl.CannotResolveHostError{Err: errors.New("no such host")}, []string{"ERROR Error downloading <GET http://a.example/robots.txt>: no such host"}, 1},
		{&crawl.IgnoreRequest{}, nil, nil},
	} {
		w := newWorld(t, "ROBOTSTXT_OBEY", true)
		w.engine.download = func(context.Context, *crawl.Request) (*crawl.Response, error) { return nil, c.err }
		m := w.make(t, mw.NewRobotsTxt)
		for range 2 {
			if forbidden(t, m, newRequest(t, "http://a.example/private")) {
				t.Errorf("%v: the page is forbidden", c.err)
			}
		}
		if got := w.log.take(); !slices.Equal(got, c.log) {
			t.Errorf("%v: logged %q, want %q", c.err, got, c.log)
		}
		w.stat(t, "robotstxt/exception_count/<class 'scrapy.exceptions.CannotResolveHostError'>", c.stat)
	}
}

func TestRobotsTxtOutlivesTheRequestThatAskedFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "ROBOTSTXT_OBEY", true)
		w.engine.download = func(ctx context.Context, req *crawl.Request) (*crawl.Response, error) {
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case <-time.After(time.Minute):
				return site(ctx, req)
			}
		}
		m := w.make(t, mw.NewRobotsTxt)
		gone := errors.New("nobody waits any more")
		ctx, cancel := context.WithCancelCause(t.Context())
		time.AfterFunc(time.Second, func() { cancel(gone) })
		if _, err := m.ProcessRequest(ctx, newRequest(t, "http://a.example/")); !errors.Is(err, gone) {
			t.Errorf("the first request ends with %v", err)
		}
		if !forbidden(t, m, newRequest(t, "http://a.example/private")) {
			t.Error("the second request is not forbidden")
		}
	})
}

func TestRobotsTxtIsOffByDefault(t *testing.T) {
	_, err := mw.NewRobotsTxt(newWorld(t).Env)
	if _, ok := errors.AsType[*crawl.NotConfigured](err); !ok {
		t.Errorf("the error is %v", err)
	}
}
