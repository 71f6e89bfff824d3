package downloadermw_test

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	mw "github.com/gojscrape/gojscrape/runtime/downloadermw"
)

// retries counts how often a failing request is tried again, and returns the last try.
func retries(t *testing.T, fail func(*crawl.Request) mw.Reply, req *crawl.Request) (int, *crawl.Request) {
	t.Helper()
	for n := range 100 {
		rep := fail(req)
		if rep.Request == nil {
			return n, req
		}
		req = rep.Request
	}
	t.Fatal("it never gives up")
	return 0, nil
}

func withStatus(t *testing.T, m mw.Middleware, status int) func(*crawl.Request) mw.Reply {
	return func(req *crawl.Request) mw.Reply {
		resp := newResponse(req, status)
		rep, err := m.ProcessResponse(t.Context(), req, resp)
		if err != nil || rep.Request == nil && rep.Response != resp {
			t.Fatalf("%d: %v, %v", status, rep, err)
		}
		return rep
	}
}

func withError(t *testing.T, m mw.Middleware, cause error) func(*crawl.Request) mw.Reply {
	return func(req *crawl.Request) mw.Reply {
		rep, err := m.ProcessException(t.Context(), req, cause)
		if err != nil {
			t.Fatalf("%v: %v", cause, err)
		}
		return rep
	}
}

func TestRetryTimes(t *testing.T) {
	for _, c := range []struct {
		name     string
		settings []any
		meta     []any
		want     int
	}{
		{"by default", nil, nil, 2},
		{"by setting", []any{"RETRY_TIMES", 5}, nil, 5},
		{"never by setting", []any{"RETRY_TIMES", 0}, nil, 0},
		{"by meta, more", nil, []any{"max_retry_times", 3}, 3},
		{"by meta, less", []any{"RETRY_TIMES", 5}, []any{"max_retry_times", 1}, 1},
		{"never by meta", nil, []any{"max_retry_times", 0}, 0},
		{"by meta that is null", nil, []any{"max_retry_times", nil}, 2},
		{"not with dont_retry", nil, []any{"dont_retry", true}, 0},
		{"with dont_retry off", nil, []any{"dont_retry", false}, 2},
		{"counting those before", nil, []any{"retry_times", 1}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newWorld(t, c.settings...).make(t, mw.NewRetry)
			for name, fail := range map[string]func(*crawl.Request) mw.Reply{
				"503":     withStatus(t, m, 503),
				"timeout": withError(t, m, &crawl.DownloadTimeoutError{}),
			} {
				if got, _ := retries(t, fail, newRequest(t, "http://a.example", c.meta...)); got != c.want {
					t.Errorf("%s: %d retries, want %d", name, got, c.want)
				}
			}
		})
	}
}

func TestRetryWhat(t *testing.T) {
	m := newWorld(t).make(t, mw.NewRetry)
	for status, want := range map[int]bool{
		200: false, 404: false, 500: true, 501: false, 502: true, 503: true, 504: true, 522: true, 524: true, 408: true, 429: true,
	} {
		if got := withStatus(t, m, status)(newRequest(t, "http://a.example")).Request != nil; got != want {
			t.Errorf("%d is retried: %v", status, got)
		}
	}
	for _, c := range []struct {
		err  error
		want bool
	}{
		{&crawl.DownloadTimeoutError{}, true},
		{&crawl.DownloadConnectionRefusedError{}, true},
		{&crawl.CannotResolveHostError{}, true},
		{&crawl.DownloadFailedError{}, true},
		{&crawl.ResponseDataLossError{}, true},
		{fmt.Errorf("wrapped: %w", &crawl.DownloadFailedError{}), true},
		{&crawl.DownloadCancelledError{}, false},
		{&crawl.UnsupportedURLSchemeError{}, false},
		{&crawl.IgnoreRequest{}, false},
		{errors.New("a bug"), false},
	} {
		if got := withError(t, m, c.err)(newRequest(t, "http://a.example")).Request != nil; got != c.want {
			t.Errorf("%T is retried: %v", c.err, got)
		}
	}
}

func TestRetrySettings(t *testing.T) {
	m := newWorld(t, "RETRY_HTTP_CODES", []any{int64(404)}, "RETRY_EXCEPTIONS", []any{"Error", "scrapy.exceptions.NotSupported"}).make(t, mw.NewRetry)
	for got, want := range map[*mw.Reply]bool{
		ptr(withStatus(t, m, 404)(newRequest(t, "http://a.example"))):                          true,
		ptr(withStatus(t, m, 503)(newRequest(t, "http://a.example"))):                          false,
		ptr(withError(t, m, errors.New("x"))(newRequest(t, "http://a.example"))):               true,
		ptr(withError(t, m, &crawl.NotSupported{})(newRequest(t, "http://a.example"))):         true,
		ptr(withError(t, m, &crawl.DownloadTimeoutError{})(newRequest(t, "http://a.example"))): false,
	} {
		if (got.Request != nil) != want {
			t.Errorf("%v, want a retry: %v", got, want)
		}
	}
	_, err := mw.NewRetry(newWorld(t, "RETRY_ENABLED", false).Env)
	if _, ok := errors.AsType[*crawl.NotConfigured](err); !ok {
		t.Errorf("off: the error is %v", err)
	}
}

func TestRetriedRequest(t *testing.T) {
	for _, c := range []struct {
		settings, meta []any
		want           int
	}{
		{nil, nil, 9},
		{[]any{"RETRY_PRIORITY_ADJUST", -5}, nil, 5},
		{[]any{"RETRY_PRIORITY_ADJUST", -5}, []any{"priority_adjust", 3}, 13},
	} {
		m := newWorld(t, c.settings...).make(t, mw.NewRetry)
		req := newRequest(t, "http://a.example", c.meta...)
		req.Priority = 10
		again := withStatus(t, m, 503)(req).Request
		if n, _ := again.Meta.Int("retry_times"); n != 1 || !again.DontFilter || again.Priority != c.want {
			t.Errorf("retry_times %d, dont_filter %v, priority %d; want priority %d", n, again.DontFilter, again.Priority, c.want)
		}
		if req.DontFilter || req.Meta.Get("retry_times") != nil {
			t.Error("the first request was changed")
		}
	}
}

func TestRetryLogsAndCounts(t *testing.T) {
	for _, c := range []struct {
		name string
		fail func(*testing.T, mw.Middleware) func(*crawl.Request) mw.Reply
		text string
		key  string
	}{
		{"a status", func(t *testing.T, m mw.Middleware) func(*crawl.Request) mw.Reply { return withStatus(t, m, 503) },
			"503 Service Unavailable", "503 Service Unavailable"},
		{"a status of Twisted's own words", func(t *testing.T, m mw.Middleware) func(*crawl.Request) mw.Reply { return withStatus(t, m, 504) },
			"504 Gateway Time-out", "504 Gateway Time-out"},
		{"a status without words", func(t *testing.T, m mw.Middleware) func(*crawl.Request) mw.Reply { return withStatus(t, m, 429) },
			"429 Unknown Status", "429 Unknown Status"},
		{"an error", func(t *testing.T, m mw.Middleware) func(*crawl.Request) mw.Reply {
			return withError(t, m, &crawl.DownloadTimeoutError{Err: errors.New("took too long")})
		}, "took too long", "scrapy.exceptions.DownloadTimeoutError"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			retries(t, c.fail(t, w.make(t, mw.NewRetry)), newRequest(t, "http://a.example/"))
			w.stat(t, "retry/count", 2)
			w.stat(t, "retry/reason_count/"+c.key, 2)
			w.stat(t, "retry/max_reached", 1)
			want := []string{
				"DEBUG Retrying <GET http://a.example/> (failed 1 times): " + c.text,
				"DEBUG Retrying <GET http://a.example/> (failed 2 times): " + c.text,
				"ERROR Gave up retrying <GET http://a.example/> (failed 3 times): " + c.text,
			}
			if got := w.log.take(); !slices.Equal(got, want) {
				t.Errorf("logged\n%q, want\n%q", got, want)
			}
		})
	}
}

func TestRetryGiveUpLevel(t *testing.T) {
	for _, c := range []struct {
		setting string
		meta    any
		want    string
	}{
		{"ERROR", nil, "ERROR"},
		{"INFO", nil, "INFO"},
		{"ERROR", "WARNING", "WARN"},
		{"ERROR", int64(30), "WARN"},
		{"ERROR", int64(10), "DEBUG"},
	} {
		w := newWorld(t, "RETRY_GIVE_UP_LOG_LEVEL", c.setting)
		m := w.make(t, mw.NewRetry)
		withStatus(t, m, 503)(newRequest(t, "http://a.example/", "give_up_log_level", c.meta, "max_retry_times", 0))
		want := c.want + " Gave up retrying <GET http://a.example/> (failed 1 times): 503 Service Unavailable"
		if got := w.log.take(); !slices.Equal(got, []string{want}) {
			t.Errorf("setting %s, meta %v: logged %q, want %q", c.setting, c.meta, got, want)
		}
	}
	m := newWorld(t).make(t, mw.NewRetry)
	req := newRequest(t, "http://a.example", "give_up_log_level", "LOUD")
	if _, err := m.ProcessResponse(t.Context(), req, newResponse(req, 503)); err == nil {
		t.Error("LOUD is taken for a level")
	}
}

func TestGetRetryRequest(t *testing.T) {
	w := newWorld(t)
	own := &recorder{}
	req := newRequest(t, "http://a.example/")
	again, err := mw.GetRetryRequest(w.Env, req, mw.RetryOptions{
		Reason: "empty", MaxRetryTimes: ptr(1), PriorityAdjust: ptr(-7), StatsBaseKey: "mine", Logger: slog.New(own),
	})
	if err != nil || again == nil || again.Priority != -7 {
		t.Fatalf("%v, %v", again, err)
	}
	w.stat(t, "mine/count", 1)
	w.stat(t, "mine/reason_count/empty", 1)
	w.stat(t, "retry/count", nil)
	again, err = mw.GetRetryRequest(w.Env, again, mw.RetryOptions{MaxRetryTimes: ptr(1), StatsBaseKey: "mine", GiveUpLogLevel: "INFO", Logger: slog.New(own)})
	if err != nil || again != nil {
		t.Errorf("after the last try: %v, %v", again, err)
	}
	w.stat(t, "mine/max_reached", 1)
	want := []string{
		"DEBUG Retrying <GET http://a.example/> (failed 1 times): empty",
		"INFO Gave up retrying <GET http://a.example/> (failed 2 times): unspecified",
	}
	if got := own.take(); !slices.Equal(got, want) {
		t.Errorf("logged %q, want %q", got, want)
	}
	if lines := w.log.take(); lines != nil {
		t.Errorf("the common log got %q", lines)
	}
}

func ptr[T any](v T) *T { return &v }
