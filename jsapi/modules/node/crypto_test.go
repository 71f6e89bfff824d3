package node_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/node"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// The values are those of Node 20.
func TestCryptoOfNode(t *testing.T) {
	check(t, start(t, modules.Options{}, node.Options{}), `const P = use('crypto')`, []scripttest.Case{
		{Src: `return P.createHash('md5').update('a').digest('hex')`, Want: `0cc175b9c0f1b6a831c399e269772661`},
		{Src: `return P.createHash('SHA256').update('é').update(Buffer.from('x')).digest('base64')`, Want: `df/ZHp3h3N1fNJ4X+HfdPqVZZn4b2/TI81YMoLgaCwI=`},
		{Src: `return P.createHash('sha512').update('ff', 'hex').digest().length`, Want: `64`},
		{Src: `return P.createHmac('sha1', 'key').update('data').digest('hex')`, Want: `104152c5bfdca07bc633eebd46199f0255c9f49d`},
		{Src: `return P.createHmac('sha256', Buffer.from('k')).update('d').digest('base64url')`, Want: `5-ohw7y2Ok2jrXhQMWjTa9ygvmIjgupgoQj61OSWZnk`},
		{Src: `const h = P.createHash('sha1').update('a'); const c = h.copy().update('b').digest('hex'); return c + h.digest('hex')`, Want: `da23614e02469a0d7c7bd1bdab5c9c474b1904dc86f7e437faa5a7fce15d1ddcb9eaeaea377667b8`},
		{Src: `const h = P.createHash('md5'); h.digest(); try { h.update('x') } catch (e) { return e.code + e.message }`, Want: `ERR_CRYPTO_HASH_FINALIZEDDigest already called`},
		{Src: `try { P.createHash('nope') } catch (e) { return typeof e.message }`, Want: `string`},
		{Src: `return P.randomBytes(8).length + P.randomUUID().length`, Want: `44`},
		{Src: `const n = P.randomInt(5, 7); return n === 5 || n === 6`, Want: `true`},
		{Src: `try { P.randomInt(5, 5) } catch (e) { return e.code }`, Want: `ERR_OUT_OF_RANGE`},
		{Src: `return P.timingSafeEqual(Buffer.from('a'), Buffer.from('a'))`, Want: `true`},
		{Src: `return P.timingSafeEqual(Buffer.from('a'), Buffer.from('b'))`, Want: `false`},
		{Src: `try { P.timingSafeEqual(Buffer.from('a'), Buffer.from('ab')) } catch (e) { return e.code + e.message }`, Want: `ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTHInput buffers must have the same byte length`},
		{Src: `return new Promise((ok) => P.randomBytes(4, (e, b) => ok(b.length)))`, Want: `4`},
		{Src: `return P.createHash('sha384').update('').digest('hex').slice(0, 20)`, Want: `38b060a751ac96384cd9`},
		{Src: `return P.createHash('RSA-SHA256').update('').digest('hex').slice(0, 8)`, Want: `e3b0c442`},
		{Src: `try { P.createHash('md5').update(5) } catch (e) { return e.code }`, Want: `ERR_INVALID_ARG_TYPE`},
		{Src: `try { P.randomBytes(-1) } catch (e) { return e.code }`, Want: `ERR_OUT_OF_RANGE`},
		{Src: `const b = Buffer.alloc(8); P.randomFillSync(b, 2, 2); return b.subarray(4).every((x) => x === 0) + '' + (b[0] + b[1])`, Want: `true0`},
		{Src: `return Buffer.isBuffer(P.createHmac('md5', '').update('').digest())`, Want: `true`},
	})
}
