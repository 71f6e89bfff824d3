package crypto_test

import (
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// The values are those of Node 20.
func TestRandomValuesOfTheWeb(t *testing.T) {
	scripttest.Check(t, modules.Options{}, []scripttest.Case{
		{`/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID())`, `true`},
		{`crypto.randomUUID() === crypto.randomUUID()`, `false`},
		{`const a = new Uint32Array(64); crypto.getRandomValues(a) === a && a.some((n) => n > 0)`, `true`},
		{`const a = new Uint8Array(64); crypto.getRandomValues(a.subarray(32)); a.subarray(0, 32).every((n) => n === 0) && a.some((n) => n > 0)`, `true`},
		{`crypto.getRandomValues(new BigInt64Array(8)).some((n) => n !== 0n)`, `true`},
		{`try { crypto.getRandomValues(new Float64Array(1)) } catch (e) { e.name }`, `TypeMismatchError`},
		{`try { crypto.getRandomValues(new Uint8Array(65537)) } catch (e) { e.name + e.code }`, `QuotaExceededError22`},
		{`try { crypto.getRandomValues([1]) } catch (e) { typeof e.name }`, `string`},
		{`crypto.getRandomValues(new Uint8Array(0)).length`, `0`},
	})
}
