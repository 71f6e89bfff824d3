package signals_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

var topic = signals.Topic[int]{Name: "counted"}

func TestHandlersGetTheEvent(t *testing.T) {
	b := signals.NewBus()
	var got int
	signals.On(b, topic, func(_ context.Context, n int) error {
		got = n
		return nil
	})
	other := signals.Topic[string]{Name: "other"}
	signals.On(b, other, func(context.Context, string) error {
		t.Error("a handler of another topic was called")
		return nil
	})
	if errs := signals.Send(t.Context(), b, topic, 7); len(errs) > 0 || got != 7 {
		t.Errorf("got %d, %v", got, errs)
	}
}

func TestSendWithoutHandlers(t *testing.T) {
	b := signals.NewBus()
	if signals.Has(b, topic) {
		t.Error("an empty bus has a handler")
	}
	if errs := signals.Send(t.Context(), b, topic, 1); errs != nil {
		t.Errorf("errors %v", errs)
	}
}

func TestHandlersRunSideBySideAndAreWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := signals.NewBus()
		slow := func(context.Context, int) error {
			time.Sleep(time.Second)
			return nil
		}
		signals.On(b, topic, slow)
		signals.On(b, topic, slow)
		start := time.Now()
		signals.Send(t.Context(), b, topic, 1)
		if took := time.Since(start); took != time.Second {
			t.Errorf("two handlers of a second took %v", took)
		}
	})
}

func TestOneHandlersFailureDoesNotTouchTheOthers(t *testing.T) {
	b := signals.NewBus()
	bad := errors.New("bad")
	var called bool
	signals.On(b, topic, func(context.Context, int) error { return bad })
	signals.On(b, topic, func(context.Context, int) error { panic("oops") })
	signals.On(b, topic, func(context.Context, int) error {
		called = true
		return nil
	})
	errs := signals.Send(t.Context(), b, topic, 1)
	if len(errs) != 2 || !errors.Is(errs[0], bad) || !called {
		t.Fatalf("errors %v, third called: %t", errs, called)
	}
	if text := errs[1].Error(); !strings.HasPrefix(text, "panic: oops\n") || !strings.Contains(text, "signals_test.go") {
		t.Errorf("the error of a panic has no stack: %s", text)
	}
}

func TestAPanicOfTheOnlyHandlerIsAnError(t *testing.T) {
	b := signals.NewBus()
	signals.On(b, topic, func(context.Context, int) error { panic("oops") })
	if errs := signals.Send(t.Context(), b, topic, 1); len(errs) != 1 {
		t.Errorf("errors %v", errs)
	}
}

func TestOffRemovesOneHandler(t *testing.T) {
	b := signals.NewBus()
	var calls []string
	add := func(name string) (off func()) {
		return signals.On(b, topic, func(context.Context, int) error {
			calls = append(calls, name)
			return nil
		})
	}
	offA, offB := add("a"), add("b")
	offA()
	offA()
	signals.Send(t.Context(), b, topic, 1)
	if fmt.Sprint(calls) != "[b]" || !signals.Has(b, topic) {
		t.Errorf("called %q", calls)
	}
	offB()
	if signals.Has(b, topic) {
		t.Error("a removed handler is still there")
	}
}

func TestHandlersMayComeAndGoWhileASignalIsSent(t *testing.T) {
	b := signals.NewBus()
	var off func()
	off = signals.On(b, topic, func(context.Context, int) error {
		off()
		signals.On(b, topic, func(context.Context, int) error { return errors.New("new") })
		return nil
	})
	if errs := signals.Send(t.Context(), b, topic, 1); len(errs) > 0 {
		t.Errorf("a handler that came during the signal got it: %v", errs)
	}
	if errs := signals.Send(t.Context(), b, topic, 2); len(errs) != 1 {
		t.Errorf("errors %v, want the one of the new handler", errs)
	}
}

func TestBusMayBeUsedAtOnce(t *testing.T) {
	b := signals.NewBus()
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			off := signals.On(b, topic, func(context.Context, int) error { return nil })
			signals.Send(t.Context(), b, topic, 1)
			off()
		})
	}
	wg.Wait()
	if signals.Has(b, topic) {
		t.Error("a handler is left")
	}
}

func TestFind(t *testing.T) {
	errs := []error{errors.New("other"), fmt.Errorf("handler: %w", &crawl.CloseSpider{Reason: "enough"})}
	if e, ok := signals.Find[*crawl.CloseSpider](errs); !ok || e.Reason != "enough" {
		t.Errorf("found %v, %t", e, ok)
	}
	if e, ok := signals.Find[*crawl.DontCloseSpider](errs); ok {
		t.Errorf("found %v", e)
	}
	if _, ok := signals.Find[*crawl.CloseSpider](nil); ok {
		t.Error("found an error among none")
	}
}
