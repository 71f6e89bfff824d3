package adapter

import (
	"context"
	"errors"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
)

// spiderMiddleware makes a spider middleware of a component.
func spiderMiddleware(in *instance) spidermw.Middleware {
	m := spidermw.Middleware{Name: in.name}
	if in.has("process_start") {
		m.ProcessStart = func(ctx context.Context, out crawl.Output) crawl.Output {
			return in.through(ctx, "process_start", nil, out)
		}
	}
	if in.has("process_spider_input") {
		m.ProcessSpiderInput = in.processInput
	}
	if in.has("process_spider_output") {
		m.ProcessSpiderOutput = func(ctx context.Context, resp *crawl.Response, out crawl.Output) crawl.Output {
			return in.through(ctx, "process_spider_output", resp, out)
		}
	}
	if in.has("process_spider_exception") {
		m.ProcessSpiderException = in.processException
	}
	return m
}

func (in *instance) processInput(ctx context.Context, resp *crawl.Response) error {
	_, err := in.await(loop.WithOrigin(ctx, resp.Request), "process_spider_input", func() []goja.Value {
		return []goja.Value{in.host.realm.Response(resp)}
	}, func(v goja.Value) (any, error) {
		if !goja.IsUndefined(v) && !goja.IsNull(v) {
			return nil, in.invalid("process_spider_input", v, "nothing, or throw")
		}
		return nil, nil
	})
	return err
}

// through hands a stream to a hook as an async iterable and gives back what the hook
// makes of it. Each value is pulled when the hook asks for it. Response is nil for start().
func (in *instance) through(ctx context.Context, hook string, resp *crawl.Response, out crawl.Output) crawl.Output {
	if resp != nil {
		ctx = loop.WithOrigin(ctx, resp.Request)
	}
	return func(yield func(crawl.Result, error) bool) {
		source := newSource(ctx, in.host, out)
		defer source.stop()
		call := func(*goja.Runtime) (goja.Value, error) {
			args := []goja.Value{source.object()}
			if resp != nil {
				args = []goja.Value{in.host.realm.Response(resp), source.object()}
			}
			v, err := in.call(hook, args...)
			if err != nil {
				return nil, err
			}
			return in.iterable(hook, v)
		}
		for r, err := range in.results(ctx, resp, hook, call) {
			// A promise rejects with an exception; what it is about must be the same without.
			if invalid, ok := errors.AsType[*spidermw.InvalidOutput](err); ok {
				err = invalid
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// processException calls the hook; null and undefined mean "not mine".
func (in *instance) processException(ctx context.Context, resp *crawl.Response, cause error) (crawl.Output, error) {
	ctx = loop.WithOrigin(ctx, resp.Request)
	answer, err := in.await(ctx, "process_spider_exception", func() []goja.Value {
		return []goja.Value{in.host.realm.Response(resp), in.host.realm.Errors.ToJS(in.host.rt, cause)}
	}, func(v goja.Value) (any, error) {
		if goja.IsUndefined(v) || goja.IsNull(v) {
			return nil, nil
		}
		if !in.host.iterates(v) {
			return nil, in.invalid("process_spider_exception", v, "null or an iterable of requests and items")
		}
		return v, nil
	})
	if err != nil || answer == nil {
		return nil, err
	}
	return in.results(ctx, resp, "process_spider_exception", func(*goja.Runtime) (goja.Value, error) {
		return answer.(goja.Value), nil
	}), nil
}

// results ranges over the iterable that a hook returned. Response is nil for start().
func (in *instance) results(ctx context.Context, resp *crawl.Response, hook string, call func(*goja.Runtime) (goja.Value, error)) crawl.Output {
	return in.host.spider.outputFor(ctx, resp, convert.Camel(hook)+" of "+in.name, call)
}

// iterable checks what an output hook returned, now or when its promise resolves.
func (in *instance) iterable(hook string, v goja.Value) (goja.Value, error) {
	const takes = "an iterable of requests and items"
	if o, ok := v.(*goja.Object); ok {
		if _, ok := goja.AssertFunction(o.Get("then")); ok {
			return in.host.then(o, func(v goja.Value) goja.Value {
				if !in.host.iterates(v) {
					in.host.realm.Errors.Throw(in.invalid(hook, v, takes))
				}
				return v
			})
		}
	}
	if !in.host.iterates(v) {
		return nil, in.invalid(hook, v, takes)
	}
	return v, nil
}

// then is the promise of what fn makes of the value of a thenable. The then of one that is no
// promise returns nothing that could be waited for.
func (h *Host) then(thenable *goja.Object, fn func(v goja.Value) goja.Value) (goja.Value, error) {
	promise, resolve, _ := h.rt.NewPromise()
	if err := resolve(thenable); err != nil {
		return nil, err
	}
	o := h.rt.ToValue(promise).ToObject(h.rt)
	then, _ := goja.AssertFunction(o.Get("then"))
	return then(o, h.rt.ToValue(func(c goja.FunctionCall) goja.Value { return fn(c.Argument(0)) }))
}

// iterates says that a value is an object to loop over, with or without await.
func (h *Host) iterates(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return ok && (o.GetSymbol(goja.SymIterator) != nil || o.GetSymbol(h.asyncIterator) != nil)
}

// invalid is the error of a hook that returned what it must not.
func (in *instance) invalid(hook string, v goja.Value, takes string) error {
	return &spidermw.InvalidOutput{Err: in.wrong(hook, v, takes)}
}
