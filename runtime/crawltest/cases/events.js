// What the spiders of the cases share.
import { Spider } from 'gojscrape'

// event writes one line of the log that a case compares.
export const event = (...words) => console.info(['EVENT', ...words].join(' '))

// CaseSpider begins at one small page; this.site is the address of the test site.
export class CaseSpider extends Spider {
  static name = 'case'
  get startUrls() { return [`${this.site}/numbers/1`] }
}

// gate is a promise and the function that opens it.
export const gate = () => {
  const g = {}
  g.opened = new Promise((resolve) => { g.open = resolve })
  return g
}
