// Books in TypeScript: the spider of books.js, with the shape of its items written down.
//
//     gojscrape demo --serve
//     gojscrape runspider spiders/books.ts -O books.jsonl
//
// There is no build step. Types help the editor and the reader; they are taken out
// when the file is loaded, and errors still name the lines of this file.
import { Spider, Request, type Response } from 'gojscrape'

interface Book {
  title: string | null // get() finds a string or nothing
  category: string | null
  price: number // pounds
  rating: number // stars, 1 to 5
  stock: number // 0 when sold out
  upc: string | null
  path: string
}

const WORDS = ['Zero', 'One', 'Two', 'Three', 'Four', 'Five']

export default class BooksSpider extends Spider {
  static name = 'books'

  // Set by -a site=…; "declare" tells the type without making an empty field of it.
  declare site?: string

  async *start(): AsyncGenerator<Request> {
    const site = this.site ?? 'http://127.0.0.1:8765'
    yield new Request(`${site}/books/`)
  }

  async *parse(response: Response): AsyncGenerator<Request> {
    yield* response.followAll({ css: 'article.product_pod h3 a', callback: this.parseBook })
    yield* response.followAll({ css: 'li.next a', callback: this.parse })
  }

  parseBook(response: Response): Book {
    const book = response.css('div.product_main')
    const rating = book.css('p.star-rating::attr(class)').get() ?? ''

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
