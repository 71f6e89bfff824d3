package adapter

import (
	"context"
	"fmt"
	"math/big"
	"reflect"
	"strconv"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// yielded is one value of a hook: a result, or why it is none.
type yielded struct {
	result  crawl.Result
	refused error
}

// output is what a hook yields, as the engine takes it.
func (s *Spider) output(ctx context.Context, name string, call func(*goja.Runtime) (goja.Value, error)) crawl.Output {
	return s.outputFor(ctx, nil, name, call)
}

// outputFor is output for a response. A value that is no result is an error of its own: it
// is logged and counted, and the hook goes on with the next one.
func (s *Spider) outputFor(ctx context.Context, resp *crawl.Response, name string, call func(*goja.Runtime) (goja.Value, error)) crawl.Output {
	values := loop.Iterate(loop.WithName(ctx, name), s.host.loop, call, func(_ *goja.Runtime, v goja.Value) (yielded, bool, error) {
		return s.result(name, v)
	})
	return func(yield func(crawl.Result, error) bool) {
		refuse := refusals{spider: s, resp: resp}
		defer refuse.end()
		for y, err := range values {
			if y.refused != nil {
				if !refuse.one(ctx, y.refused) {
					return
				}
			} else if !yield(y.result, err) {
				return
			}
		}
	}
}

// result is one yielded value; null and undefined are skipped.
func (s *Spider) result(name string, v goja.Value) (yielded, bool, error) {
	if v == nil || goja.IsNull(v) || goja.IsUndefined(v) {
		return yielded{}, false, nil
	}
	o, ok := v.(*goja.Object)
	if !ok {
		return s.wrong(name, primitive(v))
	}
	if req, ok := s.host.realm.ToRequest(o); ok {
		return s.request(name, req)
	}
	if what := s.host.notItem(o); what != "" {
		return s.wrong(name, what)
	}
	return yielded{result: crawl.Result{Item: s.host.newItem(o)}}, true, nil
}

func (s *Spider) wrong(name, what string) (yielded, bool, error) {
	return s.refused(fmt.Errorf("%s yielded %s: it takes a Request, an item (an object) or null", name, what))
}

// refused is a value that is no result, with the place of the yield where it is known.
func (s *Spider) refused(err error) (yielded, bool, error) {
	if place := s.host.loop.Yielding(); place != "" {
		err = fmt.Errorf("%w\n    near %s", err, place)
	}
	return yielded{refused: err}, true, nil
}

// primitive is a value as the author would write it.
func primitive(v goja.Value) string {
	if symbol, ok := v.(*goja.Symbol); ok {
		return "Symbol(" + symbol.String() + ")"
	}
	switch x := v.Export().(type) {
	case string:
		return strconv.Quote(x)
	case *big.Int:
		return x.String() + "n"
	}
	return v.String()
}

// shown is any value for a message. What it has of its own to turn it into text may fail.
func (h *Host) shown(v goja.Value) string {
	o, ok := v.(*goja.Object)
	if !ok {
		return primitive(v)
	}
	text := "an object that can't be shown"
	// What toString or a trap throws is of no interest here.
	_ = h.rt.Try(func() {
		if what := h.notItem(o); what != "" {
			text = what
			return
		}
		text = o.String()
	})
	return text
}

var (
	typePromise = reflect.TypeFor[*goja.Promise]()
	typeTime    = reflect.TypeFor[time.Time]()
	typeSet     = reflect.TypeFor[[]any]()
	typeBytes   = reflect.TypeFor[[]byte]()
	typeBuffer  = reflect.TypeFor[goja.ArrayBuffer]()
)

// notItem names an object that nobody means as an item; "" is one that may be.
func (h *Host) notItem(o *goja.Object) string {
	switch o.ClassName() {
	case "Function":
		return "a function"
	case "Error":
		return "an error (" + o.String() + ")"
	case "Array":
		return "an array (yield* takes it apart)"
	case "RegExp", "String", "Number", "Boolean":
		return "a " + o.ClassName()
	}
	kind := o.ExportType()
	switch kind {
	case typePromise:
		return "a promise (did you forget await, or yield* of an async generator?)"
	case typeTime:
		return "a Date"
	case typeSet:
		return "a Set (yield* takes it apart)"
	case typeBytes, typeBuffer:
		return "bytes"
	}
	if kind.Kind() == reflect.Slice && kind.Elem().Kind() != reflect.Array && kind.Elem().Kind() != reflect.Interface {
		return "a typed array"
	}
	if _, ok := h.realm.ToResponse(o); ok {
		return "a Response"
	}
	if _, ok := h.realm.ToRequest(o); ok {
		return "a Request"
	}
	if _, ok := h.realm.ToSelector(o); ok {
		return "a Selector"
	}
	if _, ok := goja.AssertFunction(o.Get("next")); ok {
		return "a generator (yield* takes it apart)"
	}
	return ""
}

// request checks the callbacks of a yielded request while the script is still at the
// place where it made the mistake.
func (s *Spider) request(name string, req *crawl.Request) (yielded, bool, error) {
	for _, method := range []string{req.Callback.Name, req.Errback.Name} {
		if method == "" {
			continue
		}
		if _, err := s.method(method); err != nil {
			return s.refused(fmt.Errorf("%s yielded %s: %w", name, req, err))
		}
	}
	if err := s.attrs.refresh(s); err != nil {
		return yielded{}, false, err
	}
	s.host.realm.HandOver(req)
	return yielded{result: crawl.Result{Request: req}}, true, nil
}
