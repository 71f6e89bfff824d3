package node_test

import (
	"testing"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/fetch"
	"github.com/gojscrape/gojscrape/jsapi/modules/node"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// start returns a loop with all globals, and with use(name) to get a module.
func start(t testing.TB, o modules.Options, n node.Options) *loop.Loop {
	t.Helper()
	l := scripttest.Start(t, o)
	_, err := l.Await(t.Context(), func(rt *goja.Runtime) (goja.Value, error) {
		if err := fetch.Install(rt, l, fetch.Options{}); err != nil {
			return nil, err
		}
		if err := node.Install(rt, l, n); err != nil {
			return nil, err
		}
		return rt.RunString("globalThis.use = (name) => globalThis[Symbol.for('node:' + name)]")
	}, func(goja.Value) (any, error) { return nil, nil })
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// check runs each script of a table as the body of an async function, after a
// script that all of them need.
func check(t *testing.T, l *loop.Loop, first string, table []scripttest.Case) {
	t.Helper()
	for _, tc := range table {
		if got := scripttest.Eval(t, l, "(async () => {"+first+";"+tc.Src+"\n})()"); got != tc.Want {
			t.Errorf("%s\n gives %s\n want  %s", tc.Src, got, tc.Want)
		}
	}
}
