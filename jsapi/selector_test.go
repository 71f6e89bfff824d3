package jsapi_test

import (
	"context"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/crawler"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// doc is an expression for a small page, as p.
func doc(js string) string {
	return `(() => { const p = new HtmlResponse('http://a.example/', { body: '<ul><li class="x" id="1">one<b>!</b></li><li>two &amp; 3</li><li>three</li></ul><a href="/n" data-k="v">next</a>' }); ` + js + ` })()`
}

func TestASelectorListIsAnArray(t *testing.T) {
	newWorld(t).checks("/numbers/1", []check{
		{doc(`return p.css('li').length`), `3`},
		{doc(`return Array.isArray(p.css('li'))`), `true`},
		{doc(`return p.css('li') instanceof SelectorList && p.css('li') instanceof Array && p.css('li')[0] instanceof Selector`), `true`},
		{doc(`const l = p.css('li'); return [l[0] === l[0], l[0] === l.at(0), l.at(-1).css('::text').get(), l[3] === undefined, l[-1] === undefined]`), `[true,true,"three",true,true]`},
		{doc(`const out = []; for (const li of p.css('li')) out.push(li.css('::text').get()); return out`), `["one","two & 3","three"]`},
		{doc(`return [...p.css('li')].length + Array.from(p.css('li')).length`), `6`},
		{doc(`const [first, ...rest] = p.css('li::text'); return [first.get(), rest.length]`), `["one",2]`},
		{doc(`const m = p.css('li').map((li, i, all) => [li.css('::text').get(), i, all.length]); return [Array.isArray(m), m instanceof SelectorList, m]`), `[true,false,[["one",0,3],["two & 3",1,3],["three",2,3]]]`},
		{doc(`return p.css('li').map(function () { return this.k }, { k: 1 })`), `[1,1,1]`},
		{doc(`return p.css('li').map(42)`), `TypeError: map takes a function, not 42`},
		{doc(`return p.css('li').map(() => { throw new RangeError('mine') })`), `RangeError: mine`},
		{doc(`const f = p.css('li').filter((li) => li.attrib.class); return [f instanceof SelectorList, f.getall(), f.length]`), `[true,["<li class=\"x\" id=\"1\">one<b>!</b></li>"],1]`},
		{doc(`return p.css('li').filter(() => false).getall()`), `[]`},
		{doc(`return p.css('li').filter(() => false).get()`), `null`},
		{doc(`return p.css('li').slice(1).css('::text').getall()`), `["two & 3","three"]`},
		{doc(`return p.css('li').slice(0, 2).xpath('text()').get()`), `"one"`},
		{doc(`return p.css('li').concat(p.css('a')).css('::text').getall()`), `["one","!","two & 3","three","next"]`},
		{doc(`return p.css('li').some((li) => li.attrib.id === '1') && p.css('li').every((li) => li.get()) && p.css('li').find((li) => li.attrib.id).attrib.class`), `"x"`},
		{doc(`return p.css('li').reduce((n, li) => n + li.get().length, 0)`), `71`},
		{doc(`let n = 0; p.css('li').forEach(() => n++); return n`), `3`},
		{doc(`return p.css('li').flatMap((li) => li.css('::text').getall())`), `["one","!","two & 3","three"]`},
		{doc(`return [p.css('none').length, p.css('none').get(), p.css('none').getall(), [...p.css('none')]]`), `[0,null,[],[]]`},
		{doc(`const l = p.css('li'); l.push(l[0]); return [l.length, l.getall().length]`), `[4,4]`},
		{doc(`return p.css('li').reverse().css('::text').get()`), `"three"`},
		{doc(`return [...p.css('li').entries()].map(([i, li]) => i + li.css('::text').get())`), `["0one","1two & 3","2three"]`},
		{doc(`return p.css('li').indexOf(42)`), `-1`},
		{doc(`return SelectorList.prototype.get.call([])`), `TypeError: SelectorList.get was used on something that is no SelectorList`},
		{doc(`return SelectorList.prototype.get.call([1])`), `TypeError: SelectorList.get was used on something that is no SelectorList`},
	})
}

func TestQueries(t *testing.T) {
	newWorld(t).checks("/numbers/1", []check{
		{doc(`return p.css('a').attrib`), `{"href":"/n","data-k":"v"}`},
		{doc(`return p.css('a')[0].attrib['data-k'] + p.css('a::attr(href)').get()`), `"v/n"`},
		{doc(`return p.css('none').attrib`), `{}`},
		{doc(`return Object.keys(p.css('a').attrib)`), `["href","data-k"]`},
		{doc(`return [p.css('none').get({ default: 'd' }), p.css('none').get({ default: undefined }), p.css('none').get({}), p.css('a::text').get({ default: 'd' }), p.css('none').extractFirst({ default: 0 }), p.css('none').extract_first({ default: null })]`), `["d",null,null,"next",0,null]`},
		{doc(`return [p.css('li::text').extract(), p.css('li::text')[0].extract(), p.css('li::text')[0].getall()]`), `[["one","two & 3","three"],"one",["one"]]`},
		// re
		{doc(`return p.css('li::text').re(/t(\w+)/)`), `["wo","hree"]`},
		{doc(`return p.css('li::text').re('t(\\w+)')`), `["wo","hree"]`},
		{doc(`return p.css('li::text').re(/T(\w+)/i)`), `["wo","hree"]`},
		{doc(`return p.css('li::text').re(/(?<a>t)(?<b>\w)/)`), `["t","w","t","h"]`},
		{doc(`return p.css('li::text').re(/none/)`), `[]`},
		{`new Selector({ text: '<p>&amp;copy;</p>' }).css('::text').re(/.*;?/)`, `["©",""]`},
		{`new Selector({ text: '<p>&amp;copy;</p>' }).css('::text').re(/.+/, { replaceEntities: false })`, `["&copy;"]`},
		{`new Selector({ text: '<p>&amp;copy;</p>' }).css('::text')[0].re(/.+/, { replace_entities: false })`, `["&copy;"]`},
		{doc(`return [p.css('li').reFirst(/t\w+o/), p.css('li').re_first(/none/), p.css('li').reFirst('none', { default: 'd' }), p.css('li')[0].reFirst(/(n)/)]`), `["two",null,"d","n"]`},
		{doc(`return p.css('li')[1].reFirst(/two.*3/, { replaceEntities: false, default: 1 })`), `"two &amp; 3"`},
		{doc(`return p.css('li').re('(')`), "Error: invalid regular expression \"/(/\": a group is not closed at position 1"},
		{doc(`return p.css('li').re()`), "TypeError: re takes a RegExp or text, not undefined"},
		{doc(`return p.css('li').re(42)`), "TypeError: re takes a RegExp or text, not 42"},
		// xpath
		{doc(`return p.xpath('//li[@id=$id]/text()', { vars: { id: '1' } }).get()`), `"one"`},
		{doc(`return p.xpath('//li[position()=$n]/text()', { n: 2 }).get()`), `"two & 3"`},
		{doc(`return p.xpath('count(//li[contains(., $none)])', { none: 'e' }).get()`), `"2.0"`},
		{doc(`return p.xpath('//li[@id=$none]').get()`), `Error: invalid XPath "//li[@id=$none]": undefined variable $none`},
		{doc(`return [p.xpath('count(//li)').get(), p.xpath('1 div 0').get(), p.xpath('0 div 0').get(), p.xpath('1=1').get(), p.xpath('string(//a/@href)').get()]`), `["3.0","inf","nan","1","/n"]`},
		{doc(`return new XmlResponse('http://a.example/', { body: '<r xmlns:q="urn:q"><q:a>1</q:a></r>' }).xpath('//z:a/text()', { namespaces: { z: 'urn:q' } }).get()`), `"1"`},
		{doc(`const x = new XmlResponse('http://a.example/', { body: '<r xmlns="urn:q"><a>1</a></r>' }).selector; x.registerNamespace('n', 'urn:q'); const one = x.xpath('//n:a/text()').get(); x.removeNamespaces(); return [one, x.xpath('//a/text()').get()]`), `["1","1"]`},
		{doc(`return p.css('li').xpath('.//b/text()').getall()`), `["!"]`},
		{doc(`p.css('b').drop(); return p.css('li').get()`), `"<li class=\"x\" id=\"1\">one</li>"`},
		// errors
		{doc(`return p.css('li[')`), `Error: invalid CSS selector "li[": expected a name, found the end at character 4`},
		{doc(`return p.xpath('//li[')`), `Error: invalid XPath "//li[": expected a step: a name, *, @, . or .. at offset 5: //li[⟨here⟩`},
		{doc(`return p.css()`), `TypeError: css takes a query as text, not undefined`},
		{doc(`return p.css(null)`), `TypeError: css takes a query as text, not null`},
		{doc(`return p.xpath(42)`), `TypeError: xpath takes a query as text, not 42`},
		{doc(`return p.css('li').css()`), `TypeError: css takes a query as text, not undefined`},
		{doc(`return p.css('li')[0].xpath({})`), `TypeError: xpath takes a query as text, not an object (Object)`},
		{doc(`return p.xpath('//li', { vars: 42 })`), `TypeError: vars takes an object of names and values, not 42`},
		// selectors of one's own
		{`new Selector({ text: '<p>x</p>' }).css('p::text').get()`, `"x"`},
		{`new Selector({ text: '<a/>', type: 'xml' }).type`, `"xml"`},
		{`new Selector({ response: new HtmlResponse('http://a.example/', { body: '<p>x</p>' }) }).css('p::text').get()`, `"x"`},
		{`new Selector({ text: 'x', type: 'pdf' })`, `TypeError: a Selector has no type "pdf": it is html, xml, json or text`},
		{`new Selector()`, `TypeError: new Selector takes { text, type } or { response }`},
		{`(() => { class Row extends Selector { get first() { return this.css('td::text').get() } } const s = new Row({ text: '<table><tr><td>1' }); s.own = 2; return [s.first, s.own, s instanceof Row, s.css('td')[0] instanceof Selector] })()`, `["1",2,true,true]`},
		{doc(`return String(p.css('a')[0])`), `"<Selector <a href=\"/n\" data-k=\"v\">next</a>>"`},
	})
}

// Only elements that a script looks at become objects. Allocations for a list of 100:
// getall 270 (the query, the texts and their array), map 580, for…of 1,070.
func BenchmarkSelectorList(b *testing.B) {
	for _, bc := range []struct{ name, js string }{
		{"getall", `p.css('li::text').getall()`},
		{"for of", `for (const li of p.css('li')) n++`},
		{"map", `p.css('li').map((li) => n++)`},
	} {
		b.Run(bc.name, func(b *testing.B) {
			path := write(b, imports+`export default class extends Spider {
  static name = 'bench';
  *start() {
    const p = new HtmlResponse('http://a.example/', { body: '<li>x</li>'.repeat(100) })
    let n = 0
    while (true) { `+bc.js+`; yield { n } }
  }
}`)
			script, err := jsapi.Open(b.Context(), path, jsapi.Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer script.Close(context.Background())
			b.ReportAllocs()
			n := 0
			for _, err := range start(b, script) {
				if err != nil {
					b.Fatal(err)
				}
				if n++; n == b.N {
					break
				}
			}
		})
	}
}

func start(b *testing.B, script *jsapi.Script) crawl.Output {
	b.Helper()
	set := settings.New()
	c, err := crawler.New(b.Context(), script, crawler.Options{Version: "0", Settings: set, Log: discard, Stdout: &buffer{}})
	if err != nil {
		b.Fatal(err)
	}
	return c.Env.Spider.(crawler.Spider).Start(b.Context())
}
