package adapter

import (
	"context"
	"fmt"
	"time"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// patience is how long a closing crawl waits for one hook or handler of a script: they
// have CLOSE_TIMEOUT from when it began to close, or from their own begin if that is later.
type patience struct {
	closing context.Context // ends when the crawl begins to close
	limit   time.Duration
}

func newPatience(env *component.Env) patience {
	return patience{env.Engine.Closing(), time.Duration(settings.Get(env.Settings, settings.CloseTimeout) * float64(time.Second))}
}

// with returns a context that ends when the patience is over. Stop must be called when
// the hook is.
func (p patience) with(ctx context.Context) (_ context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	unlisten := context.AfterFunc(p.closing, func() {
		over := time.AfterFunc(p.limit, func() {
			cancel(fmt.Errorf("closing waited for it for CLOSE_TIMEOUT (%v) and went on without it", p.limit))
		})
		context.AfterFunc(ctx, func() { over.Stop() })
	})
	return ctx, func() {
		unlisten()
		cancel(nil)
	}
}
