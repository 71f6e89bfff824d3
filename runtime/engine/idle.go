package engine

import (
	"errors"
	"slices"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// idle says that nothing is left to do. Whoever is busy schedules before it stops
// being busy, so the order of the two questions matters.
func (e *Engine) idle() bool {
	if e.paused.Load() || e.closing.has() {
		return false
	}
	return e.busy.Load() == 0 && e.scheduler.Pending() == 0
}

// never is the value of stayed when no handler kept the spider open.
const never = -1

// answer is what the spider_idle handlers came to.
type answer struct {
	begun int64 // how much work was ever begun when they were asked
	errs  []error
}

// askIdle asks the spider_idle handlers, who may have more work. They run beside the
// loop, which has to hand out what they yield.
func (e *Engine) askIdle() {
	e.asking = true
	begun := e.begun.Load()
	v := e.newest()
	e.work.Go(func() {
		defer v.release()
		e.answered <- answer{begun, signals.Send(v.ctx, e.env.Signals, signals.SpiderIdle, signals.Nothing{})}
	})
}

// decide closes a spider that is still idle after its handlers were asked, and for which
// they had no work: what they gave may be done already. With DontCloseSpider it stays
// open: they are asked again after other work, or at the next heartbeat.
func (e *Engine) decide(a answer) {
	e.asking = false
	stop, closes := signals.Find[*crawl.CloseSpider](a.errs)
	_, stays := signals.Find[*crawl.DontCloseSpider](a.errs)
	e.logHandlers(signals.SpiderIdle.Name, slices.DeleteFunc(a.errs, steers))
	switch {
	case closes:
		e.Close(stop.Error())
	case stays:
		e.stayed = a.begun
	case e.begun.Load() == a.begun && e.idle():
		e.Close(e.closing.endReason())
	}
}

// steers tells the answers of spider_idle handlers from their failures.
func steers(err error) bool {
	_, closes := errors.AsType[*crawl.CloseSpider](err)
	_, stays := errors.AsType[*crawl.DontCloseSpider](err)
	return closes || stays
}

// schedulerEmpty tells who waits for it that the scheduler had nothing to hand out.
// The handlers run beside the loop, which may have to give them what they wait for, and
// keep the spider from being idle, for they may add requests. Looking for requests again
// after them would call them again, and so on for ever.
func (e *Engine) schedulerEmpty() {
	if !signals.Has(e.env.Signals, signals.SchedulerEmpty) {
		return
	}
	e.busy.Add(1)
	v := e.newest()
	e.work.Go(func() {
		defer give(e.told)
		defer e.busy.Add(-1)
		defer v.release()
		send(v.ctx, e, signals.SchedulerEmpty, signals.Nothing{})
	})
}
