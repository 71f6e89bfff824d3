package jsapi_test

import "testing"

func TestResponseMembers(t *testing.T) {
	newWorld(t).checks("/encoding/gb18030", []check{
		{`r.url.slice(-17)`, `"/encoding/gb18030"`},
		{`[r.status, r.encoding, r.protocol, r.ipAddress, r.ip_address, r.certificate, r.flags]`, `[200,"gb18030","HTTP/1.1","127.0.0.1","127.0.0.1",null,[]]`},
		{`[r instanceof HtmlResponse, r instanceof TextResponse, r instanceof Response, r instanceof XmlResponse, r.constructor.name]`, `[true,true,true,false,"HtmlResponse"]`},
		{`r.css('p::text').get()`, `"plain, déjà vu, привет, καλημέρα, 你好，世界"`},
		{`r.text.includes('你好')`, `true`},
		{`[r.body instanceof Uint8Array, r.body === r.body, r.body.length > 50, r.text === r.text]`, `[true,true,true,true]`},
		{`[r.headers.get('content-type'), r.headers instanceof Headers]`, `["text/html; charset=gb18030",true]`},
		{`[r.request instanceof Request, r.request === r.request, r.meta === r.request.meta, r.selector instanceof Selector]`, `[true,true,true,true]`},
		{`String(r).replace(this.site, '')`, `"<200 /encoding/gb18030>"`},
		{`(() => { try { r.json() } catch (e) { return e.message.replace(this.site, '') } })()`, `"the body of <200 /encoding/gb18030> is no JSON: invalid character '<' looking for beginning of value at byte 1"`},
		{`(() => { r.mine = { a: 1 }; return [r.mine, Object.keys(r)] })()`, `[{"a":1},["mine"]]`},
		{`(() => { r.url = 'x' })()`, `TypeError: Response.url is read-only: replace({ … }) makes a changed copy`},
		{`(() => { r.text = 'x' })()`, `TypeError: TextResponse.text is read-only: replace({ … }) makes a changed copy`},
		// urljoin
		{`[r.urljoin('x'), r.urljoin('/x'), r.urljoin('?a'), r.urljoin('//b.example/'), r.urljoin('http://b.example')].map((u) => u.replace(this.site, ''))`, `["/encoding/x","/x","/encoding/gb18030?a","http://b.example/","http://b.example/"]`},
		// copies
		{`(() => { const c = r.replace({ body: '<p>new</p>', encoding: 'utf-8', status: 201, url: 'http://b.example/', flags: ['x'], headers: { a: 'b' } }); return [c.status, c.url, c.css('p::text').get(), c.flags, [...c.headers], c instanceof HtmlResponse, c.request === r.request, r.status] })()`,
			`[201,"http://b.example/","new",["x"],[["A","b"]],true,true,200]`},
		{`(() => { const c = r.copy(); return [c === r, c.text === r.text, c.headers === r.headers] })()`, `[false,true,false]`},
		{`r.replace({ statu: 1 })`, `TypeError: a Response has no option "statu"; its options are status, headers, body, encoding, request, flags, url`},
		{`[r.headers.get('none'), r.headers.get('none', 'x'), r.headers.getlist('none'), r.headers.has('Content-Type')]`, `[null,"x",[],true]`},
	})
}

func TestResponsesOfOneSOwn(t *testing.T) {
	newWorld(t).checks("/numbers/1", []check{
		{`[r.constructor.name, r instanceof HtmlResponse, r.css === undefined, r.text]`, `["TextResponse",false,false,"0\n"]`},
		{`(() => { const p = new HtmlResponse('http://a.example/', { body: '<h1>x</h1>', headers: { a: 'b' } }); return [p.status, p.css('h1::text').get(), p.headers.get('a'), p.request, p.url] })()`, `[200,"x","b",null,"http://a.example/"]`},
		{`(() => { const p = new HtmlResponse('http://a.example/', { body: new Uint8Array([228]), encoding: 'latin1' }); return [p.text, p.encoding] })()`, `["ä","latin1"]`},
		{`new HtmlResponse('http://a.example/').meta`, `TypeError: response.meta is not available: this response is not tied to any request`},
		{`new HtmlResponse('http://a.example/').cb_kwargs`, `TypeError: response.cbKwargs is not available: this response is not tied to any request`},
		{`new HtmlResponse('http://a.example/', { request: new Request('http://b.example', { meta: { a: 1 } }) }).meta.a`, `1`},
		{`new HtmlResponse('http://a.example/', { request: 42 })`, `TypeError: request takes a Request, not 42`},
		{`new HtmlResponse('http://a.example/', { status: 'x' })`, `TypeError: status is a whole number, not x`},
		{`new HtmlResponse('http://a.example/', 'body')`, `TypeError: the options of a Response are an object, not body`},
		{`new HtmlResponse()`, `TypeError: Response url must be text, not undefined`},
		{`new HtmlResponse('http://a.example/', { body: {} })`, `TypeError: body takes text or bytes (Uint8Array, Buffer), not an object (Object)`},
		{`new JsonResponse('http://a.example/', { body: '{"a":[1,2.5,"x",null]}' }).json()`, `{"a":[1,2.5,"x",null]}`},
		{`new JsonResponse('http://a.example/', { body: '' }).json()`, `Error: the body of <200 http://a.example/> is no JSON: unexpected end of JSON input at byte 0`},
		{`new XmlResponse('http://a.example/', { body: '<a><b>x</b></a>' }).xpath('//b/text()').get()`, `"x"`},
		{`new Response('http://a.example/', { body: 'x' }).text`, `NotSupported: Response content isn't text: <200 http://a.example/> is of no known type`},
		{`new Response('http://a.example/', { body: 'x' }).css('p')`, `NotSupported: Response content isn't text: <200 http://a.example/> is of no known type`},
		{`(() => { class Shop extends HtmlResponse { #n = 2; own = 1; get title() { return this.css('h1::text').get() + this.#n } } const p = new Shop('http://a.example/', { body: '<h1>x</h1>' }); return [p.title, p.own, p instanceof HtmlResponse, p.copy() instanceof Shop, p.copy().own] })()`, `["x2",1,true,true,1]`},
		{`(() => { const h = new Headers({ a: '1' }); h.append('a', '2'); h.setdefault('b', 'c'); h.setdefault('a', 'z'); return [h.get('A'), h.getlist('a'), h.get('b'), h.delete('b'), h.has('b'), h.keys(), JSON.stringify(h), [...h]] })()`,
			`["2",["1","2"],"c",true,false,["A"],"{\"A\":[\"1\",\"2\"]}",[["A","1"],["A","2"]]]`},
	})
}

const links = `new HtmlResponse('http://a.example/d/', { body: '<base href="/b/"><a href=" one  ">1</a><a>none</a><link href="two"><a href="three#f" class="c">3</a><p id="p">p</p>', request: r.request })`

func TestFollow(t *testing.T) {
	newWorld(t).checks("/numbers/1", []check{
		{`(() => { const p = ` + links + `; return [p.follow('x').url, p.follow(' x \n').url, p.follow(p.css('a')[0]).url, p.follow(p.css('a::attr(href)')[0]).url, p.follow(p.css('link')[0]).url, p.follow({ url: 'y' }).url, p.follow(p.xpath('//a/@href')[1]).url] })()`,
			`["http://a.example/b/x","http://a.example/b/x","http://a.example/b/one","http://a.example/b/one","http://a.example/b/two","http://a.example/b/y","http://a.example/b/three#f"]`},
		{`(() => { const q = ` + links + `.follow('x', { callback: 'checks', method: 'POST', meta: { a: 1 }, cbKwargs: { b: 2 }, dontFilter: true, priority: 3 }); return [q.method, q.callback, q.meta.a, q.cbKwargs.b, q.dontFilter, q.priority, q instanceof Request] })()`,
			`["POST","checks",1,2,true,3,true]`},
		{`(() => { const p = ` + links + `; p.follow(p.css('a')) })()`, `TypeError: follow takes a URL, a Link or a Selector, not an object (Array) (for all of a list use followAll)`},
		{`(() => { const p = ` + links + `; p.follow(p.css('p')[0]) })()`, `TypeError: follow takes an <a> or <link> element or ::attr(), not <p>`},
		{`(() => { const p = ` + links + `; p.follow(p.css('a')[1]) })()`, `TypeError: follow: <a> has no href attribute`},
		{`(() => { const p = ` + links + `; p.follow(p.css('none')[0]) })()`, `TypeError: follow takes a URL, a Link or a Selector, not undefined: the query found nothing?`},
		{`(() => { const p = ` + links + `; p.follow(null) })()`, `TypeError: follow takes a URL, a Link or a Selector, not null: the query found nothing?`},
		{`(() => { const p = ` + links + `; p.follow('x', { calback: 1 }) })()`, `TypeError: a Request has no option "calback"; its options are callback, errback, method, headers, body, cookies, meta, encoding, priority, dontFilter, flags, cbKwargs, url`},
		{`(() => { const p = ` + links + `; return p.followAll({ css: 'a' }).map((q) => q.url) })()`, `["http://a.example/b/one","http://a.example/b/three#f"]`},
		{`(() => { const p = ` + links + `; return p.followAll({ css: 'a', priority: 4 }).map((q) => q.priority) })()`, `[4,4]`},
		{`(() => { const p = ` + links + `; return p.follow_all({ xpath: '//a/@href' }).map((q) => q.url) })()`, `["http://a.example/b/one","http://a.example/b/three#f"]`},
		{`(() => { const p = ` + links + `; return p.followAll({ css: 'none' }) })()`, `[]`},
		{`(() => { const p = ` + links + `; return p.followAll(p.css('.c')).map((q) => q.url) })()`, `["http://a.example/b/three#f"]`},
		{`(() => { const p = ` + links + `; return p.followAll(p.css('a::attr(href)'), { dontFilter: true }).map((q) => [q.url, q.dontFilter]) })()`, `[["http://a.example/b/one",true],["http://a.example/b/three#f",true]]`},
		{`(() => { const p = ` + links + `; return p.followAll(p.css('a').filter((a) => a.attrib.href)).length })()`, `2`},
		{`(() => { const p = ` + links + `; return p.followAll(['x', { url: 'y' }, p.css('a')[0]]).map((q) => q.url) })()`, `["http://a.example/b/x","http://a.example/b/y","http://a.example/b/one"]`},
		{`(() => { const p = ` + links + `; return p.followAll(new Set(['x'])).map((q) => q.url) })()`, `["http://a.example/b/x"]`},
		{`(() => { const p = ` + links + `; return p.followAll([]) })()`, `[]`},
		{`(() => { const p = ` + links + `; return p.followAll({ css: 'a', xpath: '//a' }) })()`, `TypeError: followAll takes css or xpath, not both`},
		{`(() => { const p = ` + links + `; return p.followAll({ calback: 1 }) })()`, `TypeError: followAll takes a list, { css } or { xpath }, not an object (Object)`},
		{`(() => { const p = ` + links + `; return p.followAll(undefined) })()`, `TypeError: followAll takes a list, { css } or { xpath }, not undefined`},
		{`(() => { const p = ` + links + `; return p.followAll('x') })()`, `TypeError: followAll takes a list, { css } or { xpath }, not x`},
		{`(() => { const p = ` + links + `; return p.followAll({ css: 'a[' }) })()`, `Error: invalid CSS selector "a[": expected a name, found the end at character 3`},
		{`(() => { const p = ` + links + `; return p.followAll({ css: 'a', callback: this.nothing }) })()`, `TypeError: callback is undefined: the spider has no method of that name (leave callback out for the default)`},
		{`r.follow('/x').url.replace(this.site, '')`, `"/x"`},
	})
}
