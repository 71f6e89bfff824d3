package component

import "context"

type waitingKey struct{}

// WithWaiting gives work a way to say that it is going to wait for something, a database
// or another page. Work that never does is as good as synchronous.
func WithWaiting(ctx context.Context, waiting func()) context.Context {
	return context.WithValue(ctx, waitingKey{}, waiting)
}

// Waiting returns what to call before waiting; it may be called more than once.
func Waiting(ctx context.Context) func() {
	if waiting, ok := ctx.Value(waitingKey{}).(func()); ok {
		return waiting
	}
	return func() {}
}
