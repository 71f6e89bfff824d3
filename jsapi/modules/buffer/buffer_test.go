package buffer_test

import (
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// The values are those of Node 20.
func TestBufferOfNode(t *testing.T) {
	scripttest.Check(t, modules.Options{}, []scripttest.Case{
		{`Buffer.from('héllo').toString('hex')`, `68c3a96c6c6f`},
		{`Buffer.from('68c3a9', 'hex').toString()`, `hé`},
		{`Buffer.from('aGk=', 'base64').toString()`, `hi`},
		{`Buffer.from('hi').toString('base64')`, `aGk=`},
		{`Buffer.from('hÿ', 'latin1').length`, `2`},
		{`Buffer.from([0x68, 0xff]).toString('latin1')`, `hÿ`},
		{`Buffer.from('hÿ', 'binary').toString('binary')`, `hÿ`},
		{`Buffer.from('HI').toString('UTF8')`, `HI`},
		{`Buffer.from('6869', 'HEX').toString()`, `hi`},
		{`Buffer.isBuffer(Buffer.from('')) + ',' + Buffer.isBuffer(new Uint8Array())`, `true,false`},
		{`['utf8', 'UTF-8', 'hex', 'base64', 'base64url', 'latin1', 'binary', 'ascii', 'nope', undefined, 1].map(Buffer.isEncoding).join()`, `true,true,true,true,true,true,true,true,false,false,false`},
		{`Buffer.byteLength('é€') + Buffer.byteLength('aGk=', 'base64') + Buffer.byteLength(new ArrayBuffer(3))`, `10`},
		{`Buffer.allocUnsafe(3).length`, `3`},
		{`Buffer.alloc(3, 'ab').toString()`, `aba`},
		{`[Buffer.compare(Buffer.from('a'), Buffer.from('b')), Buffer.compare(Buffer.from('b'), Buffer.from('a')), Buffer.compare(Buffer.from('a'), Buffer.from('a')), Buffer.compare(Buffer.from('a'), Buffer.from('ab')), Buffer.from('b').compare(Buffer.from('a'))].join()`, `-1,1,0,-1,1`},
		{`[Buffer.from('ab').compare(Buffer.from('xab'), 1), Buffer.from('ab').compare(Buffer.from('abc'), 0, 2), Buffer.from('xab').compare(Buffer.from('ab'), 0, 2, 1, 3)].join()`, `0,0,0`},
		{`const a = Buffer.from('hello'), b = Buffer.alloc(4); const n = a.copy(b, 1, 1); n + b.toString('hex')`, `300656c6c`},
		{`const a = Buffer.from('hello'), b = Buffer.alloc(9); const n = a.copy(b, 2, 1, 3); n + b.toString('hex')`, `20000656c0000000000`},
		{`const a = Buffer.from('hello'); const s = a.slice(1, 3); s[0] = 69; [a.toString(), s.toString(), Buffer.isBuffer(s)].join()`, `hEllo,El,true`},
		{`Buffer.from('hello').slice(-3).toString()`, `llo`},
		{`Buffer.from('hello').subarray(1).toString()`, `ello`},
		{`Buffer.concat([Buffer.from('a'), Buffer.from('b')]).toString()`, `ab`},
		{`JSON.stringify(Buffer.from('hi'))`, `{"type":"Buffer","data":[104,105]}`},
		{`Buffer.from('abc').equals(Buffer.from('abc'))`, `true`},
		{`Buffer.from('hello').toString('utf8', 1, 3)`, `el`},
		{`Buffer.from('hi') instanceof Uint8Array`, `true`},
		{`Buffer.from(new Uint8Array([104, 105])).toString()`, `hi`},
		{`const b = Buffer.from('xyz'); b.readUInt8(1)`, `121`},
		{`String(Buffer.from('str'))`, `str`},
		{`Buffer.from('hello').toString('latin1', 1, 3)`, `el`},
		{`try { Buffer.byteLength(1) } catch (e) { e.name }`, `TypeError`},
		{`[...Buffer.from('ab')].join()`, `97,98`},
		{`Buffer.from('é').length`, `2`},
		{`typeof Buffer`, `function`},
		{`Object.keys(Buffer).includes('isBuffer') && Object.keys(Buffer).includes('from')`, `true`},
		{`Buffer.from([251, 255, 1, 2]).toString('base64url') + Buffer.from('-_8BAg', 'base64url').toString('hex') + Buffer.from('-_8BAg', 'base64').length`, `-_8BAgfbff01024`},
		{`Buffer.from('hé😀', 'utf16le').toString('hex') + Buffer.from('a', 'ucs2').length`, `6800e9003dd800de2`},
		{`Buffer.from('6800e9003dd800de61', 'hex').toString('ucs-2')`, `hé😀`},
		{`Buffer.from([0xe1, 0x62]).toString('ascii') + Buffer.byteLength('ab', 'utf-16le') + Buffer.isEncoding('UCS2')`, `ab4true`},
		{`const b = Buffer.from('this is a buffer'); [b.indexOf('is'), b.indexOf('is', 3), b.indexOf(Buffer.from('a buffer')), b.indexOf(97), b.indexOf('nope'), b.indexOf('b', -6), b.indexOf('', 99)].join()`, `2,5,8,8,-1,10,16`},
		{`const b = Buffer.from('this buffer is a buffer'); [b.lastIndexOf('this'), b.lastIndexOf('buffer'), b.lastIndexOf('buffer', 5), b.lastIndexOf('buffer', -1), b.lastIndexOf('buffer', 4), b.lastIndexOf('yolo')].join()`, `0,17,5,17,-1,-1`},
		{`Buffer.from('abc').includes('bc') + ',' + Buffer.from('abc').includes('bc', 2)`, `true,false`},
		{`[Buffer.alloc(5).fill('ab'), Buffer.alloc(3).fill('6869', 'hex'), Buffer.alloc(4).fill(97, 1, 3).subarray(1, 3), Buffer.alloc(2, 1).fill('')].map((b) => b.toString('hex')).join()`, `6162616261,686968,6161,0000`},
		{`try { Buffer.from('a').indexOf({}) } catch (e) { e.name }`, `TypeError`},
	})
}
