package fetch_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// The values are those of Node 20.
func TestRequests(t *testing.T) {
	check(t, start(t, nil), []scripttest.Case{
		{Src: `const r = new Request('http://X/a b#f'); return [r.url, r.method, r.mode, r.credentials, r.cache, r.redirect, r.referrer, r.referrerPolicy, r.integrity, r.keepalive, r.duplex, r.destination, r.signal.aborted, r.body === null, r.bodyUsed, String(r)].join()`, Want: `http://x/a%20b#f,GET,cors,same-origin,default,follow,about:client,,,false,half,,false,true,false,[object Request]`},
		{Src: `return ['get', 'Head', 'post', 'patch', 'foo'].map((method) => new Request('http://x/', { method }).method)`, Want: `GET,HEAD,POST,patch,foo`},
		{Src: `new Request('http://x/', { method: 'TRACE' })`, Want: `TypeError: 'TRACE' HTTP method is unsupported.`},
		{Src: `new Request('http://x/', { method: 'a b' })`, Want: `TypeError: 'a b' is not a valid HTTP method.`},
		{Src: `new Request('/x')`, Want: `TypeError: Failed to parse URL from /x`},
		{Src: `new Request('http://a:b@x/')`, Want: `TypeError: Request cannot be constructed from a URL that includes credentials: http://a:b@x/ (set an Authorization header)`},
		{Src: `new Request('http://x/', { body: 'x' })`, Want: `TypeError: Request with GET/HEAD method cannot have body.`},
		{Src: `new Request('http://x/', { redirect: 'x' })`, Want: `TypeError: Request constructor: x is not an accepted type. Expected one of follow, error, manual.`},
		{Src: `new Request('http://x/', { signal: {} })`, Want: `TypeError: Failed to construct 'Request': member signal is not of type AbortSignal.`},
		{Src: `new Request('http://x/', { integrity: 'sha256-x' })`, Want: `TypeError: Request constructor: integrity is not supported: compare a hash of response.bytes()`},
		{Src: `new Request('http://x/', 5)`, Want: `TypeError: Request constructor: Argument 2 must be an object of options`},
		{Src: `new Request()`, Want: `TypeError: Request constructor: 1 argument required, but only 0 found.`},
		{Src: `return [...new Request(new URL('http://x/'), { method: 'POST', body: 'q', headers: { 'Content-Type': 'x/y' } }).headers]`, Want: `content-type,x/y`},
		{Src: `const a = new Request('http://x/', { method: 'POST', body: 'q', headers: { a: 'b' } }); const b = new Request(a, { headers: { c: 'd' } }); return [a.bodyUsed, b.method, await b.text(), ...b.headers]`, Want: `true,POST,q,c,d`},
		{Src: `const a = new Request('http://x/', { method: 'POST', body: new Blob(['q']).stream(), duplex: 'half' }); const b = new Request(a); return [a.bodyUsed, await b.text()]`, Want: `true,q`},
		{Src: `const a = new Request('http://x/', { method: 'POST', body: 'q' }); new Request(a, { body: 'z' }); return [a.bodyUsed, await a.text()]`, Want: `false,q`},
		{Src: `const a = new Request('http://x/', { method: 'POST', body: 'q' }); await a.text(); return new Request(a)`, Want: `TypeError: Cannot construct a Request with a Request object that has already been used.`},
		{Src: `const r = new Request('http://x/', { method: 'PUT', body: 'q', headers: { a: 'b' }, redirect: 'manual' }); const c = r.clone(); return [c.method, await c.text(), await r.text(), c.headers.get('a'), c.redirect]`, Want: `PUT,q,q,b,manual`},
		{Src: `const k = new AbortController(); const r = new Request('http://x/', { signal: k.signal }); k.abort('w'); return [r.signal === k.signal, r.signal.aborted, r.signal.reason, new Request(r).signal.reason, r.clone().signal.reason, new Request(r, { signal: null }).signal.aborted]`, Want: `false,true,w,w,w,false`},
	})
}
