package loop

import (
	"github.com/dop251/goja"
)

// turn runs one job and every microtask it leads to.
func (l *Loop) turn(j job) {
	l.current = j
	if err := l.enter(); err != nil {
		l.fail(err)
	}
	l.reportRejections()
	l.current, l.cur = job{}, nil
	l.deliver()
}

// enter calls step below a JavaScript frame. goja drains its microtasks
// whenever its call stack is empty; called directly, the job's first call into
// JavaScript would run them in the middle of the job.
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

// step is what enter's frame calls: the job, then its microtasks.
func (l *Loop) step(goja.FunctionCall) goja.Value {
	l.dog.begin()
	defer l.dog.end()
	l.attempt(l.current.task, func() { l.current.run(l.rt) })
	for queue := l.stacks.jobs; len(*queue) > 0; {
		batch := *queue
		*queue = nil
		for _, microtask := range batch {
			l.attempt(nil, microtask) // goja names its task when it resumes one
		}
	}
	return goja.Undefined()
}

// attempt runs fn for t. What is cut off fails alone.
func (l *Loop) attempt(t *task, fn func()) {
	l.cur, l.last = t, nil
	if err := l.guard(fn); err != nil {
		l.fail(err)
	}
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
