package fetch_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// endless downloads until it is cancelled, and counts the downloads that were.
func endless(cancelled *int) download {
	return func(ctx context.Context, _ *crawl.Request) (*crawl.Response, error) {
		<-ctx.Done()
		*cancelled++
		return nil, context.Cause(ctx)
	}
}

// The values are those of Node 20.
func TestSignalsEndDownloads(t *testing.T) {
	for _, tc := range []struct {
		src, want string
		cancelled int
	}{
		{`return fetch('http://x/', { signal: AbortSignal.abort('why') }).catch((e) => e)`, `why`, 0},
		{`const c = new AbortController(); const p = fetch('http://x/', { signal: c.signal }); setTimeout(() => c.abort(), 5); return p`, `AbortError: This operation was aborted`, 1},
		{`const c = new AbortController(); const p = fetch('http://x/', { signal: c.signal }); await null; await null; c.abort('why'); return p.catch((e) => e)`, `why`, 1},
		{`return fetch('http://x/', { signal: AbortSignal.timeout(1000) })`, `TimeoutError: The operation was aborted due to timeout`, 1},
		{`const c = new AbortController(); return fetch('http://x/', { signal: AbortSignal.any([c.signal, AbortSignal.timeout(10)]) }).catch((e) => e.name)`, `TimeoutError`, 1},
		{`return fetch(new Request('http://x/', { signal: AbortSignal.timeout(10) })).catch((e) => e.name)`, `TimeoutError`, 1},
		{`let why; const body = new ReadableStream({ cancel(reason) { why = reason } }); const c = new AbortController(); const p = fetch('http://x/', { method: 'POST', body, duplex: 'half', signal: c.signal }); await null; c.abort('stop'); return [await p.catch((e) => e), why]`, `stop,stop`, 0},
		{`const c = new AbortController(); const r = await fetch('data:,abc', { signal: c.signal }); c.abort(); return r.text()`, `abc`, 0},
	} {
		synctest.Test(t, func(t *testing.T) {
			cancelled := 0
			l := start(t, endless(&cancelled))
			got := scripttest.Eval(t, l, "(async () => {"+tc.src+"\n})()")
			synctest.Wait()
			if got != tc.want || cancelled != tc.cancelled {
				t.Errorf("%s\n gives %s, %d cancelled\n want  %s, %d", tc.src, got, cancelled, tc.want, tc.cancelled)
			}
		})
	}
}

func TestAClosingLoopEndsDownloads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cancelled := 0
		l := start(t, endless(&cancelled))
		scripttest.Eval(t, l, `globalThis.seen = fetch('http://x/').catch((e) => e.message); 0`)
		synctest.Wait()
		ctx, stop := context.WithTimeout(t.Context(), time.Second)
		defer stop()
		if err := l.Close(ctx); err != nil || cancelled != 1 {
			t.Errorf("closing: %v, %d cancelled", err, cancelled)
		}
	})
}

// A signal that lives as long as the crawl must not collect what has ended.
func TestEndedDownloadsLeaveTheirSignal(t *testing.T) {
	l := start(t, echo)
	check(t, l, []scripttest.Case{{Src: `
		const { signal } = new AbortController()
		let listeners = 0
		const { addEventListener, removeEventListener } = EventTarget.prototype
		signal.addEventListener = function (...args) { listeners++; return addEventListener.apply(this, args) }
		signal.removeEventListener = function (...args) { listeners--; return removeEventListener.apply(this, args) }
		const during = fetch('http://x/', { signal })
		const pending = listeners
		await during
		await fetch('data:nocomma', { signal }).catch(() => {})
		await null
		return [pending, listeners]`, Want: `1,0`}})
}
