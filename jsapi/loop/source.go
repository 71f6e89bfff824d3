package loop

import "github.com/dop251/goja"

// source is an iterator JavaScript gave us.
type source struct {
	l    *Loop
	kind sourceKind
	it   *goja.Object // the iterator; for ours the state behind it
	call goja.Callable
	step request // for ours: next()
}

// request is a message to one of our async generators.
type request struct {
	js  goja.Value
	key int64 // of onSettled
}

type sourceKind int

const (
	syncSource  sourceKind = iota
	asyncSource            // next() returns promises
	ourSource              // one of our async generators: pulled without promises
)

// elements returns the elements of an array.
func (l *Loop) elements(v goja.Value) ([]goja.Value, bool) {
	obj, ok := v.(*goja.Object)
	if !ok || obj.ClassName() != "Array" || l.opts.Single(v) {
		return nil, false
	}
	var list []goja.Value
	if err := l.rt.ExportTo(obj, &list); err != nil {
		return nil, false
	}
	return list, true
}

// open returns the source behind v, nil if v is a single value.
func (l *Loop) open(v goja.Value) (*source, error) {
	obj, ok := v.(*goja.Object)
	if !ok || obj.ClassName() == "String" || l.opts.Single(v) {
		return nil, nil
	}
	if obj.Prototype() == l.js.generator {
		return l.openOurs(obj)
	}
	kind := asyncSource
	method, ok := goja.AssertFunction(obj.GetSymbol(l.js.asyncIterator))
	if !ok {
		kind = syncSource
		method, ok = goja.AssertFunction(obj.GetSymbol(goja.SymIterator))
	}
	if !ok {
		return nil, nil
	}
	it, err := method(obj)
	if err != nil {
		return nil, l.errorOf(err)
	}
	s := &source{l: l, kind: kind}
	if s.it, ok = it.(*goja.Object); ok {
		s.call, ok = goja.AssertFunction(s.it.Get("next"))
	}
	if !ok {
		return nil, &Error{Name: "TypeError", Message: "the iterator has no next() method"}
	}
	return s, nil
}

func (l *Loop) openOurs(generator *goja.Object) (*source, error) {
	state, err := l.js.state(goja.Undefined(), generator)
	if err != nil {
		return nil, l.errorOf(err)
	}
	step, err := l.request("next")
	return &source{l: l, kind: ourSource, it: state.(*goja.Object), step: step}, err
}

func (l *Loop) request(method string) (request, error) {
	l.promises++
	js, err := l.js.request(goja.Undefined(), l.rt.ToValue(method), l.rt.ToValue(l.promises))
	return request{js, l.promises}, l.errorOf(err)
}

// next asks for one result: now, or later through a.settled.
func (s *source) next(a *answer) (v goja.Value, now bool, err error) {
	if s.kind == ourSource {
		return s.pull(a, s.step)
	}
	v, err = s.call(s.it)
	if s.kind == asyncSource {
		s.l.settle(a, v, err)
		return nil, false, nil
	}
	return v, true, s.l.errorOf(err)
}

// pull sends a request to one of our generators.
func (s *source) pull(a *answer, r request) (v goja.Value, now bool, err error) {
	v, err = s.l.js.pull(goja.Undefined(), s.it, r.js)
	if err != nil {
		return nil, true, s.l.errorOf(err)
	}
	if goja.IsUndefined(v) {
		s.l.expect(a, r.key)
		return nil, false, nil
	}
	return v, true, nil
}

// stop runs return(), as leaving a for loop does, and settles closer with its outcome.
func (s *source) stop(closer *answer) {
	if s.kind == ourSource {
		s.stopOurs(closer)
		return
	}
	ret, ok := goja.AssertFunction(s.it.Get("return"))
	if !ok {
		closer.settled(nil, nil)
		return
	}
	v, err := ret(s.it)
	if s.kind == asyncSource {
		s.l.settle(closer, v, err)
		return
	}
	closer.settled(v, s.l.errorOf(err))
}

func (s *source) stopOurs(closer *answer) {
	r, err := s.l.request("return")
	if err != nil {
		closer.settled(nil, err)
		return
	}
	if v, now, err := s.pull(closer, r); now {
		closer.settled(v, err)
	}
}
