// A start() that reads where to begin from a database, as the crawl has room.
//
//     gojscrape demo --serve
//     gojscrape runspider spiders/lazy_start.js -O lists.jsonl
//
// start() is a generator, so it is asked for its next request only while few of them wait.
// The table may have millions of rows: neither they nor their requests fill the memory.
import { Spider, Request } from 'gojscrape'
import { connect } from 'gojscrape/sql'

export default class LazyStartSpider extends Spider {
  static name = 'lazy_start'
  static customSettings = { START_PENDING_LIMIT: 10 } // requests of start() that may wait

  constructor(args) {
    super(args)
    this.db ??= 'sqlite::memory:'
    this.site ??= 'http://127.0.0.1:8765'
  }

  async *start() {
    const db = await connect(this.db)
    try {
      await fill(db)
      // Rows come one by one, not as a list of all.
      for await (const { path } of db.each('SELECT path FROM seeds ORDER BY id')) {
        yield new Request(this.site + path)
      }
    } finally {
      await db.close() // also when the crawl ends early
    }
  }

  parse(response) {
    return {
      page: Number(response.url.match(/page-(\d+)/)[1]),
      first: response.css('article.product_pod h3 a::attr(title)').get(),
      books: response.css('article.product_pod').length,
    }
  }
}

// In real life somebody else fills this table.
async function fill(db) {
  await db.exec('CREATE TABLE IF NOT EXISTS seeds (id integer PRIMARY KEY, path text)')
  for (let id = 1; id <= 50; id++) {
    await db.exec(
      'INSERT INTO seeds (id, path) VALUES (:id, :path) ON CONFLICT (id) DO NOTHING',
      { id, path: `/books/catalogue/page-${id}.html` })
  }
}
