package jsapi_test

import "testing"

func TestRequestOptions(t *testing.T) {
	newWorld(t).checks("/numbers/1", []check{
		{`Object.keys(new Request('http://a.example'))`, `[]`},
		{`[new Request('http://a.example').url, new Request('HTTP://A.example/ä b?x=1#f').url]`, `["http://a.example","http://a.example/%C3%A4%20b?x=1#f"]`},
		// defaults
		{`(({ method, priority, dontFilter, encoding, flags, cookies, callback, errback }) => ({ method, priority, dontFilter, encoding, flags, cookies, callback, errback }))(new Request('http://a.example'))`,
			`{"method":"GET","priority":0,"dontFilter":false,"encoding":"utf-8","flags":[],"cookies":[],"callback":null,"errback":null}`},
		{`[...new Request('http://a.example').headers]`, `[]`},
		{`[{ ...new Request('http://a.example').meta }, { ...new Request('http://a.example').cbKwargs }, new Request('http://a.example').body.length]`, `[{},{},0]`},
		// each option, in both spellings
		{`(({ method, priority, dontFilter, dont_filter, encoding, flags }) => [method, priority, dontFilter, dont_filter, encoding, flags])(new Request('http://a.example', { method: 'put', priority: -3, dontFilter: true, encoding: 'latin1', flags: ['a', 'b'] }))`,
			`["PUT",-3,true,true,"latin1",["a","b"]]`},
		{`new Request('http://a.example', { dont_filter: true }).dontFilter`, `true`},
		{`({ ...new Request('http://a.example', { cb_kwargs: { a: 1 } }).cbKwargs })`, `{"a":1}`},
		{`({ ...new Request('http://a.example', { cbKwargs: { a: 1 } }).cb_kwargs })`, `{"a":1}`},
		{`({ ...new Request('http://a.example', { cbKwargs: new Map([['a', 1]]) }).cb_kwargs })`, `{"a":1}`},
		{`new Request('http://a.example', undefined).url + new Request('http://a.example', null).url`, `"http://a.examplehttp://a.example"`},
		{`new Request('http://a.example', { method: undefined, meta: undefined, priority: undefined, errback: null, callback: null }).method`, `"GET"`},
		{`new Request('http://a.example', { dontFilter: 1 }).dontFilter`, `true`},
		// what is wrong
		{`new Request()`, `TypeError: Request url must be text or a URL, not undefined`},
		{`new Request(42)`, `TypeError: Request url must be text or a URL, not 42`},
		{`new Request({})`, `TypeError: Request url must be text or a URL, not an object (Object)`},
		{`Request('http://a.example')`, `TypeError: Class constructor cannot be invoked without 'new'`},
		{`new Request('a.example/x')`, `TypeError: Missing scheme in request url: a.example/x (write it whole, as in "https://a.example/x", or resolve it with response.urljoin)`},
		{`new Request('http://a.example', 'POST')`, `TypeError: the options of a Request are an object, not POST`},
		{`new Request('http://a.example', { metod: 'POST' })`, `TypeError: a Request has no option "metod"; its options are callback, errback, method, headers, body, cookies, meta, encoding, priority, dontFilter, flags, cbKwargs, url`},
		{`new Request('http://a.example', { callback: this.parseBok })`, `TypeError: callback is undefined: the spider has no method of that name (leave callback out for the default)`},
		{`new Request('http://a.example', { callback: {} })`, `TypeError: callback takes a method of the spider, its name or a function, not an object (Object)`},
		{`new Request('http://a.example', { callback: 42 })`, `TypeError: callback takes a method of the spider, its name or a function, not 42`},
		{`new Request('http://a.example', { errback: true })`, `TypeError: errback takes a method of the spider, its name or a function, not true`},
		{`new Request('http://a.example', { priority: 1.5 })`, `TypeError: priority is a whole number, not 1.5`},
		{`new Request('http://a.example', { priority: 'high' })`, `TypeError: priority is a whole number, not high`},
		{`new Request('http://a.example', { priority: NaN })`, `TypeError: priority is a whole number, not NaN`},
		{`new Request('http://a.example', { priority: 2n ** 70n })`, `TypeError: Cannot convert a BigInt value to a number`},
		{`new Request('http://a.example', { body: { a: 1 } })`, `TypeError: body takes text or bytes (Uint8Array, Buffer), not an object (Object)`},
		{`new Request('http://a.example', { body: 42 })`, `TypeError: body takes text or bytes (Uint8Array, Buffer), not 42`},
		{`new Request('http://a.example', { meta: 42 })`, `TypeError: meta takes an object of names and values, not 42`},
		{`new Request('http://a.example', { cbKwargs: 'x' })`, `TypeError: cbKwargs takes an object of names and values, not x`},
		{`new Request('http://a.example', { cookies: [{ value: 'x' }] })`, `TypeError: a cookie needs a name: { name, value, domain, path, secure }`},
		{`new Request('http://a.example', { cookies: 42 })`, `TypeError: cookies takes an object of names and values, not 42`},
		{`new Request('http://a.example', { headers: 42 })`, `TypeError: headers takes an object of names and values, not 42`},
		{`new Request('http://a.example', { headers: [42] })`, `TypeError: headers takes pairs of a name and a value, not 42`},
		{`new Request('http://a.example', { flags: 'cached' }).flags`, `["cached"]`},
		// body
		{`[...new Request('http://a.example', { body: 'aä' }).body]`, `[97,195,164]`},
		{`[...new Request('http://a.example', { body: 'ä', encoding: 'latin1' }).body]`, `[228]`},
		{`[...new Request('http://a.example', { encoding: 'latin1', body: 'ä' }).body]`, `[228]`},
		{`[...new Request('http://a.example', { body: new Uint8Array([1, 2]) }).body]`, `[1,2]`},
		{`[...new Request('http://a.example', { body: new Uint8Array([1, 2, 3]).subarray(1) }).body]`, `[2,3]`},
		{`[...new Request('http://a.example', { body: new Uint16Array([258]) }).body]`, `[2,1]`},
		{`[...new Request('http://a.example', { body: new Uint8Array([1, 2]).buffer }).body]`, `[1,2]`},
		{`[...new Request('http://a.example', { body: Buffer.from('ab') }).body]`, `[97,98]`},
		{`[...new Request('http://a.example', { body: new DataView(new ArrayBuffer(2)) }).body]`, `[0,0]`},
		{`new Request('http://a.example', { body: null }).body.length`, `0`},
		{`(() => { const r = new Request('http://a.example', { body: 'ab' }); r.body[0] = 120; return [...r.body] })()`, `[97,98]`},
		{`(() => { const b = new Uint8Array([1]); const r = new Request('http://a.example', { body: b }); b[0] = 9; return [...r.body] })()`, `[1]`},
		// headers
		{`[...new Request('http://a.example', { headers: { 'x-a': 'b', Accept: ['c', 'd'] } }).headers]`, `[["X-A","b"],["Accept","c"],["Accept","d"]]`},
		{`[...new Request('http://a.example', { headers: new Map([['x-a', 1]]) }).headers]`, `[["X-A","1"]]`},
		{`[...new Request('http://a.example', { headers: [['a', '1'], ['a', '2']] }).headers]`, `[["A","1"],["A","2"]]`},
		{`[...new Request('http://a.example', { headers: new Headers({ a: 'b' }) }).headers]`, `[["A","b"]]`},
		{`(() => { const h = new Headers({ a: '1' }); const r = new Request('http://a.example', { headers: h }); h.set('a', '2'); return r.headers.get('a') })()`, `"1"`},
		{`(({ headers }) => [headers.has('a'), headers.get('a'), headers.getlist('a'), [...headers]])(new Request('http://a.example', { headers: { a: null } }))`, `[true,null,[],[]]`},
		{`(() => { const r = new Request('http://a.example'); r.headers.set('a', 'b'); return r.headers.get('A') })()`, `"b"`},
		// cookies
		{`new Request('http://a.example', { cookies: { a: 'b', n: 1 } }).cookies`, `[{"name":"a","value":"b"},{"name":"n","value":"1"}]`},
		{`new Request('http://a.example', { cookies: [{ name: 'a', value: 'b', domain: 'd.example', path: '/p', secure: true }, { name: 'c', value: 'd', secure: false }] }).cookies`,
			`[{"name":"a","value":"b","domain":"d.example","path":"/p","secure":true},{"name":"c","value":"d","secure":false}]`},
		// members
		{`String(new Request('http://a.example', { method: 'POST' }))`, `"<POST http://a.example>"`},
		{`(() => { 'use strict'; new Request('http://a.example').url = 'http://b.example' })()`, `TypeError: Request.url is read-only: replace({ … }) makes a changed copy`},
		{`(() => { new Request('http://a.example').body = 'x' })()`, `TypeError: Request.body is read-only: replace({ … }) makes a changed copy`},
		{`(() => { const q = new Request('http://a.example'); q.method = 'put'; q.priority = 5; q.dont_filter = true; q.flags = ['x']; q.headers = { a: 'b' }; q.cookies = { c: 'd' }; q.encoding = 'latin1'; q.meta = { m: 1 }; q.cb_kwargs = { k: 2 }; q.callback = 'checks'; return [q.method, q.priority, q.dontFilter, q.flags, [...q.headers], q.cookies, q.encoding, { ...q.meta }, { ...q.cbKwargs }, q.callback] })()`,
			`["PUT",5,true,["x"],[["A","b"]],[{"name":"c","value":"d"}],"latin1",{"m":1},{"k":2},"checks"]`},
		{`(() => { const q = new Request('http://a.example'); q.own = { a: 1 }; return [q.own, Object.keys(q)] })()`, `[{"a":1},["own"]]`},
		{`Request.prototype.url`, `TypeError: Request.url was used on something that is no Request`},
		{`Request.prototype.copy.call(r)`, `TypeError: Request.copy was used on something that is no Request`},
	})
}

func TestReplaceAndCopy(t *testing.T) {
	newWorld(t).checks("/numbers/1", []check{
		{`(() => { const a = new Request('http://a.example', { meta: { m: 1 }, headers: { h: '1' } }); const b = a.replace({ url: 'http://b.example', method: 'POST', body: 'x' }); return [a.url, a.method, a.body.length, b.url, b.method, b.body.length, b.meta.m, b.headers.get('h')] })()`,
			`["http://a.example","GET",0,"http://b.example","POST",1,1,"1"]`},
		{`(() => { const a = new Request('http://a.example', { meta: { m: 1 } }); const b = a.copy(); b.meta.m = 2; b.headers.set('x', 'y'); return [a.meta.m, b.meta.m, a.headers.has('x'), a === b, b instanceof Request] })()`, `[1,2,false,false,true]`},
		{`(() => { const deep = { x: 1 }; const a = new Request('http://a.example', { meta: { deep } }); return [a.meta.deep === deep, a.copy().meta.deep === deep, a.replace({}).meta.deep === deep] })()`, `[true,true,true]`},
		{`new Request('http://a.example').replace({ priority: 0.5 })`, `TypeError: priority is a whole number, not 0.5`},
		{`new Request('http://a.example').replace({ ur: 'x' })`, `TypeError: a Request has no option "ur"; its options are callback, errback, method, headers, body, cookies, meta, encoding, priority, dontFilter, flags, cbKwargs, url`},
		{`new Request('http://a.example').replace({ url: 'x' })`, `TypeError: Missing scheme in request url: x (write it whole, as in "https://x", or resolve it with response.urljoin)`},
		{`new Request('http://a.example').replace().url`, `"http://a.example"`},
		{`(() => { class Page extends Request { #secret = 7; kind = 'page'; get secret() { return this.#secret } } const a = new Page('http://a.example', { priority: 2 }); return [a instanceof Page, a instanceof Request, a.secret, a.kind, a.priority, Object.keys(a)] })()`, `[true,true,7,"page",2,["kind"]]`},
		{`(() => { class Page extends Request { get kind() { return 'page' } } const a = new Page('http://a.example'); return [a.copy() instanceof Page, a.replace({ priority: 1 }).kind] })()`, `[true,"page"]`},
		{`(() => { class Page extends Request { constructor(path, o = {}) { super('http://a.example' + path, { ...o, priority: 9 }) } } const a = new Page('/x'); return [a.url, a.priority] })()`, `["http://a.example/x",9]`},
		{`(() => { class Page extends Request { parsed = [] } const a = new Page('http://a.example'); a.extra = 1; const b = a.copy(); return [b.parsed, b.extra] })()`, `[[],1]`},
	})
}

func TestMetaIsAPlainObject(t *testing.T) {
	const meta = `const { meta } = new Request('http://a.example', { meta: { a: 1, s: 'x', list: [1], o: { b: 2 }, f: () => 3, n: null, big: 10n } });`
	newWorld(t).checks("/numbers/1", []check{
		{`(() => { ` + meta + ` return { ...meta, f: meta.f(), big: String(meta.big) } })()`, `{"a":1,"s":"x","list":[1],"o":{"b":2},"f":3,"n":null,"big":"10"}`},
		{`(() => { ` + meta + ` delete meta.big; return meta })()`, `{"a":1,"s":"x","list":[1],"o":{"b":2},"n":null}`},
		{`(() => { ` + meta + ` return [Object.keys(meta), 'a' in meta, 'zz' in meta, meta.zz === undefined, Object.hasOwn(meta, 's')] })()`, `[["a","s","list","o","f","n","big"],true,false,true,true]`},
		{`(() => { ` + meta + ` delete meta.a; return ['a' in meta, Object.keys(meta).length] })()`, `[false,6]`},
		{`(() => { ` + meta + ` meta.o.b = 5; return [meta.o === meta.o, meta.o.b, meta.list.push(2), meta.list] })()`, `[true,5,2,[1,2]]`},
		{`(() => { ` + meta + ` const seen = []; for (const k in meta) seen.push(k); return seen.length + Object.entries(meta).length })()`, `14`},
		{`(() => { ` + meta + ` Object.assign(meta, { z: 1, a: 2 }); return [meta.z, meta.a, Object.keys(meta).at(-1)] })()`, `[1,2,"z"]`},
		{`(() => { const q = new Request('http://a.example'); return [q.meta === q.meta, q.cbKwargs === q.cb_kwargs] })()`, `[true,true]`},
		{`(() => { const q = new Request('http://a.example'); q.meta.u = undefined; return ['u' in q.meta, q.meta.u === undefined] })()`, `[true,true]`},
		{`(() => { const q = new Request('http://a.example', { meta: { n: 2 ** 53, f: 0.1, neg: -0, d: 1e400 } }); return [q.meta.n, q.meta.f, Object.is(q.meta.neg, -0), q.meta.d === Infinity] })()`, `[9007199254740992,0.1,true,true]`},
		{`(() => { const q = new Request('http://a.example'); q.meta['__proto__x'] = 1; return [typeof q.meta.toString, q.meta.hasOwnProperty('__proto__x')] })()`, `["function",true]`},
		{`(() => { const s = Symbol('s'); const q = new Request('http://a.example', { meta: { s } }); return q.meta.s === s })()`, `true`},
		{`({ ...r.meta, download_latency: 0 })`, `{"is_start_request":true,"download_timeout":180,"download_slot":"127.0.0.1","download_latency":0,"depth":0}`},
	})
}
