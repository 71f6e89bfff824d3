package jsapi_test

import (
	"strings"
	"testing"
)

// A selector that a script keeps works after its callback, when the document it is of was
// let go of, and so do lists, what jQuery's handle holds, and what was dropped.
func TestSelectorsOutliveTheirCallback(t *testing.T) {
	h := newWorld(t).crawl(imports + `export default class KeepSpider extends Spider {
  static name = 'keep'
  constructor(args) { super(args); this.startUrls = [args.site + '/quotes/'] }
  parse(response) {
    this.list = response.css('div.quote')
    this.first = this.list[0]
    this.path = response.xpath('//div[@class="quote"]//small/text()')
    this.query = response.$('div.quote')
    this.changed = new HtmlResponse('http://a.example/', { body: '<p><b>x</b>y</p>' })
    this.changed.css('b').drop()
    if (!this.next) return response.follow('/quotes/page/2/', { callback: this.second, dontFilter: true, cbKwargs: { author: this.path.get() } })
  }
  second(response, { author } = {}) {
    response.css('div.quote span').getall()
    const texts = this.first.css('span.text::text').getall().length
    const again = this.list.css('small::text').getall()
    console.log('kept', this.list.length > 1, texts, again.length === this.list.length, again[0] === this.path.get(), this.query.length === this.list.length, this.changed.css('p').get())
  }
  closed() { console.log('closed', this.first.css('span.text').length, this.first.attrib.class, this.list.at(-1).xpath('.//small').length) }
}
`)
	h.logged(`kept true 1 true true true <p>y</p>`, `closed 1 quote 1`)
}

// What no person would write ends, with a result or an error that can be caught.
func TestBombsOfAScriptEnd(t *testing.T) {
	const page = "const p = new HtmlResponse('http://a.example/', { body: '<div><p>x</p></div>'.repeat(3000) }); "
	const tried = `(() => { ` + page + `try { return typeof %s } catch (error) { return error.message.slice(0, 60) } })()`
	try := func(js string) string { return replaceOnce(tried, "%s", js) }
	newWorld(t).checks("/numbers/1", []check{
		{try(`p.xpath('//*//*//*//*').length`), `"number"`},
		{try(`p.xpath('//*[count(//*[count(//*) > 1]) > 1]').length`), `"invalid XPath \"//*[count(//*[count(//*) > 1]) > 1]\": the exp"`},
		{try(`p.css(':has(:has(:has(*)))').length`), `"number"`},
		{try(`p.css('p:not('.repeat(1000)).length`), `"invalid CSS selector \"p:not(p:not(p:not(p:not(p:not(p:not(p:"`},
		{try(`p.css('p::text').re(/(x+x+)+y/).length`), `"number"`},
		{try(`new JsonResponse('http://a.example/', { body: '['.repeat(1e6) }).jmespath('[0]').length`), `"number"`},
		{try(`new JsonResponse('http://a.example/', { body: '{"a": 1e400}' }).jmespath('a').get()`), `"number"`},
		{`new JsonResponse('http://a.example/', { body: '{"a": [1e400, -1e400, 5, -0.5]}' }).json().a.join()`, `"Infinity,-Infinity,5,-0.5"`},
		{`new JsonResponse('http://a.example/', { body: '{"a": {"__proto__": [null, true, {"b": 1}]}}' }).jmespath('a').get()`, `{"__proto__":[null,true,{"b":1}]}`},
		{`new JsonResponse('http://a.example/', { body: '{"a": "\\ud800"}' }).jmespath('a').get().codePointAt(0).toString(16)`, `"fffd"`},
	})
}

func replaceOnce(text, old, with string) string { return strings.Replace(text, old, with, 1) }
