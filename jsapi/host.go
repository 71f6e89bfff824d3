package jsapi

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/adapter"
	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/console"
	"github.com/gojscrape/gojscrape/jsapi/modules/fetch"
	"github.com/gojscrape/gojscrape/jsapi/modules/sql"
	"github.com/gojscrape/gojscrape/jsapi/objects"
	"github.com/gojscrape/gojscrape/jsapi/prelude"
	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// host is the runtime of one script: what is installed in it, and where its errors that
// nobody awaits go.
type host struct {
	opts    Options
	code    bool // errors of the top level show the code around their place
	rt      *goja.Runtime
	realm   *objects.Realm
	adapter *adapter.Host
	name    string                        // of the spider
	env     atomic.Pointer[component.Env] // nil until the crawl is built

	returned sync.Map // generators that were warned of: name → true

	databases *sql.Connections // of gojscrape/sql
}

func newHost(opts Options) *host {
	h := &host{opts: opts}
	h.databases = sql.NewConnections(h.logger)
	return h
}

// loopOptions come before there is a runtime; what they call finds the realm later.
func (h *host) loopOptions() loop.Options {
	return loop.Options{
		CPULimit: seconds(settings.Get(h.opts.Settings, settings.CallbackCPULimit)),
		FromJS: func(rt *goja.Runtime, v goja.Value) error {
			if h.realm == nil {
				return fmt.Errorf("%s", v.String())
			}
			return h.realm.Errors.FromJS(rt, v)
		},
		ToJS:        func(rt *goja.Runtime, err error) goja.Value { return h.realm.Errors.ToJS(rt, err) },
		Single:      h.single,
		OnError:     h.onError,
		OnUnhandled: h.onUnhandled,
		OnSlow:      h.onSlow,
		OnReturn:    h.onReturn,
	}
}

// install puts into a runtime, in this order, what a script may rely on: what the
// language lacks, the classes of "gojscrape", and the globals of the web.
func (h *host) install(l *loop.Loop) func(*goja.Runtime) (goja.Value, error) {
	return func(rt *goja.Runtime) (goja.Value, error) {
		h.rt = rt
		if err := prelude.Run(rt); err != nil {
			return nil, err
		}
		var err error
		if h.realm, err = objects.New(rt); err != nil {
			return nil, err
		}
		if h.code {
			h.realm.Errors.Code = codeAt
		}
		if h.adapter, err = adapter.NewHost(l, rt, h.realm); err != nil {
			return nil, err
		}
		globals := modules.Options{Console: console.Options{Log: h.console, Enabled: h.enabled}, Process: h.process()}
		if err := modules.Install(rt, globals); err != nil {
			return nil, err
		}
		if err := fetch.Install(rt, l, fetch.Options{Fetch: h.fetch}); err != nil {
			return nil, err
		}
		if err := h.installNode(rt, l); err != nil {
			return nil, err
		}
		databases, err := sql.Module(l, rt, sql.Options{Connections: h.databases})
		if err != nil {
			return nil, err
		}
		if err := h.expose("gojscrape/sql", databases); err != nil {
			return nil, err
		}
		return goja.Undefined(), h.exposeClasses()
	}
}

// exposeClasses makes the module "gojscrape".
func (h *host) exposeClasses() error {
	exports := h.rt.NewObject()
	for name, v := range h.adapter.Exports() {
		if err := exports.Set(name, v); err != nil {
			return err
		}
	}
	return h.expose("gojscrape", exports)
}

// expose puts the exports of a module where bundles look for them.
func (h *host) expose(module string, exports *goja.Object) error {
	symbol, err := h.rt.RunString(fmt.Sprintf("Symbol.for(%q)", module))
	if err != nil {
		return err
	}
	return h.rt.GlobalObject().DefineDataPropertySymbol(symbol.(*goja.Symbol), exports, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
}

// single says that an object is one result of a callback though it can be iterated over.
func (h *host) single(v goja.Value) bool {
	if _, isRequest := h.realm.ToRequest(v); isRequest {
		return true
	}
	return convert.IsMap(v) // a Map is an item
}

// spiders are the spider classes that a module exports, each once.
func (h *host) spiders(namespace goja.Value) ([]*adapter.Class, error) {
	var classes []*adapter.Class
	var seen []goja.Value
	for _, v := range exported(h.rt, namespace) {
		if slices.Contains(seen, v) {
			continue
		}
		seen = append(seen, v)
		c, ok, err := h.adapter.Class(v)
		if err != nil {
			return nil, err
		}
		if ok {
			classes = append(classes, c)
		}
	}
	return classes, nil
}

// exported are the values of a module's exports, and of the object that a CommonJS
// module exports as its default.
func exported(rt *goja.Runtime, namespace goja.Value) []goja.Value {
	ns := namespace.ToObject(rt)
	var values []goja.Value
	for _, name := range ns.Keys() {
		v := ns.Get(name)
		values = append(values, v)
		if o, ok := v.(*goja.Object); ok && name == "default" && o.ClassName() == "Object" {
			for _, inner := range o.Keys() {
				values = append(values, o.Get(inner))
			}
		}
	}
	return values
}

// begin ties the runtime to a crawl: from now on it logs and counts there.
func (h *host) begin(env *component.Env, name string, l *loop.Loop) {
	h.name = name
	h.env.Store(env)
	if !h.opts.Frames {
		h.hideCode(l)
	}
	l.SetCPULimit(seconds(settings.Get(env.Settings, settings.CallbackCPULimit)))
	l.SetPendingLimit(seconds(settings.Get(env.Settings, settings.HookTimeout)))
}

// fetch downloads for fetch(): as the crawl downloads everything.
func (h *host) fetch(ctx context.Context, req *crawl.Request) (wait func() (*crawl.Response, error)) {
	env := h.env.Load()
	if env == nil {
		return func() (*crawl.Response, error) { return nil, fetch.ErrNoCrawl }
	}
	begun := h.adapter.Download(ctx, env, req)
	return func() (*crawl.Response, error) {
		resp, err := begun()
		if errors.Is(err, component.ErrNotRunning) {
			return nil, fetch.ErrNoCrawl
		}
		return resp, err
	}
}

// console is where console.log and its kin go: the log, under the spider's name.
func (h *host) console(level slog.Level, text string) {
	h.logger().Log(context.Background(), level, text)
}

func (h *host) enabled(level slog.Level) bool { return h.logger().Enabled(context.Background(), level) }

func (h *host) format(args []goja.Value) string { return console.Format(h.rt, args) }

// onError hears of errors that no call is waiting for.
func (h *host) onError(origin any, err error) {
	h.report(origin, "Uncaught error", err)
	if env := h.env.Load(); env != nil {
		env.Stats.Inc("spider_exceptions/count", 1)
		env.Stats.Inc("spider_exceptions/"+crawl.ErrorName(err), 1)
	}
}

// onUnhandled applies UNHANDLED_REJECTION.
func (h *host) onUnhandled(origin any, err error) {
	env := h.env.Load()
	if env == nil {
		h.report(origin, "Unhandled rejection", err)
		return
	}
	switch settings.Get(env.Settings, settings.UnhandledRejection) {
	case "ignore":
		return
	case "strict":
		defer env.Engine.Close("unhandled_rejection")
	}
	env.Stats.Inc("spider_exceptions/count", 1)
	env.Stats.Inc("spider_exceptions/UnhandledRejection", 1)
	h.report(origin, "Unhandled rejection", err)
}

// onSlow warns of a hook whose promise has been pending for long.
func (h *host) onSlow(name string, origin any, since time.Duration) {
	h.logger().Warn(fmt.Sprintf("%s has been waiting for %v%s", name, since.Round(time.Second), whileProcessing(origin)))
}

// onReturn warns, once for each callback, of what a generator returned: nobody gets it.
func (h *host) onReturn(name string, _ any, value goja.Value) {
	env := h.env.Load()
	if env == nil || !settings.Get(env.Settings, settings.WarnOnGeneratorReturnValue) {
		return
	}
	if _, warned := h.returned.LoadOrStore(name, true); warned {
		return
	}
	h.logger().Warn(fmt.Sprintf("%s is a generator and returned %s: only what it yields is used (see WARN_ON_GENERATOR_RETURN_VALUE)",
		name, console.Format(h.rt, []goja.Value{value})))
}

// report logs an error with the request whose code caused it.
func (h *host) report(origin any, what string, err error) {
	h.logger().Error(what+whileProcessing(origin), "err", err)
}

func whileProcessing(origin any) string {
	if req, ok := origin.(*crawl.Request); ok {
		return " while processing " + req.String()
	}
	return ""
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

// logger is where the script logs: under the spider's name in a crawl, before it to
// where the options say.
func (h *host) logger() *slog.Logger {
	if env := h.env.Load(); env != nil {
		return env.Logger(h.name)
	}
	return h.opts.Log.With("logger", "script")
}
