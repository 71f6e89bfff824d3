package loop_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

// journal records what OnError and OnUnhandled hear.
type journal struct {
	mu    sync.Mutex
	lines []string
}

func (j *journal) options() loop.Options {
	note := func(kind string) func(any, error) {
		return func(origin any, err error) {
			j.mu.Lock()
			defer j.mu.Unlock()
			text, _, _ := strings.Cut(err.Error(), "\n")
			j.lines = append(j.lines, fmt.Sprintf("%s %v: %s", kind, origin, text))
		}
	}
	return loop.Options{OnError: note("error"), OnUnhandled: note("unhandled")}
}

func (j *journal) take() []string {
	j.mu.Lock()
	defer j.mu.Unlock()
	lines := j.lines
	j.lines = nil
	return lines
}

func TestErrorsNobodyAwaitsAreHeardOnce(t *testing.T) {
	for _, tc := range []struct {
		src  string
		want []string
	}{
		{`setTimeout(() => { throw new Error('timer') }, 1)`, []string{"error page: Error: timer"}},
		{`setImmediate(() => { throw new Error('immediate') })`, []string{"error page: Error: immediate"}},
		{`queueMicrotask(() => { throw new Error('microtask') })`, []string{"error page: Error: microtask"}},
		{`setTimeout(() => bug(), 1)`, []string{"error page: panic: a bug"}},
		{`Promise.reject(new Error('forgotten')); 0`, []string{"unhandled page: Error: forgotten"}},
		{`(async () => { await null; throw new Error('forgotten') })(); 0`, []string{"unhandled page: Error: forgotten"}},
		{`Promise.resolve().then(() => { throw new Error('reaction') }); 0`, []string{"unhandled page: Error: reaction"}},
		{`setTimeout(async () => { await null; throw new Error('later') }, 1)`, []string{"unhandled page: Error: later"}},
		{`const a = Promise.reject(1), b = Promise.reject(2); 0`, []string{"unhandled page: thrown: 1", "unhandled page: thrown: 2"}},
		{`const c = Promise.reject(1); Promise.resolve().then(() => c.catch(() => {})); 0`, nil},
		{`const d = Promise.reject(1); const e = Promise.reject(2); d.catch(() => {}); 0`, []string{"unhandled page: thrown: 2"}},
		{`Promise.reject(1).catch(() => {}); 0`, nil},
		{`failing().catch(() => {}); 0`, nil},
	} {
		var heard journal
		l := start(t, heard.options())
		set(l, map[string]any{"bug": func() { panic("a bug") }, "failing": func() *goja.Promise { return failing(l) }})
		ctx := loop.WithOrigin(t.Context(), "page")
		if _, err := run(ctx, l, tc.src); err != nil {
			t.Errorf("%s: %v", tc.src, err)
		}
		if _, err := run(t.Context(), l, `new Promise(ok => setTimeout(ok, 5))`); err != nil {
			t.Errorf("%s: %v", tc.src, err)
		}
		if got := heard.take(); !slices.Equal(got, tc.want) {
			t.Errorf("%s:\nheard %q\nwant  %q", tc.src, got, tc.want)
		}
	}
}

func failing(l *loop.Loop) *goja.Promise {
	return loop.Promise(l, func(context.Context) (int, error) { return 0, fmt.Errorf("reading: %w", io.ErrUnexpectedEOF) }, nil)
}

func TestPostedCodeThatThrowsIsHeard(t *testing.T) {
	var heard journal
	l := start(t, heard.options())
	l.Post(func(rt *goja.Runtime) { panic(rt.NewTypeError("posted")) })
	l.Post(func(rt *goja.Runtime) { panic("a bug") })
	if _, err := run(t.Context(), l, `0`); err != nil {
		t.Fatal(err)
	}
	want := []string{"error <nil>: TypeError: posted", "error <nil>: panic: a bug"}
	if got := heard.take(); !slices.Equal(got, want) {
		t.Errorf("heard %q, want %q", got, want)
	}
}

func TestAGoErrorComesBackAsItself(t *testing.T) {
	l := start(t, loop.Options{})
	set(l, map[string]any{"failing": func() *goja.Promise { return failing(l) }})
	_, err := run(t.Context(), l, "async function load() {\n  await failing()\n}\nload()")
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("%v", err)
	}
	var thrown *loop.Error
	if !errors.As(err, &thrown) || !strings.Contains(thrown.Stack, "test.js:2:16") {
		t.Errorf("the stack lacks the call: %#v", thrown)
	}
}

func TestAPanicInWorkRejects(t *testing.T) {
	l := start(t, loop.Options{})
	set(l, map[string]any{"work": func() *goja.Promise {
		return loop.Promise(l, func(context.Context) (int, error) { panic("a bug") }, nil)
	}})
	got, err := run(t.Context(), l, `work().catch(e => 'caught ' + e.message.slice(0, 12))`)
	if err != nil || got != "caught panic: a bug" {
		t.Errorf("%v, %v", got, err)
	}
}

func TestTheOriginIsKeptAcrossWaits(t *testing.T) {
	l := start(t, loop.Options{})
	set(l, map[string]any{
		"origin": func() any { return l.Origin() },
		"work": func() *goja.Promise {
			return loop.Promise(l, func(ctx context.Context) (string, error) {
				v, err := run(ctx, l, `'work of ' + origin()`)
				if err != nil {
					return "", err
				}
				return v.(string), nil
			}, func(rt *goja.Runtime, s string) goja.Value { return rt.ToValue(s) })
		},
	})
	const src = `(async () => {
		const seen = [origin()];
		await null;
		seen.push(origin());
		await new Promise(ok => setTimeout(() => { seen.push(origin()); ok() }, 1));
		await Promise.all([null, work().then(v => seen.push(v, origin()))]);
		seen.push(await new Promise(ok => setImmediate(() => queueMicrotask(() => ok(origin())))));
		return seen.join();
	})()`
	var group sync.WaitGroup
	for _, name := range []string{"a", "b"} {
		group.Go(func() {
			got, err := run(loop.WithOrigin(t.Context(), name), l, src)
			want := strings.ReplaceAll("x,x,x,work of x,x,x", "x", name)
			if err != nil || got != want {
				t.Errorf("%v (%v), want %s", got, err, want)
			}
		})
	}
	group.Wait()
}
