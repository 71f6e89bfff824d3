package fetch_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// The values are those of Node 20.
func TestHeaders(t *testing.T) {
	check(t, start(t, nil), []scripttest.Case{
		{Src: `return JSON.stringify([...new Headers([['b', ' 1 '], ['a', '2'], ['Set-Cookie', 'x=1'], ['set-cookie', 'y=2'], ['B', '3']])])`, Want: `[["a","2"],["b","1, 3"],["set-cookie","x=1"],["set-cookie","y=2"]]`},
		{Src: `const h = new Headers({ 'set-cookie': 'x' }); h.append('set-cookie', 'y'); return [h.get('set-cookie'), h.getSetCookie().length]`, Want: `x, y,2`},
		{Src: `const h = new Headers([['a', 1], ['a', 2]]); h.set('A', 3); h.delete('zz'); return [h.get('a'), h.has('A'), h.get('n'), [...h.keys()], [...h.values()]].join()`, Want: `3,true,,a,3`},
		{Src: `const h = new Headers({ b: 1 }); const seen = []; for (const [k] of h) { seen.push(k); if (seen.length === 1) h.set('c', 2) } return seen`, Want: `b,c`},
		{Src: `const seen = []; new Headers({ B: 1, a: 2 }).forEach(function (v, k, h) { seen.push(k + v + this.x + h.has('a')) }, { x: '!' }); return seen`, Want: `a2!true,b1!true`},
		{Src: `const h = new Headers({ a: 1 }); h.append('set-cookie', 'x'); h.append('set-cookie', 'y'); const c = new Headers(h); c.set('a', 2); return [h.get('a'), c.getSetCookie()]`, Want: `1,x,y`},
		{Src: `return new Headers(new Map([['k', 'v']])).get('K')`, Want: `v`},
		{Src: `return [...new Headers({ a: null, b: undefined, c: [1, 2], d: '', e: 'é' })].join(';')`, Want: `a,null;b,undefined;c,1,2;d,;e,é`},
		{Src: `return [...new Headers(undefined)].length`, Want: `0`},
		{Src: `return Headers.prototype.entries === Headers.prototype[Symbol.iterator]`, Want: `true`},
		{Src: `return String(new Headers()) + Headers.length`, Want: `[object Headers]0`},
		{Src: `new Headers({ 'a b': 1 })`, Want: `TypeError: Headers.append: "a b" is an invalid header name.`},
		{Src: `new Headers({ '': 1 })`, Want: `TypeError: Headers.append: "" is an invalid header name.`},
		{Src: `new Headers().get('é')`, Want: `TypeError: Headers.get: "é" is an invalid header name.`},
		{Src: `new Headers({ a: 'a\nb' })`, Want: `TypeError: Headers.append: "a\nb" is an invalid header value.`},
		{Src: `new Headers().set('a', 'a\0b')`, Want: `TypeError: Headers.set: "a\x00b" is an invalid header value.`},
		{Src: `new Headers({ a: '€' })`, Want: `TypeError: Cannot convert argument to a ByteString because the character at index 0 has a value of 8364 which is greater than 255.`},
		{Src: `new Headers([['a']])`, Want: `TypeError: Headers constructor: expected name/value pair to be length 2, found 1.`},
		{Src: `new Headers(null)`, Want: `TypeError: Headers constructor: Argument 1 must be an object of names and values or a list of pairs`},
		{Src: `new Headers().append('a')`, Want: `TypeError: Headers.append: 2 arguments required, but only 1 found.`},
	})
}
