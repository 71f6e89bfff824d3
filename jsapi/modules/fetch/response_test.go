package fetch_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// The values are those of Node 20.
func TestResponses(t *testing.T) {
	check(t, start(t, nil), []scripttest.Case{
		{Src: `const r = new Response('a', { status: 201, statusText: 'Made', headers: { b: 'c' } }); return [r.status, r.statusText, r.ok, r.type, r.url, r.redirected, await r.text(), ...r.headers]`, Want: `201,Made,true,default,,false,a,b,c,content-type,text/plain;charset=UTF-8`},
		{Src: `return [new Response('', { status: '404' }).status, new Response('', { status: 404 }).ok, String(new Response())]`, Want: `404,false,[object Response]`},
		{Src: `new Response('', { status: 199 })`, Want: `RangeError: init["status"] must be in the range of 200 to 599, inclusive.`},
		{Src: `new Response('', { status: 101 })`, Want: `RangeError: init["status"] must be in the range of 200 to 599, inclusive.`},
		{Src: `new Response('x', { status: 204 })`, Want: `TypeError: Response constructor: Invalid response status code 204`},
		{Src: `return new Response(null, { status: 204 }).status`, Want: `204`},
		{Src: `new Response('', { statusText: 'a\n' })`, Want: `TypeError: Invalid statusText`},
		{Src: `const r = Response.error(); return [r.type, r.status, r.ok, r.body === null]`, Want: `error,0,false,true`},
		{Src: `Response.error().headers.set('a', 'b')`, Want: `TypeError: immutable`},
		{Src: `const r = Response.redirect('http://x/a'); return [r.status, ...r.headers]`, Want: `302,location,http://x/a`},
		{Src: `Response.redirect('http://x/a', 200)`, Want: `RangeError: Invalid status code 200`},
		{Src: `Response.redirect('/a')`, Want: `TypeError: Failed to parse URL from /a`},
		{Src: `const r = Response.json({ a: 1 }); return [...r.headers, await r.text()]`, Want: `content-type,application/json,{"a":1}`},
		{Src: `const r = Response.json([1], { status: 201, headers: { 'content-type': 'x/y' } }); return [r.status, r.headers.get('content-type')]`, Want: `201,x/y`},
		{Src: `Response.json(undefined)`, Want: `TypeError: Value is not JSON serializable`},
		{Src: `const r = new Response('abc', { headers: { a: 'b' } }); const c = r.clone(); c.headers.set('a', 'x'); return [await r.text(), await c.text(), r.headers.get('a')]`, Want: `abc,abc,b`},
		{Src: `const r = new Response('a'); await r.text(); return r.clone()`, Want: `TypeError: Response.clone: Body has already been consumed.`},
		{Src: `const r = new Response('a'); r.body.getReader(); return r.clone()`, Want: `TypeError: Response.clone: Body has already been consumed.`},
		{Src: `const r = new Response(ReadableStream.from([new Uint8Array([65])])); const c = r.clone(); return [await r.text(), await c.text()]`, Want: `A,A`},
		{Src: `const r = new Response('abc'); const b = r.body; const c = r.clone(); return [r.body === b, b.locked, await c.text(), await r.text()]`, Want: `false,true,abc,abc`},
		{Src: `Response()`, Want: `TypeError: Class constructor cannot be invoked without 'new'`},
	})
}

// The values are those of Node 20.
func TestBodiesAreReadOnce(t *testing.T) {
	check(t, start(t, nil), []scripttest.Case{
		{Src: `const r = new Response('a'); await r.text(); return r.text()`, Want: `TypeError: Body is unusable: Body has already been read`},
		{Src: `const r = new Response('a'); const both = [r.text(), r.json()]; return (await Promise.allSettled(both)).map((p) => p.status)`, Want: `fulfilled,rejected`},
		{Src: `const r = new Response('a'); const before = r.bodyUsed; await r.text(); return [before, r.bodyUsed, r.body.locked]`, Want: `false,true,true`},
		{Src: `const r = new Response('a'); r.body.getReader(); return r.text()`, Want: `TypeError: Body is unusable: Body has already been read`},
		{Src: `const r = new Response('abc'); const reader = r.body.getReader(); const { value } = await reader.read(); return [value, value.constructor.name, r.bodyUsed, (await reader.read()).done]`, Want: `97,98,99,Uint8Array,true,true`},
		{Src: `const r = new Response('a'); await r.body.cancel(); return [r.bodyUsed, await r.text().catch((e) => e.name)]`, Want: `true,TypeError`},
		{Src: `const r = new Response('abc'); return [r.body === r.body, new Response().body === null, r.bodyUsed, await r.text()]`, Want: `true,true,false,abc`},
		{Src: `const r = new Response(); return [await r.text(), await r.text(), (await r.arrayBuffer()).byteLength, (await r.blob()).size, r.bodyUsed]`, Want: `,,0,0,false`},
		{Src: `const s = new ReadableStream(); s.getReader(); return new Response(s)`, Want: `TypeError: Response body object should not be disturbed or locked`},
	})
}

// The values are those of Node 20.
func TestBodiesOfAllKinds(t *testing.T) {
	check(t, start(t, nil), []scripttest.Case{
		{Src: `return ['', new URLSearchParams(), new Uint8Array(), new Blob([], { type: 'A/B' }), null, undefined].map((body) => new Response(body).headers.get('content-type')).join()`, Want: `text/plain;charset=UTF-8,application/x-www-form-urlencoded;charset=UTF-8,,a/b,,`},
		{Src: `return [await new Response({}).text(), await new Response(5).text(), await new Response(false).text(), await new Response(new URLSearchParams('a=é')).text()]`, Want: `[object Object],5,false,a=%C3%A9`},
		{Src: `const u = new Uint8Array([1, 2, 3]); const r = new Response(u.subarray(1)); u[1] = 9; return new Uint8Array(await r.arrayBuffer())`, Want: `2,3`},
		{Src: `return new Response(new DataView(new Uint8Array([65, 66]).buffer, 1)).text()`, Want: `B`},
		{Src: `return (await new Response('ab').bytes()) instanceof Uint8Array`, Want: `true`},
		{Src: `return (await new Response('{"a":[1]}').json()).a[0]`, Want: `1`},
		{Src: `return new Response('{').json().catch((e) => e.name)`, Want: `SyntaxError`},
		{Src: `let n = 64; const it = { [Symbol.asyncIterator]: () => ({ next: async () => (++n > 66 ? { done: true } : { value: new Uint8Array([n]) }) }) }; return new Response(it).text()`, Want: `AB`},
		{Src: `return new Response(ReadableStream.from(['x'])).text()`, Want: `TypeError: Received non-Uint8Array chunk`},
		{Src: `return new Response(new ReadableStream({ start(c) { c.error(new RangeError('bad')) } })).text()`, Want: `RangeError: bad`},
		{Src: `return JSON.stringify(await new Response(new Uint8Array([0xEF, 0xBB, 0xBF, 65, 0xE2, 0x82, 66, 0xFF, 0xF0, 0x9F])).text())`, Want: `"A�B��"`},
		{Src: `return JSON.stringify(await new Response(new Uint8Array([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 65])).text())`, Want: "\"\ufeffA\""},
		{Src: `return (await Promise.all(['text/html', 'TEXT/html;a', ' text/html ; a=b ', 'text', 'text/', 'text/html;charset="a\\"b"', 'a/b;c="";d=', 'Text/Plain; Charset=UTF-8; b="x y"', 'a/b;c=1;C=2', 'a b/c'].map(async (type) => (await new Response('', { headers: { 'content-type': type } }).blob()).type))).join('|')`, Want: `text/html|text/html|text/html;a=b|||text/html;charset="a\"b"|a/b;c=""|text/plain;charset=utf-8;b="x y"|a/b;c=1|`},
	})
}
