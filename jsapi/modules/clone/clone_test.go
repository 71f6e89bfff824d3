package clone_test

import (
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// The values are those of Node 20, which fails for an error that is its own cause
// and for what is nested deep.
func TestStructuredCloneOfTheWeb(t *testing.T) {
	scripttest.Check(t, modules.Options{}, []scripttest.Case{
		{`const o = { a: [1, { b: 2 }], u: undefined }; const c = structuredClone(o); [c !== o, c.a !== o.a, JSON.stringify(c), 'u' in c].join()`, `true,true,{"a":[1,{"b":2}]},true`},
		{`const o = {}; o.o = o; const c = structuredClone(o); c.o === c && c !== o`, `true`},
		{`const s = {}; const c = structuredClone([s, s]); c[0] === c[1]`, `true`},
		{`[1, 'x', true, null, undefined, 1n, -0].map((v) => Object.is(structuredClone(v), v)).join()`, `true,true,true,true,true,true,true`},
		{`const m = structuredClone(new Map([[{ k: 1 }, new Set([1, [2]])]])); const [[k, v]] = m; [m instanceof Map, k.k, v instanceof Set, JSON.stringify([...v])].join()`, `true,1,true,[1,[2]]`},
		{`const m = new Map(); m.set(m, m); const c = structuredClone(m); c.get(c) === c`, `true`},
		{`const d = structuredClone(new Date(5)); d instanceof Date && d.getTime()`, `5`},
		{`const r = /a/gi; r.lastIndex = 3; const c = structuredClone(r); String(c) + c.lastIndex`, `/a/gi0`},
		{`const e = structuredClone(new RangeError('m', { cause: { a: 1 } })); [e.name, e.message, e instanceof RangeError, typeof e.stack, JSON.stringify(e.cause)].join()`, `RangeError,m,true,string,{"a":1}`},
		{`class MyError extends Error {} const e = structuredClone(new MyError('m')); [e.name, e.constructor.name, e instanceof MyError].join()`, `Error,Error,false`},
		{`const e = new Error('m'); e.name = 'Odd'; structuredClone(e).name`, `Error`},
		{`const e = new Error('m'); e.cause = e; const c = structuredClone(e); c.cause === c`, `true`},
		{`const b = new Uint8Array([1, 2, 3]); const c = structuredClone({ a: b.subarray(1), b }); [c.a.length, c.a[0], c.a.buffer === c.b.buffer, c.b.buffer !== b.buffer].join()`, `2,2,true,true`},
		{`const v = structuredClone(new DataView(new ArrayBuffer(8), 2, 4)); [v instanceof DataView, v.byteOffset, v.byteLength].join()`, `true,2,4`},
		{`structuredClone(new Float64Array([1.5]))[0]`, `1.5`},
		{`structuredClone(new BigInt64Array([5n]))[0]`, `5`},
		{`structuredClone(new ArrayBuffer(3)).byteLength`, `3`},
		{`[Object(1), Object('s'), Object(false), Object(2n)].map((v) => { const c = structuredClone(v); return typeof c + c }).join()`, `object1,objects,objectfalse,object2`},
		{`class P { constructor() { this.a = 1 } m() {} } const c = structuredClone(new P()); [c.constructor === Object, c.a].join()`, `true,1`},
		{`structuredClone({ get a() { return 5 } }).a`, `5`},
		{`Object.keys(structuredClone(Object.defineProperty({ [Symbol('s')]: 1, b: 1 }, 'h', { value: 1 }))).join()`, `b`},
		{`const a = [1, , 3]; a.x = 'y'; const c = structuredClone(a); [c.length, 1 in c, c.x].join()`, `3,false,y`},
		{`Object.getPrototypeOf(structuredClone(Object.create(null))) === Object.prototype`, `true`},
		{`try { structuredClone(() => 1) } catch (e) { e.name + e.code + ' ' + (e instanceof DOMException) }`, `DataCloneError25 true`},
		{`try { structuredClone(Symbol('s')) } catch (e) { e.name + e.code + ' ' + (e instanceof DOMException) }`, `DataCloneError25 true`},
		{`try { structuredClone({ a: { f() {} } }) } catch (e) { e.name + e.code + ' ' + (e instanceof DOMException) }`, `DataCloneError25 true`},
		{`try { structuredClone(Promise.resolve()) } catch (e) { e.name + e.code + ' ' + (e instanceof DOMException) }`, `DataCloneError25 true`},
		{`try { structuredClone(new WeakMap()) } catch (e) { e.name + e.code + ' ' + (e instanceof DOMException) }`, `DataCloneError25 true`},
		{`try { structuredClone(new WeakSet()) } catch (e) { e.name + e.code + ' ' + (e instanceof DOMException) }`, `DataCloneError25 true`},
		{`try { structuredClone(Object(Symbol('x'))) } catch (e) { e.name + e.code + ' ' + (e instanceof DOMException) }`, `DataCloneError25 true`},
		{`try { structuredClone() } catch (e) { e.name }`, `TypeError`},
		{`structuredClone((function () { return arguments })(1, 2))[1]`, `DataCloneError: #<Object> could not be cloned.`},
		{`let o = {}; for (let i = 0; i < 5000; i++) o = { o }; let c = structuredClone(o), n = 0; while ((c = c.o)) n++; n`, `5000`},
		{`try { structuredClone({ get a() { throw new RangeError('mine') } }) } catch (e) { e.name }`, `RangeError`},
		{`JSON.stringify(structuredClone({ ['__proto__']: 1 }))`, `{"__proto__":1}`},
		{`try { structuredClone([function* () {}]) } catch (e) { e.name + e.code + ' ' + (e instanceof DOMException) }`, `DataCloneError25 true`},
		{`structuredClone.name + structuredClone.length`, `structuredClone1`},
	})
}
