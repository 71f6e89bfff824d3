package loop

import "github.com/dop251/goja"

// rejections are the promises of this turn that were rejected and that nobody
// handles yet, in the order of their rejection.
type rejections struct {
	list  []rejection
	index map[*goja.Promise]int
}

type rejection struct {
	promise *goja.Promise // nil: handled meanwhile
	task    *task
}

// track is goja's rejection tracker. It is also told of promises that are
// handled a tick later, which is why reporting waits for the end of the turn.
func (l *Loop) track(p *goja.Promise, op goja.PromiseRejectionOperation) {
	r := &l.rejected
	if op == goja.PromiseRejectionHandle {
		if i, ok := r.index[p]; ok {
			r.list[i].promise = nil
			delete(r.index, p)
		}
		return
	}
	t := l.share()
	if t == nil {
		t = l.last
	}
	if r.index == nil {
		r.index = map[*goja.Promise]int{}
	}
	r.index[p] = len(r.list)
	r.list = append(r.list, rejection{p, t})
}

// reportRejections tells OnUnhandled what is left at the end of a turn.
func (l *Loop) reportRejections() {
	for _, r := range l.takeRejections() {
		if r.promise == nil {
			continue
		}
		var reason error
		err := l.guard(func() { reason = l.opts.FromJS(l.rt, r.promise.Result()) })
		if err != nil {
			reason = err
		}
		var origin any
		if r.task != nil {
			origin = r.task.origin
		}
		l.opts.OnUnhandled(origin, reason)
	}
}

func (l *Loop) takeRejections() []rejection {
	list := l.rejected.list
	l.rejected.list = nil
	clear(l.rejected.index)
	return list
}
