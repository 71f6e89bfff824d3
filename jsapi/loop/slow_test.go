package loop_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

// Once for each value; not when nobody waits, nor again when return() is stuck as well.
func TestASlowAwaitIsToldOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var told []string
		l := loop.New(loop.Options{PendingLimit: limit, OnSlow: func(name string, origin any, since time.Duration) {
			told = append(told, fmt.Sprintf("%s, %v, %v", name, origin, since))
		}})
		gone, leave := context.WithTimeout(t.Context(), 30*time.Second)
		defer leave()
		var group sync.WaitGroup
		group.Go(func() { run(loop.WithName(t.Context(), "quick"), l, sleep+`sleep(59999)`) })
		group.Go(func() { run(loop.WithName(gone, "gone"), l, never) })
		group.Go(func() {
			ctx := loop.WithName(loop.WithOrigin(t.Context(), "page"), "parse")
			collect(ctx, l, sleep+gen(`yield sleep(50000); yield sleep(300000); yield `+never))
		})
		group.Go(func() {
			run(loop.WithName(t.Context(), "cut off"), l, `function f() { f() }; new Promise(() => setTimeout(f, 1))`)
		})
		group.Wait()
		time.Sleep(limit)
		closeLoop(t, l)
		if want := []string{"parse, page, 1m0s", "parse, page, 1m0s"}; !slices.Equal(told, want) {
			t.Errorf("told %q, want %q", told, want)
		}
	})
}
