package future_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/future"
)

func TestAllAwaitersGetOneResult(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		calls := 0
		f := future.Go(func() (int, error) {
			calls++
			time.Sleep(time.Second)
			return 7, nil
		})
		var wg sync.WaitGroup
		for range 5 {
			wg.Go(func() {
				if v, err := f.Await(t.Context()); v != 7 || err != nil {
					t.Errorf("got %d, %v", v, err)
				}
			})
		}
		wg.Wait()
		if calls != 1 {
			t.Errorf("the work ran %d times", calls)
		}
	})
}

func TestAwaitPassesTheError(t *testing.T) {
	want := errors.New("no")
	f := future.Go(func() (string, error) { return "", want })
	if _, err := f.Await(t.Context()); !errors.Is(err, want) {
		t.Errorf("error %v, want %v", err, want)
	}
}

func TestAwaitEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := future.Go(func() (int, error) {
			time.Sleep(time.Hour)
			return 7, nil
		})
		cause := errors.New("closing")
		ctx, cancel := context.WithTimeoutCause(t.Context(), time.Second, cause)
		defer cancel()
		if v, err := f.Await(ctx); v != 0 || !errors.Is(err, cause) {
			t.Errorf("got %d, %v, want the cause of the context", v, err)
		}
		if v, err := f.Await(t.Context()); v != 7 || err != nil {
			t.Errorf("the next awaiter got %d, %v", v, err)
		}
	})
}

func TestDoneIsSettled(t *testing.T) {
	want := errors.New("no")
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for range 100 { // a select between two ready cases would take either
		if v, err := future.Done(7, want).Await(ended); v != 7 || !errors.Is(err, want) {
			t.Fatalf("got %d, %v", v, err)
		}
	}
}
