package loop_test

import (
	"fmt"
	"testing"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

func TestTheReturnValueOfAGeneratorIsTold(t *testing.T) {
	const told = "parse, page, 7"
	for _, tc := range []struct{ src, want string }{
		{`(function* () { yield 1; return 7 })()`, told},
		{`(function* () { return 7 })()`, told},
		{gen(`yield 1; return 7`), told},
		{gen(`yield new $await(null); return sleep(1, 7)`), told},
		{`(async () => { await null; return function* () { return 7 }() })()`, told},
		{`({ * parse() { return 7 } }).parse()`, told},
		{`(function* () { return null })()`, "parse, page, null"},
		{`(function* () { return { toString() { throw new Error('unprintable') } } })()`, "Error: unprintable"},

		{`(function* () { yield 1; return })()`, ""},
		{`(function* () { yield 7 })()`, ""},
		{gen(`yield 7`), ""},
		{gen(`yield* $yieldStar(` + gen(`yield 1; return 7`) + `)`), ""},
		{`(function* () { yield 1; throw 7 })()`, ""},
		{`[7]`, ""},
		{`7`, ""},
		{`new Set([7])`, ""},
		{`({ [Symbol.iterator]() { return { next: () => ({ done: true, value: 7 }) } } })`, ""},
		{`({ [Symbol.asyncIterator]() { return { next: async () => ({ done: true, value: 7 }) } } })`, ""},
	} {
		var got string
		l := loop.New(loop.Options{
			OnError: func(_ any, err error) { got += err.Error() },
			OnReturn: func(name string, origin any, value goja.Value) {
				got += fmt.Sprintf("%s, %v, %s", name, origin, value.String())
			},
		})
		ctx := loop.WithName(loop.WithOrigin(t.Context(), "page"), "parse")
		collect(ctx, l, sleep+tc.src)
		if err := l.Close(t.Context()); err != nil {
			t.Error(err)
		}
		if got != tc.want {
			t.Errorf("%s: told %q, want %q", tc.src, got, tc.want)
		}
	}
}

func TestLeavingAGeneratorTellsNoReturnValue(t *testing.T) {
	l := start(t, loop.Options{OnReturn: func(_ string, _ any, v goja.Value) { t.Errorf("told %v", v) }})
	for _, src := range []string{`(function* () { try { yield 1 } finally { return 7 } })()`, gen(`try { yield 1 } finally { return 7 }`)} {
		for range loop.Iterate(t.Context(), l, script(src), printed) {
			break
		}
	}
}
