package jsapi_test

import (
	"strings"
	"testing"
)

// A callback may be named in every way that leads to a function.
func TestWaysToNameACallback(t *testing.T) {
	for _, tc := range []struct{ callback, want string }{
		{`this.other`, "this"}, {`'other'`, "this"}, {`WormSpider.prototype.other`, "this"},
		{`(r, kw) => this.other(r, kw)`, "this"}, {`function (r, kw) { return this.other(r, kw) }`, "this"},
		{`this.other.bind(this)`, "this"}, {`this.arrow`, "this"}, {`this.field`, "this"}, {`outside`, "this"},
		{`async function* (r, kw) { yield* this.stream(r, kw) }`, "this"},
		{`'stream'`, "this"}, {`this.stream`, "this"},
	} {
		t.Run(tc.callback, func(t *testing.T) {
			h := newWorld(t).crawl(worm(`
  async *start() { yield new Request(this.site + '/numbers/1', { callback: `+tc.callback+`, cbKwargs: { a: 1, b: [2] } }) }
  other(r, { a, b }) { return { url: r.url.slice(-9), a, b, name: this.name } }
  async *stream(r, kw) { yield this.other(r, kw) }
  arrow = (r, kw) => this.other(r, kw)
  field = WormSpider.prototype.other`) + `
function outside(r, kw) { return this.other(r, kw) }`)
			h.silent()
			h.got("{'url': 'numbers/1', 'a': 1, 'b': [2], 'name': 'worm'}")
		})
	}
}

func TestARequestKnowsItsCallback(t *testing.T) {
	newWorld(t).checks("/numbers/1", []check{
		{`new Request('http://a.example', { callback: this.parse }).callback === this.parse`, `true`},
		{`new Request('http://a.example', { callback: 'parse' }).callback === this.parse`, `true`},
		{`(() => { const f = () => {}; return new Request('http://a.example', { callback: f, errback: f }).errback === f })()`, `true`},
		{`(() => { const f = () => {}; return new Request('http://a.example', { callback: f }).copy().callback === f })()`, `true`},
		{`(() => { const f = () => {}; return new Request('http://a.example', { callback: f }).replace({ callback: null }).callback })()`, `null`},
		{`new Request('http://a.example', { callback: 'nowhere' }).callback`, `"nowhere"`},
		{`r.request.callback`, `null`},
	})
}

// The mistake is told where it was made, not when the response arrives.
func TestACallbackThatIsNotThere(t *testing.T) {
	for _, options := range []string{`{ callback: 'parseBok' }`, `{ errback: 'parseBok' }`, `{ callback: 'name' }`} {
		h := newWorld(t).crawl(worm(`
  *parse(r) {
    yield { n: 1 }
    yield new Request(this.site + '/numbers/1', ` + options + `)
  }`))
		h.got(ones(1)...)
		h.logged("parse yielded <GET http://127.0.0.1:", `spider "worm" has no method "`)
		h.stat("downloader/request_count", 1)
	}
}

func TestErrbacks(t *testing.T) {
	for _, tc := range []struct{ name, url, errback, want string }{
		{"status", "/status/404", `(f) => ({ name: f.value.name, status: f.value.response.status, same: f.response === f.value.response, url: f.request.url.slice(-11), check: f.check(IgnoreRequest, HttpError) === HttpError, no: f.check(TypeError), type: f.type === HttpError, text: f.getErrorMessage() })`,
			"{'name': 'HttpError', 'status': 404, 'same': True, 'url': '/status/404', 'check': True, 'no': None, 'type': True, 'text': 'Ignoring non-200 response'}"},
		{"method", "/status/404", `this.failed`, "{'n': 1}"},
		{"name", "/status/404", `'failed'`, "{'n': 1}"},
		{"generator", "/status/404", `function* (f) { yield { n: 1 } }`, "{'n': 1}"},
		{"async generator", "/status/404", `async function* (f) { await null; yield { n: 1 } }`, "{'n': 1}"},
		{"follow up", "/status/404", `(f) => new Request(f.request.url.replace('/404', '/200'), { callback: () => ({ n: 1 }) })`, "{'n': 1}"},
		{"connection", "/drop", `(f) => ({ name: f.value.name, error: f.value instanceof Error, response: f.response, request: f.request === f.request })`,
			"{'name': 'DownloadFailedError', 'error': True, 'response': None, 'request': True}"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := newWorld(t, "RETRY_ENABLED", false).crawl(worm(`
  async *start() { yield new Request(this.site + '` + tc.url + `', { errback: ` + tc.errback + ` }) }
  failed(f) { return this instanceof WormSpider ? { n: 1 } : null }
  parse() { return { parsed: true } }`))
			if tc.name != "connection" {
				h.silent()
			}
			h.got(tc.want)
		})
	}
}

// What arrived before a download was stopped reaches the errback, or the callback.
func TestAStoppedDownload(t *testing.T) {
	for fail, want := range map[string]string{
		"true":  "{'name': 'StopDownload', 'fail': True, 'status': 200, 'same': True}",
		"false": "{'status': 200, 'flags': ['download_stopped']}",
	} {
		h := newWorld(t).crawl(worm(`
  async *start() {
    this.crawler.signals.connect(() => { throw new StopDownload({ fail: ` + fail + ` }) }, 'headers_received')
    yield new Request(this.site + '/numbers/1', { errback: 'stopped' })
  }
  stopped(f) { return { name: f.value.name, fail: f.value.fail, status: f.response.status, same: f.response === f.value.response } }
  parse(r) { return { status: r.status, flags: r.flags } }`))
		h.silent()
		h.got(want)
	}
}

// What an errback throws again is the failure of its request, as if there were none.
func TestAnErrbackMayThrowAgain(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  async *start() { yield new Request(this.site + '/status/404', { errback: (f) => { throw f.value } }) }
  parse() {}`))
	h.stat("httperror/response_ignored_count", 1)
	if h.troubles() != "" {
		t.Errorf("logged\n%s", h.troubles())
	}

	h = newWorld(t).crawl(worm(`
  async *start() { yield new Request(this.site + '/status/404', { errback: (f) => { throw new RangeError('worse', { cause: f.value }) } }) }
  parse() {}`))
	h.logged("RangeError: worse\n", "Caused by: HttpError: Ignoring non-200 response")
	h.stat("spider_exceptions/RangeError", 1)
}

// The engine reads a request while the script runs on, and may store it as a record: its
// fields are then fixed, and so are meta and cbKwargs, until it is in a callback or a hook.
func TestARequestThatTheEngineHas(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  *parse(r) {
    const q = new Request(this.site + '/numbers/1', { callback: this.second, meta: { tries: 1 } })
    yield q
    const text = []
    const changes = [() => { q.priority = 5 }, () => { q.meta.late = 1 }, () => { delete q.meta.tries }, () => { q.cbKwargs = { late: 1 } }]
    for (const change of changes) {
      try { change() } catch (e) { text.push(e.message.replace(this.site, '')) }
    }
    yield { text: text.join('|') }
  }
  second(r) {
    r.request.priority = 7
    r.request.meta.again = 2
    return { late: r.meta.late, again: r.meta.again, priority: r.request.priority, tries: r.meta.tries }
  }`))
	h.silent()
	gone := "can't be changed any more: the engine has <GET /numbers/1>; change it before the request is yielded"
	h.got(`{'text': "`+strings.Join([]string{
		"request.priority = … comes too late: the engine has <GET /numbers/1>; yield request.replace({ priority: … }) instead",
		"request.meta.late " + gone, "request.meta.tries " + gone, "request.cbKwargs " + gone,
	}, "|")+`"}`,
		"{'again': 2, 'priority': 7, 'tries': 1}")
}

func TestTheSameRequestTwice(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  *parse(r) {
    const q = new Request(this.site + '/numbers/1', { callback: () => ({ n: 1 }), dontFilter: true })
    yield q
    yield q
  }`))
	h.silent()
	h.got("{'n': 1}", "{'n': 1}")
}

// The request of a response is the object that was yielded, with all its values.
func TestObjectsKeepTheirIdentity(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  *parse(r) {
    const deep = { x: 1 }
    class Page extends Request { kind = 'page' }
    const q = new Page(this.site + '/numbers/1', { callback: this.second, meta: { deep, f: () => 5 }, cbKwargs: { deep } })
    Object.assign(this, { deep, q, Page })
    yield q
    yield new Request(this.site + '/redirect/2', { callback: this.redirected, meta: { deep } })
  }
  second(r, { deep }) {
    return { same: r.request === this.q, page: r.request instanceof this.Page, kind: r.request.kind, deep: deep === this.deep && r.meta.deep === deep,
      f: r.meta.f(), meta: r.meta === r.request.meta, kwargs: r.cbKwargs === r.cb_kwargs, cb: r.request.callback === this.second }
  }
  redirected(r) { return { deep: r.meta.deep === this.deep, times: r.meta.redirect_times } }`))
	h.silent()
	h.got("{'same': True, 'page': True, 'kind': 'page', 'deep': True, 'f': 5, 'meta': True, 'kwargs': True, 'cb': True}",
		"{'deep': True, 'times': 2}")
}

func TestMetaThatTheEngineReads(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  static handleHttpstatusList = [503];
  *start() {
    yield new Request(this.site + '/status/404', { meta: { handle_httpstatus_list: [404] } })
    yield new Request(this.site + '/status/410', { meta: { handle_httpstatus_list: new Set([410]) } })
    yield new Request(this.site + '/status/418', { meta: { handle_httpstatus_all: true } })
    yield new Request(this.site + '/status/503', { meta: { dont_retry: true } })
    yield new Request(this.site + '/status/500', { meta: { dont_retry: true } })
    yield new Request(this.site + '/redirect-to?url=/x', { meta: { dont_redirect: true, handle_httpstatus_list: [302] } })
  }
  parse(r) { return { status: r.status } }`))
	h.got("{'status': 404}", "{'status': 410}", "{'status': 418}", "{'status': 503}", "{'status': 302}")
}

// Requests may be made where there is no spider yet.
func TestRequestsMadeEarly(t *testing.T) {
	h := newWorld(t).crawl(imports + `
const early = new Request('http://127.0.0.1:1/', { callback: 'parse', meta: { a: 1 } })
const own = () => ({ n: 2 })
const made = new Request('http://127.0.0.1:1/', { callback: own })
export default class WormSpider extends Spider {
  static name = 'worm'
  constructor(args) {
    super(args)
    this.first = new Request(args.site + '/numbers/1', { callback: this.second })
    this.text = [String(early), early.callback, made.callback === own, this.first.callback === this.second].join()
  }
  *start() { yield this.first; yield made.replace({ url: this.site + '/numbers/2' }) }
  second() { return { text: this.text } }
}`)
	h.silent()
	h.got("{'text': '<GET http://127.0.0.1:1/>,parse,true,true'}", "{'n': 2}")
}

func TestCrawlFromTheEngine(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  async parse(r) {
    const done = await this.crawler.engine.crawl(new Request(this.site + '/numbers/1', { callback: () => ({ n: 1 }) }))
    const wrong = await Promise.resolve().then(() => this.crawler.engine.crawl(42)).catch((e) => e.message)
    return { done, wrong }
  }`))
	h.silent()
	h.got("{'n': 1}", "{'wrong': 'engine.crawl takes a Request or a URL, not 42'}")
}

// What an author has made of a Request is more than plain data, and comes back as it was.
func TestARequestWithPropertiesComesBackItself(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  *parse(r) {
    class Mine extends Request { get twice() { return this.own * 2 } }
    const q = new Mine(this.site + '/numbers/1', { callback: this.second })
    q.own = 4
    this.q = q
    yield q
    q.meta.late = 1
    const p = new Request(this.site + '/numbers/2', { callback: this.second })
    p[Symbol.for('tag')] = 5
    yield p
  }
  second(r) { return { same: r.request === this.q, twice: r.request.twice, tag: r.request[Symbol.for('tag')], late: r.meta.late } }`))
	h.silent()
	h.got("{'same': True, 'twice': 8, 'late': 1}", "{'same': False, 'tag': 5}")
}
