// Awaiting other pages inside a callback.
//
//     gojscrape demo --serve
//     gojscrape runspider spiders/await_extra_page.js -O tags.jsonl
//
// An item is sometimes spread over several pages. A callback can fetch the others right
// where it needs them, and go on with what it had in its variables.
import { Spider } from 'gojscrape'

export default class AwaitExtraPageSpider extends Spider {
  static name = 'await_extra_page'

  constructor(args) {
    super(args)
    this.site ??= 'http://127.0.0.1:8765'
    this.startUrls = [`${this.site}/quotes/tag/courage/`, `${this.site}/quotes/tag/humor/`]
  }

  async *parse(response) {
    const tag = response.css('h3 a::text').get()

    // One page more. While this callback waits, others run.
    const api = await this.download(`${this.site}/quotes/api/quotes?tag=${tag}`)
    const { quotes } = api.json()

    // Several pages at once. The answers have the order of the requests.
    const links = new Set(response.css('a[href^="/quotes/author/"]::attr(href)').getall())
    const pages = await Promise.all([...links].map((link) => this.download(response.urljoin(link))))

    yield {
      tag,
      quotes: quotes.length,
      authors: pages.map((page) => ({
        name: page.css('h3.author-title::text').get(),
        born: page.css('span.author-born-date::text').get(),
      })),
    }
  }
}
