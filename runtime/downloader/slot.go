package downloader

import (
	"context"
	"math/rand/v2"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"
)

// slot keeps the pace of one site: how many transfers at once, and how far apart they
// start. The goroutines that wait do so in the order they came.
type slot struct {
	pace   atomic.Pointer[pace]
	places *places             // one for each transfer
	gate   *semaphore.Weighted // one place: whoever is next to start

	lastStart time.Time // of whoever holds the gate
	active    int       // requests between enter and leave, under the lock of slots
}

// pace is how many transfers a slot has at once and how far apart they start.
type pace struct {
	concurrency int64
	delay       time.Duration
	randomize   bool
}

func newSlot(p pace) *slot {
	s := &slot{places: newPlaces(p.concurrency), gate: semaphore.NewWeighted(1)}
	s.pace.Store(&p)
	return s
}

// change gives a slot another pace, for what starts from now on.
func (s *slot) change(p pace) {
	s.pace.Store(&p)
	s.places.resize(p.concurrency)
}

// acquire waits until a transfer may start; release ends it. It fails with the cause
// of ctx.
func (s *slot) acquire(ctx context.Context) error {
	if err := s.gate.Acquire(ctx, 1); err != nil {
		return context.Cause(ctx)
	}
	defer s.gate.Release(1)
	if err := sleepUntil(ctx, s.lastStart.Add(s.pause())); err != nil {
		return err
	}
	if err := s.places.acquire(ctx); err != nil {
		return err
	}
	s.lastStart = time.Now()
	return nil
}

func (s *slot) release() { s.places.release() }

// pause is the time between the last start and the next: with RANDOMIZE_DOWNLOAD_DELAY
// it is 0.5 to 1.5 times the delay, anew for each request.
func (s *slot) pause() time.Duration {
	p := s.pace.Load()
	if !p.randomize {
		return p.delay
	}
	return time.Duration((0.5 + rand.Float64()) * float64(p.delay))
}

// idleSince says whether nothing has happened in the slot since t, its delay counted
// on top: a slot that is forgotten earlier would forget to wait. It must not be active.
func (s *slot) idleSince(t time.Time) bool {
	return s.active == 0 && s.lastStart.Add(s.pace.Load().delay).Before(t)
}

func sleepUntil(ctx context.Context, t time.Time) error {
	wait := time.Until(t)
	if wait <= 0 {
		return nil
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
