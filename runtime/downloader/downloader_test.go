package downloader_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloader"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

func TestKey(t *testing.T) {
	tests := []struct {
		url  string
		slot any
		want string
	}{
		{"https://Site.Example/a", nil, "site.example"},
		{"http://user:secret@site.example:8080/", nil, "site.example"},
		{"http://[2001:DB8::1]:80/", nil, "2001:db8::1"},
		{"http://site.example/", "own", "own"},
		{"http://site.example/", int64(7), "7"},
		{"data:text/plain,x", nil, ""},
		{"nonsense", nil, ""},
	}
	for _, tt := range tests {
		d := newDownloader(t, newEnv(t), &site{})
		req := request(tt.url)
		if tt.slot != nil {
			req.Meta.Set("download_slot", tt.slot)
		}
		if got := d.Key(req); got != tt.want {
			t.Errorf("Key(%s, download_slot %v) = %q, want %q", tt.url, tt.slot, got, tt.want)
		}
	}
}

func TestFetchTellsWhatHappens(t *testing.T) {
	boom := &crawl.DownloadFailedError{Err: errors.New("boom")}
	tests := []struct {
		name string
		url  string
		err  error
		want string
	}{
		{"response", "http://site.example/", nil, "active=1 reached transfer downloaded left active=0"},
		{"failure", "http://site.example/", boom, "active=1 reached transfer left active=0"},
		{"unknown scheme", "gopher://site.example/", &crawl.UnsupportedURLSchemeError{}, "active=1 reached left active=0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			env := newEnv(t)
			var events []string
			note := func(event string) { events = append(events, event) }
			on(env, signals.RequestReachedDownloader, func() { note("reached") })
			on(env, signals.ResponseDownloaded, func() { note("downloaded") })
			on(env, signals.RequestLeftDownloader, func() { note("left") })
			d := newDownloader(t, env, &site{err: tt.err, started: func(*crawl.Request) { note("transfer") }})
			d.Watch(func(key string) {
				note("active=" + string(rune('0'+d.Active(key))))
			})
			req := request(tt.url)
			resp, err := d.Fetch(t.Context(), req)
			if (resp == nil) != (tt.err != nil) || crawl.ErrorName(err) != crawl.ErrorName(tt.err) {
				t.Errorf("Fetch = %v, %v, want error %v", resp, err, tt.err)
			}
			if got := strings.Join(events, " "); got != tt.want {
				t.Errorf("events are %q, want %q", got, tt.want)
			}
			if got := req.Meta.Get("download_slot"); got != "site.example" {
				t.Errorf("meta.download_slot = %v", got)
			}
		})
	}
}

func TestUnknownSchemeIsNamed(t *testing.T) {
	d := newDownloader(t, newEnv(t), &site{})
	_, err := d.Fetch(t.Context(), request("gopher://site.example/"))
	if want := "Unsupported URL scheme 'gopher': no handler available for that scheme"; err == nil || err.Error() != want {
		t.Errorf("error is %v, want %s", err, want)
	}
}

func TestAFailingListenerIsLoggedAndChangesNothing(t *testing.T) {
	var log bytes.Buffer
	env := newEnv(t)
	env.Log = slog.New(slog.NewTextHandler(&log, nil))
	signals.On(env.Signals, signals.ResponseDownloaded, func(context.Context, signals.Responded) error {
		return errors.New("listener is broken")
	})
	d := newDownloader(t, env, &site{})
	if _, err := d.Fetch(t.Context(), request("http://site.example/")); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"level=ERROR", "logger=scrapy.utils.signal", "Error caught on signal handler: response_downloaded", "listener is broken"} {
		if !strings.Contains(log.String(), part) {
			t.Errorf("log %q lacks %q", log.String(), part)
		}
	}
}

func TestTimeoutCoversTheTransferOnly(t *testing.T) {
	tests := []struct {
		name    string
		setting float64
		meta    any
		url     string
		after   time.Duration
		want    string
	}{
		{"meta, whole", 180, int64(5), "http://site.example/a", 5 * time.Second, "Getting http://site.example/a took longer than 5 seconds."},
		{"meta, fraction", 180, 0.25, "http://site.example/a", 250 * time.Millisecond, "Getting http://site.example/a took longer than 0.25 seconds."},
		{"setting", 180, nil, "http://site.example/a", 180 * time.Second, "Getting http://site.example/a took longer than 180.0 seconds."},
		{"meta 0 counts as none", 7, int64(0), "http://site.example/a", 7 * time.Second, "Getting http://site.example/a took longer than 7.0 seconds."},
		{"none", 0, nil, "http://site.example/a", 10 * time.Second, "Getting http://site.example/a took longer than 10.0 seconds."},
		{"no credentials, no fragment", 1, nil, "http://me:secret@site.example/a#b", time.Second, "Getting http://site.example/a took longer than 1.0 seconds."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				env := newEnv(t)
				set(t, env, "DOWNLOAD_TIMEOUT", tt.setting)
				set(t, env, "DOWNLOAD_DELAY", 300.0)
				set(t, env, "RANDOMIZE_DOWNLOAD_DELAY", false)
				d := newDownloader(t, env, &site{takes: 24 * time.Hour})
				began := time.Now()
				for i := range 2 { // the second waits for the delay first
					req := request(tt.url)
					if tt.meta != nil {
						req.Meta.Set("download_timeout", tt.meta)
					}
					_, err := d.Fetch(t.Context(), req)
					if _, ok := errors.AsType[*crawl.DownloadTimeoutError](err); !ok || err.Error() != tt.want {
						t.Fatalf("error is %T %v, want %s", err, err, tt.want)
					}
					if got, want := time.Since(began), time.Duration(i)*300*time.Second+tt.after; got != want {
						t.Errorf("request %d ended after %v, want %v", i, got, want)
					}
				}
				if n := d.Active("site.example"); n != 0 {
					t.Errorf("%d requests still hold the slot", n)
				}
			})
		})
	}
}

func TestFetchEndsWithItsContext(t *testing.T) {
	for _, tt := range []struct {
		name  string
		queue int // requests ahead
	}{{"while bytes move", 0}, {"while it waits for a place", 1}} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				env := newEnv(t)
				set(t, env, "CONCURRENT_REQUESTS_PER_DOMAIN", 1)
				d := newDownloader(t, env, &site{takes: time.Minute})
				for range tt.queue {
					go d.Fetch(t.Context(), request("http://site.example/"))
				}
				synctest.Wait()
				closing := errors.New("engine closes")
				ctx, cancel := context.WithCancelCause(t.Context())
				time.AfterFunc(time.Second, func() { cancel(closing) })
				_, err := d.Fetch(ctx, request("http://site.example/"))
				if _, ok := errors.AsType[*crawl.DownloadCancelledError](err); !ok || !errors.Is(err, closing) {
					t.Errorf("error is %T %v, want a DownloadCancelledError of the cause", err, err)
				}
				if n := d.Active("site.example"); n != tt.queue {
					t.Errorf("%d requests in the slot, want %d", n, tt.queue)
				}
			})
		})
	}
}

func TestCloseClosesTheHandlers(t *testing.T) {
	broken := errors.New("handler does not close")
	h := &closer{err: broken}
	d, err := downloader.New(newEnv(t), map[string]downloader.Handler{"http": h, "data": &site{}})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); !errors.Is(err, broken) || h.closed != 1 {
		t.Errorf("Close = %v after closing the handler %d times", err, h.closed)
	}
}

// site is a Handler whose downloads take their time.
type site struct {
	takes   time.Duration
	err     error
	started func(*crawl.Request)

	mu  sync.Mutex
	log []start
}

type start struct {
	url string
	at  time.Time
}

func (s *site) Download(ctx context.Context, req *crawl.Request) (*crawl.Response, error) {
	if s.started != nil {
		s.started(req)
	}
	s.note(req)
	if s.takes > 0 {
		select {
		case <-time.After(s.takes):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	if s.err != nil {
		return nil, s.err
	}
	return &crawl.Response{URL: req.URL, Status: 200, Request: req}, nil
}

func (s *site) note(req *crawl.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = append(s.log, start{req.URL, time.Now()})
}

// starts are the times of the transfers since began.
func (s *site) starts(began time.Time) []time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []time.Duration
	for _, e := range s.log {
		out = append(out, e.at.Sub(began))
	}
	return out
}

func (s *site) urls() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []string
	for _, e := range s.log {
		out = append(out, e.url)
	}
	return slices.Clip(out)
}

type closer struct {
	site
	err    error
	closed int
}

func (c *closer) Close() error {
	c.closed++
	return c.err
}

// spider has attributes only.
type spider map[string]any

func (s spider) Name() string             { return "test" }
func (s spider) AllowedDomains() []string { return nil }
func (s spider) Attr(name string) any     { return s[name] }

func newEnv(t *testing.T) *component.Env {
	t.Helper()
	return &component.Env{
		Settings: settings.New(),
		Stats:    stats.NewMemory(),
		Signals:  signals.NewBus(),
		Log:      slog.New(slog.DiscardHandler),
		Spider:   spider{},
	}
}

func set(t *testing.T, env *component.Env, name string, value any) {
	t.Helper()
	if err := env.Settings.Set(name, value, settings.Cmdline); err != nil {
		t.Fatal(err)
	}
}

func newDownloader(t *testing.T, env *component.Env, h downloader.Handler) *downloader.Downloader {
	t.Helper()
	d, err := downloader.New(env, map[string]downloader.Handler{"http": h, "https": h})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func request(url string) *crawl.Request {
	return &crawl.Request{URL: url, Method: "GET", Headers: &crawl.Headers{}, Meta: &crawl.Values{}, CBKwargs: &crawl.Values{}}
}

func on[E any](env *component.Env, topic signals.Topic[E], fn func()) {
	signals.On(env.Signals, topic, func(context.Context, E) error {
		fn()
		return nil
	})
}
