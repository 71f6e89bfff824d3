package jsapi_test

import "testing"

// response.$ answers as jQuery does.
func TestAResponseCanBeWalkedAsWithJQuery(t *testing.T) {
	const page = `(() => new HtmlResponse('http://a.example/', { body: '<ul id=u class="x y"><li class=a>One<li class=b data-n=2>Two <b>bold</b><li>Three</ul>' }).$)()`
	newWorld(t).checks("/quotes/", []check{
		{page + `('li').length`, `3`},
		{page + `('li').first().text()`, `"One"`},
		{page + `('li').last().text()`, `"Three"`},
		{page + `('li').eq(1).attr('data-n')`, `"2"`},
		{page + `('li').eq(1).html()`, `"Two <b>bold</b>"`},
		{page + `('li').attr('data-n')`, `undefined`},
		{page + `('p').html()`, `null`},
		{page + `('ul').find('b').closest('li').hasClass('b')`, `true`},
		{page + `('ul').children().length`, `3`},
		{page + `('ul').children('.a').text()`, `"One"`},
		{page + `('b').parent().next().text()`, `"Three"`},
		{page + `('b').parent().prev().is('.a')`, `true`},
		{page + `('li').filter('.b').length`, `1`},
		{page + `('li').map((i, li) => i + li.text().trim()).join()`, `"0One,1Two bold,2Three"`},
		{page + `('li').toArray().map((li) => li.text()).length`, `3`},
		{`(() => { let n = 0; ` + page + `('li').each((i) => { n++; return 0 }); return n })()`, `3`},
		{`(() => { let n = 0; ` + page + `('li').each((i) => { n++; return i < 1 ? undefined : false }); return n })()`, `2`},
		{page + `('li[').length`, `Error: invalid CSS selector "li[": expected identifier, found EOF instead`},
		{page + `(42).length`, `TypeError: $ takes a CSS selector, not 42`},
		{page + `('ul').attrs()`, `{"id":"u","class":"x y"}`},
		{page + `(` + page + `('.b')).is('li')`, `true`},
		{page + `('li').not('.a').length`, `2`},
		{page + `('b').parents('ul').length`, `1`},
		{page + `('.b').siblings().length`, `2`},
	})
}

// What the guide names is there.
func TestTheMembersOfAQuery(t *testing.T) {
	newWorld(t).checks("/quotes/", []check{
		{`['find', 'filter', 'not', 'closest', 'parent', 'parents', 'children', 'siblings', 'next', 'prev', 'first', 'last', 'eq', 'is', 'hasClass',
			'has_class', 'text', 'html', 'attr', 'attrs', 'each', 'map', 'toArray'].filter((name) => typeof r.$('body')[name] !== 'function')`, `[]`},
		{`r.$('body').length`, `1`},
	})
}
