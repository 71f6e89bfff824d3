package adapter

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// ownSignals are the signals that a script sends itself: any text, symbol or object may be
// one (https://docs.scrapy.org/en/latest/topics/api.html#scrapy.signalmanager.SignalManager).
// All is for the loop only but what handlers do.
type ownSignals struct {
	host     *Host
	env      *component.Env
	names    map[goja.Value]string // of symbols and objects, which are signals by their identity
	warned   map[string]bool
	handlers int // how many were ever connected
}

func newOwnSignals(h *Host, env *component.Env) *ownSignals {
	return &ownSignals{host: h, env: env, names: map[goja.Value]string{}, warned: map[string]bool{}}
}

// sent is one signal on its way to its handlers.
type sent struct {
	event members

	mu      sync.Mutex
	answers []answered
}

// answered is what a handler came to.
type answered struct {
	order   int // of the connections
	handler goja.Value
	value   goja.Value
	err     error
}

// name is the name of a signal of the script's own. A value that is none is thrown as an error.
func (o *ownSignals) name(v goja.Value) string {
	switch v.(type) {
	case *goja.Symbol, *goja.Object:
		if o.names[v] == "" {
			o.names[v] = fmt.Sprintf("%s (%d)", o.host.shown(v), len(o.names)+1)
		}
		return o.names[v]
	}
	if text, isText := convert.Export[string](v); isText {
		o.warnOfMisspelling(text)
		return text
	}
	panic(o.host.rt.NewTypeError("a signal is a text, a symbol or an object, not %s. The signals of a crawl are %s",
		o.host.shown(v), strings.Join(signalNames(), ", ")))
}

// warnOfMisspelling warns, once, of a name that is nearly one of the crawl's: nobody would
// ever send it.
func (o *ownSignals) warnOfMisspelling(name string) {
	if o.warned[name] {
		return
	}
	o.warned[name] = true
	if meant := settings.Closest(name, signalNames()); meant != "" {
		o.env.Logger("scrapy.signalmanager").Warn(fmt.Sprintf("signal %q is none of the crawl's: did you mean %q?", name, meant))
	}
}

func topicOf(name string) signals.Topic[*sent] { return signals.Topic[*sent]{Name: name} }

// subscribe is for who needs the event only.
func (o *ownSignals) subscribe(name string) subscribe {
	return func(_ *Host, bus *signals.Bus, handle func(context.Context, members) error) func() {
		return signals.On(bus, topicOf(name), func(ctx context.Context, s *sent) error { return handle(ctx, s.event) })
	}
}

// connect adds a handler whose result the sender gets.
func (o *ownSignals) connect(name string, handler goja.Value, fn goja.Callable) (off func()) {
	o.handlers++
	order := o.handlers
	return signals.On(o.env.Signals, topicOf(name), func(ctx context.Context, s *sent) error {
		ctx, stop := o.host.patience.with(loop.WithName(ctx, "a handler of "+name))
		defer stop()
		v, err := o.host.loop.Await(ctx, func(*goja.Runtime) (goja.Value, error) {
			return fn(goja.Undefined(), o.host.event(s.event))
		}, func(v goja.Value) (any, error) { return v, nil })
		value, _ := v.(goja.Value)
		s.mu.Lock()
		defer s.mu.Unlock()
		s.answers = append(s.answers, answered{order, handler, value, err})
		return err
	})
}

// send calls the handlers of a signal, all at once, and resolves when the last has come to
// its end: to pairs of a handler and its result, or its Failure, which is also logged.
func (o *ownSignals) send(name string, arguments goja.Value) goja.Value {
	s := &sent{event: members{}}
	if from, ok := arguments.(*goja.Object); ok {
		for _, key := range from.Keys() {
			value := from.Get(key)
			s.event[key] = func() goja.Value { return value }
		}
	}
	return o.host.rt.ToValue(loop.Promise(o.host.loop, func(ctx context.Context) (*sent, error) {
		component.Announce(ctx, o.env, topicOf(name), s)
		return s, nil
	}, func(rt *goja.Runtime, s *sent) goja.Value {
		slices.SortFunc(s.answers, func(a, b answered) int { return cmp.Compare(a.order, b.order) })
		pairs := make([]any, len(s.answers))
		for i, a := range s.answers {
			if a.err != nil {
				a.value = o.host.mustFailure(nil, a.err)
			}
			pairs[i] = rt.NewArray(a.handler, a.value)
		}
		return rt.NewArray(pairs...)
	}))
}
