package loop_test

import (
	"context"
	"errors"
	"testing"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

type levelKey struct{}

// TestPromiseWorkInheritsWhatItsCallerRunsFor looks at the context of the work, at once and
// after all that JavaScript may do in between.
func TestPromiseWorkInheritsWhatItsCallerRunsFor(t *testing.T) {
	l := start(t, loop.Options{})
	if _, err := l.Await(t.Context(), func(rt *goja.Runtime) (goja.Value, error) {
		return goja.Undefined(), rt.Set("look", func() *goja.Promise {
			return loop.Promise(l, func(ctx context.Context) (string, error) {
				level, _ := ctx.Value(levelKey{}).(string)
				return loop.NameOf(ctx) + " " + level, ctx.Err()
			}, func(rt *goja.Runtime, s string) goja.Value { return rt.ToValue(s) })
		})
	}, export); err != nil {
		t.Fatal(err)
	}
	for _, src := range []string{
		`look()`,
		`(async () => { await null; return look() })()`,
		`new Promise((ok) => setTimeout(() => ok(look()), 1))`,
		`look().then(() => look())`,
	} {
		for _, level := range []string{"one", "two"} {
			ctx, end := context.WithCancelCause(loop.WithName(context.WithValue(t.Context(), levelKey{}, level), "hook"))
			got, err := run(ctx, l, src)
			end(errors.New("ended"))
			if want := "hook " + level; err != nil || got != want {
				t.Errorf("%s: %v, %v, want %q", src, got, err, want)
			}
		}
	}
}

// The work goes on when the caller has what it waits for.
func TestPromiseWorkDoesNotEndWithItsCaller(t *testing.T) {
	l := start(t, loop.Options{})
	caller, end := context.WithCancel(t.Context())
	alive := make(chan error, 1)
	ended := make(chan struct{})
	_, err := l.Await(caller, func(rt *goja.Runtime) (goja.Value, error) {
		loop.Promise(l, func(ctx context.Context) (string, error) {
			<-ended
			alive <- ctx.Err()
			return "", nil
		}, func(rt *goja.Runtime, s string) goja.Value { return goja.Undefined() })
		return goja.Undefined(), nil
	}, export)
	end()
	close(ended)
	if got := <-alive; err != nil || got != nil {
		t.Errorf("the work ended with %v (%v)", got, err)
	}
}
