package adapter

import (
	"context"

	"github.com/dop251/goja"
)

// abort is an AbortSignal of the script as Go sees it: a context that ends with it, with
// the reason as its cause. nil never ends anything.
type abort struct {
	signal context.Context
	fire   context.CancelCauseFunc
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
	a := &abort{}
	a.signal, a.fire = context.WithCancelCause(context.Background())
	onAbort := h.rt.ToValue(func(goja.FunctionCall) goja.Value {
		a.fire(h.realm.Errors.FromJS(h.rt, o.Get("reason")))
		return goja.Undefined()
	})
	if _, err := listen(o, h.rt.ToValue("abort"), onAbort); err != nil {
		panic(err)
	}
	return a
}

// context is ctx, ended by the signal too. Cancel must be called.
func (a *abort) context(ctx context.Context) (_ context.Context, cancel context.CancelFunc) {
	ctx, end := context.WithCancelCause(ctx)
	if a == nil {
		return ctx, func() { end(nil) }
	}
	unlink := context.AfterFunc(a.signal, func() { end(context.Cause(a.signal)) })
	return ctx, func() {
		unlink()
		a.fire(nil)
		end(nil)
	}
}
