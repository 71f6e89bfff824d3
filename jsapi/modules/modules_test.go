package modules_test

import (
	"log/slog"
	"testing"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/console"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestGlobalsBehaveAsTheLanguagesOwn(t *testing.T) {
	scripttest.Check(t, modules.Options{}, []scripttest.Case{
		{Src: `['console', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'Event', 'CustomEvent',
			'EventTarget', 'DOMException', 'atob', 'btoa', 'structuredClone', 'performance', 'crypto', 'Buffer', 'process', 'Intl']
			.filter((name) => !(name in globalThis) || globalThis[name] === undefined).join()`, Want: ""},
		{Src: `Object.keys(globalThis).join()`, Want: ""},
		{Src: `const d = Object.getOwnPropertyDescriptor(globalThis, 'URL'); [d.writable, d.configurable, d.enumerable].join()`, Want: "true,true,false"},
		{Src: `URL === URL && URL === globalThis.URL && AbortSignal === AbortSignal`, Want: "true"},
		{Src: `globalThis.Event = 'mine'; Event + typeof EventTarget`, Want: "minefunction"},
		{Src: `typeof window + typeof document + typeof XMLHttpRequest`, Want: "undefinedundefinedundefined"},
		{Src: `delete globalThis.crypto; typeof crypto`, Want: "undefined"},
	})
}

func TestScriptsCanReplaceAGlobalBeforeItsFirstUse(t *testing.T) {
	scripttest.Check(t, modules.Options{}, []scripttest.Case{
		{Src: `var URLSearchParams = 'mine'; URLSearchParams + typeof URL`, Want: "minefunction"},
		{Src: `var process = { env: { A: 1 } }; process.env.A`, Want: "1"},
	})
}

func TestObjectsOfTheWebPrintWhatTheyHold(t *testing.T) {
	var lines []string
	l := scripttest.Start(t, modules.Options{Console: console.Options{Log: func(_ slog.Level, text string) { lines = append(lines, text) }}})
	for _, tc := range []struct{ src, want string }{
		{`new URLSearchParams('a=1&b=x y')`, `URLSearchParams { 'a' => '1', 'b' => 'x y' }`},
		{`[new URLSearchParams()]`, `[ URLSearchParams {} ]`},
		{`({ a: { b: { c: new URL('http://a.com') } } })`, `{ a: { b: { c: [URL] } } }`},
		{`new AbortController().signal`, `AbortSignal { aborted: false }`},
		{`Buffer.from('hi')`, `<Buffer 68 69>`},
		{`[console.log, atob, performance.now]`, `[ [Function: log], [Function: atob], [Function: now] ]`},
		{`Buffer.from('')`, `<Buffer>`},
		{`new URL('http://u:p@a.com:81/b?c=d#e')`, `URL {
  href: 'http://u:p@a.com:81/b?c=d#e',
  origin: 'http://a.com:81',
  protocol: 'http:',
  username: 'u',
  password: 'p',
  host: 'a.com:81',
  hostname: 'a.com',
  port: '81',
  pathname: '/b',
  search: '?c=d',
  searchParams: URLSearchParams { 'c' => 'd' },
  hash: '#e'
}`},
	} {
		lines = nil
		if got := scripttest.Eval(t, l, "console.log("+tc.src+")"); got != "undefined" || len(lines) != 1 {
			t.Fatalf("%s: %s, %d lines", tc.src, got, len(lines))
		}
		if lines[0] != tc.want {
			t.Errorf("%s\n gives %s\n want  %s", tc.src, lines[0], tc.want)
		}
	}
}

// BenchmarkInstall is the price of a runtime whose script uses none of the globals.
func BenchmarkInstall(b *testing.B) {
	for b.Loop() {
		if err := modules.Install(goja.New(), modules.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkInstallAndUseAll is the price of one that uses them all.
func BenchmarkInstallAndUseAll(b *testing.B) {
	program := goja.MustCompile("", `console, URL, TextDecoder, AbortSignal, Event, DOMException, structuredClone, performance, crypto, Buffer, process`, false)
	for b.Loop() {
		rt := goja.New()
		err := rt.Set("queueMicrotask", func() {})
		if err == nil {
			err = modules.Install(rt, modules.Options{})
		}
		if err == nil {
			_, err = rt.RunProgram(program)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
