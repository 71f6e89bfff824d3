package fetch_test

import (
	"context"
	"testing"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/fetch"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

type download = func(context.Context, *crawl.Request) (*crawl.Response, error)

// start returns a loop whose fetch() downloads with fn.
func start(t testing.TB, fn download) *loop.Loop {
	t.Helper()
	l := scripttest.Start(t, modules.Options{})
	var options fetch.Options
	if fn != nil {
		options.Fetch = func(ctx context.Context, req *crawl.Request) func() (*crawl.Response, error) {
			return func() (*crawl.Response, error) { return fn(ctx, req) }
		}
	}
	_, err := l.Await(t.Context(), func(rt *goja.Runtime) (goja.Value, error) {
		return goja.Undefined(), fetch.Install(rt, l, options)
	}, func(goja.Value) (any, error) { return nil, nil })
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// check runs each script of a table as the body of an async function. Where a table says
// that it follows Node, it does so but for the wording of messages.
func check(t *testing.T, l *loop.Loop, table []scripttest.Case) {
	t.Helper()
	for _, tc := range table {
		if got := scripttest.Eval(t, l, "(async () => {"+tc.Src+"\n})()"); got != tc.Want {
			t.Errorf("%s\n gives %s\n want  %s", tc.Src, got, tc.Want)
		}
	}
}
