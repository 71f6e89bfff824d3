// The shop by gojscrape: the spider that peerbench measures.
import { Request, Spider } from 'gojscrape'

export default class ShopSpider extends Spider {
  static name = 'shop'

  async *start() {
    yield new Request(`${this.site}/list/1`)
  }

  async *parse(response) {
    yield* response.followAll({ css: 'article.product_pod h3 a', callback: this.parseProduct })
    yield* response.followAll({ css: 'li.next a', callback: this.parse })
  }

  async *parseProduct(response) {
    const text = query => response.css(query).get({ default: '' }).trim()
    yield {
      title: text('div.product_main h1::text'),
      category: text('ul.breadcrumb li:nth-child(3) a::text'),
      price: text('p.price_color::text'),
      stock: response.css('p.availability ::text').getall().join('').trim(),
      rating: text('p.star-rating::attr(class)'),
      upc: text('table.table-striped tr:nth-child(1) td::text'),
      image: text('#gallery img::attr(src)'),
      description: text('#product_description + p::text'),
    }
  }
}
