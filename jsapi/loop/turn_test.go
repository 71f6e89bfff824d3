package loop_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

// set defines globals before anything else runs.
func set(l *loop.Loop, globals map[string]any) {
	l.Post(func(rt *goja.Runtime) {
		for name, v := range globals {
			rt.Set(name, v)
		}
	})
}

func TestMicrotasksRunAfterTheTurnNotWithin(t *testing.T) {
	l := start(t, loop.Options{})
	var log []string
	set(l, map[string]any{"log": func(s string) { log = append(log, s) }})
	set(l, map[string]any{"native": func(call goja.Callable) error { _, err := call(nil); return err }})
	_, err := l.Await(t.Context(), func(rt *goja.Runtime) (goja.Value, error) {
		for _, src := range []string{
			`log('before'); Promise.resolve(() => { Promise.resolve().then(() => log('last')) }).then(native).then(() => log('reaction'))`,
			`log('after')`,
		} {
			if _, err := rt.RunString(src); err != nil {
				return nil, err
			}
		}
		return goja.Undefined(), nil
	}, export)
	if got := strings.Join(log, " "); err != nil || got != "before after last reaction" {
		t.Errorf("%s (%v)", got, err)
	}
}

func TestAwaitDoesNotTrustAPatchedThen(t *testing.T) {
	l := start(t, loop.Options{})
	got, err := run(t.Context(), l, `Promise.prototype.then = () => { throw new Error('patched') }; (async () => { await null; return 1 })()`)
	if err != nil || got != int64(1) {
		t.Errorf("%v, %v", got, err)
	}
}

func TestCutOffCodeFailsItsOwnAwait(t *testing.T) {
	for _, tc := range []struct{ name, src, want string }{
		{"endless loop", `while (true) {}`, "JavaScript ran for 20ms without a pause and was stopped"},
		{"endless loop that catches", `for (;;) { try { for (;;) {} } catch {} finally {} }`, "was stopped"},
		{"endless loop after an await", `(async () => { await null; while (true) {} })()`, "was stopped"},
		{"endless loop in a reaction", `new Promise(() => { Promise.resolve().then(() => { while (true) {} }) })`, "was stopped"},
		{"endless microtasks", `(async () => { for (;;) await null })()`, "was stopped"},
		{"endless loop in a timer", `new Promise(() => setTimeout(() => { while (true) {} }, 1))`, "was stopped"},
		{"recursion", `function f() { f() }; f()`, "JavaScript called itself more than"},
		{"recursion after an await", `function f() { f() }; (async () => { await null; f() })()`, "JavaScript called itself more than"},
		{"recursion in a timer", `function f() { f() }; new Promise(() => setTimeout(f, 1))`, "JavaScript called itself more than"},
		{"panic", `bug()`, "panic: a bug"},
		{"panic after an await", `(async () => { await null; bug() })()`, "panic: a bug"},
		{"endless generator step", gen(`while (true) {}`), "was stopped"},
		{"endless generator step after an await", gen(`yield new $await(null); while (true) {}`), "was stopped"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			limit := 20 * time.Millisecond
			if !strings.Contains(tc.want, "was stopped") {
				limit = 10 * time.Second // what fails by itself may take its time
			}
			l := start(t, loop.Options{CPULimit: limit})
			set(l, map[string]any{"bug": func() { panic("a bug") }})
			other := make(chan error, 1)
			go func() {
				_, err := run(t.Context(), l, `new Promise(ok => setTimeout(ok, 60))`)
				other <- err
			}()
			_, err := collect(t.Context(), l, tc.src)
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v, want %s", err, tc.want)
			}
			if got, err := run(t.Context(), l, `'alive'`); got != "alive" {
				t.Errorf("the loop is dead: %v", err)
			}
			if err := <-other; err != nil {
				t.Errorf("another await failed: %v", err)
			}
		})
	}
}

func TestAnInterruptNamesItsPlace(t *testing.T) {
	l := start(t, loop.Options{CPULimit: 20 * time.Millisecond})
	_, err := run(t.Context(), l, "function spin() {\n  for (let n = 0; ; ) n++\n}\nspin()")
	var stopped *loop.Interrupted
	if !errors.As(err, &stopped) || stopped.File != "test.js" || stopped.Line != 2 || stopped.Limit != 20*time.Millisecond {
		t.Fatalf("%#v", err)
	}
	if !strings.HasPrefix(err.Error(), "test.js:2:") || !strings.Contains(stopped.Stack, "test.js:4:5") {
		t.Errorf("%v\n%s", err, stopped.Stack)
	}
}

func TestAPanicKeepsItsStackAndItsError(t *testing.T) {
	l := start(t, loop.Options{})
	cause := errors.New("cause")
	_, err := l.Await(t.Context(), func(*goja.Runtime) (goja.Value, error) { panic(cause) }, export)
	if !errors.Is(err, cause) || !strings.Contains(err.Error(), "turn_test.go") {
		t.Errorf("%v", err)
	}
}

// goja by itself would drop the reaction of the second waiter.
func TestAnOverflowLeavesOtherWaitersOfThePromiseAlone(t *testing.T) {
	l := start(t, loop.Options{})
	first, second := make(chan error, 1), make(chan error, 1)
	if _, err := run(t.Context(), l, `globalThis.started = 0; globalThis.shared = new Promise(ok => globalThis.release = ok); 0`); err != nil {
		t.Fatal(err)
	}
	go func() {
		_, err := run(t.Context(), l, `started++; (async () => { await shared; (function f() { f() })() })()`)
		first <- err
	}()
	waitFor(t, l, `started === 1`)
	go func() {
		_, err := run(t.Context(), l, `started++; (async () => { await shared })()`)
		second <- err
	}()
	waitFor(t, l, `started === 2`)
	if _, err := run(t.Context(), l, `release(); 0`); err != nil {
		t.Errorf("the await that only released failed: %v", err)
	}
	var overflow *loop.StackOverflow
	if err := <-first; !errors.As(err, &overflow) {
		t.Errorf("%v", err)
	}
	if err := <-second; err != nil {
		t.Errorf("%v", err)
	}
}

// waitFor runs turns until src is true.
func waitFor(t *testing.T, l *loop.Loop, src string) {
	t.Helper()
	for {
		v, err := run(t.Context(), l, src)
		if err != nil {
			t.Fatal(err)
		}
		if v == true {
			return
		}
	}
}

func TestManyAwaitsAtOnce(t *testing.T) {
	l := start(t, loop.Options{})
	set(l, map[string]any{"work": func(n int) *goja.Promise {
		return loop.Promise(l, func(context.Context) (int, error) { return n, nil }, func(rt *goja.Runtime, n int) goja.Value { return rt.ToValue(n) })
	}})
	var group sync.WaitGroup
	for i := range 64 {
		group.Go(func() {
			for j := range 20 {
				want := int64(i*1000 + j)
				got, err := run(t.Context(), l, fmt.Sprintf(`(async () => await work(%d))()`, want))
				if err != nil || got != want {
					t.Errorf("%v, %v, want %d", got, err, want)
				}
			}
		})
	}
	group.Wait()
}
