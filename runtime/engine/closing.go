package engine

import (
	"context"
	"errors"
	"sync"
	"time"
)

// outputGrace is how long a callback may go on yielding after the spider began to
// close, or after its own begin if that is later. Ordinary ones end by themselves within
// it; endless ones get return(). As long a start() that awaits something may go on.
const outputGrace = 2 * time.Second

// errClosing ends start() when the spider closes.
var errClosing = errors.New("the spider is closing")

// phases are the parts of a crawl that closing ends one after the other: first start(),
// then the callbacks and the items.
type phases struct {
	start, work         context.Context
	stopStart, stopWork context.CancelCauseFunc
}

func newPhases(ctx context.Context) (p phases) {
	p.start, p.stopStart = context.WithCancelCause(ctx)
	p.work, p.stopWork = context.WithCancelCause(ctx)
	return p
}

// closing is whether and why the spider closes.
type closing struct {
	mu    sync.Mutex
	why   string
	end   string          // why it closes when it becomes idle
	ctx   context.Context // ends with the first reason
	begun <-chan struct{} // closed with it
	start context.CancelFunc
	at    time.Time // when that was
}

func newClosing() closing {
	ctx, start := context.WithCancel(context.Background())
	return closing{ctx: ctx, begun: ctx.Done(), start: start, end: "finished"}
}

func (c *closing) has() bool {
	select {
	case <-c.begun:
		return true
	default:
		return false
	}
}

// outstayed says that an output that began then has had its grace.
func (c *closing) outstayed(began time.Time) bool {
	if !c.has() {
		return false
	}
	if began.Before(c.at) {
		began = c.at
	}
	return time.Since(began) >= outputGrace
}

func (c *closing) reason() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.why
}

func (c *closing) endWith(reason string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.end = reason
}

func (c *closing) endReason() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.end
}

// begin keeps the first reason.
func (c *closing) begin(reason string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.why == "" {
		c.why, c.at = reason, time.Now()
		c.start()
	}
}
