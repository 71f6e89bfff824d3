package component

import (
	"context"
	"errors"
	"slices"

	"github.com/gojscrape/gojscrape/runtime/signals"
)

// Announce calls the handlers of a signal, waits for them, and logs those that failed.
// What a handler was doing when ctx ended is not its failure.
func Announce[E any](ctx context.Context, env *Env, t signals.Topic[E], event E) {
	AnnounceWithin(ctx, ctx, env, t, event)
}

// AnnounceWithin is Announce for handlers with a deadline of their own: they run with ctx,
// and nothing but the end of the whole crawl is left out of the log.
func AnnounceWithin[E any](ctx, crawl context.Context, env *Env, t signals.Topic[E], event E) {
	if !signals.Has(env.Signals, t) {
		return
	}
	env.LogHandlers(t.Name, slices.DeleteFunc(signals.Send(ctx, env.Signals, t, event), func(err error) bool {
		return CutOff(crawl, err)
	}))
}

// CutOff says that err only tells of the end of ctx.
func CutOff(ctx context.Context, err error) bool {
	return ctx.Err() != nil && errors.Is(err, context.Cause(ctx))
}

// LogHandlers logs the errors of a signal's handlers in Scrapy's words.
func (e *Env) LogHandlers(signal string, errs []error) {
	for _, err := range errs {
		e.Logger("scrapy.utils.signal").Error("Error caught on signal handler: "+signal, "err", err)
	}
}
