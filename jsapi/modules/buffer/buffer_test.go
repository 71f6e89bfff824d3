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
	})
}
