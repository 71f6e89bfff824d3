package node_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/node"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// The values are those of Node 20.
func TestQuerystringOfNode(t *testing.T) {
	check(t, start(t, modules.Options{}, node.Options{}), `const P = use('querystring')`, []scripttest.Case{
		{Src: `return JSON.stringify(P.parse('a=1&b=2&a=3&c&=d&e=%20x+y'))`, Want: `{"a":["1","3"],"b":"2","c":"","":"d","e":" x y"}`},
		{Src: `return JSON.stringify(P.parse('a:1;b:2', ';', ':'))`, Want: `{"a":"1","b":"2"}`},
		{Src: `return JSON.stringify(P.parse('a=%ff&b=%zz'))`, Want: `{"a":"�","b":"%zz"}`},
		{Src: `return Object.getPrototypeOf(P.parse('a=1'))`, Want: `null`},
		{Src: `return JSON.stringify(P.parse('a=1&b=2&c=3', null, null, { maxKeys: 2 }))`, Want: `{"a":"1","b":"2"}`},
		{Src: `return P.stringify({ a: 1, b: ['x', 'y z'], c: null, d: true, e: undefined, f: 1n, g: {} , h: [] })`, Want: `a=1&b=x&b=y%20z&c=&d=true&e=&f=1&g=`},
		{Src: `return P.stringify({ a: 'b' }, ';', ':')`, Want: `a:b`},
		{Src: `return P.escape('a b&c=é/!')`, Want: `a%20b%26c%3D%C3%A9%2F!`},
		{Src: `return P.unescape('a%20b%C3%A9')`, Want: `a bé`},
		{Src: `return P.stringify('x')`, Want: ``},
		{Src: `return P.encode === P.stringify`, Want: `true`},
		{Src: `return P.parse('').length`, Want: `undefined`},
		{Src: `return P.stringify({ 'é': 'ü=' })`, Want: `%C3%A9=%C3%BC%3D`},
		{Src: `return JSON.stringify(P.parse('a==b&&c=d='))`, Want: `{"a":"=b","c":"d="}`},
		{Src: `return JSON.stringify(P.parse('__proto__=1'))`, Want: `{"__proto__":"1"}`},
	})
}

// The values are those of Node 20.
func TestStringDecoderOfNode(t *testing.T) {
	check(t, start(t, modules.Options{}, node.Options{}), `const P = use('string_decoder')`, []scripttest.Case{
		{Src: `const d = new P.StringDecoder('utf8'); const e = Buffer.from('€é'); return [d.write(e.subarray(0, 1)), d.write(e.subarray(1, 4)), d.write(e.subarray(4)), d.end()].join('|')`, Want: `|€|é|`},
		{Src: `const d = new P.StringDecoder(); return d.write(Buffer.from([0xe2, 0x82])) + '|' + d.end()`, Want: `|�`},
		{Src: `const d = new P.StringDecoder('base64'); return [d.write(Buffer.from('ab')), d.write(Buffer.from('cd')), d.end()].join('|')`, Want: `|YWJj|ZA==`},
		{Src: `const d = new P.StringDecoder('hex'); return d.write(Buffer.from('ab')) + d.end(Buffer.from('c'))`, Want: `616263`},
		{Src: `const d = new P.StringDecoder('utf16le'); const e = Buffer.from('hé😀', 'utf16le'); return [d.write(e.subarray(0, 3)), d.write(e.subarray(3)), d.end()].join('|')`, Want: `h|é😀|`},
		{Src: `return new P.StringDecoder('UTF-8').encoding + new P.StringDecoder('binary').encoding + new P.StringDecoder('ucs2').encoding`, Want: `utf8latin1utf16le`},
		{Src: `try { new P.StringDecoder('nope') } catch (e) { return e.code + e.message }`, Want: `ERR_UNKNOWN_ENCODINGUnknown encoding: nope`},
		{Src: `const d = new P.StringDecoder('latin1'); return d.write(Buffer.from([0xe9])) + d.end()`, Want: `é`},
		{Src: `const d = new P.StringDecoder(); d.end(Buffer.from('a')); return d.end(Buffer.from('b'))`, Want: `b`},
	})
}

// The values are those of Node 20.
func TestBufferOfNode(t *testing.T) {
	check(t, start(t, modules.Options{}, node.Options{}), `const P = use('buffer')`, []scripttest.Case{
		{Src: `return P.isUtf8(Buffer.from('é')) + ',' + P.isUtf8(Buffer.from([0xff])) + ',' + P.isAscii(Buffer.from('a')) + ',' + P.isAscii(Buffer.from('é'))`, Want: `true,false,true,false`},
		{Src: `return P.Blob === Blob`, Want: `true`},
		{Src: `return P.constants.MAX_LENGTH > 0`, Want: `true`},
		{Src: `try { P.isUtf8('x') } catch (e) { return e.code }`, Want: `ERR_INVALID_ARG_TYPE`},
	})
}
