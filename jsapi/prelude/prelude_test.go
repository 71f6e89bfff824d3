package prelude_test

import (
	"testing"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/prelude"
)

func runtime(t *testing.T) *goja.Runtime {
	t.Helper()
	rt := goja.New()
	if err := prelude.Run(rt); err != nil {
		t.Fatal(err)
	}
	return rt
}

// check runs each script in a runtime of its own; async ones leave their result in `out`.
func check(t *testing.T, table []struct{ src, want string }) {
	t.Helper()
	for _, tc := range table {
		rt := runtime(t)
		v, err := rt.RunString(tc.src)
		if err != nil {
			t.Errorf("%s: %v", tc.src, err)
			continue
		}
		if out := rt.Get("out"); out != nil {
			v = out
		}
		if v.String() != tc.want {
			t.Errorf("%s = %s, want %s", tc.src, v, tc.want)
		}
	}
}

func TestRegularExpressionsKnowUnicodeProperties(t *testing.T) {
	check(t, []struct{ src, want string }{
		{`new RegExp('\\p{L}+', 'u').exec('12 Äpfel')[0]`, "Äpfel"},
		{`new RegExp('^\\P{L}+', 'u').exec('12 Äpfel')[0]`, "12 "},
		{`new RegExp('[\\p{Lu}\\d]+', 'u').exec('ab X9 c')[0]`, "X9"},
		{`new RegExp('[^\\p{L}]', 'u').exec('aé!')[0]`, "!"},
		{`new RegExp('\\p{Script=Greek}+', 'u').exec('abc αβγ')[0]`, "αβγ"},
		{`new RegExp('\\p{Letter}', 'u').test('é')`, "true"},
		{`new RegExp('\\p{gc=Decimal_Number}+', 'u').exec('a٣٤')[0]`, "٣٤"},
		{`new RegExp('\\p{Alphabetic}+', 'u').exec('12ab')[0]`, "ab"},
		{`new RegExp('\\p{White_Space}', 'u').test('\u00a0')`, "true"},
		{`new RegExp('^\\p{Any}$', 'u').test('\u{1F600}')`, "true"},
		{`new RegExp('\\\\p{L}', 'u').test('\\p{L}'.replace('{L}', 'L'))`, "false"},
		{`new RegExp('\\p{L}').source`, `\p{L}`},
		{`new RegExp('\\p{L}', 'gu').source`, `\p{L}`},
		{`String(new RegExp('\\p{L}', 'gu'))`, `/\p{L}/gu`},
		{`new RegExp(new RegExp('\\p{L}', 'gu'), 'u').test('é')`, "true"},
		{`'é1ü'.replace(new RegExp('\\p{L}', 'gu'), '_')`, "_1_"},
		{`'aé1bü'.split(new RegExp('\\p{Nd}', 'u')).join()`, "aé,bü"},
		{`try { new RegExp('\\p{Nonsense}', 'u') } catch (e) { e.name + ': ' + e.message }`, `SyntaxError: Invalid regular expression: /\p{Nonsense}/: no property \p{Nonsense} is known`},
		{`new RegExp('^\\p{Emoji}\\p{Extended_Pictographic}\\p{EPres}$', 'u').test('1☺😀')`, "true"},
		{`new RegExp('^\\p{XIDS}\\p{XID_Continue}+$', 'u').test('ab_1')`, "true"},
		{`new RegExp('\\p{sc=Grek}', 'u').test('α') + ' ' + new RegExp('\\p{Script=Grek}', 'u').test('a')`, "true false"},
		{`new RegExp('\\p{scx=Deva}', 'u').test('।') + ' ' + new RegExp('\\p{sc=Deva}', 'u').test('।')`, "true false"},
		{`new RegExp('\\P{Assigned}', 'u').test('\u0378') + ' ' + new RegExp('\\p{Math}', 'u').test('+')`, "true true"},
		{`let a = new RegExp('\\p{L}', 'gu'); a.test('é'); new RegExp('\\p{L}', 'gu').lastIndex`, "0"},
	})
}

// The flag v is u without what only v has.
func TestTheFlagV(t *testing.T) {
	check(t, []struct{ src, want string }{
		{`const r = new RegExp('^\\p{L}[\\p{Nd}_]$', 'v'); [r.test('é1'), r.flags, r.unicodeSets, r.source, String(r)].join()`, `true,v,true,^\p{L}[\p{Nd}_]$,/^\p{L}[\p{Nd}_]$/v`},
		{`new RegExp(new RegExp('.', 'gv')).flags + 'a😀'.replace(new RegExp('.', 'gv'), '_')`, "gv__"},
		{`try { new RegExp('[\\p{L}--[a-z]]', 'v') } catch (e) { e.name + ': ' + e.message }`, `SyntaxError: Invalid regular expression: /[\p{L}--[a-z]]/: sets within classes (the flag v) are not there yet`},
		{`try { new RegExp('a', 'uv') } catch (e) { e.name }`, "SyntaxError"},
	})
}

func TestSuppressedError(t *testing.T) {
	check(t, []struct{ src, want string }{
		{`const e = new SuppressedError(1, 2, 'm'); [e.error, e.suppressed, e.message, e.name, e instanceof Error, e instanceof SuppressedError].join()`, "1,2,m,SuppressedError,true,true"},
		{`class Mine extends SuppressedError {} [new Mine(1, 2) instanceof Mine, 'message' in new Mine(), Object.hasOwn(new Mine(), 'message')].join()`, "true,true,false"},
	})
}

// regexp2 takes the classes of high and of low surrogates for the same.
func TestPairsOfSurrogatesAreFound(t *testing.T) {
	check(t, []struct{ src, want string }{
		{`'a😀b'.replace(new RegExp('[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]', 'g'), '_')`, "a_b"},
		{`'a😀b'.replace(new RegExp('[\\ud800-\\udbff](?=[\\udc00-\\udfff])', 'g'), '_').length`, "4"},
		{`new RegExp('[\\ud800-\\udbff](?![\\udc00-\\udfff])', 'g').test('😀')`, "false"},
		{`new RegExp('[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]').source`, `[\uD800-\uDBFF][\uDC00-\uDFFF]`},
		{`new RegExp('[\\uDC00-\\uDFFF]', 'u').test('😀') + ' ' + new RegExp('[\\uDC00-\\uDFFF]', 'u').test('\udc01')`, "false true"},
	})
}

func TestTheRegExpConstructorStaysOne(t *testing.T) {
	check(t, []struct{ src, want string }{
		{`/x/ instanceof RegExp`, "true"},
		{`/x/.constructor === RegExp`, "true"},
		{`RegExp('x', 'g').flags`, "g"},
		{`const r = /x/; RegExp(r) === r`, "true"},
		{`new RegExp().source`, "(?:)"},
		{`new RegExp(undefined).source`, "(?:)"},
		{`class R extends RegExp { who() { return 'me' } } new R('x').who()`, "me"},
		{`class A { constructor() { this.r = RegExp('a', 'g') } } const made = new A().r; (made instanceof RegExp) + ' ' + made.flags + ' ' + made.exec('ba').index`, "true g 1"},
		{`function A() { this.r = RegExp('\\p{L}', 'u') } const found = new A().r.exec('1é'); found[0]`, "é"},
		{`const r = /x/; class A { constructor() { this.same = RegExp(r) === r } } new A().same`, "true"},
		{`RegExp.name + RegExp.length`, "RegExp2"},
		{`RegExp[Symbol.species] === RegExp`, "true"},
		{`'a-b-c'.split(/-/).join()`, "a,b,c"},
		{`[...'a1b2'.matchAll(/\d/g)].join()`, "1,2"},
	})
}

func TestMissingBuiltinsAreThere(t *testing.T) {
	check(t, []struct{ src, want string }{
		{`Symbol.asyncIterator === Symbol.for('Symbol.asyncIterator')`, "true"},
		{`JSON.stringify(Object.groupBy([1, 2, 3], n => n % 2 ? 'odd' : 'even'))`, `{"odd":[1,3],"even":[2]}`},
		{`Map.groupBy([1, 2, 3], n => n % 2).get(1).join()`, "1,3"},
		{`var out; const { promise, resolve } = Promise.withResolvers(); promise.then(v => out = v); resolve('resolved')`, "resolved"},
		{`var out; Promise.try(() => { throw 'thrown' }).catch(v => out = v)`, "thrown"},
		{`var out; Array.fromAsync([1, Promise.resolve(2)], n => n * 2).then(v => out = v.join())`, "2,4"},
		{`var out; Array.fromAsync({ [Symbol.asyncIterator]() { let n = 0; return { next: async () => ({ done: n > 1, value: n++ }) } } }).then(v => out = v.join())`, "0,1"},
		{`'a\ud800b'.isWellFormed() + ' ' + '😀'.isWellFormed()`, "false true"},
		{`'a\ud800b'.toWellFormed() === 'a\ufffdb'`, "true"},
		{`const e = {}; Error.captureStackTrace(e); typeof e.stack`, "string"},
		{`RegExp.escape('a.b*c-d e')`, `\x61\.b\*c\x2dd\x20e`},
		{`[1, 2, 3, 4].values().filter(n => n % 2).map(n => n * 10).toArray().join()`, "10,30"},
		{`(function* () { for (let n = 0; ; n++) yield n })().drop(2).take(3).toArray().join()`, "2,3,4"},
		{`[1, 2].values().flatMap(n => [n, n]).reduce((a, b) => a + b)`, "6"},
		{`[1, 2].values().some(n => n > 1) + ' ' + [1, 2].values().every(n => n > 1) + ' ' + [1, 2].values().find(n => n > 1)`, "true false 2"},
		{`let closed = 0; const it = { next: () => ({ done: false, value: 1 }), return() { closed++; return {} } }; Iterator.from(it).take(1).toArray(); closed`, "1"},
		{`[].values() instanceof Iterator`, "true"},
		{`Object.keys(globalThis).length`, "0"},
	})
}

func TestOneCallCannotTakeAllMemory(t *testing.T) {
	for _, src := range []string{
		`'ab'.repeat(5e9)`, `'a'.padStart(1e12)`, `'a'.padEnd(1e12)`, `new ArrayBuffer(1e12)`, `new Uint8Array(1e12)`, `new Float64Array(1e9)`,
	} {
		v, err := runtime(t).RunString(`try { ` + src + ` } catch (e) { e.name }`)
		if err != nil || v.String() != "RangeError" {
			t.Errorf("%s: %v, %v", src, v, err)
		}
	}
	check(t, []struct{ src, want string }{
		{`'ab'.repeat(2) + 'x'.padStart(3, '-') + 'x'.padEnd(2)`, "abab--xx "},
		{`'ab'.repeat()`, ""},
		{`Object.getOwnPropertyNames(globalThis).filter((n) => /Array$|^ArrayBuffer$/.test(n) && n !== 'Array').filter((n) => { try { new globalThis[n](2 ** 31) } catch (e) { return !(e instanceof RangeError) } return true }).join()`, ""},
		{`[ArrayBuffer.isView(new Int8Array(1)), ArrayBuffer[Symbol.species] === ArrayBuffer, Uint8Array.BYTES_PER_ELEMENT, Uint8Array.length, Uint8Array.name, Uint8Array.of(1).length, typeof Uint8Array.fromBase64].join()`, "true,true,1,3,Uint8Array,1,function"},
		{`new Uint8Array([1, 2]).constructor === Uint8Array`, "true"},
		{`new Uint8Array(new ArrayBuffer(8)).length`, "8"},
		{`Uint8Array.from([1, 2]).map(n => n * 2).join()`, "2,4"},
		{`class B extends Uint8Array {} new B(2) instanceof B`, "true"},
		{`new Uint8Array(2) instanceof Uint8Array`, "true"},
	})
}
