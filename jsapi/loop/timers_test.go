package loop_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

func TestTimers(t *testing.T) {
	for _, tc := range []struct {
		src  string
		want string
		took time.Duration
	}{
		{`setTimeout(log, 20, 'late'); setTimeout(log, 10, 'early'); end(30)`, "early,late", 30 * time.Millisecond},
		{`for (const n of [1, 2, 3, 4]) setTimeout(log, 5, n); end(5)`, "1,2,3,4", 5 * time.Millisecond},
		{`setTimeout(log, 2, 'timeout'); setImmediate(log, 'immediate'); Promise.resolve('micro').then(log); log('sync'); end(2)`, "sync,micro,immediate,timeout", 2 * time.Millisecond},
		{`const id = setInterval(() => { log(id); if (seen.length === 3) clearInterval(id) }, 10); end(100)`, "1,1,1", 100 * time.Millisecond},
		{`clearTimeout(setTimeout(log, 1, 'cleared')); end(5)`, "", 5 * time.Millisecond},
		{`const a = setTimeout(() => clearTimeout(b), 1), b = setTimeout(log, 1, 'cleared'); end(5)`, "", 5 * time.Millisecond},
		{`for (const x of [{}, null, undefined, NaN, 'x', 99, -1, Symbol()]) clearTimeout(x); clearTimeout(); end(1)`, "", time.Millisecond},
		{`setTimeout(log, -5, 'negative'); setTimeout(log, 1e30, 'huge'); setTimeout(log, NaN, 'NaN'); end(1)`, "negative,huge,NaN", time.Millisecond},
		{`try { setTimeout('code') } catch (e) { log(e.name) } end(1)`, "TypeError", time.Millisecond},
		{`log(typeof setTimeout(() => {}, 1)); log(Object.keys(globalThis).includes('setTimeout')); end(1)`, "number,false", time.Millisecond},
	} {
		synctest.Test(t, func(t *testing.T) {
			l := loop.New(loop.Options{})
			before := time.Now()
			got, err := run(t.Context(), l, `{ const seen = [], log = v => { seen.push(v) };
				const end = ms => { globalThis.done = new Promise(ok => setTimeout(() => ok(seen.join()), ms)) };
				`+tc.src+` }; done`)
			if err != nil || got != tc.want || time.Since(before) != tc.took {
				t.Errorf("%s: %q after %v (%v), want %q after %v", tc.src, got, time.Since(before), err, tc.want, tc.took)
			}
			if err := l.Close(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestImmediatesDoNotStarveTimers(t *testing.T) {
	l := start(t, loop.Options{})
	if _, err := run(t.Context(), l, `{ const again = () => setImmediate(again); again() } new Promise(ok => setTimeout(ok, 1))`); err != nil {
		t.Error(err)
	}
}
