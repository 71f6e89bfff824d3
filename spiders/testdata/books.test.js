// Tests of spiders/books.js:
//
//     gojscrape test spiders
//
// A test gives a callback a page from a file and looks at what it yields. Nothing is
// downloaded.
import { beforeEach, collect, describe, expect, fixture, openSpider, test } from 'gojscrape/test'
import BooksSpider from '../books.js'

describe('books', () => {
  let spider

  // A spider of its own for each test. Arguments are those of -a.
  beforeEach(async () => {
    spider = await openSpider(BooksSpider, { args: { site: 'https://shop.test' } })
  })

  test('begins with the list', async () => {
    const { requests } = await collect(spider.start())
    expect(requests).toEqual([{ url: 'https://shop.test/books/' }])
  })

  test('follows books and the next page', async () => {
    const page = fixture('pages/list.html', { url: 'https://shop.test/books/' })
    const { items, requests } = await collect(spider.parse(page))
    expect(items).toEqual([])
    expect(requests).toMatchObject([
      { url: 'https://shop.test/books/a-light_1/index.html', callback: spider.parseBook },
      { url: 'https://shop.test/books/the-attic_2/index.html', callback: spider.parseBook },
      { url: 'https://shop.test/books/page-2.html', callback: spider.parse },
    ])
  })

  test('reads a book', () => {
    const page = fixture('pages/book.html', { url: 'https://shop.test/books/a-light_1/index.html' })
    expect(spider.parseBook(page)).toEqual({
      title: 'A Light',
      category: 'Poetry',
      price: 51.77,
      rating: 3,
      stock: 22,
      upc: expect.stringMatching(/^[0-9a-f]{16}$/),
      path: '/books/a-light_1/index.html',
    })
  })

  // An item of many fields is shorter as a snapshot: the first run stores it, later runs
  // compare with it, and `gojscrape test -u` accepts what has changed.
  test('reads a book as it did', () => {
    expect(spider.parseBook(fixture('pages/book.html'))).toMatchSnapshot()
  })
})
