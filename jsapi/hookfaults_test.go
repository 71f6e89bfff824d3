package jsapi_test

import (
	"fmt"
	"testing"
)

// A hook that never returns is stopped as a callback is, and the crawl goes on.
func TestAHookThatLoopsForEverIsStopped(t *testing.T) {
	for _, hook := range []string{
		"processItem", "closeSpider", "processRequest", "processResponse", "processException",
		"processStart", "processSpiderInput", "processSpiderOutput", "processSpiderException",
	} {
		for _, async := range []string{"", "async "} {
			t.Run(async+hook, func(t *testing.T) {
				pause := ""
				if async != "" {
					pause = "await null; "
				}
				h := newWorld(t, "CALLBACK_CPU_LIMIT", 0.1, "RETRY_ENABLED", false).crawl(parts(`class Busy {
  `+async+hook+`() { `+pause+`while (true) {} }
}`, settingOf(hook)+`: [[Busy, 500]]`, `
  *start() { yield new Request(this.site + '`+trigger(hook)+`') }
  parse() { if (`+fmt.Sprint(hook == "processSpiderException")+`) throw new Error('thrown'); return { n: 1 } }`))
				h.logged("spider.js:", "JavaScript ran for 100ms without a pause and was stopped")
				want := "finished"
				if hook == "processStart" {
					want = "start_error"
				}
				if h.reason != want {
					t.Errorf("ended with %q", h.reason)
				}
			})
		}
	}
}

func TestASignalHandlerThatLoopsForEverIsStopped(t *testing.T) {
	for _, signal := range []string{"spider_opened", "request_scheduled", "headers_received", "response_received", "item_scraped", "spider_idle", "spider_closed"} {
		t.Run(signal, func(t *testing.T) {
			h := newWorld(t, "CALLBACK_CPU_LIMIT", 0.1).crawl(parts(`class Busy {
  static fromCrawler(crawler) { crawler.signals.connect(() => { while (true) {} }, '`+signal+`'); return new this() }
}`, `EXTENSIONS: [[Busy, 1]]`, one))
			h.got("{'n': 1}")
			h.logged("Error caught on signal handler: "+signal, "was stopped")
		})
	}
}

// A middleware may yield without end: it is asked for what there is room for.
func TestAMiddlewareThatYieldsForEver(t *testing.T) {
	for name, yields := range map[string]string{
		"items":    `yield { n }`,
		"requests": `yield new Request(response.url + '?' + n, { callback: 'ignore' })`,
	} {
		t.Run(name, func(t *testing.T) {
			h := newWorld(t, "CALLBACK_PENDING_LIMIT", 10, "CONCURRENT_ITEMS", 4).crawl(parts(`class Endless {
  async *processSpiderOutput(response, result, spider) {
    if (response.url.includes('?')) return
    try {
      for (let n = 0; ; n++) {
        if (n === 200) spider.crawler.engine.close('enough')
        spider.n = n
        `+yields+`
      }
    } finally { console.log('returned') }
  }
}
class Slow { async processItem(item) { await new Promise((done) => setTimeout(done, 1)); return item } }`,
				`SPIDER_MIDDLEWARES: [[Endless, 500]], ITEM_PIPELINES: [[Slow, 1]]`, `
  parse() { return [] }
  ignore() {}`))
			h.logged("returned")
			if h.reason != "enough" {
				t.Errorf("ended with %q", h.reason)
			}
		})
	}
}

// A rejection that nobody awaits is told with the request that the hook worked for.
func TestUnhandledRejectionsOfHooks(t *testing.T) {
	for _, hook := range []string{"processRequest", "processResponse", "processSpiderInput", "processSpiderOutput"} {
		t.Run(hook, func(t *testing.T) {
			back := map[string]string{"processResponse": "b", "processSpiderOutput": "b"}[hook]
			w := newWorld(t)
			h := w.crawl(parts(`class Careless {
  `+hook+`(a, b) { Promise.reject(new RangeError('forgotten')); return `+back+` }
}`, settingOf(hook)+`: [[Careless, 500]]`, `
  *start() { yield new Request(this.site + '/numbers/1') }
  parse() { return [{ n: 1 }] }`))
			h.got("{'n': 1}")
			h.logged("Unhandled rejection while processing <GET "+w.site.URL()+"/numbers/1>", "RangeError: forgotten")
			h.stat("spider_exceptions/UnhandledRejection", 1)
		})
	}
}

// What a hook comes to after it was given up counts for nothing, and what it began after an
// abort neither.
func TestHooksThatSettleWhenNobodyWaits(t *testing.T) {
	h := newWorld(t, "HOOK_TIMEOUT", 0.05).crawl(parts(`class Late {
  static fromCrawler(crawler) {
    const late = new this()
    crawler.signals.connect(() => new Promise((done) => { late.reject = done }).then(() => { throw new Error('too late') }), 'item_scraped')
    return late
  }
  processItem(item) { return item.n === 1 ? new Promise((done) => { this.resolve = () => done(item) }) : item }
  async closeSpider() { this.resolve(); this.reject(); await null; console.log('settled both') }
}`, `ITEM_PIPELINES: [[Late, 1]]`, `*parse() { yield { n: 1 }; yield { n: 2 } }`))
	h.got("{'n': 2}")
	h.logged("processItem of Late stayed pending for 50ms", "a handler of item_scraped stayed pending for 50ms", "settled both")
}

func TestAHookThatGoesOnAfterAnAbort(t *testing.T) {
	h := newWorld(t).crawl(parts(`class Patient {
  processResponse(request, response) { return request.meta.slow ? new Promise((done) => setTimeout(() => done(response), 200)) : response }
}`, `DOWNLOADER_MIDDLEWARES: [[Patient, 450]]`, `
  async parse(r) {
    const why = await this.download(this.site + '/numbers/2', { meta: { slow: true }, signal: AbortSignal.timeout(20) }).catch((e) => e.name)
    await new Promise((done) => setTimeout(done, 300))
    return { why }
  }`))
	h.silent()
	h.got("{'why': 'TimeoutError'}")
}
