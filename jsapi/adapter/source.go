package adapter

import (
	"context"
	"iter"
	"sync"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// source is a stream of the engine as an async iterable of the script: a spider
// middleware reads the output of a callback from it, whoever made that.
type source struct {
	ctx  context.Context
	host *Host

	mu   sync.Mutex // next and stop must not run at once; a script may ask without waiting
	next func() (crawl.Result, error, bool)
	end  func()
}

func newSource(ctx context.Context, h *Host, out crawl.Output) *source {
	s := &source{ctx: ctx, host: h}
	s.next, s.end = iter.Pull2(out)
	return s
}

// step is one answer of the iterator; value makes its object on the loop.
type step struct {
	value func() goja.Value
	done  bool
}

// pull waits for the next value, off the loop.
func (s *source) pull(ctx context.Context) (step, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, err, ok := s.next()
	if err != nil || !ok {
		return step{goja.Undefined, true}, err
	}
	value, err := s.host.resultValue(ctx, r)
	return step{value, false}, err
}

// stop ends the stream behind: its generators run their finally blocks.
func (s *source) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.end()
}

// object makes the iterable, on the loop.
func (s *source) object() goja.Value {
	h := s.host
	o := h.object(map[string]function{
		"next": func(goja.FunctionCall) goja.Value {
			return h.rt.ToValue(loop.Promise(h.loop, s.pull, func(_ *goja.Runtime, st step) goja.Value {
				return h.iteratorResult(st.value(), st.done)
			}))
		},
		"return": func(c goja.FunctionCall) goja.Value {
			value := c.Argument(0)
			return h.rt.ToValue(loop.Promise(h.loop, func(context.Context) (struct{}, error) {
				s.stop()
				return struct{}{}, nil
			}, func(*goja.Runtime, struct{}) goja.Value { return h.iteratorResult(value, true) }))
		},
	})
	self := h.rt.ToValue(func(c goja.FunctionCall) goja.Value { return c.This })
	if err := o.DefineDataPropertySymbol(h.asyncIterator, self, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE); err != nil {
		panic(err)
	}
	return o
}

// resultValue returns what makes, on the loop, the object of a yielded value. A request is
// the script's to change again while it has it.
func (h *Host) resultValue(ctx context.Context, r crawl.Result) (func() goja.Value, error) {
	if r.Request == nil {
		return h.itemObject(ctx, r.Item)
	}
	return func() goja.Value {
		o := h.realm.Request(r.Request)
		h.realm.HandBack(r.Request)
		return o
	}, nil
}

func (h *Host) iteratorResult(value goja.Value, done bool) goja.Value {
	o := h.rt.NewObject()
	for name, v := range map[string]goja.Value{"value": value, "done": h.rt.ToValue(done)} {
		if err := o.Set(name, v); err != nil {
			panic(err)
		}
	}
	return o
}
