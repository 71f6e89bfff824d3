// An item pipeline that calls a service for each item.
//
//     gojscrape demo --serve
//     gojscrape runspider spiders/screenshot_pipeline.js -O authors.jsonl
//
// The service takes the address of a page and answers with a picture of it, as Splash
// does. The items of one page are in the pipeline at the same time, so their pictures
// are, too.
import { Spider } from 'gojscrape'

class ScreenshotPipeline {
  static fromCrawler(crawler) {
    return new this(crawler.engine)
  }

  constructor(engine) {
    this.engine = engine
  }

  async processItem(item, spider) {
    const service = `${spider.site}/render.png?url=${encodeURIComponent(item.url)}`
    const response = await this.engine.download(service)
    if (response.status !== 200) return item // no picture, but the item stays

    const picture = Buffer.from(response.body).toString('base64')
    item.screenshot = `data:image/png;base64,${picture}` // a page can show it as it is
    return item
  }
}

export default class ScreenshotSpider extends Spider {
  static name = 'screenshot'
  static customSettings = { ITEM_PIPELINES: [[ScreenshotPipeline, 300]] }

  constructor(args) {
    super(args)
    this.site ??= 'http://127.0.0.1:8765'
    this.startUrls = [`${this.site}/quotes/`]
  }

  *parse(response) {
    for (const quote of response.css('div.quote')) {
      const link = quote.css('a[href^="/quotes/author/"]::attr(href)').get()
      yield { url: response.urljoin(link) }
    }
  }
}
