package adapter

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

var _ crawl.Origin = (*Host)(nil)

// Holds says that a request has values that only this runtime can use.
func (h *Host) Holds(req *crawl.Request) bool { return h.realm.Holds(req) }

// Move copies a request for newer code.
func (h *Host) Move(ctx context.Context, req *crawl.Request) (*crawl.Request, error) {
	moved, err := h.loop.Await(ctx, func(*goja.Runtime) (goja.Value, error) {
		return goja.Undefined(), nil
	}, func(goja.Value) (any, error) { return h.realm.Move(req) })
	if err != nil {
		return nil, err
	}
	return moved.(*crawl.Request), nil
}

// Methods are the names of all methods of the instance, those of its classes included. A
// function that is given to it later is not among them.
func (s *Spider) Methods(ctx context.Context) (map[string]bool, error) {
	methods := map[string]bool{}
	_, err := s.host.loop.Await(ctx, func(rt *goja.Runtime) (goja.Value, error) {
		for o := s.object; o != nil; o = o.Prototype() {
			for _, name := range o.GetOwnPropertyNames() {
				// A getter may throw: then it gives no method.
				_ = rt.Try(func() {
					if _, err := s.method(name); err == nil {
						methods[name] = true
					}
				})
			}
		}
		return goja.Undefined(), nil
	}, discard)
	return methods, err
}

// Legacy is what a spider leaves to the spider of newer code, as plain data.
type Legacy struct {
	State  crawl.Fields // this.state
	Spider crawl.Fields // the fields of the instance
}

// Legacy takes what there is. A part of the state that is no plain data is left out, and
// named in the error, with which the rest is as good.
func (s *Spider) Legacy(ctx context.Context) (Legacy, error) {
	var l Legacy
	var left []string
	_, err := s.host.loop.Await(ctx, func(*goja.Runtime) (goja.Value, error) {
		if state, ok := s.object.Get("state").(*goja.Object); ok {
			l.State, left = s.host.dataOf(state)
		}
		l.Spider, _ = s.host.dataOf(s.object)
		return goja.Undefined(), nil
	}, discard)
	if err == nil && len(left) > 0 {
		err = &LeftOut{strings.Join(left, "; ")}
	}
	return l, err
}

// LeftOut says what of this.state could not be carried over.
type LeftOut struct{ What string }

func (e *LeftOut) Error() string { return "this.state is not carried over whole: " + e.What }

// dataOf are the own fields of an object that are data, and what is wrong with the others.
func (h *Host) dataOf(o *goja.Object) (fields crawl.Fields, left []string) {
	for _, name := range o.Keys() {
		var v goja.Value
		thrown := h.rt.Try(func() { v = o.Get(name) })
		if thrown != nil {
			left = append(left, name+": "+thrown.Error())
			continue
		}
		value, err := convert.ToGo(h.rt, v)
		if err != nil {
			left = append(left, name+": "+err.Error())
			continue
		}
		fields = append(fields, crawl.Field{Name: name, Value: value})
	}
	return fields, left
}

// Inherit gives a new instance the state of the one that it takes over from: what the
// static method reload makes of it, or else the state as it is.
func (s *Spider) Inherit(ctx context.Context, l Legacy) error {
	ctx = loop.WithName(ctx, "static reload of "+s.name)
	_, err := s.host.loop.Await(ctx, func(rt *goja.Runtime) (goja.Value, error) {
		if hook, ok := goja.AssertFunction(s.class.Get("reload")); ok {
			previous := convert.ToJS(rt, crawl.Fields{{Name: "state", Value: l.State}, {Name: "spider", Value: l.Spider}})
			return hook(s.class, previous)
		}
		return convert.ToJS(rt, l.State), nil
	}, func(given goja.Value) (any, error) { return nil, s.mergeState(given) })
	if err != nil {
		return fmt.Errorf("handing over to spider %q: %w", s.name, err)
	}
	return nil
}

func (s *Spider) mergeState(given goja.Value) error {
	if given == nil || goja.IsUndefined(given) || goja.IsNull(given) {
		return nil
	}
	from, ok := given.(*goja.Object)
	if !ok {
		return fmt.Errorf("static reload returned %s: it takes an object for this.state, or nothing", s.host.shown(given))
	}
	state, ok := s.object.Get("state").(*goja.Object)
	if !ok {
		return errors.New("this.state is no object")
	}
	for _, key := range from.Keys() {
		if err := state.Set(key, from.Get(key)); err != nil {
			return err
		}
	}
	return nil
}
