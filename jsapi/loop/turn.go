package loop

import (
	"github.com/dop251/goja"
)

// turn runs one job and every microtask it leads to.
func (l *Loop) turn(j job) {
	l.current, l.cur, l.last = j, j.task, nil
	l.dog.begin()
	if err := l.enter(); err != nil {
		l.fail(err)
	}
	l.dog.end()
	l.cur = nil
	l.reportRejections()
	l.current = job{}
	l.deliver()
}

// enter runs the job below a JavaScript frame. goja drains its microtasks
// whenever its call stack is empty; called directly, the job's first call into
// JavaScript would run them in the middle of the job.
//
// What comes back as an error happened in a microtask, and goja has dropped
// the remaining ones.
func (l *Loop) enter() (err error) {
	outside := l.stacks.save()
	defer func() {
		if p := recover(); p != nil {
			l.stacks.restore(outside)
			err = l.recovered(p)
		}
	}()
	if _, err = l.js.enter(goja.Undefined()); err != nil {
		l.stacks.restore(outside)
	}
	return l.errorOf(err)
}

// step is the function that enter's frame calls: the job itself.
func (l *Loop) step(goja.FunctionCall) goja.Value {
	if err := l.guard(func() { l.current.run(l.rt) }); err != nil {
		l.fail(err)
	}
	return goja.Undefined()
}

// guard runs fn and returns what it threw, be it JavaScript or Go that did.
func (l *Loop) guard(fn func()) (err error) {
	outside := l.stacks.save()
	defer func() {
		if p := recover(); p != nil {
			l.stacks.restore(outside)
			err = l.recovered(p)
		}
	}()
	ex := l.rt.Try(fn)
	if outside != l.stacks.save() {
		l.stacks.restore(outside) // fn was told of cut-off code as an error
	}
	if ex != nil {
		return l.errorOf(ex)
	}
	return nil
}

// fail gives err to the await whose code was running, else to OnError.
func (l *Loop) fail(err error) {
	if l.cur != nil && l.cur.answer != nil && l.cur.answer.open {
		l.cur.answer.settled(nil, err)
		return
	}
	l.report(err)
}

// report gives err to OnError.
func (l *Loop) report(err error) {
	l.opts.OnError(l.Origin(), err)
}

// callbackFailed handles what a callback that nobody awaits ended with: code
// that was cut off may leave its await without an end, a plain error does not.
func (l *Loop) callbackFailed(err error) {
	if cut := l.cutOff(err); cut != nil {
		l.fail(cut)
		return
	}
	l.report(l.errorOf(err))
}
