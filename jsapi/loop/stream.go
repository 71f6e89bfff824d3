package loop

import (
	"context"
	"fmt"

	"github.com/dop251/goja"
)

// stream is one Iterate. Its answer is asked for again and again; what the
// loop writes, the consumer reads only after an answer.
type stream[T any] struct {
	answer
	l    *Loop
	fn   func(*goja.Runtime) (goja.Value, error)
	conv func(*goja.Runtime, goja.Value) (T, bool, error)
	turn func(*goja.Runtime)

	src       source // nil unless the call has come to an iterator
	out       []T    // the values of the last answer
	generator bool   // src is one
	more      bool   // src is suspended and may have further values
}

func newStream[T any](ctx context.Context, l *Loop, fn func(*goja.Runtime) (goja.Value, error), conv func(*goja.Runtime, goja.Value) (T, bool, error)) *stream[T] {
	s := &stream[T]{l: l, fn: fn, conv: conv}
	s.init(originOf(ctx), nameOf(ctx))
	s.ctx = ctx
	s.turn, s.settled = s.begin, s.opened
	return s
}

// ask requests the next values and blocks until they are there.
func (s *stream[T]) ask(ctx context.Context) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	s.open, s.out = true, s.out[:0]
	if !s.l.post(job{&s.task, s.turn}) {
		return ErrClosed
	}
	answered, err := s.l.wait(ctx, &s.answer)
	if !answered {
		s.left.Store(true)
	}
	return err
}

// begin is the first turn: the call.
func (s *stream[T]) begin(rt *goja.Runtime) {
	if s.left.Load() {
		return
	}
	v, err := s.fn(rt)
	s.l.settle(&s.answer, v, err)
}

// opened receives what the call came to.
func (s *stream[T]) opened(v goja.Value, err error) {
	if err != nil || v == nil || goja.IsUndefined(v) || goja.IsNull(v) {
		s.l.finish(&s.answer, err)
		return
	}
	if list, ok := s.l.elements(v); ok {
		s.l.finish(&s.answer, s.addAll(list))
		return
	}
	if s.src, err = s.l.open(v); err != nil || s.src == nil {
		if err == nil {
			_, err = s.add(v)
		}
		s.l.finish(&s.answer, err)
		return
	}
	s.generator = s.l.isGenerator(v)
	s.turn, s.settled, s.more = s.pull, s.received, true
	if s.left.Load() {
		s.stop(s.newCloser())
		return
	}
	s.pull(s.l.rt)
}

// pull asks the source until there is a value or one has to be waited for.
func (s *stream[T]) pull(*goja.Runtime) {
	for s.open && !s.left.Load() {
		v, now, err := s.src.next(&s.answer)
		if !now {
			return
		}
		s.take(v, err)
	}
}

// received takes a result that had to be waited for.
func (s *stream[T]) received(v goja.Value, err error) {
	s.take(v, err)
	s.pull(s.l.rt)
}

// take reads one iterator result. The request stays open if its value is to be skipped.
func (s *stream[T]) take(v goja.Value, err error) {
	if err != nil {
		s.more = s.overdue
		s.l.finish(&s.answer, err)
		return
	}
	result, ok := v.(*goja.Object)
	if !ok {
		s.more = false
		s.l.finish(&s.answer, fmt.Errorf("the iterator returned %v, not an object with done and value", v))
		return
	}
	if done := result.Get("done"); done != nil && done.ToBoolean() {
		s.more = false
		s.returned(result.Get("value"))
		s.l.finish(&s.answer, nil)
		return
	}
	s.l.pulled = s.src
	added, err := s.add(result.Get("value"))
	s.l.pulled = nil
	if added || err != nil {
		s.l.finish(&s.answer, err)
	}
}

// returned tells OnReturn what a generator ended with.
func (s *stream[T]) returned(v goja.Value) {
	if !s.generator || v == nil || goja.IsUndefined(v) {
		return
	}
	if err := s.l.guard(func() { s.l.opts.OnReturn(s.what(), s.origin, v) }); err != nil {
		s.l.report(err)
	}
}

// add converts v into out; false means that it is to be skipped.
func (s *stream[T]) add(v goja.Value) (bool, error) {
	var (
		val  T
		keep bool
		err  error
	)
	if v == nil {
		v = goja.Undefined()
	}
	if thrown := s.l.guard(func() { val, keep, err = s.conv(s.l.rt, v) }); thrown != nil {
		return false, thrown
	}
	if keep && err == nil {
		s.out = append(s.out, val)
	}
	return keep, s.l.errorOf(err)
}

func (s *stream[T]) addAll(list []goja.Value) error {
	for _, v := range list {
		if _, err := s.add(v); err != nil {
			s.out = nil
			return err
		}
	}
	return nil
}

// close ends the source if it is still suspended, and waits for its finally
// blocks until ctx ends; not at all if the source is stuck.
func (s *stream[T]) close(ctx context.Context) {
	if !s.left.Load() && !s.more {
		return
	}
	closer := s.newCloser()
	stuck := !s.left.Load() && s.overdue // without an answer, overdue belongs to the loop
	closer.left.Store(stuck)
	if s.l.post(job{&closer.task, func(*goja.Runtime) { s.stop(closer) }}) && !stuck {
		s.l.wait(ctx, closer)
	}
}

func (s *stream[T]) newCloser() *answer {
	closer := &answer{open: true}
	closer.init(s.origin, s.name)
	closer.ctx = s.ctx
	closer.settled = func(_ goja.Value, err error) {
		if err != nil && !(closer.overdue && closer.left.Load()) { // the consumer knows
			s.l.report(err)
		}
		s.l.finish(closer, nil)
	}
	return closer
}

// stop is the turn of close.
func (s *stream[T]) stop(closer *answer) {
	s.left.Store(true)
	if !s.more {
		s.l.finish(closer, nil)
		return
	}
	s.more = false
	s.src.stop(closer)
}
