package loop

import (
	"context"
	"iter"

	"github.com/dop251/goja"
)

// Iterate calls a JavaScript function and ranges over what it gives back:
//
//	undefined, null             nothing
//	an array                    its elements, all converted in the first turn
//	an iterable, sync or async  its values, generators included
//	a promise or thenable       what it comes to, read by these same rules
//	anything else               itself; strings are not taken apart
//
// Values are pulled one at a time: a generator stays suspended between two
// steps of the range loop. conv makes the Go value on the loop; with false the
// value is skipped. An error, be it thrown, of conv or the cause of ctx, is
// the last thing the sequence yields; one bad element of an array stands for
// the whole array.
//
// No value, and not the call itself, may take longer than PendingLimit. What
// takes longer is left like a range, but nobody waits for its finally blocks:
// an async generator gets to them when it gets on at all.
//
// Leaving the range early runs the generator's return(), so its finally
// blocks, and waits for them until ctx ends; if they fail, OnError hears it.
// Never range over the sequence on the loop.
func Iterate[T any](ctx context.Context, l *Loop, fn func(*goja.Runtime) (goja.Value, error), conv func(*goja.Runtime, goja.Value) (T, bool, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		s := newStream(ctx, l, fn, conv)
		for {
			if err := s.ask(ctx); err != nil {
				s.close(ctx)
				var zero T
				yield(zero, err)
				return
			}
			for _, v := range s.out {
				if !yield(v, nil) {
					s.close(ctx)
					return
				}
			}
			if !s.more {
				return
			}
		}
	}
}
