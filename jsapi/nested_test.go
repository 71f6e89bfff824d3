package jsapi_test

import (
	"strings"
	"testing"
)

// tooDeep is what a download is refused with, of the hook that goes too far.
func tooDeep(w *world, hook string) string {
	return hook + " downloads <GET " + w.site.URL() + "/numbers/7> inside its own downloads, 10 deep: it must let the requests go on that it makes itself"
}

// A hook that downloads for each of its own downloads is told so, whatever hook it is.
func TestAHookThatDownloadsForItsDownloads(t *testing.T) {
	for _, hook := range []string{"processRequest", "processResponse", "processException"} {
		for name, how := range map[string]string{
			"download": `await this.crawler.engine.download(spider.site + '/numbers/7')`,
			"fetch":    `await fetch(spider.site + '/numbers/7')`,
		} {
			t.Run(hook+" "+name, func(t *testing.T) {
				w := newWorld(t, "RETRY_ENABLED", false)
				fail := ""
				if hook == "processException" {
					fail = `processRequest() { throw new Error('always') }`
				}
				h := w.crawl(parts(`class Endless {
  static fromCrawler(crawler) { return Object.assign(new this(), { crawler }) }
  `+fail+`
  async `+hook+`(request, a, b) {
    const spider = b ?? a
    `+how+`
    return a instanceof Response ? a : null
  }
}`, `DOWNLOADER_MIDDLEWARES: [[Endless, 450]]`, one))
				h.logged(tooDeep(w, hook+" of Endless"))
				if n := strings.Count(h.log, "inside its own downloads"); n != 1 || w.site.Total() > 11 || h.reason != "finished" {
					t.Errorf("told %d times, %d requests, ended with %q", n, w.site.Total(), h.reason)
				}
			})
		}
	}
}

// So is a handler of a signal of its own downloads, whether it awaits them or not.
func TestASignalHandlerThatDownloadsForItsDownloads(t *testing.T) {
	for _, signal := range []string{
		"request_reached_downloader", "request_left_downloader", "headers_received", "bytes_received",
		"response_downloaded", "response_received",
	} {
		for _, how := range []string{"await", "return", "void"} {
			t.Run(signal+" "+how, func(t *testing.T) {
				w := newWorld(t, "RETRY_ENABLED", false)
				h := w.crawl(parts(`class Endless {
  static fromCrawler(crawler) {
    crawler.signals.connect(async ({ spider }) => { `+how+` crawler.engine.download(spider.site + '/numbers/7').catch((e) => { spider.refused(); throw e }) }, '`+signal+`')
    return new this()
  }
}`, `EXTENSIONS: [[Endless, 1]]`, `
  refusal = new Promise((done) => { this.refused = done })
  async parse() { await this.refusal; return { n: 1 } }`))
				h.logged(tooDeep(w, "a handler of "+signal))
				h.got("{'n': 1}")
				if w.site.Total() > 11 || h.reason != "finished" {
					t.Errorf("%d requests, ended with %q", w.site.Total(), h.reason)
				}
			})
		}
	}
}

// Two hooks that call forth each other are one circle.
func TestHooksThatDownloadForEachOther(t *testing.T) {
	w := newWorld(t, "RETRY_ENABLED", false)
	h := w.crawl(parts(`class Circle {
  static fromCrawler(crawler) {
    const c = Object.assign(new this(), { crawler })
    crawler.signals.connect(({ request, spider }) => request.meta.a && c.go(spider, 'b'), 'response_received')
    return c
  }
  go(spider, mark) { return this.crawler.engine.download(spider.site + '/numbers/7', { meta: { [mark]: true } }) }
  async processRequest(request, spider) { if (!request.meta.a) await this.go(spider, 'a') }
}`, `DOWNLOADER_MIDDLEWARES: [[Circle, 450]]`, one))
	h.logged(" downloads <GET " + w.site.URL() + "/numbers/7> inside its own downloads, 10 deep")
	if h.reason != "finished" {
		t.Errorf("ended with %q", h.reason)
	}
}

// The login that a response asks for is made once, and the page is fetched again.
func TestALoginFromProcessResponse(t *testing.T) {
	w := newWorld(t)
	h := w.crawl(parts(`class Login {
  static fromCrawler(crawler) { return Object.assign(new this(), { crawler }) }
  processRequest(request) { if (this.token) request.headers.set('Authorization', 'Bearer ' + this.token) }
  async processResponse(request, response, spider) {
    if (response.status !== 401) return response
    const { engine } = this.crawler
    this.login ??= engine.download(spider.site + '/token', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ user: 'ada', password: 'secret' }),
    }).then((r) => { this.token = r.json().token })
    await this.login
    return engine.download(request.replace({ dontFilter: true }))
  }
}`, `DOWNLOADER_MIDDLEWARES: [[Login, 450]]`, `
  *start() { for (const n of [1, 2, 3]) yield new Request(this.site + '/members/' + n) }
  parse(r) { return { page: r.json().page, status: r.status } }`))
	h.silent()
	h.got("{'page': 1, 'status': 200}", "{'page': 2, 'status': 200}", "{'page': 3, 'status': 200}")
}

// One that waits for itself there is found out as well: the login's own response is refused.
func TestAResponseHookThatWaitsForItself(t *testing.T) {
	w := newWorld(t, "RETRY_ENABLED", false)
	h := w.crawl(parts(`class Login {
  static fromCrawler(crawler) { return Object.assign(new this(), { crawler }) }
  async processResponse(request, response, spider) {
    if (response.status !== 401) return response
    this.login ??= this.crawler.engine.download(spider.site + '/members/2')
    await this.login
    return response
  }
}`, `DOWNLOADER_MIDDLEWARES: [[Login, 450]]`, `
  *start() { yield new Request(this.site + '/members/1') }
  parse() { return { n: 1 } }`))
	h.logged("processResponse of Login waits for itself: it downloads <GET " + w.site.URL() + "/members/2>")
	if h.reason != "finished" || len(h.items) > 0 {
		t.Errorf("ended with %q and %q", h.reason, h.items)
	}
}

// Downloads one after the other, however many, are not inside each other.
func TestManyDownloadsOfOneHook(t *testing.T) {
	h := newWorld(t).crawl(parts(`class Chain {
  static fromCrawler(crawler) {
    crawler.signals.connect(async ({ item, spider }) => {
      for (let n = 0; n < 15; n++) item.seen = (item.seen ?? 0) + (await spider.download(spider.site + '/numbers/2?' + n)).text.length
      spider.sum = item.seen
    }, 'item_scraped')
    return Object.assign(new this(), { crawler })
  }
  async processItem(item, spider) {
    for (let n = 0; n < 15; n++) await spider.download(spider.site + '/numbers/2?' + n)
    return item
  }
}`, `ITEM_PIPELINES: [[Chain, 1]]`, `
  async *parse(r) {
    for (let n = 0; n < 15; n++) await this.download(this.site + '/numbers/2?' + n)
    yield { n: 1 }
  }
  closed() { console.log('downloaded', this.sum) }`))
	h.silent()
	h.logged("downloaded 60")
}

// What a request begins that went through the scheduler begins anew.
func TestScheduledRequestsAreNotNested(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  async *parse(r, { n = 0 }) {
    await this.download(this.site + '/numbers/1?' + n)
    if (n < 15) yield new Request(this.site + '/numbers/2?' + n, { cbKwargs: { n: n + 1 } })
    else yield { n }
  }`))
	h.silent()
	h.got("{'n': 15}")
}

// Who listens in the middle of a transfer may wait for another one of the same site, though
// that has room for one only.
func TestADownloadInTheMiddleOfATransfer(t *testing.T) {
	for _, signal := range []string{"request_reached_downloader", "headers_received", "bytes_received", "response_downloaded", "request_left_downloader"} {
		t.Run(signal, func(t *testing.T) {
			h := newWorld(t, "CONCURRENT_REQUESTS_PER_DOMAIN", 1).crawl(parts(`class Listener {
  static fromCrawler(crawler) {
    crawler.signals.connect(async ({ request, spider }) => {
      if (!request.meta.mine) spider.text = (await spider.download(spider.site + '/numbers/2', { meta: { mine: true } })).text
    }, '`+signal+`')
    return new this()
  }
}`, `EXTENSIONS: [[Listener, 1]]`, `
  *start() { yield new Request(this.site + '/numbers/1') }
  parse() { return { text: this.text } }`))
			h.silent()
			h.got(`{'text': '0\n1\n'}`)
		})
	}
}
