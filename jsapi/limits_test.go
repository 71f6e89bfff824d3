package jsapi_test

import (
	"errors"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// A script that never returns is stopped; what it did before stays and the crawl goes on.
func TestAnEndlessLoopIsStopped(t *testing.T) {
	const second = ` ok() { return { n: 2 } }`
	for _, tc := range []struct{ name, members string }{
		{"plain", `parse(r) { while (true) {} }` + second},
		{"generator", `*parse(r) { yield { n: 1 }; while (true) {} }` + second},
		{"async generator", `async *parse(r) { yield { n: 1 }; while (true) {} }` + second},
		{"after an await", `async *parse(r) { yield { n: 1 }; await null; while (true) {} }` + second},
		{"after a timer", `async *parse(r) { yield { n: 1 }; await new Promise((ok) => setTimeout(ok, 1)); while (true) {} }` + second},
		{"catches all", `*parse(r) { yield { n: 1 }; while (true) { try { while (true) {} } catch {} } }` + second},
		{"in an errback", `*parse(r) { yield { n: 1 }; yield new Request(this.site + '/status/404', { errback() { while (true) {} } }) }` + second},
		{"in a getter of an item", `*parse(r) { yield { n: 1 }; yield { get x() { while (true) {} } } }` + second},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := newWorld(t, "CALLBACK_CPU_LIMIT", 0.1).crawl(worm(`
  async *start() { yield new Request(this.site + '/quotes/'); yield new Request(this.site + '/numbers/1', { callback: 'ok', priority: -1 }) }
  ` + tc.members))
			want := ones(2)
			if tc.name == "plain" {
				want = want[1:]
			}
			h.got(want...)
			h.logged("spider.js:7:", "JavaScript ran for 100ms without a pause and was stopped")
			if h.reason != "finished" {
				t.Errorf("finished with %q", h.reason)
			}
		})
	}
}

func TestAnEndlessStartIsStopped(t *testing.T) {
	for _, start := range []string{`*start() { yield { n: 1 }; while (true) {} }`, `async *start() { yield { n: 1 }; await null; while (true) {} }`} {
		h := newWorld(t, "CALLBACK_CPU_LIMIT", 0.1).crawl(worm(start))
		h.got(ones(1)...)
		h.logged("Error while reading start items and requests", "spider.js:5:", "was stopped")
	}
}

func TestAnEndlessTopLevelIsStopped(t *testing.T) {
	set := settings.New()
	if err := set.Set("CALLBACK_CPU_LIMIT", 0.1, settings.Cmdline); err != nil {
		t.Fatal(err)
	}
	for _, source := range []string{"let n = 0\nwhile (true) n++", "await null\nfor (let n = 0; ; n++);", "let n = 0\nexport default class { static x = (() => { while (true) {} })() }"} {
		_, err := jsapi.Open(t.Context(), write(t, source), jsapi.Options{Settings: set})
		if _, ok := errors.AsType[*loop.Interrupted](err); !ok {
			t.Fatalf("%T: %v", err, err)
		}
		contains(t, err, "spider.js:2:", "was stopped")
	}
}

func TestEndlessRecursion(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  *start() { yield new Request(this.site + '/quotes/'); yield new Request(this.site + '/numbers/1', { callback: 'ok' }) }
  parse() { return this.parse() }
  ok() { return { n: 1 } }`))
	h.got(ones(1)...)
	h.logged("spider.js:7:", "JavaScript called itself more than")
}
