package jsapi_test

import "testing"

// Requests reach the scheduler in the order of the calls: it hands out the last one first.
func TestCrawlThatNobodyAwaitsKeepsItsOrder(t *testing.T) {
	h := newWorld(t, "CONCURRENT_REQUESTS", 1).crawl(worm(`
  got = [];
  *parse(r) {
    this.crawler.engine.pause()
    for (let n = 0; n < 40; n++) this.crawler.engine.crawl(new Request(this.site + '/numbers/1?' + n, { callback: this.page }))
    this.crawler.engine.crawl(new Request(this.site + '/numbers/2?last')).then(() => this.crawler.engine.unpause())
  }
  page(r) { this.got.push(Number(r.url.split('?')[1])) }
  closed() { console.log('order', this.got.every((n, i) => n === 39 - i), this.got.length) }`))
	h.silent()
	h.logged("order true 40")
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
