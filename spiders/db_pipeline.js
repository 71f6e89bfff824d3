// An item pipeline that looks something up in a database, and stores its items there.
//
//     gojscrape demo --serve
//     gojscrape runspider spiders/db_pipeline.js -O quotes.jsonl
//     gojscrape runspider spiders/db_pipeline.js -a db=postgres://user:password@localhost/library
//
// Values never become part of the SQL: it has names such as :author, and the values come
// beside it.
import { Spider } from 'gojscrape'
import { connect } from 'gojscrape/sql'

class LibraryPipeline {
  db // from openSpider to closeSpider

  static fromCrawler(crawler) {
    return new this(crawler.spider.db, crawler.stats)
  }

  constructor(url, stats) {
    this.url = url
    this.stats = stats
  }

  // The first request waits for this.
  async openSpider() {
    this.db = await connect(this.url)
    await this.db.exec('CREATE TABLE IF NOT EXISTS rooms (low text PRIMARY KEY, high text, room text)')
    await this.db.exec('CREATE TABLE IF NOT EXISTS quotes (quote text PRIMARY KEY, author text, room text)')
    await this.db.transaction(async (tx) => {
      await tx.exec('DELETE FROM rooms') // a library would have this table already
      for (const room of [['A', 'F', 'east'], ['G', 'N', 'west'], ['O', 'Z', 'attic']]) {
        await tx.exec('INSERT INTO rooms (low, high, room) VALUES (?, ?, ?)', room)
      }
    })
  }

  async processItem(item) {
    const initial = item.author[0]
    const found = await this.db.one('SELECT room FROM rooms WHERE :initial BETWEEN low AND high', { initial })
    item.room = found?.room ?? 'cellar'

    // A second crawl finds the same quotes: it brings them up to date.
    await this.db.exec(
      `INSERT INTO quotes (quote, author, room) VALUES (:quote, :author, :room)
       ON CONFLICT (quote) DO UPDATE SET author = excluded.author, room = excluded.room`, item)
    return item
  }

  // The end of the crawl waits for this.
  async closeSpider() {
    const { stored } = await this.db.one('SELECT count(*) AS stored FROM quotes')
    this.stats.setValue('library/quotes', stored)
    await this.db.close()
  }
}

export default class DbPipelineSpider extends Spider {
  static name = 'db_pipeline'
  static customSettings = { ITEM_PIPELINES: [[LibraryPipeline, 300]] }

  constructor(args) {
    super(args)
    this.db ??= 'sqlite:quotes.db'
    this.site ??= 'http://127.0.0.1:8765'
    this.startUrls = [`${this.site}/quotes/`]
  }

  async *parse(response) {
    for (const quote of response.css('div.quote')) {
      yield {
        quote: quote.css('span.text::text').get(),
        author: quote.css('small.author::text').get(),
      }
    }
    yield* response.followAll({ css: 'li.next a', callback: this.parse })
  }
}
