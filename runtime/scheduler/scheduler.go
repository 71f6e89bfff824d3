// Package scheduler keeps the requests that wait for their download and says which
// is next (https://docs.scrapy.org/en/latest/topics/scheduler.html). The engine puts
// requests in and takes them out, from any goroutine; the scheduler never downloads
// and never waits.
package scheduler

import (
	"context"
	"errors"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

// Scheduler stores requests in memory. The least busy download slot comes first; in
// a slot the highest priority; in a priority the newest request, and start requests,
// oldest first, once no other is left.
type Scheduler struct {
	slots Slots
	stats stats.Collector
	dupes DupeFilter

	mu    sync.Mutex
	queue *slotQueue
}

// New returns an empty scheduler that prefers the slots with the fewest downloads.
func New(env *component.Env, slots Slots) *Scheduler {
	s := &Scheduler{
		slots: slots,
		stats: env.Stats,
		dupes: newFingerprints(env),
		queue: newSlotQueue(slots),
	}
	slots.Watch(s.update)
	return s
}

// Open does nothing: what is in memory needs no preparation.
func (s *Scheduler) Open(context.Context) error { return nil }

// Enqueue stores a request; stored is false for a duplicate that does not ask to
// pass with DontFilter.
func (s *Scheduler) Enqueue(req *crawl.Request) (stored bool, err error) {
	if !req.DontFilter {
		if seen, err := s.dupes.Seen(req); seen || err != nil {
			return false, err
		}
	}
	if err := s.push(s.slots.Key(req), req); err != nil {
		return false, err
	}
	s.stats.Inc("scheduler/enqueued/memory", 1)
	s.stats.Inc("scheduler/enqueued", 1)
	return true, nil
}

func (s *Scheduler) push(key string, req *crawl.Request) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.queue.Push(key, req)
}

// Next removes and returns the request to download next, nil when there is none. An
// error that comes with a request is about the storage, not about the request.
func (s *Scheduler) Next() (*crawl.Request, error) {
	req, err := s.pop()
	if req != nil {
		s.stats.Inc("scheduler/dequeued/memory", 1)
		s.stats.Inc("scheduler/dequeued", 1)
	}
	return req, err
}

func (s *Scheduler) pop() (*crawl.Request, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.queue.Pop()
}

// Pending is the number of stored requests.
func (s *Scheduler) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.queue.Len()
}

// Close drops the requests that are left, whatever the reason.
func (s *Scheduler) Close(string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return errors.Join(s.queue.Close(), s.dupes.Close())
}

func (s *Scheduler) update(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue.Update(key)
}
