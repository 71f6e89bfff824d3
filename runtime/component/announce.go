package component

import (
	"context"

	"github.com/gojscrape/gojscrape/runtime/signals"
)

// Announce calls the handlers of a signal, waits for them, and logs those that failed.
func Announce[E any](ctx context.Context, env *Env, t signals.Topic[E], event E) {
	if signals.Has(env.Signals, t) {
		env.LogHandlers(t.Name, signals.Send(ctx, env.Signals, t, event))
	}
}

// LogHandlers logs the errors of a signal's handlers in Scrapy's words.
func (e *Env) LogHandlers(signal string, errs []error) {
	for _, err := range errs {
		e.Logger("scrapy.utils.signal").Error("Error caught on signal handler: "+signal, "err", err)
	}
}
