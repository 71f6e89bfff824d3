package jsapi_test

import (
	"strconv"
	"testing"
	"time"
)

// Callbacks that wait for downloads take no slot from them, whatever the limits.
func TestDownloadsOfACallback(t *testing.T) {
	for _, tc := range []struct{ name, members string }{
		{"one", `async *parse(r) { const p = await this.download(this.site + '/numbers/2'); yield { text: p.text, status: p.status, url: p.url.slice(-2) } }`},
		{"of a request", `async *parse(r) { const p = await this.crawler.engine.download(new Request(this.site + '/numbers/2')); yield { text: p.text, status: p.status, url: p.url.slice(-2) } }`},
		{"with options", `async *parse(r) { const p = await this.download(this.site + '/numbers/2', { headers: { a: 'b' }, meta: { m: 1 } }); yield { text: p.text, status: p.status, url: p.url.slice(-2) } }`},
		{"in start", `async *start() { const p = await this.download(this.site + '/numbers/2'); yield { text: p.text, status: p.status, url: p.url.slice(-2) } }`},
		{"in an errback", `async *start() { yield new Request(this.site + '/status/404', { errback: async (f) => { const p = await this.download(this.site + '/numbers/2'); return { text: p.text, status: p.status, url: p.url.slice(-2) } } }) }`},
		{"within one", `async parse(r) { const a = await this.download(this.site + '/numbers/1'); const p = await this.download(a.urljoin('2')); return { text: p.text, status: p.status, url: p.url.slice(-2) } }`},
	} {
		for _, limit := range []int{1, 8} {
			t.Run(tc.name+" of "+strconv.Itoa(limit), func(t *testing.T) {
				h := newWorld(t, "CONCURRENT_REQUESTS", limit, "CONCURRENT_REQUESTS_PER_DOMAIN", limit).crawl(worm(tc.members))
				h.silent()
				h.got(`{'text': '0\n1\n', 'status': 200, 'url': '/2'}`)
			})
		}
	}
}

func TestDownloadsInParallel(t *testing.T) {
	for _, limit := range []int{1, 4} {
		w := newWorld(t, "CONCURRENT_REQUESTS", 4, "CONCURRENT_REQUESTS_PER_DOMAIN", limit)
		h := w.crawl(worm(`
  async parse(r) {
    const all = await Promise.all([1, 2, 3, 4].map((n) => this.download(this.site + '/delay/0.05?' + n)))
    const [bad] = await Promise.allSettled([this.download('nowhere')])
    return { urls: all.map((p) => p.url.slice(-1)).join(), bad: bad.status }
  }`))
		h.silent()
		h.got("{'urls': '1,2,3,4', 'bad': 'rejected'}")
		if got := w.site.Peak(); got != limit {
			t.Errorf("%d downloads at a time, want %d", got, limit)
		}
	}
}

// Downloads that nobody awaits are work of the crawl from the call on: one that is begun in
// the last moment before the spider would be idle comes to its end.
func TestDownloadsThatNobodyAwaits(t *testing.T) {
	for _, begin := range []string{"this.download(url)", "this.crawler.engine.download(new Request(url))", "fetch(url)"} {
		for range 20 {
			h := newWorld(t).crawl(worm(`
  parse(r) {
    const url = this.site + '/numbers/2'
    ` + begin + `
  }`))
			h.silent()
			h.stat("downloader/response_status_count/200", 2)
		}
	}
}

// No status is an error of an inline download; only a failed transfer is.
func TestADownloadResolvesWhateverItsStatus(t *testing.T) {
	newWorld(t, "RETRY_ENABLED", false).checks("/numbers/1", []check{
		{`(await this.download(this.site + '/status/404')).status`, `404`},
		{`(await this.download(this.site + '/status/503')).status`, `503`},
		{`(await this.download(this.site + '/redirect/2')).status`, `200`},
		{`(await this.download(this.site + '/redirect/2')).meta.redirect_times`, `2`},
		{`(await this.download(this.site + '/quotes/')) instanceof HtmlResponse`, `true`},
		{`await (async () => { const q = new Request(this.site + '/numbers/1'); const p = await this.download(q); q.priority = 3; return [p.request === q, q.priority] })()`, `[true,3]`},
		{`await this.download(this.site + '/drop').catch((e) => e.name)`, `"DownloadFailedError"`},
		{`await this.download('http://no-such-host.invalid/').catch((e) => e.name)`, `"CannotResolveHostError"`},
		{`await this.download('foo://a.example/').catch((e) => e.name)`, `"UnsupportedURLSchemeError"`},
		{`await this.download('a.example')`, `TypeError: Missing scheme in request url: a.example (write it whole, as in "https://a.example", or resolve it with response.urljoin)`},
		{`await this.download(42)`, `TypeError: download takes a Request or a URL, not 42`},
		{`await this.download()`, `TypeError: download takes a Request or a URL, not undefined`},
		{`await this.download(this.site, { metod: 'x' })`, `TypeError: a Request has no option "metod"; its options are callback, errback, method, headers, body, cookies, meta, encoding, priority, dontFilter, flags, cbKwargs, url`},
		{`this.download(this.site + '/numbers/1') instanceof Promise`, `true`},
	})
}

// A signal cancels the download, at once and with its own reason.
func TestADownloadMayBeCancelled(t *testing.T) {
	began := time.Now()
	newWorld(t).checks("/numbers/1", []check{
		{`await (async () => { const c = new AbortController(); setTimeout(() => c.abort(), 10); return this.download(this.site + '/delay/30', { signal: c.signal }) })()`, `AbortError: This operation was aborted`},
		{`await (async () => { const c = new AbortController(); const why = new RangeError('mine'); setTimeout(() => c.abort(why), 10); try { await this.download(this.site + '/delay/30', { signal: c.signal }) } catch (e) { return e === why } })()`, `true`},
		{`await this.download(this.site + '/delay/30', { signal: AbortSignal.abort() })`, `AbortError: This operation was aborted`},
		{`await this.download(this.site + '/delay/30', { signal: AbortSignal.timeout(10) }).catch((e) => e.name)`, `"TimeoutError"`},
		{`await this.download(new Request(this.site + '/delay/30'), { signal: AbortSignal.timeout(10) }).catch((e) => e.name)`, `"TimeoutError"`},
		{`(await this.download(this.site + '/numbers/1', { signal: new AbortController().signal })).status`, `200`},
		{`(await this.download(this.site + '/numbers/1', { signal: null })).status`, `200`},
		{`await this.download(this.site + '/numbers/1', { signal: 42 })`, `TypeError: signal must be an AbortSignal, not 42`},
	})
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %s", took)
	}
}

// Closing does not wait for what a callback waits for.
func TestClosingEndsDownloads(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  async *parse(r) {
    setTimeout(() => this.crawler.engine.close('enough'), 10)
    yield { n: 1 }
    const p = await this.download(this.site + '/delay/0.2')
    yield { n: 2, status: p.status }
  }`))
	if h.reason != "enough" {
		t.Errorf("finished with %q", h.reason)
	}
}
