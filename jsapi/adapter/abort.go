package adapter

import (
	"context"

	"github.com/dop251/goja"
)

// abort is an AbortSignal of the script as Go sees it; nil never ends anything.
type abort struct {
	done   chan struct{}
	reason error // set before done is closed
}

// withoutSignal takes the signal member out of an options object.
func (h *Host) withoutSignal(options goja.Value) (rest, signal goja.Value) {
	o, ok := options.(*goja.Object)
	if !ok {
		return options, nil
	}
	signal = o.Get("signal")
	if signal == nil {
		return options, nil
	}
	without := h.rt.NewObject()
	for _, key := range o.Keys() {
		if key == "signal" {
			continue
		}
		if err := without.Set(key, o.Get(key)); err != nil {
			panic(err)
		}
	}
	return without, signal
}

// abortable listens to an AbortSignal, on the loop. One that has aborted already throws
// its reason, as a function that rejects would.
func (h *Host) abortable(signal goja.Value) *abort {
	if signal == nil || goja.IsUndefined(signal) || goja.IsNull(signal) {
		return nil
	}
	o, ok := signal.(*goja.Object)
	if !ok {
		panic(h.rt.NewTypeError("signal must be an AbortSignal, not %s", signal.String()))
	}
	listen, ok := goja.AssertFunction(o.Get("addEventListener"))
	if !ok {
		panic(h.rt.NewTypeError("signal must be an AbortSignal, not %s", signal.String()))
	}
	if aborted := o.Get("aborted"); aborted != nil && aborted.ToBoolean() {
		panic(o.Get("reason"))
	}
	a := &abort{done: make(chan struct{})}
	onAbort := h.rt.ToValue(func(goja.FunctionCall) goja.Value {
		if a.reason == nil {
			a.reason = h.realm.Errors.FromJS(h.rt, o.Get("reason"))
			close(a.done)
		}
		return goja.Undefined()
	})
	if _, err := listen(o, h.rt.ToValue("abort"), onAbort); err != nil {
		panic(err)
	}
	return a
}

// context ends with the signal, with the reason of the script as its cause.
func (a *abort) context(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	if a != nil {
		go func() {
			select {
			case <-a.done:
				cancel(a.reason)
			case <-ctx.Done():
			}
		}()
	}
	return ctx, func() { cancel(nil) }
}
