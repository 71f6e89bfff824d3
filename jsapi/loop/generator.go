package loop

import "github.com/dop251/goja"

// generator is a source made of one of our async generators. Go resumes the
// plain generator inside by itself as long as nothing is awaited, which takes
// no promise and hardly any JavaScript; asyncgen.js does the rest.
type generator struct {
	l     *Loop
	state *goja.Object // {inner, queue, current} of asyncgen.js
	inner *goja.Object
	queue *goja.Object
	call  goja.Callable // next of inner
	step  request
}

// request is a message to an async generator.
type request struct {
	js  goja.Value
	key int64 // of onSettled
}

func (l *Loop) openGenerator(obj *goja.Object) (source, error) {
	state, err := l.js.state(goja.Undefined(), obj)
	if err != nil {
		return nil, l.errorOf(err)
	}
	g := &generator{l: l, state: state.(*goja.Object)}
	g.inner, g.queue = g.state.Get("inner").(*goja.Object), g.state.Get("queue").(*goja.Object)
	g.call, _ = goja.AssertFunction(g.inner.Get("next"))
	g.step, err = l.request("next")
	return g, err
}

func (l *Loop) request(method string) (request, error) {
	l.promises++
	js, err := l.js.request(goja.Undefined(), l.rt.ToValue(method), l.rt.ToValue(l.promises))
	return request{js, l.promises}, l.errorOf(err)
}

func (g *generator) next(a *answer) (v goja.Value, now bool, err error) {
	if !goja.IsUndefined(g.state.Get("current")) {
		return g.pull(a, g.step)
	}
	if err := g.state.Set("current", g.step.js); err != nil {
		return nil, true, g.l.errorOf(err)
	}
	v, err = g.call(g.inner)
	if err != nil {
		err = g.l.errorOf(err)
		return nil, true, g.release(err)
	}
	if g.mustWait(v.(*goja.Object).Get("value")) {
		g.l.expect(a, g.step.key)
		_, err := g.l.js.suspend(goja.Undefined(), g.state, v)
		return nil, err != nil, g.l.errorOf(err)
	}
	return v, true, g.release(nil)
}

// mustWait reports that the inner generator yielded an await or a thenable.
func (g *generator) mustWait(v goja.Value) bool {
	obj, ok := v.(*goja.Object)
	if !ok {
		return false
	}
	if obj == g.l.js.await {
		return true
	}
	_, thenable := goja.AssertFunction(obj.Get("then"))
	return thenable
}

// release ends a request that was answered at once; err is passed through.
func (g *generator) release(err error) error {
	if g.queue.Get("length").ToInteger() == 0 {
		if failed := g.state.Set("current", goja.Undefined()); err == nil {
			err = failed
		}
		return err
	}
	if _, failed := g.l.js.release(goja.Undefined(), g.state); err == nil {
		err = g.l.errorOf(failed)
	}
	return err
}

// pull sends any request.
func (g *generator) pull(a *answer, r request) (v goja.Value, now bool, err error) {
	v, err = g.l.js.pull(goja.Undefined(), g.state, r.js)
	if err != nil {
		return nil, true, g.l.errorOf(err)
	}
	if goja.IsUndefined(v) {
		g.l.expect(a, r.key)
		return nil, false, nil
	}
	return v, true, nil
}

func (g *generator) stop(closer *answer) {
	r, err := g.l.request("return")
	if err != nil {
		closer.settled(nil, err)
		return
	}
	if v, now, err := g.pull(closer, r); now {
		closer.settled(v, err)
	}
}
