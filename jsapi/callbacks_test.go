package jsapi_test

import (
	"strings"
	"testing"
)

// ones are the items {n: 1} to {n: count}.
func ones(count int) []string {
	all := []string{"{'n': 1}", "{'n': 2}", "{'n': 3}", "{'n': 4}"}
	return all[:count]
}

// Every shape that a callback may have, and how many items come of it.
func TestCallbackShapes(t *testing.T) {
	for _, tc := range []struct {
		name, members string
		items         int
	}{
		{"nothing", `parse() {}`, 0},
		{"null", `parse() { return null }`, 0},
		{"one", `parse() { return { n: 1 } }`, 1},
		{"array", `parse() { return [{ n: 1 }, null, { n: 2 }, undefined] }`, 2},
		{"empty array", `parse() { return [] }`, 0},
		{"map as item", `parse() { return new Map([['n', 1]]) }`, 1},
		{"set", `parse() { return new Set([{ n: 1 }, { n: 2 }]) }`, 2},
		{"map values", `parse() { return new Map([['a', { n: 1 }]]).values() }`, 1},
		{"iterable", `parse() { return { *[Symbol.iterator]() { yield { n: 1 }; yield { n: 2 } } } }`, 2},
		{"iterator of another class", `parse() { return new It() }`, 2},
		{"generator returned", `parse() { return (function* () { yield { n: 1 } })() }`, 1},
		{"generator", `*parse() { yield { n: 1 }; yield null; yield undefined; yield { n: 2 } }`, 2},
		{"async nothing", `async parse() {}`, 0},
		{"async one", `async parse() { return { n: 1 } }`, 1},
		{"async array", `async parse() { await null; return [{ n: 1 }, { n: 2 }] }`, 2},
		{"async generator of promise", `async parse() { return this.gen() } async *gen() { yield { n: 1 }; yield { n: 2 } }`, 2},
		{"async sync generator", `async parse() { return (function* () { yield { n: 1 } })() }`, 1},
		{"async set", `async parse() { return new Set([{ n: 1 }]) }`, 1},
		{"async generator", `async *parse() { yield { n: 1 }; await null; yield { n: 2 } }`, 2},
		{"async generator yields a promise", `async *parse() { yield Promise.resolve({ n: 1 }) }`, 1},
		{"async iterable", `parse() { let i = 0; return { [Symbol.asyncIterator]: () => ({ next: async () => ({ done: i >= 2, value: { n: ++i } }) }) } }`, 2},
		{"thenable", `parse() { return { then: (ok) => ok([{ n: 1 }]) } }`, 1},
		{"yield* of an async generator", `async *parse() { yield* this.more(); yield { n: 3 } } async *more() { yield { n: 1 }; await null; yield { n: 2 } }`, 3},
		{"yield* of yield*", `async *parse() { yield* this.a() } async *a() { yield* this.b(); yield { n: 2 } } async *b() { yield { n: 1 } }`, 2},
		{"yield* of an array", `*parse() { yield* [{ n: 1 }, { n: 2 }] }`, 2},
		{"for await", `async *parse() { for await (const x of this.more()) yield x } async *more() { yield { n: 1 }; yield { n: 2 } }`, 2},
		{"for await of promises", `async *parse() { for await (const x of [Promise.resolve({ n: 1 }), { n: 2 }]) yield x }`, 2},
		{"timers", `async *parse() { yield { n: 1 }; await new Promise((ok) => setTimeout(ok, 5)); yield { n: 2 } }`, 2},
		{"arrow as instance field", `parse = async () => [{ n: 1 }]`, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := newWorld(t).crawl(worm(tc.members) + "class It { i = 0; [Symbol.iterator]() { return this } next() { this.i++; return { done: this.i > 2, value: { n: this.i } } } }")
			h.silent()
			h.got(ones(tc.items)...)
		})
	}
}

func TestTheReturnValueOfAGeneratorIsNoResult(t *testing.T) {
	h := newWorld(t).crawl(worm(`*parse() { yield { n: 1 }; return { n: 2 } }`))
	h.got(ones(1)...)
	h.logged("parse is a generator and returned { n: 2 }: only what it yields is used")
}

// A generator keeps what it yielded before it threw; any other callback loses all.
func TestOnlyGeneratorsKeepWhatTheyMadeBeforeAnError(t *testing.T) {
	for _, tc := range []struct {
		name, members string
		items         int
	}{
		{"async generator", `async *parse() { yield { n: 1 }; yield { n: 2 }; throw new RangeError('too far') }`, 2},
		{"async generator after await", `async *parse() { yield { n: 1 }; await null; yield { n: 2 }; await null; throw new RangeError('too far') }`, 2},
		{"generator", `*parse() { yield { n: 1 }; yield { n: 2 }; throw new RangeError('too far') }`, 2},
		{"async generator rejects", `async *parse() { yield { n: 1 }; await Promise.reject(new RangeError('too far')) }`, 1},
		{"yield*", `async *parse() { yield* this.more() } async *more() { yield { n: 1 }; throw new RangeError('too far') }`, 1},
		{"async", `async parse() { const out = [{ n: 1 }]; await null; throw new RangeError('too far') }`, 0},
		{"plain", `parse() { const out = [{ n: 1 }]; throw new RangeError('too far') }`, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := newWorld(t).crawl(worm(tc.members))
			h.got(ones(tc.items)...)
			h.logged("Spider error processing <GET", "RangeError: too far", "spider.js:5:")
			h.stat("spider_exceptions/RangeError", 1)
			if h.reason != "finished" {
				t.Errorf("finished with %q", h.reason)
			}
		})
	}
}

func TestYieldOfSomethingElseIsAnErrorThatSaysSo(t *testing.T) {
	for _, tc := range []struct{ value, want string }{
		{`42`, "parse yielded 42"},
		{`'x'`, `parse yielded "x"`},
		{`true`, "parse yielded true"},
		{`Symbol('s')`, "parse yielded Symbol(s)"},
		{`10n`, "parse yielded 10n"},
		{`() => {}`, "parse yielded a function"},
		{`class A {}`, "parse yielded a function"},
		{`new TypeError('oops')`, "parse yielded an error (TypeError: oops)"},
		{`[{ n: 2 }]`, "parse yielded an array"},
		{`response`, "parse yielded a Response"},
		{`response.css('a')[0]`, "parse yielded a Selector"},
		{`response.css('a')`, "parse yielded an array"},
		{`new Date(0)`, "parse yielded a Date"},
		{`/x/`, "parse yielded a RegExp"},
		{`new Int32Array(2)`, "parse yielded a typed array"},
		{`new Uint8Array(2)`, "parse yielded bytes"},
	} {
		t.Run(tc.value, func(t *testing.T) {
			w := newWorld(t)
			bad := `yield { n: 1 }; yield ` + tc.value + `; yield { n: 2 }`
			for _, members := range []string{
				`*parse(response) { try { ` + bad + ` } finally { console.info('ended well') } }`,
				`async *parse(response) { try { ` + bad + ` } finally { console.info('ended well') } }`,
				`parse(response) { console.info('ended well'); return [{ n: 1 }, ` + tc.value + `, { n: 2 }] }`,
			} {
				h := w.crawl(worm(members))
				h.got(ones(2)...)
				h.logged("Spider error processing <GET", tc.want, ": it takes a Request, an item", "ended well")
				h.stat("spider_exceptions/count", 1)
				if h.failure == nil || h.reason != "finished" {
					t.Errorf("spider_error got %v, finished with %q", h.failure, h.reason)
				}
			}
		})
	}
	t.Run("promise", func(t *testing.T) {
		h := newWorld(t).crawl(worm(`*parse(response) { yield Promise.resolve({ n: 3 }); yield { n: 1 } }`))
		h.got(ones(1)...)
		h.logged("parse yielded a promise (did you forget await, or yield* of an async generator?)")
	})
	t.Run("start", func(t *testing.T) {
		h := newWorld(t).crawl(worm(`async *start() { yield 42; yield { n: 1 } }`))
		h.got(ones(1)...)
		h.logged("Error while reading start items and requests: start yielded 42")
		h.stat("finish_reason", "finished")
	})
}

// The error of a value that is no result says where it was yielded, through yield* as well.
func TestTheErrorOfAYieldNamesItsPlace(t *testing.T) {
	for _, members := range []string{
		`*parse(response) {
    yield null

    yield response.text.trim()
  }`,
		`async *parse(response) {
    yield null
    await null
    yield response.text.trim()
  }`,
		`*parse(response) { yield* this.more(response) }
  *more(response) {
    yield null
    yield response.text.trim()
  }`,
		`*parse() {
    yield { n: 1 }

    yield new Request(this.site, { callback: 'parseBok' })
  }`,
	} {
		h := newWorld(t).crawl(worm(members))
		h.logged("parse yielded ", "    near ", "spider.js:8:")
	}
}

// A generator that never ends and yields nothing of use does not outlive its crawl.
func TestAnEndlessYieldOfNonsenseEndsWithTheCrawl(t *testing.T) {
	h := newWorld(t, "CLOSE_TIMEOUT", 0.1).crawl(worm(`async *parse() {
  this.crawler.engine.close('enough')
  for (;;) { yield 42; await null }
}`))
	h.logged("parse yielded 42")
	h.stat("finish_reason", "enough")
}

// Leaving a crawl runs the finally blocks of generators that are suspended.
func TestCloseEndsSuspendedGenerators(t *testing.T) {
	h := newWorld(t, "CONCURRENT_ITEMS", 1).crawl(worm(`
  async *start() {
    try {
      for (let i = 0; ; i++) {
        yield new Request(this.site + '/numbers/1?' + i)
        if (i === 3) this.crawler.engine.close('enough')
      }
    } finally {
      await null
      console.info('start ended')
    }
  }
  parse() {}`))
	if h.reason != "enough" {
		t.Errorf("finished with %q", h.reason)
	}
	h.logged("INFO worm: start ended")
	h.silent()
}

func TestClosedGetsTheReason(t *testing.T) {
	for _, members := range []string{
		`parse() {} closed(reason) { console.info('closed: ' + reason) }`,
		`parse() {} async closed(reason) { await null; console.info('closed: ' + reason) }`,
		`parse() {} closed = (reason) => { console.info('closed: ' + reason) }`,
	} {
		h := newWorld(t).crawl(worm(members))
		h.logged("INFO worm: closed: finished")
		h.silent()
	}
}

func TestAMissingParseIsNamed(t *testing.T) {
	h := newWorld(t).crawl(worm(``))
	h.logged("NotImplementedError: the spider 'worm' has no parse(response), the callback of requests without another")
	h.stat("spider_exceptions/NotImplementedError", 1)
	h.stat("spider_exceptions/count", 1)
}

// The place of a mistake is that of the author's file, not of the bundle around it.
func TestStacksShowTheAuthorsLines(t *testing.T) {
	h := newWorld(t).crawl(worm(strings.Join([]string{
		`  async *parse(response) {`,
		`    await null`,
		`    this.helper(response)`,
		`  }`,
		`  helper(response) {`,
		`    response.css('div').map(() => { throw new Error('deep') })`,
		`  }`,
	}, "\n")))
	trace := h.troubles()
	for _, want := range []string{"Error: deep\n", "spider.js:10:43\n", "helper (", "spider.js:10:2", "spider.js:7:10\n"} {
		if !strings.Contains(trace, want) {
			t.Errorf("no %q in\n%s", want, trace)
		}
	}
	for _, alien := range []string{"native", "eval", "gojscrape:", "bundle", "$async", "(3)"} {
		if strings.Contains(trace, alien) {
			t.Errorf("%q in\n%s", alien, trace)
		}
	}
}
