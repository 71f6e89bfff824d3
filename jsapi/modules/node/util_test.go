package node_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/node"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// The values are those of Node 20.
func TestUtilOfNode(t *testing.T) {
	check(t, start(t, modules.Options{}, node.Options{}), `const P = use('util')`, []scripttest.Case{
		{Src: `return P.inspect({ a: { b: { c: { d: 1 } } } })`, Want: `{ a: { b: { c: [Object] } } }`},
		{Src: `return P.inspect({ a: { b: { c: { d: 1 } } } }, { depth: null })`, Want: `{
  a: { b: { c: { d: 1 } } }
}`},
		{Src: `return P.inspect([1, 'x', new Map([[1, 2]])])`, Want: `[ 1, 'x', Map(1) { 1 => 2 } ]`},
		{Src: `P.inspect({ [P.inspect.custom]() { return 'mine' } })`, Want: `undefined`},
		{Src: `return P.inspect('a')`, Want: `'a'`},
		{Src: `return P.format('%s %d %j %%', 'a', 1.5, { x: 1 })`, Want: `a 1.5 {"x":1} %`},
		{Src: `return P.format('a', 'b', { c: 1 })`, Want: `a b { c: 1 }`},
		{Src: `return P.format(1, 2)`, Want: `1 2`},
		{Src: `return P.promisify((a, cb) => cb(null, a + 1))(1)`, Want: `2`},
		{Src: `return P.promisify((cb) => cb(new Error('no')))().catch((e) => e.message)`, Want: `no`},
		{Src: `const o = { v: 5, f(cb) { cb(null, this.v) } }; o.g = P.promisify(o.f); return o.g()`, Want: `5`},
		{Src: `const f = () => {}; f[P.promisify.custom] = () => 'custom'; return P.promisify(f)()`, Want: `custom`},
		{Src: `return new Promise((ok) => P.callbackify(async (a) => a * 2)(4, (e, v) => ok([e, v].join())))`, Want: `,8`},
		{Src: `return new Promise((ok) => P.callbackify(async () => { throw new Error('x') })((e) => ok(e.message)))`, Want: `x`},
		{Src: `return new Promise((ok) => P.callbackify(async () => { throw null })((e) => ok(e.code)))`, Want: `ERR_FALSY_VALUE_REJECTION`},
		{Src: `function A() {} function B() {} B.prototype.m = () => 'm'; P.inherits(A, B); return new A().m() + (A.super_ === B)`, Want: `mtrue`},
		{Src: `const w = []; const old = console.warn; const f = P.deprecate((a) => a, 'gone'); return f(3)`, Want: `3`},
		{Src: `return P.isDeepStrictEqual({ a: [1, { b: new Date(1) }] }, { a: [1, { b: new Date(1) }] })`, Want: `true`},
		{Src: `return P.isDeepStrictEqual([1], ['1'])`, Want: `false`},
		{Src: `return P.isDeepStrictEqual(new Set([{ a: 1 }, 2]), new Set([2, { a: 1 }]))`, Want: `true`},
		{Src: `return P.isDeepStrictEqual(new Map([[{ k: 1 }, [1]]]), new Map([[{ k: 1 }, [1]]]))`, Want: `true`},
		{Src: `return P.isDeepStrictEqual(new Map([[1, 1]]), new Map([[1, 2]]))`, Want: `false`},
		{Src: `return P.isDeepStrictEqual(-0, 0)`, Want: `false`},
		{Src: `return P.isDeepStrictEqual(NaN, NaN)`, Want: `true`},
		{Src: `return P.isDeepStrictEqual(/a/g, /a/i)`, Want: `false`},
		{Src: `return P.isDeepStrictEqual(new Uint8Array([1, 2]), new Uint8Array([1, 2]))`, Want: `true`},
		{Src: `return P.isDeepStrictEqual(new Uint8Array([1]), new Int8Array([1]))`, Want: `false`},
		{Src: `return P.isDeepStrictEqual(Object(1), Object(2))`, Want: `false`},
		{Src: `return P.isDeepStrictEqual(new Error('a'), new Error('b'))`, Want: `false`},
		{Src: `return P.isDeepStrictEqual({ a: undefined }, {})`, Want: `false`},
		{Src: `return P.isDeepStrictEqual([1, , 3], [1, undefined, 3])`, Want: `false`},
		{Src: `return P.isDeepStrictEqual({ [Symbol.for('x')]: 1 }, { [Symbol.for('x')]: 2 })`, Want: `false`},
		{Src: `class A {} return P.isDeepStrictEqual(new A(), {})`, Want: `false`},
		{Src: `const a = {}; a.a = a; const b = {}; b.a = b; return P.isDeepStrictEqual(a, b)`, Want: `true`},
		{Src: `return P.isDeepStrictEqual(new ArrayBuffer(2), new ArrayBuffer(3))`, Want: `false`},
		{Src: `return P.isDeepStrictEqual(Object.create(null), {})`, Want: `false`},
		{Src: `return P.isDeepStrictEqual('a', 'a')`, Want: `true`},
		{Src: `return P.isDeepStrictEqual(null, undefined)`, Want: `false`},
		{Src: `['isDate','isRegExp','isMap','isSet','isPromise','isNativeError','isTypedArray','isUint8Array','isArrayBuffer','isDataView','isAsyncFunction','isGeneratorFunction','isProxy','isBoxedPrimitive','isSymbolObject','isWeakMap','isWeakSet','isArgumentsObject','isBigIntObject','isStringObject'].map((n) => [new Date(), /a/, new Map(), new Set(), Promise.resolve(), new Error(), new Uint8Array(), new ArrayBuffer(1), new DataView(new ArrayBuffer(1)), async () => {}, function* () {}, new Proxy({}, {}), Object(1), Object(Symbol()), new WeakMap(), new WeakSet(), (function () { return arguments })(), Object(1n), Object('s'), {}, null, 1, 'x', class {}].map((v) => Number(P.types[n](v))).join('')).join()`, Want: `undefined`},
		{Src: `return P.stripVTControlCharacters('\u001b[31mred\u001b[0m')`, Want: `red`},
		{Src: `return P.toUSVString('a\ud800')`, Want: `a�`},
		{Src: `return P.isArray([])`, Want: `true`},
		{Src: `try { P.promisify(1) } catch (e) { return e.message }`, Want: `The "original" argument must be of type function. Received type number (1)`},
		{Src: `return new P.TextDecoder().decode(new P.TextEncoder().encode('é'))`, Want: `é`},
	})
}
