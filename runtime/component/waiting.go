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

type heldKey struct{}

// WithHeld gives a download a way to say that another request of the crawl holds it up:
// held is called when that begins, and what it returns when that ends.
func WithHeld(ctx context.Context, held func() (release func())) context.Context {
	return context.WithValue(ctx, heldKey{}, held)
}

// Held says that the download of ctx waits for another request until release is called.
func Held(ctx context.Context) (release func()) {
	if held, ok := ctx.Value(heldKey{}).(func() func()); ok {
		return held()
	}
	return func() {}
}
