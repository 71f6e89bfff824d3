// Requests that wait: one callback yields n of them, then closes the spider.
import { Request, Spider } from 'gojscrape'

export default class FrontierSpider extends Spider {
  static name = 'frontier'

  async *start() {
    yield new Request(`${this.site}/list/1`)
  }

  *parse() {
    this.crawler.engine.pause() // nothing leaves while it is counted
    for (let i = 0; i < Number(this.n); i++) {
      yield new Request(`${this.site}/product/${i}?session=0123456789`, { meta: { depth_hint: i } })
    }
    this.crawler.engine.close('stored')
  }
}
