// Package adapter makes a script's classes look like the roles of the engine: a spider
// class becomes a crawl.Spider. It owns no state of its own beyond what connects the
// two sides.
package adapter

import (
	"context"
	"fmt"
	"sync"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/objects"
	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// Spider is an instance of a spider class.
type Spider struct {
	host   *Host
	env    *component.Env // of its crawl
	class  *goja.Object
	object *goja.Object
	name   string
	attrs  attributes

	habits sync.Map // name of a callback → *habit
}

var _ crawl.Spider = (*Spider)(nil)

// Name is the name of the spider.
func (s *Spider) Name() string { return s.name }

// Start is what start() yields.
func (s *Spider) Start(ctx context.Context) crawl.Output {
	return s.output(ctx, "start", func(*goja.Runtime) (goja.Value, error) { return s.call("start") })
}

// Parse is what the callback of a response yields.
func (s *Spider) Parse(ctx context.Context, cb crawl.Callback, resp *crawl.Response) crawl.Output {
	name := cb.Name
	if name == "" {
		name = "parse"
	}
	return s.respond(ctx, name, resp, func() (goja.Callable, error) { return s.method(name) })
}

// respond calls a callback with a response.
func (s *Spider) respond(ctx context.Context, name string, resp *crawl.Response, find func() (goja.Callable, error)) crawl.Output {
	realm := s.host.realm
	ctx = loop.WithOrigin(ctx, resp.Request)
	out := s.outputFor(ctx, resp, name, func(rt *goja.Runtime) (goja.Value, error) {
		fn, err := find()
		if err != nil {
			return nil, err
		}
		realm.HandBack(resp.Request)
		return fn(s.object, realm.Response(resp), realm.Kwargs(resp.Request))
	})
	return func(yield func(crawl.Result, error) bool) {
		habit := s.habit(name)
		if habit.expected() {
			resp.Prepare()
		}
		out(yield)
		habit.note(resp.Asked())
	}
}

// Fail is what the errback of a failed request yields.
func (s *Spider) Fail(ctx context.Context, eb crawl.Errback, req *crawl.Request, cause error) crawl.Output {
	return s.fail(ctx, eb.Name, req, cause, func() (goja.Callable, error) { return s.method(eb.Name) })
}

func (s *Spider) fail(ctx context.Context, name string, req *crawl.Request, cause error, find func() (goja.Callable, error)) crawl.Output {
	return s.output(loop.WithOrigin(ctx, req), name, func(*goja.Runtime) (goja.Value, error) {
		fn, err := find()
		if err != nil {
			return nil, err
		}
		s.host.realm.HandBack(req)
		failure, err := s.host.failure(req, cause)
		if err != nil {
			return nil, err
		}
		return fn(s.object, failure)
	})
}

// Close calls the spider's closed(reason).
func (s *Spider) Close(ctx context.Context, reason string) error {
	ctx = loop.WithName(ctx, "closed of "+s.name)
	_, err := s.host.loop.Await(ctx, func(rt *goja.Runtime) (goja.Value, error) {
		return s.call("closed", rt.ToValue(reason))
	}, discard)
	return err
}

// method is a method of the spider.
func (s *Spider) method(name string) (goja.Callable, error) {
	fn, ok := goja.AssertFunction(s.member(name))
	if !ok {
		return nil, fmt.Errorf("spider %q has no method %q for a callback", s.name, name)
	}
	return fn, nil
}

// member reads a member of the instance, which is not there yet in its constructor.
func (s *Spider) member(name string) goja.Value {
	if s.object == nil {
		return nil
	}
	return s.object.Get(name)
}

// call calls a hook in either spelling, if there is one.
func (s *Spider) call(hook string, args ...goja.Value) (goja.Value, error) {
	fn, ok := goja.AssertFunction(s.host.get(s.object, hook))
	if !ok {
		return goja.Undefined(), nil
	}
	return fn(s.object, args...)
}

var _ objects.Methods = (*Spider)(nil)

// Callback is a function of the script as a callback: by name when it is a method.
func (s *Spider) Callback(fn *goja.Object) crawl.Callback {
	if name := s.methodName(fn); name != "" {
		return crawl.Callback{Name: name}
	}
	call, _ := goja.AssertFunction(fn)
	name := functionName(fn)
	return crawl.Callback{Handle: fn, Func: func(ctx context.Context, resp *crawl.Response) crawl.Output {
		return s.respond(ctx, name, resp, func() (goja.Callable, error) { return call, nil })
	}}
}

// Errback is a function of the script as an errback.
func (s *Spider) Errback(fn *goja.Object) crawl.Errback {
	if name := s.methodName(fn); name != "" {
		return crawl.Errback{Name: name}
	}
	call, _ := goja.AssertFunction(fn)
	name := functionName(fn)
	return crawl.Errback{Handle: fn, Func: func(ctx context.Context, req *crawl.Request, cause error) crawl.Output {
		return s.fail(ctx, name, req, cause, func() (goja.Callable, error) { return call, nil })
	}}
}

// Method returns the spider's method of that name, nil when it has none.
func (s *Spider) Method(name string) goja.Value {
	if _, err := s.method(name); err != nil {
		return nil
	}
	return s.object.Get(name)
}

// methodName is the name under which the spider has fn as a method, "" when it has not.
func (s *Spider) methodName(fn *goja.Object) string {
	name := fn.Get("name")
	if name == nil || name.String() == "" {
		return ""
	}
	if m, ok := s.member(name.String()).(*goja.Object); ok && m == fn {
		return name.String()
	}
	return ""
}

func functionName(fn *goja.Object) string {
	if name := fn.Get("name"); name != nil && name.String() != "" {
		return name.String()
	}
	return "callback"
}
