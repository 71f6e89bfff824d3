// The shop by Crawlee's CheerioCrawler.
import { createWriteStream } from 'node:fs'
import { CheerioCrawler, Configuration, log, LogLevel } from '@crawlee/cheerio'

const [site, concurrency, out] = process.argv.slice(2)
log.setLevel(LogLevel.WARNING)
const file = createWriteStream(out)

const crawler = new CheerioCrawler({
  minConcurrency: Number(concurrency),
  maxConcurrency: Number(concurrency),
  async requestHandler({ request, $, enqueueLinks }) {
    if (request.label !== 'PRODUCT') {
      await enqueueLinks({ selector: 'article.product_pod h3 a', label: 'PRODUCT' })
      await enqueueLinks({ selector: 'li.next a' })
      return
    }
    const text = query => ($(query).first().contents().filter((_, n) => n.type === 'text').first().text() ?? '').trim()
    file.write(JSON.stringify({
      title: text('div.product_main h1'),
      category: text('ul.breadcrumb li:nth-child(3) a'),
      price: text('p.price_color'),
      stock: $('p.availability').first().text().trim(),
      rating: $('p.star-rating').first().attr('class') ?? '',
      upc: text('table.table-striped tr:nth-child(1) td'),
      image: $('#gallery img').first().attr('src') ?? '',
      description: text('#product_description + p'),
    }) + '\n')
  },
}, new Configuration({ persistStorage: false }))

await crawler.run([`${site}/list/1`])
await new Promise(resolve => file.end(resolve))
