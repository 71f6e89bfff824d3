package jsapi_test

import "testing"

// shop is an expression for a page of a shop, as p.
func shop(js string) string { return "(() => { " + shopPage + " return " + js + " })()" }

const shopPage = "const p = new HtmlResponse('http://a.example/shop/', { body: `<h1> A  book </h1><p class=\"price\" data-p=1>£51.77</p>" +
	"<a class=tag>x</a><a class=tag href=\"/y\">y</a><table><tr><td>1<td>2<tr><td>3<td></table><script>{\"n\": [1, \"two\"]}</script>` });"

func TestExtract(t *testing.T) {
	newWorld(t).checks("/numbers/1", []check{
		{shop(`p.extract({ title: 'h1::text', none: 'h2::text', tags: ['a.tag::text'], no: ['h2'] })`), `{"title":" A  book ","none":null,"tags":["x","y"],"no":[]}`},
		{shop(`p.extract({ price: { css: '.price', re: /[\d.]+/, as: 'number' } })`), `{"price":51.77}`},
		{shop(`p.extract({ price: { css: '.price::text', re: /(\d+)\.(\d+)/, all: true, as: 'number' } })`), `{"price":[51,77]}`},
		{shop(`p.extract({ title: { css: 'h1', as: 'text' }, html: { css: 'h1', as: 'html' }, t: { xpath: '//h1/text()', as: 'text' } })`), `{"title":"A book","html":"<h1> A  book </h1>","t":"A book"}`},
		{shop(`p.extract({ link: { css: 'a::attr(href)', as: 'url' }, n: { css: 'h1', as: 'number', default: -1 }, d: { css: 'b', default: [] } })`), `{"link":"http://a.example/y","n":-1,"d":[]}`},
		{shop(`p.extract({ rows: { each: 'tr', fields: { a: 'td:nth-child(1)::text', b: { css: 'td + td::text', as: 'number', default: 0 } } } })`), `{"rows":[{"a":"1","b":2},{"a":"3","b":0}]}`},
		{shop(`p.extract({ row: { css: 'tr', fields: { all: ['td::text'] } }, none: { xpath: '//ul', fields: { x: 'li' } } })`), `{"row":{"all":["1","2"]},"none":null}`},
		{shop(`p.extract({ data: { css: 'script::text', as: 'json' } })`), `{"data":{"n":[1,"two"]}}`},
		{shop(`p.css('script::text')[0].extract({ two: { jmespath: 'n[1]' }, one: { jsonpath: '$.n[0]' } })`), `{"two":"two","one":1}`},
		{shop(`p.css('table')[0].extract({ first: 'td::text' })`), `{"first":"1"}`},
		{shop(`p.extract({ '__proto__x': 'h1', constructor: ['td::text'] }).constructor`), `["1","2","3"]`},
		{shop(`p.extract({ bad: 'h1[' })`), `Error: extract: the field bad: invalid CSS selector "h1[": expected a name, found the end at character 4`},
		{shop(`p.extract({ rows: { each: 'tr', fields: { a: 5 } } })`), `TypeError: extract: the field rows.a is 5: it takes a CSS selector, an array around one, or { css | xpath | each, … }`},
		{shop(`p.extract({ a: { css: 'h1', az: 'number' } })`), `TypeError: extract: the field a has "az", which is no part of a rule: these are css, xpath, jmespath, jsonpath, each, fields, re, as, all, default`},
		{shop(`p.extract({ a: { css: 'h1', as: 'nummer' } })`), `TypeError: extract: the field a can't be "nummer": as takes text, html, number, url or json`},
		{shop(`p.extract({ a: { re: /x/ } })`), `TypeError: extract: the field a says not what to select: it needs css, xpath, jmespath, jsonpath or each`},
		{shop(`p.extract({ a: ['h1', 'h2'] })`), `TypeError: extract: the field a is an array of 2: an array around one selector asks for all that it finds`},
		{shop(`p.extract({ a: { each: 'none', fields: { b: 5 } } })`), `TypeError: extract: the field a.b is 5: it takes a CSS selector, an array around one, or { css | xpath | each, … }`},
		{shop(`p.extract({ a: { each: 'tr', fields: 'td' } })`), `TypeError: extract takes an object of fields and what they are in a, not td`},
		{shop(`p.extract({ a: { each: 'tr', fields: {} }, b: { css: 'h1', xpath: '//a/text()' }, c: { each: ['a::text'] } })`), `{"a":[{},{}],"b":"x","c":["x","y"]}`},
		{shop(`p.extract('h1')`), `TypeError: extract takes an object of fields and what they are, not h1`},
	})
}

func TestJSONQueries(t *testing.T) {
	const data = "const r = new JsonResponse('http://a.example/', { body: '{\"a\": [{\"n\": 1.50, \"t\": \"x\"}, {\"n\": 2, \"t\": \"y\"}], \"o\": {\"b\": 1, \"a\": null}}' });"
	newWorld(t).checks("/numbers/1", []check{
		{"(() => { " + data + " return " + `r.jmespath('a[*].t').getall()` + " })()", `["x","y"]`},
		{"(() => { " + data + " return " + `r.jmespath('a[*].n').getall()` + " })()", `[1.5,2]`},
		{"(() => { " + data + " return " + `r.jmespath('o').get()` + " })()", `{"b":1,"a":null}`},
		{"(() => { " + data + " return " + `r.jsonpath('$.a[?@.n > 1.7].t').get()` + " })()", `"y"`},
		{"(() => { " + data + " return " + `r.jmespath('a').jmespath('t').getall()` + " })()", `["x","y"]`},
		{"(() => { " + data + " return " + `r.jmespath('nothing').get({ default: 7 })` + " })()", `7`},
		{"(() => { " + data + " return " + `r.jmespath('a[0]')[0].jsonpath('$.n').get()` + " })()", `1.5`},
		{"(() => { " + data + " return " + `r.jmespath('a[')` + " })()", `Error: invalid JMESPath "a[": SyntaxError: Expected TOKStar, received: TOKEOF`},
		{"(() => { " + data + " return " + `r.jsonpath('$[')` + " })()", `Error: invalid JSONPath "$[": jsonpath: unexpected eof at position 3`},
		{"(() => { " + data + " return " + `r.css('p')` + " })()", `Error: invalid CSS selector "p": a selector of type json has no nodes: use jmespath or jsonpath`},
		{"(() => { " + data + " return " + `new Response('http://a.example/').jmespath('a')` + " })()", `NotSupported: Response content isn't text: <200 http://a.example/> is of no known type`},
		{"(() => { " + data + " return " + `new Selector({ text: '[1]', type: 'json' }).jsonpath('$[0]').getall()` + " })()", `[1]`},
	})
}
