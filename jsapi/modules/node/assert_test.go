package node_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/node"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// The values are those of Node 20.
func TestAssertOfNode(t *testing.T) {
	check(t, start(t, modules.Options{}, node.Options{}), `const P = use('assert')`, []scripttest.Case{
		{Src: `try { P(true); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.ok(1); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.ok(0, 'not ok'); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `AssertionError|ERR_ASSERTION|not ok|==|false`},
		{Src: `try { P.equal(1, '1'); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.equal(1, 2); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `AssertionError|ERR_ASSERTION|1 == 2|==|true`},
		{Src: `try { P.equal(NaN, NaN); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.strictEqual(1, 1); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.strictEqual(1, 2); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `AssertionError|ERR_ASSERTION|Expected values to be strictly equal:

1 !== 2
|strictEqual|true`},
		{Src: `try { P.notStrictEqual(1, 2); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.deepEqual({ a: 1 }, { a: '1' }); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.deepEqual([1, 2, { a: [3] }], [1, 2, { a: [3] }]); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.deepStrictEqual({ a: 1 }, { a: 1 }); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.deepStrictEqual(new Set([1]), new Set([1])); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.notDeepStrictEqual({ a: 1 }, { a: '1' }); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.throws(() => { throw new TypeError('x') }, TypeError); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.throws(() => { throw new TypeError('abc') }, /abc/); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.throws(() => { throw new TypeError('abc') }, { name: 'TypeError', message: /b/ }); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.throws(() => { throw new TypeError('abc') }, (e) => e.message === 'abc'); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.throws(() => {}); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `AssertionError|ERR_ASSERTION|Missing expected exception.|throws|false`},
		{Src: `try { P.throws(() => {}, TypeError); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `AssertionError|ERR_ASSERTION|Missing expected exception (TypeError).|throws|false`},
		{Src: `try { P.throws(() => {}, 'why'); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `AssertionError|ERR_ASSERTION|Missing expected exception: why|throws|false`},
		{Src: `try { P.doesNotThrow(() => {}); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.match('abc', /b/); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.doesNotMatch('abc', /x/); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.fail(); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `AssertionError|ERR_ASSERTION|Failed|fail|true`},
		{Src: `try { P.fail('boom'); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `AssertionError|ERR_ASSERTION|boom|fail|false`},
		{Src: `try { P.ifError(null); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.ifError(new Error('e')); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `AssertionError|ERR_ASSERTION|ifError got unwanted exception: e|ifError|false`},
		{Src: `try { P.strict.equal(1, 1); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { await P.rejects(Promise.reject(new Error('r')), /r/); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { await P.rejects(async () => {}); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `AssertionError|ERR_ASSERTION|Missing expected rejection.|rejects|false`},
		{Src: `try { await P.doesNotReject(async () => {}); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.throws(1); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `TypeError|ERR_INVALID_ARG_TYPE|The "fn" argument must be of type function. Received type number (1)|undefined|undefined`},
		{Src: `try { P.strict(1); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `fine`},
		{Src: `try { P.match('abc', /x/); return 'fine' } catch (e) { return e.name + '|' + e.code + '|' + e.message + '|' + e.operator + '|' + e.generatedMessage }`, Want: `AssertionError|ERR_ASSERTION|The input did not match the regular expression /x/. Input:

'abc'
|match|true`},
	})
}
