// Quotes: a first spider.
//
//     gojscrape demo --serve
//     gojscrape runspider spiders/quotes.js -O quotes.jsonl
//
// A spider names the pages it begins with, and says in parse what to take from a page
// and where to go next.
import { Spider } from 'gojscrape'

export default class QuotesSpider extends Spider {
  static name = 'quotes'

  // What stands after -a on the command line arrives here: -a site=http://localhost:8000
  constructor(args) {
    super(args)
    const site = args.site ?? 'http://127.0.0.1:8765'
    this.startUrls = [`${site}/quotes/`]
  }

  // Every response comes here, unless its request names another callback.
  async *parse(response) {
    for (const quote of response.css('div.quote')) {
      yield {
        text: quote.css('span.text::text').get(), // the first match
        author: quote.css('small.author::text').get(),
        tags: quote.css('div.tags a.tag::text').getall(), // every match
      }
    }

    // On the last page there is no such link, nothing is followed, and the crawl ends.
    yield* response.followAll({ css: 'li.next a', callback: this.parse })
  }
}
