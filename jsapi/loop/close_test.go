package loop_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

func TestAClosedLoopRefusesWork(t *testing.T) {
	l := loop.New(loop.Options{})
	if err := l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if l.Post(func(*goja.Runtime) { t.Error("ran") }) {
		t.Error("Post accepted work")
	}
	if _, err := run(t.Context(), l, `1`); !errors.Is(err, loop.ErrClosed) {
		t.Errorf("Await: %v", err)
	}
	if _, err := collect(t.Context(), l, `1`); !errors.Is(err, loop.ErrClosed) {
		t.Errorf("Iterate: %v", err)
	}
	if err := l.Close(t.Context()); err != nil {
		t.Errorf("a second Close: %v", err)
	}
}

func TestCloseEndsWhatWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		set(l, map[string]any{"log": func(string) {}, "work": func() *goja.Promise {
			return loop.Promise(l, func(ctx context.Context) (int, error) { <-ctx.Done(); return 0, ctx.Err() }, nil)
		}})
		type result struct {
			name string
			v    any
			err  error
		}
		results := make(chan result)
		for _, src := range []string{`new Promise(() => {})`, `new Promise(ok => setTimeout(ok, 1e6))`, `(async () => { try { await work() } catch (e) { return 'cancelled' } })()`} {
			go func() {
				v, err := run(t.Context(), l, src)
				results <- result{src, v, err}
			}()
		}
		synctest.Wait()
		if err := l.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			r := <-results
			if r.v != "cancelled" && !errors.Is(r.err, loop.ErrClosed) {
				t.Errorf("%s: %v, %v", r.name, r.v, r.err)
			}
		}
	})
}

func TestCloseInterruptsWhenItsContextEnds(t *testing.T) {
	l := loop.New(loop.Options{})
	failed := make(chan error, 1)
	running := make(chan struct{})
	set(l, map[string]any{"running": func() { close(running) }})
	go func() {
		_, err := run(t.Context(), l, `running(); for (;;) { try { for (;;) {} } finally { continue } }`)
		failed <- err
	}()
	<-running
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if err := l.Close(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Close: %v", err)
	}
	var stopped *loop.Interrupted
	if err := <-failed; !errors.As(err, &stopped) || stopped.Limit != 0 {
		t.Errorf("%v", err)
	}
}

func TestCloseWaitsForWhatIsHeld(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		var release func(func(*goja.Runtime))
		if _, err := l.Await(t.Context(), func(*goja.Runtime) (goja.Value, error) {
			release = l.Hold()
			return goja.Undefined(), nil
		}, export); err != nil {
			t.Fatal(err)
		}
		ran := false
		go func() {
			time.Sleep(time.Second)
			release(func(*goja.Runtime) { ran = true })
		}()
		before := time.Now()
		if err := l.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		if !ran || time.Since(before) != time.Second {
			t.Errorf("ran %v after %v", ran, time.Since(before))
		}
	})
}

func TestCloseGivesUpWorkThatNeverEnds(t *testing.T) {
	const patience = time.Minute
	for name, global := range map[string]func(l *loop.Loop, quit <-chan struct{}) any{
		"a hold that is not released": func(l *loop.Loop, _ <-chan struct{}) any { return func() { l.Hold() } },
		"Promise work that ignores its context": func(l *loop.Loop, quit <-chan struct{}) any {
			return func() *goja.Promise {
				return loop.Promise(l, func(context.Context) (int, error) { <-quit; return 0, nil }, func(rt *goja.Runtime, n int) goja.Value { return rt.ToValue(n) })
			}
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			quit := make(chan struct{})
			l := loop.New(loop.Options{})
			set(l, map[string]any{"work": global(l, quit)})
			failed := make(chan error, 2)
			for _, src := range []string{`work(); new Promise(() => {})`, gen(`yield new $await(work()); yield new $await(new Promise(() => {}))`)} {
				go func() {
					_, err := collect(t.Context(), l, src)
					failed <- err
				}()
			}
			synctest.Wait()
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			before := time.Now()
			if err := l.Close(ctx); !errors.Is(err, context.DeadlineExceeded) || time.Since(before) != patience {
				t.Errorf("%s: Close: %v after %v", name, err, time.Since(before))
			}
			for range 2 {
				if err := <-failed; !errors.Is(err, loop.ErrClosed) {
					t.Errorf("%s: %v", name, err)
				}
			}
			if err := l.Close(t.Context()); err != nil {
				t.Errorf("%s: a second Close: %v", name, err)
			}
			close(quit) // what ends now finds no loop
		})
	}
}

func TestAwaitGivesUpWithItsContext(t *testing.T) {
	l := start(t, loop.Options{})
	cause := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	set(l, map[string]any{"cancel": func() { cancel(cause) }})
	if _, err := run(ctx, l, `cancel(); new Promise(() => {})`); !errors.Is(err, cause) {
		t.Errorf("%v", err)
	}
	if _, err := run(ctx, l, `globalThis.ran = true`); !errors.Is(err, cause) {
		t.Errorf("%v", err)
	}
	if ran, _ := run(t.Context(), l, `globalThis.ran`); ran != nil {
		t.Error("code ran although its context had ended")
	}
}

func TestAGeneratorLeftWhileItAwaitsStillRunsFinally(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		src := sleep + `globalThis.log = []; ` + gen(`try { yield new $await(sleep(5000)); log.push('on'); yield 1; log.push('never') } finally { log.push('finally'); yield new $await(sleep(1)); log.push('end') }`)
		if _, err := collect(ctx, l, src); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v", err)
		}
		time.Sleep(10 * time.Second)
		if got, err := run(t.Context(), l, `log.join()`); got != "on,finally,end" {
			t.Errorf("log %v (%v)", got, err)
		}
		if err := l.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
}
