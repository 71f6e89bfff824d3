package loop_test

import (
	"context"
	"testing"
	"time"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// start returns a loop that is closed at the end of the test.
func start(t testing.TB, opts loop.Options) *loop.Loop {
	t.Helper()
	l := loop.New(opts)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := l.Close(ctx); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return l
}

// run evaluates src and awaits its value.
func run(ctx context.Context, l *loop.Loop, src string) (any, error) {
	return l.Await(ctx, script(src), export)
}

func script(src string) func(*goja.Runtime) (goja.Value, error) {
	return func(rt *goja.Runtime) (goja.Value, error) { return rt.RunScript("test.js", src) }
}

func export(v goja.Value) (any, error) { return v.Export(), nil }

func TestAwaitSettlesEveryKindOfResult(t *testing.T) {
	l := start(t, loop.Options{})
	for _, tc := range []struct{ src, want, err string }{
		{src: `'plain'`, want: "plain"},
		{src: `Promise.resolve('fulfilled')`, want: "fulfilled"},
		{src: `(async () => { await null; return 'pending' })()`, want: "pending"},
		{src: `({ then(ok) { ok('thenable') } })`, want: "thenable"},
		{src: `new Promise(ok => setTimeout(ok, 1, 'timer'))`, want: "timer"},
		{src: `throw new TypeError('thrown')`, err: "TypeError: thrown"},
		{src: `Promise.reject(new RangeError('rejected'))`, err: "RangeError: rejected"},
		{src: `(async () => { await null; throw 'late' })()`, err: "thrown: late"},
		{src: `({ then(ok, no) { no(new Error('no')) } })`, err: "Error: no"},
		{src: `({ get then() { throw new Error('getter') } })`, err: "Error: getter"},
	} {
		got, err := run(t.Context(), l, tc.src)
		switch {
		case tc.err != "" && (err == nil || err.Error() != tc.err):
			t.Errorf("%s: error %v, want %s", tc.src, err, tc.err)
		case tc.err == "" && (err != nil || got != tc.want):
			t.Errorf("%s: %v, %v, want %s", tc.src, got, err, tc.want)
		}
	}
}
