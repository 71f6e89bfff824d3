package logging_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/logging"
)

// plain is a format without a time.
const plain = "[%(name)s] %(levelname)s: %(message)s"

func newLogger(t *testing.T, opts logging.Options) (*slog.Logger, *bytes.Buffer) {
	t.Helper()
	var out bytes.Buffer
	log, err := logging.New(&out, opts)
	if err != nil {
		t.Fatal(err)
	}
	return log, &out
}

func TestDefaultFormatIsScrapys(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log, out := newLogger(t, logging.Options{})
		at := time.Now().Format(time.DateTime)
		log.With("logger", "scrapy.core.engine").Debug("Crawled (200) <GET https://example.com/> (referer: None)")
		want := at + " [scrapy.core.engine] DEBUG: Crawled (200) <GET https://example.com/> (referer: None)\n"
		if out.String() != want {
			t.Errorf("got  %q\nwant %q", out, want)
		}
	})
}

func TestFormats(t *testing.T) {
	at := time.Date(2026, 8, 1, 5, 6, 7, 89012000, time.UTC)
	cases := []struct {
		name string
		opts logging.Options
		want string
	}{
		{"width", logging.Options{Format: "%(levelname)-8s|%(levelno)05d|%(message)s"}, "WARNING |00030|hi\n"},
		{"text after the message", logging.Options{Format: "<%(message)s> 100%%"}, "<hi> 100%\n"},
		{"milliseconds", logging.Options{Format: "%(msecs)03d %(created).3f"}, "089 1785560767.089\n"},
		{"date", logging.Options{Format: "%(asctime)s", DateFormat: "%d/%b/%y %I:%M:%S %p day %j 100%%"}, "01/Aug/26 05:06:07 AM day 213 100%\n"},
		{"digits of the date format are text", logging.Options{Format: "%(asctime)s", DateFormat: "15 Jan %H.%f"}, "15 Jan 05.089012\n"},
		{"short names", logging.Options{Format: plain, ShortNames: true}, "[scrapy] WARNING: hi\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			log, out := newLogger(t, c.opts)
			r := slog.NewRecord(at, slog.LevelWarn, "hi", 0)
			r.AddAttrs(slog.String("logger", "scrapy.core.engine"))
			if err := log.Handler().Handle(t.Context(), r); err != nil {
				t.Fatal(err)
			}
			if out.String() != c.want {
				t.Errorf("got %q, want %q", out, c.want)
			}
		})
	}
}

func TestBadFormatsNameWhatExists(t *testing.T) {
	cases := []struct {
		opts logging.Options
		want string
	}{
		{logging.Options{Format: "%(lineno)d"}, "setting LOG_FORMAT: there is no %(lineno)s; there are asctime,"},
		{logging.Options{Format: "%(message"}, "setting LOG_FORMAT: \"%(message\""},
		{logging.Options{DateFormat: "%Q"}, "setting LOG_DATEFORMAT: there is no %Q; there are %a"},
		{logging.Options{DateFormat: "%Y%"}, "setting LOG_DATEFORMAT: \"%\" ends in a lone %"},
	}
	for _, c := range cases {
		if _, err := logging.New(io.Discard, c.opts); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%+v: error %v, want %s…", c.opts, err, c.want)
		}
	}
}

func TestTextRecords(t *testing.T) {
	cases := []struct {
		name string
		log  func(*slog.Logger)
		want string
	}{
		{"no logger", func(l *slog.Logger) { l.Info("x") }, "[root] INFO: x\n"},
		{"logger of the record", func(l *slog.Logger) { l.With("logger", "a").Info("x", "logger", "b") }, "[b] INFO: x\n"},
		{"other attributes", func(l *slog.Logger) { l.Info("x", "depth", 3) }, "[root] INFO: x\n"},
		{"groups", func(l *slog.Logger) { l.WithGroup("g").With("logger", "a").Info("x", "err", "e") }, "[root] INFO: x\n"},
		{"error", func(l *slog.Logger) { l.Error("x", "err", errors.New("boom\n    at parse (a.js:1:2)")) }, "[root] ERROR: x\nboom\n    at parse (a.js:1:2)\n"},
		{"no error", func(l *slog.Logger) { l.Error("x", slog.Any("err", nil)) }, "[root] ERROR: x\n"},
		{"critical", func(l *slog.Logger) { l.Log(context.Background(), logging.LevelCritical, "x") }, "[root] CRITICAL: x\n"},
		{"several lines", func(l *slog.Logger) { l.Info("Dumping Scrapy stats:\n{'a': 1,\n 'b': 2}") }, "[root] INFO: Dumping Scrapy stats:\n{'a': 1,\n 'b': 2}\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			log, out := newLogger(t, logging.Options{Format: plain})
			c.log(log)
			if out.String() != c.want {
				t.Errorf("got %q, want %q", out, c.want)
			}
		})
	}
}

func TestJSONLinesCarryAttributes(t *testing.T) {
	log, out := newLogger(t, logging.Options{JSON: true, ShortNames: true})
	r := slog.NewRecord(time.Date(2026, 8, 21, 10, 0, 0, 0, time.UTC), logging.LevelCritical, "a\x1b\nb", 0)
	r.AddAttrs(slog.String("logger", "scrapy.core.engine"), slog.Any("err", errors.New("boom")), slog.Int("depth", 3))
	if err := log.Handler().Handle(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	want := `{"time":"2026-08-21T10:00:00Z","level":"CRITICAL","message":"a\u001b\nb","logger":"scrapy","err":"boom","depth":3}` + "\n"
	if out.String() != want {
		t.Errorf("got  %s\nwant %s", out, want)
	}
}

// writes remembers each Write apart.
type writes struct {
	mu   sync.Mutex
	list []string
}

func (w *writes) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.list = append(w.list, string(p))
	return len(p), nil
}

func TestARecordIsOneWrite(t *testing.T) {
	var out writes
	log, err := logging.New(&out, logging.Options{Format: plain})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() { log.With("logger", "a").Error("one\ntwo", "err", errors.New("three")) })
	}
	wg.Wait()
	if len(out.list) != 50 {
		t.Fatalf("%d writes, want 50", len(out.list))
	}
	for _, got := range out.list {
		if got != "[a] ERROR: one\ntwo\nthree\n" {
			t.Fatalf("a write of %q", got)
		}
	}
}
