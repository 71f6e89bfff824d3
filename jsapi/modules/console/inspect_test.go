package console_test

import (
	"testing"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/modules/console"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// eval returns what a script of one expression gives.
func eval(t *testing.T, rt *goja.Runtime, src string) goja.Value {
	t.Helper()
	v, err := rt.RunScript("test.js", "("+src+")")
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return v
}

// The texts are those of Node 20's util.inspect.
func TestInspectWritesWhatNodeWrites(t *testing.T) {
	for _, tc := range nodeTexts {
		rt := goja.New()
		if got := console.Inspect(rt, eval(t, rt, tc.src), 2); got != tc.want {
			t.Errorf("%s\n gives %s\n want  %s", tc.src, got, tc.want)
		}
	}
}
