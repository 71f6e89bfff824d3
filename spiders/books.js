// Books: a shop, from its list to each product.
//
//     gojscrape demo --serve
//     gojscrape runspider spiders/books.js -O books.jsonl
//
// Two kinds of pages, so two callbacks: parse reads the list, parseBook a product.
import { Spider, Request } from 'gojscrape'

// The shop writes ratings as words, in a class: <p class="star-rating Three">.
const WORDS = ['Zero', 'One', 'Two', 'Three', 'Four', 'Five']

export default class BooksSpider extends Spider {
  static name = 'books'

  // start() makes the first requests itself, in place of startUrls. An argument like
  // -a site=http://localhost:8000 is a property of the spider.
  async *start() {
    const site = this.site ?? 'http://127.0.0.1:8765'
    yield new Request(`${site}/books/`)
  }

  // A page of the list: twenty products, and a link to the next page.
  async *parse(response) {
    yield* response.followAll({ css: 'article.product_pod h3 a', callback: this.parseBook })
    yield* response.followAll({ css: 'li.next a', callback: this.parse })
  }

  // A product. One page, one item: so a plain function that returns it will do.
  parseBook(response) {
    const book = response.css('div.product_main')
    const rating = book.css('p.star-rating::attr(class)').get() // 'star-rating Three'

    return {
      title: book.css('h1::text').get(),
      category: response.css('ul.breadcrumb li:nth-child(3) a::text').get(),
      price: Number(book.css('p.price_color::text').reFirst(/[\d.]+/)),
      rating: WORDS.indexOf(rating.split(' ')[1]),
      stock: Number(book.css('p.availability').reFirst(/(\d+) available/, { default: '0' })),
      upc: response.xpath('//th[text()="UPC"]/following-sibling::td/text()').get(),
      path: new URL(response.url).pathname,
    }
  }
}
