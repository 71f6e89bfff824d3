package extension_test

import (
	"bytes"
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// engine notes the reasons it was asked to close with.
type engine struct {
	component.Control // only Close is called
	mu                sync.Mutex
	reasons           []string
}

func (e *engine) Close(reason string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.reasons = append(e.reasons, reason)
}

// checkClosed compares the reasons so far.
func (e *engine) checkClosed(t *testing.T, want ...string) {
	t.Helper()
	e.mu.Lock()
	defer e.mu.Unlock()
	if !slices.Equal(e.reasons, want) {
		t.Errorf("closed with %q, want %q", e.reasons, want)
	}
}

// crawlOf is a crawl without an engine: an environment, what it logs, and what it was
// asked to close with.
type crawlOf struct {
	*component.Env
	engine *engine
	log    journal
}

// journal is a log that may be read while the crawl goes on.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

// take returns the lines so far and forgets them.
func (j *journal) take() []string {
	j.mu.Lock()
	defer j.mu.Unlock()
	defer j.text.Reset()
	return slices.Collect(strings.Lines(j.text.String()))
}

// newCrawl makes a crawl with settings of alternating names and values.
func newCrawl(t *testing.T, pairs ...any) *crawlOf {
	t.Helper()
	s := settings.New()
	for i := 0; i < len(pairs); i += 2 {
		if err := s.Set(pairs[i].(string), pairs[i+1], settings.Project); err != nil {
			t.Fatal(err)
		}
	}
	c := &crawlOf{engine: &engine{}}
	handler := slog.NewTextHandler(&c.log, &slog.HandlerOptions{ReplaceAttr: onlyLevelAndText})
	c.Env = &component.Env{
		Settings: s, Stats: stats.NewMemory(), Signals: signals.NewBus(), Log: slog.New(handler), Engine: c.engine,
	}
	return c
}

func onlyLevelAndText(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.LevelKey || a.Key == slog.MessageKey {
		return a
	}
	return slog.Attr{}
}

// add makes an extension and closes it when the test ends, as a crawl does.
func (c *crawlOf) add(t *testing.T, constructor func(*component.Env) (component.Extension, error)) {
	t.Helper()
	x, err := constructor(c.Env)
	if err != nil {
		t.Fatal(err)
	}
	if x.Close == nil {
		return
	}
	t.Cleanup(func() {
		if err := x.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
}

func send[E any](t *testing.T, c *crawlOf, topic signals.Topic[E], events ...E) {
	t.Helper()
	for _, e := range events {
		if errs := signals.Send(t.Context(), c.Signals, topic, e); len(errs) > 0 {
			t.Fatal(errs)
		}
	}
}

func (c *crawlOf) open(t *testing.T) { send(t, c, signals.SpiderOpened, signals.Nothing{}) }
func (c *crawlOf) close(t *testing.T) {
	send(t, c, signals.SpiderClosed, signals.Closed{Reason: "finished"})
}

func (c *crawlOf) page(t *testing.T) { send(t, c, signals.ResponseReceived, signals.Responded{}) }
func (c *crawlOf) item(t *testing.T) { send(t, c, signals.ItemScraped, signals.Scraped{}) }

// checkLog compares the lines since it was last called.
func (c *crawlOf) checkLog(t *testing.T, want ...string) {
	t.Helper()
	got := c.log.take()
	for i := range want {
		want[i] += "\n"
	}
	if !slices.Equal(got, want) {
		t.Errorf("logged %q, want %q", got, want)
	}
}

func checkNotConfigured(t *testing.T, err error) {
	t.Helper()
	if _, ok := err.(*crawl.NotConfigured); !ok {
		t.Errorf("error %v, want NotConfigured", err)
	}
}
