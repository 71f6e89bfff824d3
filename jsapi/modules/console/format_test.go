package console_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/console"
)

// elements returns the elements of an array.
func elements(rt *goja.Runtime, array goja.Value) []goja.Value {
	var list []goja.Value
	rt.ForOf(array, func(v goja.Value) bool {
		list = append(list, v)
		return true
	})
	return list
}

func format(t *testing.T, src string) string {
	t.Helper()
	rt := goja.New()
	return console.Format(rt, elements(rt, eval(t, rt, src)))
}

// The texts are those of Node 20's util.format.
func TestFormatWritesWhatNodeWrites(t *testing.T) {
	for _, tc := range formatTexts {
		if got := format(t, tc.src); got != tc.want {
			t.Errorf("%s\n gives %s\n want  %s", tc.src, got, tc.want)
		}
	}
}

func TestFormatSurvivesHostileValues(t *testing.T) {
	for _, tc := range []struct{ src, want string }{
		{`['%s', { toString() { throw 1 } }]`, "{ toString: [Function: toString] }"},
		{`['%s', { toString() { return {} } }]`, "{ toString: [Function: toString] }"},
		{`[new Proxy({ a: 1 }, { ownKeys() { throw 1 }, get() { throw 2 }, getOwnPropertyDescriptor() { throw 3 } })]`, "{ a: 1 }"},
		{`[(() => { const r = Proxy.revocable({}, {}); r.revoke(); return r.proxy })()]`, "<Revoked Proxy>"},
		{`[{ get a() { throw new Error('ran') } }]`, "{ a: [Getter] }"},
		{`[Object.create(new Proxy({}, { getOwnPropertyDescriptor() { throw 1 } }))]`, "[object that cannot be inspected]"},
		{`[{ [Symbol.for('nodejs.util.inspect.custom')]() { throw 1 }, b: 2 }, 'rest']`, "[object that cannot be inspected] rest"},
		{`['%d %i %f', Symbol('s'), {}, Symbol('t')]`, "NaN NaN NaN"},
		{`['%j', (() => { const o = {}; o.o = o; return o })()]`, "[Circular]"},
		{`['%j', { toJSON() { throw new Error('no') } }]`, "[Error: no]"},
		{`['%j', { toJSON() { throw { toString() { throw 1 } } } }]`, "[arguments that cannot be formatted]"},
		{`['%j', undefined]`, "undefined"},
		{`[Object.defineProperty(new Error('x'), 'stack', { get() { throw 1 } })]`, "[Error: x]"},
	} {
		if got := format(t, tc.src); got != tc.want {
			t.Errorf("%s\n gives %s\n want  %s", tc.src, got, tc.want)
		}
	}
}

func TestFormatBoundsItsWork(t *testing.T) {
	for _, tc := range []struct {
		src     string
		longest int
		has     string
	}{
		{`['x'.repeat(3000000)]`, 1<<20 + 50, "... 1951424 more bytes"},
		{`[new Array(4e9)]`, 100, "<4000000000 empty items>"},
		{`(() => { let a = [[]]; for (let i = 0; i < 3; i++) a = Array(100).fill(a); return [a] })()`, 1 << 20, "..."},
		{`[Object.fromEntries(Array.from({ length: 5000 }, (_, i) => ['k' + i, i]))]`, 1 << 20, "... 4000 more properties"},
		{`[(() => { let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; return o })()]`, 100, "[Object]"},
		{`[{ [Symbol.for('nodejs.util.inspect.custom')]: function again() { return { [Symbol.for('nodejs.util.inspect.custom')]: again } } }]`, 100, "..."},
		{`[(() => { let p = {}; for (let i = 0; i < 1000; i++) p = Object.create(p); return p })()]`, 100, "Object"},
	} {
		start := time.Now()
		got := format(t, tc.src)
		if len(got) > tc.longest || !strings.Contains(got, tc.has) {
			t.Errorf("%s gives %d bytes: %.200s", tc.src, len(got), got)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s took %s", tc.src, took)
		}
	}
}

func TestErrorsShowTheirCauseAndOnlyTheFramesOfAuthors(t *testing.T) {
	for _, tc := range []struct{ src, want string }{
		{`[new TypeError('bad')]`, "TypeError: bad\n    at test.js:1:3"},
		{`[new (class ParseError extends Error {})('bad')]`, "ParseError: bad\n    at test.js:1:3"},
		{`[Object.assign(new Error('bad'), { code: 7 })]`, "Error: bad\n    at test.js:1:17 {\n  code: 7\n}"},
		{`[new Error('outer', { cause: new RangeError('inner') })]`, "Error: outer\n    at test.js:1:3 {\n  [cause]: RangeError: inner\n      at test.js:1:31\n}"},
		{`[[new Error('in a list')]]`, "[\n  Error: in a list\n      at test.js:1:4\n]"},
		{`[(function named() { return new Error('x') })()]`, "Error: x\n    at named (test.js:1:30)\n    at test.js:1:47"},
		{`[Object.assign(new Error('no stack'), { stack: undefined })]`, "[Error: no stack]"},
		{`[[1].map(() => new Error('through native code'))[0]]`, "Error: through native code\n    at test.js:1:17\n    at test.js:1:10"},
	} {
		if got := format(t, tc.src); got != tc.want {
			t.Errorf("%s\n gives %s\n want  %s", tc.src, got, tc.want)
		}
	}
}

// held is a value of Go inside an object.
type held struct{}

func (held) Get(string) goja.Value       { return nil }
func (held) Set(string, goja.Value) bool { return false }
func (held) Has(string) bool             { return false }
func (held) Delete(string) bool          { return false }
func (held) Keys() []string              { return nil }

func TestObjectsOfTheEngineSayWhatTheyAre(t *testing.T) {
	rt := goja.New()
	proto := eval(t, rt, `class Response { toString() { return '<200 http://example.com/>' } }`).ToObject(rt).Get("prototype").ToObject(rt)
	dynamic := rt.NewDynamicObject(held{})
	keeper := rt.CreateObject(proto)
	if err := dynamic.SetPrototype(proto); err != nil {
		t.Fatal(err)
	}
	if err := keeper.DefineDataPropertySymbol(goja.NewSymbol("held"), dynamic, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE); err != nil {
		t.Fatal(err)
	}
	for name, v := range map[string]goja.Value{"dynamic": dynamic, "keeper": keeper} {
		list := rt.NewArray(v, 1)
		if got, want := console.Format(rt, []goja.Value{v, list}), "<200 http://example.com/> [ <200 http://example.com/>, 1 ]"; got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
