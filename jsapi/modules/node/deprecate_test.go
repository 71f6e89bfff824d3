package node_test

import (
	"log/slog"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/console"
	"github.com/gojscrape/gojscrape/jsapi/modules/node"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestDeprecatedFunctionsWarnOnce(t *testing.T) {
	var lines []string
	o := modules.Options{Console: console.Options{Log: func(_ slog.Level, text string) { lines = append(lines, text) }}}
	check(t, start(t, o, node.Options{}), "const util = use('util')", []scripttest.Case{
		{Src: `const f = util.deprecate((a) => a + 1, 'f is old', 'DEP1'); return [f(1), f(2)].join()`, Want: "2,3"},
		{Src: `class A { constructor() { this.v = 1 } } const B = util.deprecate(A, 'A is old'); return [new B().v, new B() instanceof A].join()`, Want: "1,true"},
		{Src: `const f = util.deprecate((a) => a, 'g is old'); class C { constructor() { this.v = f(7) } } return new C().v`, Want: "7"},
	})
	want := []string{"DeprecationWarning: [DEP1] f is old", "DeprecationWarning: A is old", "DeprecationWarning: g is old"}
	if len(lines) != len(want) {
		t.Fatalf("%q, want %q", lines, want)
	}
	for i, line := range lines {
		if line != want[i] {
			t.Errorf("%q, want %q", line, want[i])
		}
	}
}
