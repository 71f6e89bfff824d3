package loop_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

// collect ranges over what src gives back; values are printed, null is skipped.
func collect(ctx context.Context, l *loop.Loop, src string) (got []string, err error) {
	for v, err := range loop.Iterate(ctx, l, script(src), printed) {
		if err != nil {
			return got, err
		}
		got = append(got, v)
	}
	return got, nil
}

func printed(_ *goja.Runtime, v goja.Value) (string, bool, error) {
	if goja.IsNull(v) {
		return "", false, nil
	}
	if v.String() == "bad" {
		return "", false, fmt.Errorf("bad value")
	}
	return v.String(), true, nil
}

// gen is how esbuild, with our helpers, writes `(async function* () { body })()`.
func gen(body string) string {
	return `$asyncGenerator(this, [], function* () { ` + body + ` })`
}

const sleep = `globalThis.sleep = (ms, v) => new Promise(ok => setTimeout(ok, ms, v));`

func TestIterateReadsEveryKindOfResult(t *testing.T) {
	l := start(t, loop.Options{})
	for _, tc := range []struct{ src, want, err string }{
		{src: `undefined`, want: ""},
		{src: `null`, want: ""},
		{src: `7`, want: "7"},
		{src: `'text'`, want: "text"},
		{src: `new String('text')`, want: "text"},
		{src: `[1, null, 2]`, want: "1 2"},
		{src: `[1, 'bad', 2]`, err: "bad value"},
		{src: `new Set([1, 2])`, want: "1 2"},
		{src: `({ toString() { return 'object' } })`, want: "object"},
		{src: `(function* () { yield 1; yield null; yield 2 })()`, want: "1 2"},
		{src: `(function* () { yield 1; throw new Error('stop') })()`, want: "1", err: "Error: stop"},
		{src: `Promise.resolve([1, 2])`, want: "1 2"},
		{src: `(async () => { await null; return function* () { yield 1 }() })()`, want: "1"},
		{src: gen(`yield 1; yield null; yield 2`), want: "1 2"},
		{src: gen(`yield yield new $await(sleep(1, 'slept')); yield 2`), want: "slept 2"},
		{src: gen(`yield Promise.resolve('promise')`), want: "promise"},
		{src: gen(`try { yield Promise.reject('no') } catch (e) { yield 'caught ' + e }`), want: "caught no"},
		{src: gen(`try { yield new $await(Promise.reject('no')) } catch (e) { yield 'caught ' + e }`), want: "caught no"},
		{src: gen(`yield 1; yield new $await(null); throw new Error('late')`), want: "1", err: "Error: late"},
		{src: gen(`yield 1; return 2`), want: "1"},
		{src: gen(`yield* $yieldStar([1, 2]); yield 3`), want: "1 2 3"},
		{src: `Promise.resolve(` + gen(`yield 1`) + `)`, want: "1"},
		{src: `({ [Symbol.asyncIterator]() { let i = 0; return { next: async () => ({ done: ++i > 2, value: i }) } } })`, want: "1 2"},
		{src: `({ [Symbol.iterator]() { return {} } })`, err: "TypeError: the iterator has no next() method"},
		{src: `({ [Symbol.iterator]() { return { next() { return 5 } } } })`, err: "the iterator returned 5, not an object with done and value"},
		{src: `({ [Symbol.iterator]() { return { next() { return { get done() { throw new Error('getter') } } } } } })`, err: "Error: getter"},
	} {
		got, err := collect(t.Context(), l, sleep+tc.src)
		if s := strings.Join(got, " "); s != tc.want {
			t.Errorf("%s: got %q, want %q", tc.src, s, tc.want)
		}
		if fmt.Sprint(err) != cmp.Or(tc.err, "<nil>") {
			t.Errorf("%s: error %v, want %s", tc.src, err, tc.err)
		}
	}
}

func TestIteratePullsOneValueAtATime(t *testing.T) {
	l := start(t, loop.Options{})
	for _, src := range []string{
		`globalThis.n = 0; (function* () { for (;;) { n++; yield n } })()`,
		`globalThis.n = 0; ` + gen(`for (;;) { n++; yield n }`),
		`globalThis.n = 0; ` + gen(`for (;;) { yield new $await(null); n++; yield n }`),
	} {
		for v := range loop.Iterate(t.Context(), l, script(src), printed) {
			pulled, err := run(t.Context(), l, `String(n)`)
			if err != nil || pulled != v {
				t.Fatalf("%s: %v pulled when %v was yielded (%v)", src, pulled, v, err)
			}
			if v == "3" {
				break
			}
		}
	}
}

func TestLeavingARangeRunsFinallyToItsEnd(t *testing.T) {
	l := start(t, loop.Options{})
	for _, body := range []string{
		`(function* () { try { yield 1; yield 2 } finally { log.push('a', 'b') } })()`,
		gen(`try { yield 1; yield 2 } finally { log.push('a'); yield new $await(sleep(1)); log.push('b') }`),
		gen(`yield* $yieldStar(` + gen(`try { yield 1; yield 2 } finally { log.push('a'); yield new $await(sleep(1)); log.push('b') }`) + `)`),
	} {
		src := sleep + `globalThis.log = []; ` + body
		for range loop.Iterate(t.Context(), l, script(src), printed) {
			break
		}
		if got, err := run(t.Context(), l, `log.join()`); got != "a,b" {
			t.Errorf("%s: log %v (%v), want a,b", body, got, err)
		}
	}
}

func TestAFailedConversionEndsTheGenerator(t *testing.T) {
	l := start(t, loop.Options{})
	got, err := collect(t.Context(), l, `globalThis.log = []; `+gen(`try { yield 1; yield 'bad'; yield 2 } finally { log.push('finally') }`))
	if !slices.Equal(got, []string{"1"}) || fmt.Sprint(err) != "bad value" {
		t.Errorf("got %v, %v", got, err)
	}
	if got, _ := run(t.Context(), l, `log.join()`); got != "finally" {
		t.Errorf("log %v", got)
	}
}
