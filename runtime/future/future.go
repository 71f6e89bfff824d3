// Package future is the one asynchronous value of the engine: what a script
// awaits. Inside the engine calls block; a Future appears only where several
// awaiters share one piece of work or where JavaScript waits for Go.
package future

import "context"

// Future is a result that is not there yet. Any number of goroutines may await it.
type Future[T any] struct {
	done chan struct{}
	val  T
	err  error
}

// Go runs fn in a goroutine of its own and returns its future result.
func Go[T any](fn func() (T, error)) *Future[T] {
	f := &Future[T]{done: make(chan struct{})}
	go func() {
		defer close(f.done)
		f.val, f.err = fn()
	}()
	return f
}

// Done returns a future that is already settled.
func Done[T any](val T, err error) *Future[T] {
	f := &Future[T]{done: make(chan struct{}), val: val, err: err}
	close(f.done)
	return f
}

// Await blocks until the future is settled or ctx ends; then it returns the cause of
// ctx. A result that is there counts more than a ctx that has ended.
func (f *Future[T]) Await(ctx context.Context) (T, error) {
	select {
	case <-f.done:
		return f.val, f.err
	default:
	}
	select {
	case <-f.done:
		return f.val, f.err
	case <-ctx.Done():
		var zero T
		return zero, context.Cause(ctx)
	}
}
