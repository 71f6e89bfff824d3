package loop_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

const limit = 10 * time.Minute

// pendingLoop returns a loop with a limit, whose time is that of the test. It must be closed.
func pendingLoop(heard *journal) *loop.Loop {
	opts := heard.options()
	opts.PendingLimit = limit
	return loop.New(opts)
}

func closeLoop(t *testing.T, l *loop.Loop) {
	t.Helper()
	if err := l.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

const never = `new Promise(() => {})`

func TestWhatStaysPendingFailsAtTheLimit(t *testing.T) {
	for _, src := range []string{
		never,
		`({ then() {} })`,
		`(async () => { await ` + never + ` })()`,
		`Promise.all([1, ` + never + `])`,
		gen(`yield new $await(` + never + `)`),
		gen(`yield ` + never),
		gen(`yield 1; yield 2; yield new $await(` + never + `)`),
		gen(`yield 1; for (;;) yield new $await(sleep(1000, null))`),
		gen(`yield* $yieldStar(` + gen(`yield new $await(`+never+`)`) + `)`),
		`({ [Symbol.asyncIterator]() { return { next: () => ` + never + ` } } })`,
	} {
		synctest.Test(t, func(t *testing.T) {
			var heard journal
			l := pendingLoop(&heard)
			before := time.Now()
			_, err := collect(loop.WithName(t.Context(), "parse of Quotes"), l, sleep+src)
			var late *loop.Pending
			if !errors.As(err, &late) || *late != (loop.Pending{What: "parse of Quotes", Limit: limit}) {
				t.Errorf("%s: %v", src, err)
			}
			if took := time.Since(before); took != limit {
				t.Errorf("%s: failed after %v", src, took)
			}
			time.Sleep(3 * limit)
			if lines := heard.take(); len(lines) > 0 {
				t.Errorf("%s: heard %q as well", src, lines)
			}
			closeLoop(t, l)
		})
	}
}

func TestAPendingErrorNamesWhatWasAwaited(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var heard journal
		l := pendingLoop(&heard)
		page := loop.WithOrigin(t.Context(), "<GET https://example.com/>")
		for _, tc := range []struct {
			ctx  context.Context
			want string
		}{
			{loop.WithName(page, "processItem of PricePipeline"), "processItem of PricePipeline stayed pending for 10m0s (HOOK_TIMEOUT)"},
			{page, "<GET https://example.com/> stayed pending for 10m0s (HOOK_TIMEOUT)"},
			{t.Context(), "JavaScript stayed pending for 10m0s (HOOK_TIMEOUT)"},
		} {
			if _, err := run(tc.ctx, l, never); fmt.Sprint(err) != tc.want {
				t.Errorf("%v, want %s", err, tc.want)
			}
		}
		closeLoop(t, l)
	})
}

func TestAPromiseThatSettlesTooLateIsIgnored(t *testing.T) {
	for _, end := range []string{`done('late')`, `fail(new Error('late'))`, `done('late'); done('twice'); fail(1)`} {
		for _, src := range []string{`gate`, `(async () => { await gate; return 1 })()`, gen(`yield new $await(gate)`), gen(`yield gate`)} {
			synctest.Test(t, func(t *testing.T) {
				var heard journal
				l := pendingLoop(&heard)
				gate := `globalThis.gate = new Promise((ok, no) => { globalThis.done = ok; globalThis.fail = no });`
				var late *loop.Pending
				if _, err := collect(t.Context(), l, gate+src); !errors.As(err, &late) {
					t.Errorf("%s: %v", src, err)
				}
				if got, err := run(t.Context(), l, end+`; 'alive'`); got != "alive" {
					t.Errorf("%s: %v", end, err)
				}
				if lines := heard.take(); len(lines) > 0 {
					t.Errorf("%s, %s: heard %q", src, end, lines)
				}
				closeLoop(t, l)
			})
		}
	}
}

func TestAValueThatComesTooLateIsNotPicked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var heard journal
		l := pendingLoop(&heard)
		_, err := l.Await(t.Context(), script(sleep+fmt.Sprintf(`sleep(%d)`, limit.Milliseconds()+1)), func(goja.Value) (any, error) {
			t.Error("picked")
			return nil, nil
		})
		if err == nil {
			t.Error("the await did not fail")
		}
		time.Sleep(2 * limit)
		closeLoop(t, l)
	})
}

func TestAStuckSourceIsReturnedButNotWaitedFor(t *testing.T) {
	for _, tc := range []struct{ name, src, atOnce, later string }{
		{"an async generator goes on to its next yield first",
			gen(`try { yield new $await(gate); log.push('on'); yield 1; log.push('never') } finally { log.push('finally'); yield new $await(sleep(1)); log.push('end') }`),
			"", "on,finally,end"},
		{"an async iterator hears at once",
			`({ [Symbol.asyncIterator]() { return { next: () => gate, return: async () => { log.push('returned') } } } })`,
			"returned", "returned"},
	} {
		synctest.Test(t, func(t *testing.T) {
			var heard journal
			l := pendingLoop(&heard)
			before := time.Now()
			_, err := collect(t.Context(), l, sleep+`globalThis.log = []; globalThis.gate = sleep(`+fmt.Sprint(limit.Milliseconds()+1000)+`); `+tc.src)
			if err == nil || time.Since(before) != limit {
				t.Errorf("%s: %v after %v", tc.name, err, time.Since(before))
			}
			if got, err := run(t.Context(), l, `log.join()`); got != tc.atOnce {
				t.Errorf("%s: log %v (%v) at once", tc.name, got, err)
			}
			time.Sleep(time.Minute)
			if got, err := run(t.Context(), l, `log.join()`); got != tc.later {
				t.Errorf("%s: log %v (%v) later", tc.name, got, err)
			}
			if lines := heard.take(); len(lines) > 0 {
				t.Errorf("%s: heard %q", tc.name, lines)
			}
			closeLoop(t, l)
		})
	}
}

func TestEveryValueHasTheWholeLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var heard journal
		l := pendingLoop(&heard)
		src := sleep + gen(fmt.Sprintf(`for (let i = 1; i < 5; i++) yield sleep(%d, i)`, (limit-time.Second).Milliseconds()))
		if got, err := collect(t.Context(), l, src); err != nil || strings.Join(got, "") != "1234" {
			t.Errorf("%v, %v", got, err)
		}
		closeLoop(t, l)
	})
}

func TestAFinallyThatNeverEndsIsHeardAtTheLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var heard journal
		l := pendingLoop(&heard)
		before := time.Now()
		ctx := loop.WithName(loop.WithOrigin(t.Context(), "page"), "parse")
		for range loop.Iterate(ctx, l, script(gen(`try { yield 1 } finally { yield new $await(`+never+`) }`)), printed) {
			break
		}
		want := []string{"error page: parse stayed pending for 10m0s (HOOK_TIMEOUT)"}
		if got := heard.take(); !slices.Equal(got, want) || time.Since(before) != limit {
			t.Errorf("heard %q after %v, want %q", got, time.Since(before), want)
		}
		closeLoop(t, l)
	})
}

// The consumer has left: only OnError can hear that the generator is stuck.
func TestAStuckGeneratorNobodyWaitsForIsHeardOnce(t *testing.T) {
	for _, patience := range []time.Duration{time.Minute, limit} {
		synctest.Test(t, func(t *testing.T) {
			var heard journal
			l := pendingLoop(&heard)
			ctx, cancel := context.WithTimeout(loop.WithName(t.Context(), "parse"), patience)
			defer cancel()
			_, err := collect(ctx, l, gen(`yield new $await(`+never+`)`))
			lines := 1
			var late *loop.Pending
			if errors.As(err, &late) && patience == limit {
				lines = 0 // both came at the same moment
			} else if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%v", err)
			}
			time.Sleep(3 * limit)
			if got := heard.take(); len(got) != lines {
				t.Errorf("patience %v: heard %q, want %d", patience, got, lines)
			}
			closeLoop(t, l)
		})
	}
}

func TestAwaitsThatBeganOneAfterAnotherFailOneAfterAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var heard journal
		l := pendingLoop(&heard)
		var group sync.WaitGroup
		for range 200 {
			time.Sleep(7 * time.Second)
			before := time.Now()
			group.Go(func() {
				_, err := run(t.Context(), l, never)
				took := time.Since(before)
				if err == nil || took < limit || took > limit+limit/100 {
					t.Errorf("%v after %v", err, took)
				}
			})
		}
		group.Wait()
		closeLoop(t, l)
	})
}

func TestTheLimitCanBeChangedAtAnyTime(t *testing.T) {
	for _, tc := range []struct {
		to   time.Duration
		took time.Duration // 0: it does not fail
	}{
		{time.Hour, time.Hour},
		{5 * time.Minute, 5 * time.Minute},
		{time.Second, time.Minute},
		{0, 0},
	} {
		synctest.Test(t, func(t *testing.T) {
			var heard journal
			l := pendingLoop(&heard)
			time.AfterFunc(time.Minute, func() { l.SetPendingLimit(tc.to) })
			before := time.Now()
			_, err := run(t.Context(), l, sleep+`sleep(86400000)`)
			var late *loop.Pending
			if errors.As(err, &late) != (tc.took > 0) || tc.took > 0 && time.Since(before) != tc.took {
				t.Errorf("limit %v: %v after %v", tc.to, err, time.Since(before))
			}
			closeLoop(t, l)
		})
	}
}
