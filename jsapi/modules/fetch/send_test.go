package fetch_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/fetch"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// echo answers with what it was asked for, in a line of text.
func echo(_ context.Context, req *crawl.Request) (*crawl.Response, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", req.Method, req.URL)
	for name, values := range req.Headers.All() {
		fmt.Fprintf(&b, " %s=%q", name, values)
	}
	for key, value := range req.Meta.All() {
		fmt.Fprintf(&b, " meta.%s=%v", key, value)
	}
	fmt.Fprintf(&b, " %q", req.Body)
	return answer(req, 200, b.String()), nil
}

func answer(req *crawl.Request, status int, body string, headers ...string) *crawl.Response {
	return &crawl.Response{URL: req.URL, Status: status, Headers: crawl.NewHeaders(headers...), Body: []byte(body), Request: req}
}

func TestOptionsReachTheCrawl(t *testing.T) {
	l := start(t, echo)
	scripttest.Eval(t, l, `globalThis.sent = async (init, url = 'http://x/') => (await fetch(url, init)).text()`)
	check(t, l, []scripttest.Case{
		{Src: `return sent()`, Want: `GET http://x/ ""`},
		{Src: `return sent(undefined, new URL('HTTP://X/ä?q=é#f'))`, Want: `GET http://x/%C3%A4?q=%C3%A9#f ""`},
		{Src: `return sent({}, new Request('http://x/', { method: 'delete' }))`, Want: `DELETE http://x/ ""`},
		{Src: `return sent({ headers: { 'X-One': 'é', Cookie: 'a=b', Host: 'y' } })`, Want: `GET http://x/ Cookie=["a=b"] Host=["y"] X-One=["\xe9"] ""`},
		{Src: `return sent({ method: 'POST', body: 'é' })`, Want: `POST http://x/ Content-Type=["text/plain;charset=UTF-8"] "é"`},
		{Src: `return sent({ method: 'PUT', body: new Uint8Array([0, 255]) })`, Want: `PUT http://x/ "\x00\xff"`},
		{Src: `return sent({ method: 'POST', body: new URLSearchParams({ a: 'b c' }) })`, Want: `POST http://x/ Content-Type=["application/x-www-form-urlencoded;charset=UTF-8"] "a=b+c"`},
		{Src: `return sent({ method: 'POST', body: new Blob(['q'], { type: 'a/b' }) })`, Want: `POST http://x/ Content-Type=["a/b"] "q"`},
		{Src: `return sent({ method: 'POST', body: ReadableStream.from([new Uint8Array([65]), new Uint8Array([66])]), duplex: 'half' })`, Want: `POST http://x/ "AB"`},
		{Src: `const f = new FormData(); f.append('a', 'b'); const line = await sent({ method: 'POST', body: f }); const boundary = /boundary=([^"]+)/.exec(line)[1]; return line.replaceAll(boundary, 'B')`, Want: `POST http://x/ Content-Type=["multipart/form-data; boundary=B"] "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--B--\r\n"`},
		{Src: `return sent({ redirect: 'manual' })`, Want: `GET http://x/ meta.dont_redirect=true ""`},
		{Src: `return sent({ redirect: 'error', credentials: 'omit', cache: 'no-store' })`, Want: `GET http://x/ meta.dont_redirect=true meta.dont_merge_cookies=true meta.dont_cache=true ""`},
		{Src: `return sent({ credentials: 'include', cache: 'reload', priority: 'high', mode: 'no-cors' })`, Want: `GET http://x/ ""`},
		{Src: `return sent({ meta: { cookiejar: 1, handle_httpstatus_list: [500], dont_redirect: false }, redirect: 'manual' })`, Want: `GET http://x/ meta.dont_redirect=false meta.cookiejar=1 meta.handle_httpstatus_list=[500] ""`},
		{Src: `return sent(undefined, new Request('http://x/', { meta: { a: 1 } }).clone())`, Want: `GET http://x/ meta.a=1 ""`},
		{Src: `const r = new Request('http://x/', { method: 'POST', body: 'q' }); await fetch(r); return [r.bodyUsed, await fetch(r).catch((e) => e.message)]`, Want: `true,Cannot construct a Request with a Request object that has already been used.`},
		{Src: `return sent({ meta: { f() {} } }).catch((e) => e.message + ': ' + e.cause.message)`, Want: `fetch failed: fetch: meta.f: a function is no data`},
		{Src: `return fetch()`, Want: `TypeError: fetch: 1 argument required, but only 0 found.`},
		{Src: `return fetch('/relative')`, Want: `TypeError: Failed to parse URL from /relative`},
		{Src: `return fetch.name + fetch.length`, Want: `fetch1`},
	})
}

func TestAnswersOfTheCrawl(t *testing.T) {
	l := start(t, func(_ context.Context, req *crawl.Request) (*crawl.Response, error) {
		switch req.URL {
		case "http://x/moved":
			final, err := req.Replace(func(r *crawl.Request) { r.URL = "http://x/new#f" })
			final.Meta.Set("redirect_urls", []any{req.URL})
			return answer(final, 200, "new"), err
		case "http://x/302":
			return answer(req, 302, "", "Location", "/new"), nil
		case "http://x/204":
			return answer(req, 204, ""), nil
		case "http://x/999":
			return answer(req, 999, "odd"), nil
		case "http://x/404":
			return answer(req, 404, "none"), nil
		}
		return answer(req, 200, "{}", "Content-Type", "text/html; charset=latin1", "Set-Cookie", "a=1, 2", "Set-Cookie", "b=2", "X", "\xe9", "X", "2"), nil
	})
	check(t, l, []scripttest.Case{
		{Src: `const r = await fetch('http://x/#f'); return [r.url, r.status, r.statusText, r.ok, r.type, r.redirected, r instanceof Response]`, Want: `http://x/,200,OK,true,basic,false,true`},
		{Src: `const { headers } = await fetch('http://x/'); return [headers.get('X'), headers.getSetCookie().join(';'), [...headers.keys()]]`, Want: `é, 2,a=1, 2;b=2,content-type,set-cookie,set-cookie,x`},
		{Src: `(await fetch('http://x/')).headers.set('a', 'b')`, Want: `TypeError: immutable`},
		{Src: `(await fetch('http://x/')).clone().headers.set('a', 'b')`, Want: `TypeError: immutable`},
		{Src: `const r = await fetch('http://x/404'); return [r.status, r.statusText, r.ok, await r.text()]`, Want: `404,Not Found,false,none`},
		{Src: `const r = await fetch('http://x/999'); return [r.status, r.statusText, r.clone().status, await r.text()]`, Want: `999,,999,odd`},
		{Src: `const r = await fetch('http://x/204'); return [r.body === null, await r.text()]`, Want: `true,`},
		{Src: `const r = await fetch('http://x/', { method: 'HEAD' }); return [r.body === null, await r.text()]`, Want: `true,`},
		{Src: `const r = await fetch('http://x/moved'); return [r.url, r.redirected, r.clone().redirected]`, Want: `http://x/new,true,true`},
		{Src: `return (await fetch('http://x/', { meta: { redirect_urls: ['http://x/before'] } })).redirected`, Want: `false`},
		{Src: `const r = await fetch('http://x/302', { redirect: 'manual' }); return [r.status, r.headers.get('location'), r.type]`, Want: `302,/new,basic`},
		{Src: `return fetch('http://x/302', { redirect: 'error' }).catch((e) => [e.name, e.message, e.cause.message])`, Want: `TypeError,fetch failed,unexpected redirect`},
		{Src: `const all = await Promise.all([1, 2, 3].map((n) => fetch('http://x/' + n))); return all.map((r) => r.url.slice(-1))`, Want: `1,2,3`},
	})
}

// The values are those of Node 20.
func TestDataURLsNeedNoCrawl(t *testing.T) {
	l := start(t, nil)
	scripttest.Eval(t, l, `globalThis.data = async (url) => { const r = await fetch(url); return [r.status, r.statusText, r.type, r.url === url.split('#')[0], await r.text(), r.headers.get('content-type')].join('|') }`)
	check(t, l, []scripttest.Case{
		{Src: `return data('data:,a%20b#f')`, Want: `200|OK|basic|true|a b|text/plain;charset=US-ASCII`},
		{Src: `return data('data:text/HTML;charset=utf-8;base64,%20aGk')`, Want: `200|OK|basic|true|hi|text/html;charset=utf-8`},
		{Src: `return data('data:;charset=x,1')`, Want: `200|OK|basic|true|1|text/plain;charset=x`},
		{Src: `return data('data:bad;base64,aGk=')`, Want: `200|OK|basic|true|hi|text/plain;charset=US-ASCII`},
		{Src: `return data('data:text/plain; base64 ,a%47k%3D')`, Want: `200|OK|basic|true|hi|text/plain`},
		{Src: `return data('data:text/plain;base64;x=y,aGk=')`, Want: `200|OK|basic|true|aGk=|text/plain;x=y`},
		{Src: `return data('data:text/plain;a="b;c";d=e f,%zz%4')`, Want: `200|OK|basic|true|%zz%4|text/plain;a="b;c";d="e f"`},
		{Src: `return fetch('data:nocomma').catch((e) => e.message + ': ' + e.cause.message)`, Want: `fetch failed: failed to fetch the data URL`},
		{Src: `return fetch('data:;base64,a').catch((e) => e.message + ': ' + e.cause.message)`, Want: `fetch failed: failed to fetch the data URL`},
	})
}

func TestFailedDownloadsAreTheCauseOfATypeError(t *testing.T) {
	broken := errors.New("connection refused")
	l := start(t, func(_ context.Context, req *crawl.Request) (*crawl.Response, error) {
		if req.URL == "http://x/panic" {
			panic("oops")
		}
		return nil, broken
	})
	check(t, l, []scripttest.Case{
		{Src: `return fetch('http://x/').catch((e) => [e instanceof TypeError, e.message, e.cause.message, Object.keys(e).length])`, Want: `true,fetch failed,connection refused,0`},
		{Src: `async function mine() { return fetch('http://x/') } return mine().catch((e) => /at mine .*test.js/.test(e.stack))`, Want: `true`},
		{Src: `return fetch('http://x/panic').catch((e) => /^panic: oops/.test(e.cause.message))`, Want: `true`},
		{Src: `return fetch('http://x/', { method: 'POST', body: ReadableStream.from(['text']) }).catch((e) => e.cause.message)`, Want: `Received non-Uint8Array chunk`},
		{Src: `return fetch('about:blank').catch((e) => e.message)`, Want: `fetch failed`},
	})
}

func TestWithoutACrawlFetchSaysSo(t *testing.T) {
	check(t, start(t, nil), []scripttest.Case{
		{Src: `return fetch('http://x/').catch((e) => e.cause.message)`, Want: fetch.ErrNoCrawl.Error()},
	})
}
