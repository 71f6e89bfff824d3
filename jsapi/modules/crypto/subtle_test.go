package crypto_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

const hex = `var hex = (buffer) => Array.from(new Uint8Array(buffer), (b) => b.toString(16).padStart(2, '0')).join('')
	var text = (s) => new TextEncoder().encode(s)
	var key = (bytes, hash = 'SHA-256', usages = ['sign', 'verify']) => crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash }, true, usages)`

// The digests are those of FIPS 180 for "abc", the signatures test cases 2 of RFC 2202 and RFC 4231.
func TestSubtleDigestsAndSigns(t *testing.T) {
	scripttest.Check(t, modules.Options{}, []scripttest.Case{
		{Src: hex, Want: "undefined"},
		{Src: `crypto.subtle.digest('SHA-1', text('abc')).then(hex)`, Want: "a9993e364706816aba3e25717850c26c9cd0d89d"},
		{Src: `crypto.subtle.digest({ name: 'sha-256' }, text('abc')).then(hex)`, Want: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{Src: `crypto.subtle.digest('SHA-384', text('abc').buffer).then((b) => b instanceof ArrayBuffer && b.byteLength)`, Want: "48"},
		{Src: `crypto.subtle.digest('SHA-512', new DataView(text('xabcx').buffer, 1, 3)).then((b) => hex(b).slice(0, 16))`, Want: "ddaf35a193617aba"},
		{Src: `crypto.subtle.digest('MD5', text('abc'))`, Want: "NotSupportedError: digest() has no algorithm MD5 here; it has SHA-1, SHA-256, SHA-384, SHA-512"},
		{Src: `crypto.subtle.digest('SHA-1', 'abc')`, Want: "TypeError: the data must be an ArrayBuffer or a view of one"},
		{Src: `key(text('Jefe'), 'SHA-1').then((k) => crypto.subtle.sign('HMAC', k, text('what do ya want for nothing?'))).then(hex)`, Want: "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"},
		{Src: `key(text('Jefe')).then((k) => crypto.subtle.sign({ name: 'HMAC' }, k, text('what do ya want for nothing?'))).then(hex)`, Want: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
		{Src: `key(text('k')).then(async (k) => { const s = await crypto.subtle.sign('HMAC', k, text('d')); const good = await crypto.subtle.verify('HMAC', k, s, text('d')); new Uint8Array(s)[0] ^= 1; return [good, await crypto.subtle.verify('HMAC', k, s, text('d')), await crypto.subtle.verify('HMAC', k, new Uint8Array(3), text('d'))].join() })`, Want: "true,false,false"},
		{Src: `key(text('k'), 'SHA-512').then((k) => [k.type, k.extractable, JSON.stringify(k.algorithm), k.usages].join())`, Want: `secret,true,{"name":"HMAC","hash":{"name":"SHA-512"},"length":8},sign,verify`},
		{Src: `key(text('k'), 'SHA-256', ['verify']).then((k) => crypto.subtle.sign('HMAC', k, text('d')))`, Want: "InvalidAccessError: the key cannot be used to sign"},
		{Src: `key(text('k'), 'SHA-256', ['encrypt'])`, Want: "SyntaxError: an HMAC key cannot be used to encrypt"},
		{Src: `key(text('k'), 'SHA-256', [])`, Want: "SyntaxError: Usages cannot be empty when creating a key."},
		{Src: `key(text(''))`, Want: "DataError: Zero-length key is not supported"},
		{Src: `crypto.subtle.importKey('raw', text('k'), 'AES-GCM', true, ['encrypt'])`, Want: "NotSupportedError: importKey() has no algorithm AES-GCM here; it has HMAC"},
		{Src: `key(text('key?')).then((k) => crypto.subtle.exportKey('jwk', k)).then((j) => JSON.stringify(j))`, Want: `{"kty":"oct","k":"a2V5Pw","alg":"HS256","key_ops":["sign","verify"],"ext":true}`},
		{Src: `crypto.subtle.importKey('jwk', { kty: 'oct', k: 'a2V5Pw' }, { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']).then((k) => crypto.subtle.exportKey('raw', k)).then((b) => new TextDecoder().decode(b))`, Want: `key?`},
		{Src: `crypto.subtle.importKey('raw', text('k'), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']).then((k) => crypto.subtle.exportKey('raw', k))`, Want: "InvalidAccessError: key is not extractable"},
		{Src: `crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-384' }, true, ['sign']).then((k) => k.algorithm.length)`, Want: "1024"},
		{Src: `crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-1', length: 9 }, true, ['sign'])`, Want: "OperationError: an HMAC key cannot have 9 bits"},
		{Src: `crypto.subtle === crypto.subtle && typeof CryptoKey`, Want: "undefined"},
	})
}
