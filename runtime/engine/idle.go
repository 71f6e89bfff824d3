package engine

import (
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// idle says that nothing is left to do. Whoever is busy schedules before it stops
// being busy, so the order of the two questions matters.
func (e *Engine) idle() bool {
	return e.busy.Load() == 0 && e.scheduler.Pending() == 0 && !e.closing.has()
}

// goIdle asks the spider_idle handlers, who may have more work, and closes the spider
// when there is none. DontCloseSpider keeps it open until the next heartbeat.
func (e *Engine) goIdle() {
	errs := signals.Send(e.signalCtx(), e.env.Signals, signals.SpiderIdle, signals.Nothing{})
	if stop, ok := signals.Find[*crawl.CloseSpider](errs); ok {
		e.Close(stop.Error())
		return
	}
	if _, ok := signals.Find[*crawl.DontCloseSpider](errs); ok {
		return
	}
	e.logHandlers(signals.SpiderIdle.Name, errs)
	if e.idle() {
		e.Close(e.closing.endReason())
	}
}

// schedulerEmpty tells who waits for it that the scheduler had nothing to hand out.
// The handlers run beside the loop: they may add requests for it to take.
func (e *Engine) schedulerEmpty() {
	if signals.Has(e.env.Signals, signals.SchedulerEmpty) {
		e.work.Go(func() { send(e, signals.SchedulerEmpty, signals.Nothing{}) })
	}
}
