package jsapi_test

import "testing"

// Requests reach the scheduler in the order of the calls: it hands out the last one first.
func TestCrawlThatNobodyAwaitsKeepsItsOrder(t *testing.T) {
	h := newWorld(t, "CONCURRENT_REQUESTS", 1).crawl(worm(`
  got = [];
  *parse() {
    const { engine, signals } = this.crawler
    signals.connect(({ request }) => this.got.push(Number(request.url.split('?')[1])), 'request_reached_downloader')
    engine.pause()
    const crawl = (n) => engine.crawl(new Request(this.site + '/numbers/1?' + n, { callback: this.ignore }))
    for (let n = 0; n < 40; n++) crawl(n)
    crawl(40).then(() => engine.unpause())
  }
  ignore() {}
  closed() { console.log('order', this.got.every((n, i) => n === 40 - i), this.got.length) }`))
	h.silent()
	h.logged("order true 41")
}

// A handler of request_scheduled may wait for another request that it schedules itself.
func TestAHandlerOfRequestScheduledMaySchedule(t *testing.T) {
	h := newWorld(t).crawl(parts(`class More {
  static fromCrawler(crawler) {
    crawler.signals.connect(async ({ request, spider }) => {
      if (!request.url.endsWith('/numbers/2')) return
      await crawler.engine.crawl(new Request(spider.site + '/numbers/3', { callback: spider.page }))
    }, 'request_scheduled')
    return new this()
  }
}`, `EXTENSIONS: [[More, 1]]`, `
  async parse(r) { await this.crawler.engine.crawl(new Request(this.site + '/numbers/2', { callback: this.page })) }
  page(r) { return { url: r.url.slice(-1) } }`))
	h.silent()
	h.got("{'url': '2'}", "{'url': '3'}")
}
