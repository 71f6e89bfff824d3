package engine

import "time"

// heartbeat is how often an idle engine looks again when nothing woke it.
const heartbeat = 5 * time.Second

// loop hands out requests until the spider is to be closed.
func (e *Engine) loop() {
	tick := time.NewTicker(heartbeat)
	defer tick.Stop()
	for !e.closing.has() && e.ctx.Err() == nil {
		e.fill()
		e.rest(tick.C)
	}
}

// fill starts requests of the scheduler while there is room.
func (e *Engine) fill() {
	for !e.needsBackout() {
		req, err := e.scheduler.Next()
		if err != nil {
			e.log.Error("Error taking a request from the scheduler", "err", err)
			e.Close("scheduler_error")
		}
		if req == nil {
			e.schedulerEmpty()
			return
		}
		e.dequeued(req)
		e.downloading.Add(1)
		e.goBusy(func() {
			v, req := e.take(req)
			defer v.release()
			v.carry(req)
		})
	}
}

// rest waits until there may be something to fill, and closes an idle spider.
func (e *Engine) rest(tick <-chan time.Time) {
	for {
		if !e.asking && e.idle() && e.begun.Load() != e.stayed {
			e.askIdle()
		}
		select {
		case a := <-e.answered:
			e.decide(a)
			continue
		case <-e.told:
			continue
		case <-e.wake:
		case <-tick:
			e.stayed = never
		case <-e.closing.begun:
		case <-e.ctx.Done():
		}
		return
	}
}

// needsBackout says that no new request may start now.
func (e *Engine) needsBackout() bool {
	if e.paused.Load() || e.closing.has() || e.ctx.Err() != nil {
		return true
	}
	full := e.limits().requests > 0 && e.downloading.Load() >= int64(e.limits().requests)
	return full || e.scraping.Load() > e.limits().activeSize
}
