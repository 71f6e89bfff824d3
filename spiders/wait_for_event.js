// Waiting for something outside before the crawl begins.
//
//     gojscrape demo --serve
//     gojscrape runspider spiders/wait_for_event.js -O quotes.jsonl
//
// The handlers of spider_opened are awaited: no request of start() is sent before they
// are done. Here an extension waits until a service says that it is ready.
import { Spider, CloseSpider, signals } from 'gojscrape'

const sleep = (ms) => new Promise((done) => setTimeout(done, ms))

// An extension is a class that connects to signals when it is made.
class WaitUntilReady {
  static fromCrawler(crawler) {
    const extension = new this(crawler)
    crawler.signals.connect(() => extension.wait(), signals.spider_opened)
    return extension
  }

  constructor(crawler) {
    this.crawler = crawler
  }

  async wait() {
    const { engine, settings, stats, spider } = this.crawler
    for (let attempt = 1; attempt <= settings.getint('READY_ATTEMPTS'); attempt++) {
      // dont_retry: what is a failure elsewhere is here the answer "not yet".
      const response = await engine.download(`${spider.site}/retry/3?key=ready`, { meta: { dont_retry: true } })
      if (response.status === 200) {
        stats.setValue('ready/attempts', attempt)
        return
      }
      await sleep(settings.getfloat('READY_DELAY') * 1000)
    }
    throw new CloseSpider('not_ready') // then the crawl does not begin at all
  }
}

export default class WaitForEventSpider extends Spider {
  static name = 'wait_for_event'
  static customSettings = {
    EXTENSIONS: [[WaitUntilReady, 0]],
    READY_ATTEMPTS: 10,
    READY_DELAY: 0.1, // seconds
  }

  constructor(args) {
    super(args)
    this.site ??= 'http://127.0.0.1:8765'
    this.startUrls = [`${this.site}/quotes/`]
  }

  parse(response) {
    return {
      attempts: this.crawler.stats.getValue('ready/attempts'),
      quotes: response.css('div.quote').length,
    }
  }
}
