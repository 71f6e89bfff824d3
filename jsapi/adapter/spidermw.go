package adapter

import (
	"context"

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
			return nil, in.wrong("process_spider_input", v, "nothing, or throw")
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
			return in.call(hook, args...)
		}
		for r, err := range in.results(ctx, hook, call) {
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
		if _, ok := v.(*goja.Object); !ok {
			return nil, in.wrong("process_spider_exception", v, "null or an iterable of requests and items")
		}
		return v, nil
	})
	if err != nil || answer == nil {
		return nil, err
	}
	return in.results(ctx, "process_spider_exception", func(*goja.Runtime) (goja.Value, error) {
		return answer.(goja.Value), nil
	}), nil
}

// results ranges over the iterable that a hook returned.
func (in *instance) results(ctx context.Context, hook string, call func(*goja.Runtime) (goja.Value, error)) crawl.Output {
	return in.host.spider.output(ctx, convert.Camel(hook)+" of "+in.name, call)
}
