package adapter

import (
	"context"
	"log/slog"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/logging"
)

// Format writes the arguments of a log call as one text, as console.log does.
type Format func(args []goja.Value) string

// function is a native function of an object of the script.
type function = func(goja.FunctionCall) goja.Value

// object makes an object with methods under both spellings of their names.
func (h *Host) object(methods map[string]function) *goja.Object {
	o := h.rt.NewObject()
	for name, fn := range methods {
		h.define(o, name, h.rt.ToValue(fn))
	}
	return o
}

func (h *Host) define(o *goja.Object, snake string, v goja.Value) {
	for _, name := range convert.Spellings(snake) {
		if err := o.Set(name, v); err != nil {
			panic(err)
		}
	}
}

// newCrawler is what a script knows as this.crawler.
func newCrawler(h *Host, env *component.Env, s *Spider) *goja.Object {
	o := h.object(nil)
	h.define(o, "settings", newSettings(h, env.Settings, spiderPriority))
	h.define(o, "stats", newStats(h, env))
	h.define(o, "engine", newEngine(h, env))
	h.define(o, "signals", newSignals(h, env))
	spider := h.rt.ToValue(func(goja.FunctionCall) goja.Value {
		if s.object == nil {
			return goja.Null()
		}
		return s.object
	})
	if err := o.DefineAccessorProperty("spider", spider, nil, goja.FLAG_TRUE, goja.FLAG_TRUE); err != nil {
		panic(err)
	}
	return o
}

// newEngine is crawler.engine.
func newEngine(h *Host, env *component.Env) *goja.Object {
	return h.object(map[string]function{
		"download": h.rejecting(func(c goja.FunctionCall) goja.Value {
			return h.download(env, c.Argument(0), c.Argument(1))
		}),
		"crawl": h.rejecting(func(c goja.FunctionCall) goja.Value {
			req := h.requestArgument("engine.crawl", c.Argument(0), goja.Undefined())
			h.realm.HandOver(req)
			scheduled := env.Engine.Schedule(req)
			return h.promise(func(ctx context.Context) error {
				_, err := scheduled.Await(ctx)
				return err
			})
		}),
		"close": func(c goja.FunctionCall) goja.Value {
			reason := ""
			if !goja.IsUndefined(c.Argument(0)) {
				reason = c.Argument(0).String()
			}
			env.Engine.Close(reason)
			return goja.Undefined()
		},
		"pause":   func(goja.FunctionCall) goja.Value { env.Engine.Pause(); return goja.Undefined() },
		"unpause": func(goja.FunctionCall) goja.Value { env.Engine.Unpause(); return goja.Undefined() },
	})
}

// download fetches a request, or a URL with options, and resolves to its response.
func (h *Host) download(env *component.Env, target, options goja.Value) goja.Value {
	options, signal := h.withoutSignal(options)
	req := h.requestArgument("download", target, options)
	aborted := h.abortable(signal)
	h.realm.HandOver(req)
	ctx, cancel := aborted.context(h.loop.Context())
	wait := h.Download(ctx, env, req)
	return h.rt.ToValue(loop.Promise(h.loop, func(context.Context) (*crawl.Response, error) {
		defer cancel()
		defer h.loop.Post(func(*goja.Runtime) { h.realm.HandBack(req) })
		return wait()
	}, func(_ *goja.Runtime, resp *crawl.Response) goja.Value { return h.realm.Response(resp) }))
}

// requestArgument is a Request, or one made of a URL and options.
func (h *Host) requestArgument(what string, target, options goja.Value) *crawl.Request {
	if req, ok := h.realm.ToRequest(target); ok {
		return req
	}
	if _, isText := convert.Export[string](target); !isText {
		panic(h.rt.NewTypeError("%s takes a Request or a URL, not %s", what, target.String()))
	}
	made, err := h.rt.New(h.realm.Classes()["Request"], target, options)
	if err != nil {
		panic(err)
	}
	req, _ := h.realm.ToRequest(made)
	return req
}

// promise runs work that has no result.
func (h *Host) promise(work func(ctx context.Context) error) goja.Value {
	return h.rt.ToValue(loop.Promise(h.loop, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, work(ctx)
	}, func(*goja.Runtime, struct{}) goja.Value { return goja.Undefined() }))
}

// rejecting makes what a function throws a rejection of the promise it returns.
func (h *Host) rejecting(fn function) function {
	return func(c goja.FunctionCall) (v goja.Value) {
		thrown := h.rt.Try(func() { v = fn(c) })
		if thrown == nil {
			return v
		}
		promise, _, reject := h.rt.NewPromise()
		if err := reject(thrown.Value()); err != nil {
			panic(err)
		}
		return h.rt.ToValue(promise)
	}
}

// newStats is crawler.stats.
func newStats(h *Host, env *component.Env) *goja.Object {
	key := func(c goja.FunctionCall) string { return c.Argument(0).String() }
	number := func(v goja.Value, fallback int64) int64 {
		if goja.IsUndefined(v) {
			return fallback
		}
		return v.ToInteger()
	}
	return h.object(map[string]function{
		"get_value": func(c goja.FunctionCall) goja.Value {
			if v := env.Stats.Get(key(c)); v != nil {
				return convert.ToJS(h.rt, v)
			}
			return orUndefined(c.Argument(1), goja.Null())
		},
		"set_value": func(c goja.FunctionCall) goja.Value {
			v, err := convert.ToGo(h.rt, c.Argument(1))
			if err != nil {
				panic(h.rt.NewTypeError("stats.setValue(%q): %s", key(c), err.Error()))
			}
			env.Stats.Set(key(c), v)
			return goja.Undefined()
		},
		"inc_value": func(c goja.FunctionCall) goja.Value {
			env.Stats.Inc(key(c), number(c.Argument(1), 1))
			return goja.Undefined()
		},
		"max_value": func(c goja.FunctionCall) goja.Value {
			env.Stats.Max(key(c), c.Argument(1).ToFloat())
			return goja.Undefined()
		},
		"min_value": func(c goja.FunctionCall) goja.Value {
			env.Stats.Min(key(c), c.Argument(1).ToFloat())
			return goja.Undefined()
		},
		"get_stats": func(goja.FunctionCall) goja.Value {
			o := h.rt.NewObject()
			for name, v := range env.Stats.All() {
				if err := o.Set(name, convert.ToJS(h.rt, v)); err != nil {
					panic(err)
				}
			}
			return o
		},
	})
}

func orUndefined(v, fallback goja.Value) goja.Value {
	if goja.IsUndefined(v) {
		return fallback
	}
	return v
}

// newLogger is this.logger: a method per level, Python's names and console's.
func newLogger(h *Host, log *slog.Logger, format Format) *goja.Object {
	at := func(level slog.Level) function {
		return func(c goja.FunctionCall) goja.Value {
			if log.Enabled(context.Background(), level) {
				log.Log(context.Background(), level, format(c.Arguments))
			}
			return goja.Undefined()
		}
	}
	o := h.object(map[string]function{
		"debug": at(slog.LevelDebug), "info": at(slog.LevelInfo), "log": at(slog.LevelInfo),
		"warning": at(slog.LevelWarn), "warn": at(slog.LevelWarn), "error": at(slog.LevelError),
		"exception": at(slog.LevelError), "critical": at(logging.LevelCritical),
	})
	return o
}
