package abort_test

import (
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// The values are those of Node 20.
func TestAbortAndEventsOfTheWeb(t *testing.T) {
	scripttest.Check(t, modules.Options{}, []scripttest.Case{
		{`const c = new AbortController(); const s = c.signal; const seen = [s.aborted]; s.onabort = (e) => seen.push(e.type, e.target === s); c.abort(); seen.push(s.aborted, s.reason.name, s.reason.code, s.reason.message); seen.join()`, `false,abort,true,true,AbortError,20,This operation was aborted`},
		{`const c = new AbortController(); c.abort('why'); c.abort('again'); c.signal.reason`, `why`},
		{`try { AbortSignal.abort().throwIfAborted() } catch (e) { [e.name, e instanceof DOMException, e instanceof Error].join() }`, `AbortError,true,true`},
		{`new AbortController().signal.throwIfAborted()`, `undefined`},
		{`AbortSignal.abort(7).reason`, `7`},
		{`new AbortSignal()`, `TypeError: Illegal constructor: an AbortSignal is made by new AbortController()`},
	})
}
