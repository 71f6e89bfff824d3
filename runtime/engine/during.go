package engine

import "context"

// during is the context of the whole crawl with the values of a download's.
func (v *view) during(ctx context.Context) context.Context {
	if ctx == v.ctx {
		return ctx
	}
	return during{v.ctx, ctx}
}

type during struct {
	context.Context
	download context.Context
}

// Value asks the crawl's context first: how this context ends is written there.
func (c during) Value(key any) any {
	if v := c.Context.Value(key); v != nil {
		return v
	}
	return c.download.Value(key)
}
