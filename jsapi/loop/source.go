package loop

import "github.com/dop251/goja"

// source is what a stream pulls values from.
type source interface {
	// next asks for one iterator result: now, or later through a.settled.
	next(a *answer) (v goja.Value, now bool, err error)
	// stop runs return(), as leaving a for loop does, and settles closer with its outcome.
	stop(closer *answer)
}

// iterator is a source that follows the iterator protocol, be it sync or async.
type iterator struct {
	l     *Loop
	async bool // its methods return promises
	it    *goja.Object
	call  goja.Callable // next
}

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

// isGenerator reports that v is a generator, sync or one of our async ones.
func (l *Loop) isGenerator(v goja.Value) bool {
	for obj, _ := v.(*goja.Object); obj != nil; obj = obj.Prototype() {
		if obj == l.js.generator || obj == l.js.syncGenerator {
			return true
		}
	}
	return false
}

// open returns the source behind v, nil if v is a single value.
func (l *Loop) open(v goja.Value) (source, error) {
	obj, ok := v.(*goja.Object)
	if !ok || obj.ClassName() == "String" || l.opts.Single(v) {
		return nil, nil
	}
	if obj.Prototype() == l.js.generator {
		return l.openGenerator(obj)
	}
	method, async := goja.AssertFunction(obj.GetSymbol(l.js.asyncIterator))
	ok = async
	if !async {
		method, ok = goja.AssertFunction(obj.GetSymbol(goja.SymIterator))
	}
	if !ok {
		return nil, nil
	}
	it, err := method(obj)
	if err != nil {
		return nil, l.errorOf(err)
	}
	s := &iterator{l: l, async: async}
	if s.it, ok = it.(*goja.Object); ok {
		s.call, ok = goja.AssertFunction(s.it.Get("next"))
	}
	if !ok {
		return nil, &Error{Name: "TypeError", Message: "the iterator has no next() method"}
	}
	return s, nil
}

func (s *iterator) next(a *answer) (v goja.Value, now bool, err error) {
	v, err = s.call(s.it)
	if s.async {
		s.l.settle(a, v, err)
		return nil, false, nil
	}
	return v, true, s.l.errorOf(err)
}

func (s *iterator) stop(closer *answer) {
	ret, ok := goja.AssertFunction(s.it.Get("return"))
	if !ok {
		closer.settled(nil, nil)
		return
	}
	v, err := ret(s.it)
	if s.async {
		s.l.settle(closer, v, err)
		return
	}
	closer.settled(v, s.l.errorOf(err))
}
