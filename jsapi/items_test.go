package jsapi_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

// lines crawls a spider that yields items, and returns the JSON Lines it stored.
func lines(t *testing.T, items ...string) (stored []string, h *history) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "items.jsonl")
	feeds := settings.Dict{{Key: path, Value: settings.Dict{{Key: "format", Value: "jsonlines"}}}}
	h = newWorld(t, "FEEDS", feeds, "CONCURRENT_ITEMS", 1).crawl(worm(`
  async *start() {
    yield ` + strings.Join(items, "\n    yield ") + `
  }`))
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n"), h
}

// An item in a feed is what its object says, with numbers as Python prints them.
func TestValuesOfItems(t *testing.T) {
	cases := []struct{ js, want string }{
		{`{ b: 1, a: 2, c: 3 }`, `{"b": 1, "a": 2, "c": 3}`},
		{`{ b: 1, 2: 'x', 1: 'y' }`, `{"1": "y", "2": "x", "b": 1}`},
		{`{ s: 'ä"\\\n😀\u0000', e: '' }`, `{"s": "\u00e4\"\\\n\ud83d\ude00\u0000", "e": ""}`},
		{`{ half: '\ud83d', other: '\udc00', turned: '\udc00\ud83d', end: 'a\ud83d', whole: '\ud83d\ude00\ufffd', list: ['\ud800a', new Set(['\udfff'])] }`,
			`{"half": "\ud83d", "other": "\udc00", "turned": "\udc00\ud83d", "end": "a\ud83d", "whole": "\ud83d\ude00\ufffd", "list": ["\ud800a", ["\udfff"]]}`},
		{`{ n: 3, f: 3.5, big: 1e21, small: 1e-7, neg: -0, safe: 2 ** 53, over: 2 ** 53 + 2, three: 3.0, tenth: 0.1 }`,
			`{"n": 3, "f": 3.5, "big": 1e+21, "small": 1e-07, "neg": -0.0, "safe": 9007199254740992, "over": 9007199254740994.0, "three": 3, "tenth": 0.1}`},
		{`{ nan: NaN, inf: Infinity, neg: -Infinity }`, `{"nan": NaN, "inf": Infinity, "neg": -Infinity}`},
		{`{ t: true, f: false, n: null }`, `{"t": true, "f": false, "n": null}`},
		{`{ u: undefined, a: [undefined, , 1] }`, `{"a": [null, null, 1]}`},
		{`{ big: 12345678901234567890n, neg: -5n }`, `{"big": 12345678901234567890, "neg": -5}`},
		{`{ d: new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 6)), bad: new Date(NaN) }`, `{"d": "2026-01-02T03:04:05.006Z", "bad": null}`},
		{`{ m: new Map([['b', 1], ['a', { x: 1 }], [3, null]]) }`, `{"m": {"b": 1, "a": {"x": 1}, "3": null}}`},
		{`new Map([['z', 1], ['a', 2]])`, `{"z": 1, "a": 2}`},
		{`{ s: new Set([1, 'a', [2]]) }`, `{"s": [1, "a", [2]]}`},
		{`{ deep: { a: [{ b: { c: [1, [2]] } }] } }`, `{"deep": {"a": [{"b": {"c": [1, [2]]}}]}}`},
		{`{ own: { toJSON() { return { x: 1 } } }, url: new URL('http://a.example/b') }`, `{"own": {"x": 1}, "url": "http://a.example/b"}`},
		{`{ boxed: [new String('s'), new Number(1), new Boolean(false)] }`, `{"boxed": ["s", 1, false]}`},
		{`{ get live() { return 7 } }`, `{"live": 7}`},
		{`new (class Book { title = 't'; #hidden = 1; get upper() { return 'T' } })()`, `{"title": "t"}`},
		{`Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true }, hidden: { value: 2 } })`, `{"own": 1}`},
		{`Object.create(null, { a: { value: 1, enumerable: true } })`, `{"a": 1}`},
		{`{ [Symbol('s')]: 1, a: 1 }`, `{"a": 1}`},
		{`{ constructor: { name: 'a car maker' } }`, `{"constructor": {"name": "a car maker"}}`},
		{`JSON.parse('{"__proto__": {"evil": 1}, "constructor": 2}')`, `{"__proto__": {"evil": 1}, "constructor": 2}`},
		{`{ err: new TypeError('t'), re: /x/g }`, `{"err": "TypeError: t", "re": "/x/g"}`},
		{`Object.freeze({ a: 1 })`, `{"a": 1}`},
		{`new Proxy({ a: 1 }, {})`, `{"a": 1}`},
		{`(() => { const o = { n: 1 }; return { a: o, b: o, c: [o, o] } })()`, `{"a": {"n": 1}, "b": {"n": 1}, "c": [{"n": 1}, {"n": 1}]}`},
		{`{ list: new HtmlResponse('http://a.example/', { body: '<p>1</p>' }).css('p::text').map((p) => p.get()) }`, `{"list": ["1"]}`},
		{`{}`, `{}`},
		{`{ '': 1, ' ': 2, 'ä.b': 3 }`, `{"": 1, " ": 2, "\u00e4.b": 3}`},
		{`{ args: (function () { return arguments })(1, 2) }`, `{"args": {"0": 1, "1": 2}}`},
		{`{ typed: Array.from(new Float32Array([0.5])) }`, `{"typed": [0.5]}`},
	}
	items := make([]string, len(cases))
	for i, tc := range cases {
		items[i] = tc.js
	}
	got, h := lines(t, items...)
	h.silent()
	if len(got) != len(cases) {
		t.Fatalf("%d lines:\n%s", len(got), strings.Join(got, "\n"))
	}
	for i, tc := range cases {
		if got[i] != tc.want {
			t.Errorf("%s\n got %s\nwant %s", tc.js, got[i], tc.want)
		}
	}
}

// What is no data fails the item that has it, says which field, and leaves the others.
func TestItemsThatAreNoData(t *testing.T) {
	for _, tc := range []struct{ item, want string }{
		{`{ a: 1, f() {} }`, `field "f": a function is no data`},
		{`{ a: { b: [0, () => {}] } }`, `field "a": field "b": [1]: a function is no data`},
		{`{ s: Symbol('x') }`, `field "s": a symbol (x) is no data`},
		{`{ a: { 'half \ud800': 1 } }`, "field \"a\": field \"half \ufffd\": TypeError: a name with half of a surrogate pair in it can't be read"},
		{`{ p: Promise.resolve(1) }`, `field "p": a promise is no data: await it`},
		{`(() => { const o = { a: 1 }; o.self = o; return o })()`, `field "self": the value contains itself`},
		{`(() => { const a = []; a.push({ a }); return { a } })()`, `field "a": [0]: field "a": the value contains itself`},
		{`(() => { const m = new Map(); m.set('k', m); return { m } })()`, `field "m": field "k": the value contains itself`},
		{`{ get bad() { throw new RangeError('mine') } }`, `field "bad": RangeError: mine`},
		{`{ bad: { toJSON() { throw new RangeError('mine') } } }`, `field "bad": RangeError: mine`},
		{`(() => { let o = {}; for (let i = 0; i < 1000; i++) o = { o }; return o })()`, `nested more than 500 deep`},
		{`(() => { let o = []; for (let i = 0; i < 1000; i++) o = [o]; return { o } })()`, `nested more than 500 deep`},
		{`{ p: new Proxy({}, { ownKeys() { throw new RangeError('mine') } }) }`, `field "p": RangeError: mine`},
		{`{ toJSON() { return 5 } }`, `is not an object with fields`},
		{`{ r: new HtmlResponse('http://a.example/') }`, `field "r": a Response is no data`},
		{`{ s: new HtmlResponse('http://a.example/', { body: '<p>' }).css('p')[0] }`, `field "s": a Selector is no data`},
		{`{ s: new HtmlResponse('http://a.example/', { body: '<p>' }).css('p') }`, `field "s": [0]: a Selector is no data`},
		{`{ q: new Request('http://a.example/') }`, `field "q": a Request is no data`},
		{`new Proxy({ a: 1 }, { get(o, k) { if (k === 'a') throw new RangeError('mine'); return o[k] } })`, `field "a": RangeError: mine`},
	} {
		t.Run(tc.item, func(t *testing.T) {
			h := newWorld(t).crawl(worm(`async *start() { yield { n: 1 }; yield ` + tc.item + `; yield { n: 2 } }`))
			h.got(ones(2)...)
			h.logged("Error processing <", tc.want)
			if h.failed != 1 {
				t.Errorf("%d items failed, want 1\n%s", h.failed, h.troubles())
			}
		})
	}
}

func TestAnItemIsWhatItWasWhenYielded(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  *start() { const item = { n: 1 }; yield item; item.n = 2; yield item; item.n = 3 }`))
	h.silent()
	h.got(ones(2)...)
}

func TestAnItemOfAClassKeepsItsName(t *testing.T) {
	h := newWorld(t).crawl(worm(`*start() { yield new (class Book { f() {} ; g = () => {} })() }`))
	h.logged("Error processing <Book: ", `<Book: field "g": a function is no data`)
}

// The feeds leave out what a pipeline made null of, and go on.
func TestAFeedSkipsAnItemThatAPipelineForgot(t *testing.T) {
	path := filepath.Join(t.TempDir(), "items.jsonl")
	w := newWorld(t, "FEEDS", settings.Dict{{Key: path, Value: settings.Dict{{Key: "format", Value: "jsonlines"}}}})
	h := w.crawl(imports + `
class Odd { async processItem(item) { if (item.n % 2 === 1) return item } }
class After { processItem(item) { return item } }
export default class extends Spider {
  static name = 'worm'
  static customSettings = { ITEM_PIPELINES: [[Odd, 1], [After, 2]] };
  *start() { for (let n = 0; n < 6; n++) yield { n } }
}`)
	if n := strings.Count(h.troubles(), "\n"); n != 1 {
		t.Errorf("%d lines of trouble, want one warning:\n%s", n, h.troubles())
	}
	h.logged("processItem of Odd returned nothing", "Return the item, or throw DropItem")
	got, err := os.ReadFile(path)
	lines := strings.Split(strings.TrimSpace(string(got)), "\n")
	slices.Sort(lines)
	if want := `{"n": 1} {"n": 3} {"n": 5}`; err != nil || strings.Join(lines, " ") != want {
		t.Errorf("feed %q, %v", got, err)
	}
}
