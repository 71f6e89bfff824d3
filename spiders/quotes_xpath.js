// Quotes with XPath: the spider of quotes.js, selecting with XPath instead of CSS.
//
//     gojscrape runspider spiders/quotes_xpath.js -O quotes.jsonl
//
// CSS is shorter for most things. XPath can also look at text, and walk upwards and
// sideways. The two mix freely: response.css('div.quote').xpath('./span').
import { Spider } from 'gojscrape'

export default class QuotesXPathSpider extends Spider {
  static name = 'quotes_xpath'

  constructor(args) {
    super(args)
    const site = args.site ?? 'http://127.0.0.1:8765'
    this.startUrls = [`${site}/quotes/`]
  }

  async *parse(response) {
    for (const quote of response.xpath('//div[@class="quote"]')) {
      // The dot keeps a query inside this quote: '//small' would search the whole page.
      yield {
        text: quote.xpath('.//span[@class="text"]/text()').get(),
        author: quote.xpath('.//small[@class="author"]/text()').get(),
        tags: quote.xpath('.//a[@class="tag"]/text()').getall(),
      }
    }

    // A link found by its text.
    const next = response.xpath('//a[starts-with(normalize-space(), "Next")]/@href').get()
    if (next) yield response.follow(next, { callback: this.parse })
  }
}
