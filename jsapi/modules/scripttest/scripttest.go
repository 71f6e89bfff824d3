// Package scripttest runs tables of scripts for the tests of the globals, in
// a runtime as spiders have it: on a loop, after the prelude.
package scripttest

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/prelude"
)

// Case is a script and what String() makes of its value. A promise is awaited;
// what is thrown reads "Name: message".
type Case = struct{ Src, Want string }

// Start returns a loop with the prelude and all globals, closed at the end of the test.
func Start(t testing.TB, o modules.Options) *loop.Loop {
	t.Helper()
	l := loop.New(loop.Options{
		CPULimit: 20 * time.Second,
		OnError:  func(_ any, err error) { t.Errorf("uncaught: %v", err) },
	})
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := l.Close(ctx); err != nil {
			t.Errorf("closing the loop: %v", err)
		}
	})
	_, err := l.Await(t.Context(), func(rt *goja.Runtime) (goja.Value, error) {
		if err := prelude.Run(rt); err != nil {
			return nil, err
		}
		return goja.Undefined(), modules.Install(rt, o)
	}, func(goja.Value) (any, error) { return nil, nil })
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// Eval runs a script and returns its value as text.
func Eval(t testing.TB, l *loop.Loop, src string) string {
	t.Helper()
	v, err := l.Await(t.Context(), func(rt *goja.Runtime) (goja.Value, error) {
		return rt.RunScript("test.js", src)
	}, func(v goja.Value) (any, error) { return v.String(), nil })
	if err != nil {
		return err.Error()
	}
	return v.(string)
}

// Check runs each script of a table in its own block of one runtime.
func Check(t *testing.T, o modules.Options, table []Case) {
	t.Helper()
	l := Start(t, o)
	for _, tc := range table {
		src := tc.Src
		if !strings.HasPrefix(src, "var ") {
			src = "{" + src + "\n}"
		}
		if got := Eval(t, l, src); got != tc.Want {
			t.Errorf("%s\n gives %s\n want  %s", tc.Src, got, tc.Want)
		}
	}
}
