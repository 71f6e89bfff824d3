// What the declarations accept and what they refuse: a refusal that does not come is an
// error, too.
import { Spider, Request, Response as Page, signals, type ItemPipeline, type Settings } from 'gojscrape'
import { connect, SqlError } from 'gojscrape/sql'
import assert from 'node:assert'
import { once, EventEmitter } from 'node:events'
import { readFile } from 'fs/promises'
import { inspect } from 'node:util'

// is refuses a value of another type.
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
function is<T>() {
  return <V>(value: V, ...same: Same<T, V> extends true ? [] : ['is of another type']): void => void [value, same]
}

class Prices implements ItemPipeline {
  async processItem(item: { price: number }) {
    assert(item.price > 0)
    return item
  }
}

export default class UsesSpider extends Spider {
  static name = 'uses'
  static customSettings: Settings = { DOWNLOAD_DELAY: 0.5, ITEM_PIPELINES: [[Prices, 300]] }
  // @ts-expect-error: there is no such setting
  static wrongSettings: Settings = { DOWNLOAD_DELAI: 0.5 }

  async *start() {
    yield new Request('https://example.com/', { dontFilter: true, dont_filter: true })
    // @ts-expect-error: there is no such option
    yield new Request('https://example.com/', { dontFiltre: true })
    // @ts-expect-error: an argument of -a has to be declared
    this.site
  }

  parse(page: Page) {
    // @ts-expect-error: there is no such method
    page.cs('h1')
    is<string | null>()(page.css('h1::text').get())
    is<string>()(page.css('h1::text').get({ default: '' }))
    is<string[]>()(page.css('h1::text').getall())
    is<any>()(page.jmespath('a.b').get())
    is<string>()(page.css('h1')[0]!.get())
    for (const quote of page.css('div.quote')) is<string | null>()(quote.xpath('./span/text()').re_first(/\d+/))
    is<Request[]>()(page.followAll({ css: 'a', callback: this.parse }))

    const item = page.extract({
      title: 'h1::text',
      price: { css: '.price', re: /[\d.]+/, as: 'number' },
      stock: { css: '.stock', as: 'number', default: 0 },
      tags: ['a.tag::text'],
      sizes: [{ css: '.size', as: 'number' }],
      data: { css: 'script', as: 'json' },
      rows: { each: 'tr', fields: { name: 'td::text', url: { css: 'a::attr(href)', as: 'url' } } },
    })
    is<string | null>()(item.title)
    is<number | null>()(item.price)
    is<number>()(item.stock)
    is<string[]>()(item.tags)
    is<number[]>()(item.sizes)
    is<any>()(item.data)
    is<{ name: string | null; url: string | null }[]>()(item.rows)
    // @ts-expect-error: there is no such field
    item.titel
    // @ts-expect-error: a rule selects something
    page.extract({ title: { as: 'text' } })
    // @ts-expect-error: there is no such type
    page.extract({ title: { css: 'h1', as: 'words' } })
    return item
  }

  async signals() {
    this.crawler.signals.connect(({ reason, spider }) => is<string>()(reason + spider.name), signals.spiderClosed)
    this.crawler.signals.connect(async ({ robotparser }) => is<number | null>()(robotparser.crawlDelay('bot')), signals.robots_parsed)
    await this.crawler.signals.sendCatchLog('price_seen', { price: 3 })
    // @ts-expect-error: this signal has no price
    this.crawler.signals.connect(({ price }) => price, signals.spider_idle)
  }

  async database() {
    const db = await connect('sqlite::memory:', { max: 2 })
    try {
      is<number>()((await db.exec('delete from books where title = ?', ['a'])).changes)
      for await (const { title } of db.each<{ title: string }>('select title from books')) is<string>()(title)
      is<number>()(await db.transaction(async (tx) => (await tx.query('select 1')).columns.length))
      // @ts-expect-error: a transaction has none of its own
      await db.transaction(async (tx) => tx.transaction())
    } catch (error) {
      if (error instanceof SqlError) is<string>()(error.code)
    }
  }

  async downloads() {
    is<Page>()(await this.download('https://example.com/', { signal: AbortSignal.timeout(500), method: 'POST' }))
    // @ts-expect-error: a request that is scheduled has none
    new Request('https://example.com/', { signal: AbortSignal.timeout(500) })
  }

  async globals() {
    const answer = await fetch('https://example.com/', { signal: AbortSignal.timeout(500), meta: { proxy: null } })
    is<boolean>()(answer.ok)
    is<Response>()(answer) // that of fetch: the other one is Page here
    await fetch(new globalThis.Request('https://example.com/', { method: 'POST', body: new URLSearchParams({ a: 'b' }) }))
    // @ts-expect-error: a page of fetch has no selectors
    answer.css('h1')
    for await (const chunk of answer.body!.pipeThrough(new DecompressionStream('gzip'))) is<number>()(chunk.length)
    is<string>()(Buffer.from('a').subarray(0, 1).toString('base64url'))
    is<string | undefined>()(process.env.HOME)
    const timer = setTimeout((name: string) => console.log('%s', name), 10, 'a')
    clearTimeout(timer)
    is<string>()(new TextDecoder('shift_jis', { fatal: true }).decode(await answer.bytes()))
    is<string>()(structuredClone({ a: 'b' }).a)
    // @ts-expect-error: there is no window here
    window.alert()
    // @ts-expect-error: and no node
    process.versions.node
  }

  async node() {
    is<string>()(await readFile('seeds.txt', 'utf8'))
    is<string>()((await readFile('seeds.bin')).toString('hex'))
    const emitter = new EventEmitter().on('page', (page) => inspect(page, { depth: null }))
    is<any[]>()(await once(emitter, 'page'))
    const maybe = [1, null].pop() ?? null
    assert.ok(maybe)
    is<number>()(maybe)
    // @ts-expect-error: there is no such module
    await import('node:http')
  }
}
