package fetch_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestObjectsPrintWhatTheyHold(t *testing.T) {
	l := start(t, nil)
	scripttest.Eval(t, l, `globalThis.show = (value) => value[Symbol.for('nodejs.util.inspect.custom')](2, {}, (inner) => typeof inner === 'string' ? "'" + inner + "'" : Object.keys(inner).join())`)
	check(t, l, []scripttest.Case{
		{Src: `return show(new Headers({ 'a-b': 1, c: 2 }))`, Want: `Headers { 'a-b': '1', c: '2' }`},
		{Src: `return show(new FormData())`, Want: `FormData {}`},
		{Src: `return show(new File(['a'], 'n', { type: 'a/b' }))`, Want: `File { size: 1, type: 'a/b' }`},
		{Src: `return show(new ReadableStream())`, Want: `ReadableStream { locked: false, state: 'readable' }`},
		{Src: `return show(new Response())`, Want: `Response status,statusText,headers,bodyUsed,ok,redirected,type,url`},
		{Src: `return show(new Request('http://x/'))`, Want: `Request method,url,headers,credentials,redirect,bodyUsed`},
	})
}
