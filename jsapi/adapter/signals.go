package adapter

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// subscribe adds a handler that gets the event as the members of one object. The error
// of a handler is that of its promise.
type subscribe func(h *Host, bus *signals.Bus, handle func(ctx context.Context, event members) error) (off func())

// members are the arguments of a signal by Scrapy's names; each makes its value on the loop.
type members map[string]func() goja.Value

// topic is one signal with what its event is to a script.
func topic[E any](t signals.Topic[E], event func(ctx context.Context, h *Host, e E) (members, error)) (string, subscribe) {
	return t.Name, func(h *Host, bus *signals.Bus, handle func(context.Context, members) error) func() {
		return signals.On(bus, t, func(ctx context.Context, e E) error {
			m, err := event(ctx, h, e)
			if err != nil {
				return err
			}
			return handle(ctx, m)
		})
	}
}

// topics are all signals that a script can connect to. A test holds the list to package signals.
func topics() map[string]subscribe {
	list := map[string]subscribe{}
	add := func(name string, s subscribe) { list[name] = s }
	add(topic(signals.EngineStarted, nothing))
	add(topic(signals.EngineStopped, nothing))
	add(topic(signals.SchedulerEmpty, nothing))
	add(topic(signals.SpiderOpened, nothing))
	add(topic(signals.SpiderIdle, nothing))
	add(topic(signals.FeedExporterClosed, nothing))
	add(topic(signals.MemusageWarningReached, nothing))
	add(topic(signals.ItemScraped, scraped))
	add(topic(signals.ItemDropped, scraped))
	add(topic(signals.ItemError, scraped))
	add(topic(signals.RequestScheduled, requested))
	add(topic(signals.RequestDropped, requested))
	add(topic(signals.RequestReachedDownloader, requested))
	add(topic(signals.RequestLeftDownloader, requested))
	add(topic(signals.ResponseReceived, responded))
	add(topic(signals.ResponseDownloaded, responded))
	add(topic(signals.RobotsParsed, robotsParsed))
	add(topic(signals.SpiderClosed, func(_ context.Context, h *Host, e signals.Closed) (members, error) {
		return members{"reason": h.plain(e.Reason)}, nil
	}))
	add(topic(signals.SpiderError, func(_ context.Context, h *Host, e signals.Failure) (members, error) {
		return members{
			"failure":  func() goja.Value { return h.mustFailure(e.Request, e.Err) },
			"response": func() goja.Value { return h.realm.Response(e.Response) },
		}, nil
	}))
	add(topic(signals.HeadersReceived, func(_ context.Context, h *Host, e signals.Headers) (members, error) {
		return members{
			"headers":     func() goja.Value { return h.realm.Headers(e.Headers) },
			"body_length": h.plain(e.Length),
			"request":     func() goja.Value { return h.realm.Request(e.Request) },
		}, nil
	}))
	add(topic(signals.BytesReceived, func(_ context.Context, h *Host, e signals.Bytes) (members, error) {
		return members{
			"data":    h.plain(e.Data),
			"request": func() goja.Value { return h.realm.Request(e.Request) },
		}, nil
	}))
	add(topic(signals.FeedSlotClosed, func(_ context.Context, h *Host, e signals.FeedSlot) (members, error) {
		return members{"slot": h.plain(crawl.Fields{{Name: "uri", Value: e.URI}, {Name: "itemcount", Value: e.Items}})}, nil
	}))
	return list
}

func nothing(context.Context, *Host, signals.Nothing) (members, error) { return members{}, nil }

func requested(_ context.Context, h *Host, e signals.Requested) (members, error) {
	return members{"request": func() goja.Value { return h.realm.Request(e.Request) }}, nil
}

func responded(_ context.Context, h *Host, e signals.Responded) (members, error) {
	return members{
		"response": func() goja.Value { return h.realm.Response(e.Response) },
		"request":  func() goja.Value { return h.realm.Request(e.Request) },
	}, nil
}

func scraped(ctx context.Context, h *Host, e signals.Scraped) (members, error) {
	item, err := h.itemObject(ctx, e.Item)
	if err != nil {
		return nil, err
	}
	m := members{"item": item, "response": func() goja.Value { return h.realm.Response(e.Response) }}
	if e.Err != nil {
		m["exception"] = func() goja.Value { return h.realm.Errors.ToJS(h.rt, e.Err) }
		m["failure"] = func() goja.Value { return h.mustFailure(nil, e.Err) }
	}
	return m, nil
}

func (h *Host) plain(v any) func() goja.Value {
	return func() goja.Value { return convert.ToJS(h.rt, v) }
}

// newSignals is crawler.signals.
func newSignals(h *Host, env *component.Env) *goja.Object {
	known, own := topics(), newOwnSignals(h, env)
	find := func(v goja.Value) (name string, s subscribe, isOwn bool) {
		if text, isText := v.(goja.String); isText && known[text.String()] != nil {
			return text.String(), known[text.String()], false
		}
		name = own.name(v)
		return name, own.subscribe(name), true
	}
	var connected []connection
	// disconnect ends the connections that fit, and says how many.
	disconnect := func(fits func(connection) bool) int {
		before := len(connected)
		connected = slices.DeleteFunc(connected, func(conn connection) bool {
			if fits(conn) {
				conn.off()
				return true
			}
			return false
		})
		return before - len(connected)
	}
	send := h.rejecting(func(c goja.FunctionCall) goja.Value {
		name, _, isOwn := find(c.Argument(0))
		if !isOwn {
			panic(h.rt.NewTypeError("the crawl sends %s itself: a script sends signals with names of its own", name))
		}
		return own.send(name, c.Argument(1))
	})
	return h.object(map[string]function{
		"connect": func(c goja.FunctionCall) goja.Value {
			fn, ok := goja.AssertFunction(c.Argument(0))
			if !ok {
				panic(h.rt.NewTypeError("signals.connect takes a function and a signal, not %s", h.shown(c.Argument(0))))
			}
			name, subscribe, isOwn := find(c.Argument(1))
			var off func()
			if isOwn {
				off = own.connect(name, c.Argument(0), fn)
			} else {
				off = subscribe(h, env.Signals, h.handler(env, name, fn))
			}
			connected = append(connected, connection{c.Argument(0), name, off})
			return goja.Undefined()
		},
		"disconnect": func(c goja.FunctionCall) goja.Value {
			name, _, _ := find(c.Argument(1))
			first := true
			return h.rt.ToValue(disconnect(func(conn connection) bool {
				fits := first && conn.signal == name && conn.handler.SameAs(c.Argument(0))
				first = first && !fits
				return fits
			}) > 0)
		},
		"disconnect_all": func(c goja.FunctionCall) goja.Value {
			name, _, _ := find(c.Argument(0))
			disconnect(func(conn connection) bool { return conn.signal == name })
			return goja.Undefined()
		},
		"wait_for": func(c goja.FunctionCall) goja.Value {
			_, subscribe, _ := find(c.Argument(0))
			return h.waitFor(env, subscribe)
		},
		"send_catch_log":       send,
		"send_catch_log_async": send,
	})
}

// connection is a handler that a script connected.
type connection struct {
	handler goja.Value
	signal  string
	off     func()
}

// handler calls a function of the script and awaits it. What a handler of spider_idle
// returns or yields is crawled as if start() had yielded it.
func (h *Host) handler(env *component.Env, signal string, fn goja.Callable) func(context.Context, members) error {
	return func(ctx context.Context, event members) error {
		ctx, stop := h.patience.with(loop.WithName(ctx, "a handler of "+signal))
		defer stop()
		call := func(*goja.Runtime) (goja.Value, error) { return fn(goja.Undefined(), h.event(event)) }
		if signal == signals.SpiderIdle.Name {
			return env.Engine.Consume(ctx, h.spider.output(ctx, "a handler of spider_idle", call))
		}
		_, err := h.loop.Await(loop.WithWait(ctx, component.Waiting(ctx)), call, discard)
		return err
	}
}

// event is the object that a handler gets.
func (h *Host) event(m members) goja.Value {
	o := h.rt.NewObject()
	h.define(o, "spider", h.spider.object)
	for name, value := range m {
		h.define(o, name, value())
	}
	return o
}

// waitFor resolves with the next event of a signal.
func (h *Host) waitFor(env *component.Env, subscribe subscribe) goja.Value {
	next := make(chan members, 1)
	off := subscribe(h, env.Signals, func(_ context.Context, m members) error {
		select {
		case next <- m:
		default: // only the first counts
		}
		return nil
	})
	return h.rt.ToValue(loop.Promise(h.loop, func(ctx context.Context) (members, error) {
		defer off()
		h.requestHooks.events.Add(1)
		defer h.requestHooks.events.Add(-1)
		select {
		case m := <-next:
			return m, nil
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}, func(_ *goja.Runtime, m members) goja.Value { return h.event(m) }))
}

// signalNames are the names of all signals, sorted.
func signalNames() []string { return slices.Sorted(maps.Keys(topics())) }

// signalsExport is the member "signals" of the module: each name under both spellings.
func (h *Host) signalsExport() goja.Value {
	o := h.rt.NewObject()
	for _, name := range signalNames() {
		h.define(o, name, h.rt.ToValue(name))
	}
	return o
}

func (h *Host) mustFailure(req *crawl.Request, cause error) goja.Value {
	f, err := h.failure(req, cause)
	if err != nil {
		panic(h.rt.NewTypeError("%s", fmt.Sprint(err)))
	}
	return f
}
