package scheduler

import (
	"cmp"
	"errors"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// Slots says which download slot a request belongs to and how busy the slots are.
// Its methods may be called while the scheduler holds its lock.
type Slots interface {
	// Key names the slot of a request.
	Key(req *crawl.Request) string
	// Active is the number of requests of a slot that are being downloaded.
	Active(key string) int
	// Watch makes changed be called after each change of Active(key). The caller of
	// changed holds no lock.
	Watch(changed func(key string))
}

// slotQueue has one priority queue for each download slot. Pop takes from the slot
// with the fewest active downloads, and among those that tie from the one whose name
// follows the last one taken, as Scrapy's DownloaderAwarePriorityQueue does
// (https://docs.scrapy.org/en/latest/topics/settings.html#scheduler-priority-queue).
// The slots are kept in that order all the time, so that a pick is a look-up however
// many there are.
type slotQueue struct {
	slots   Slots
	packing *packing
	queues  map[string]*slot
	order   tree[place, *slot]
	last    string // name of the slot taken last
	length  int
}

// slot is a download slot with requests to download; one without is removed.
type slot struct {
	place
	queue *priorityQueue
}

// place is where a slot stands in the order.
type place struct {
	active int
	key    string
}

func (p place) compare(other place) int {
	return cmp.Or(cmp.Compare(p.active, other.active), strings.Compare(p.key, other.key))
}

func newSlotQueue(slots Slots) *slotQueue {
	return &slotQueue{
		slots:   slots,
		packing: &packing{packer: crawl.NewPacker()},
		queues:  map[string]*slot{},
		order:   tree[place, *slot]{compare: place.compare},
	}
}

// Push stores a request in the queue of a slot.
func (q *slotQueue) Push(key string, req *crawl.Request) error {
	s, ok := q.queues[key]
	if !ok {
		s = &slot{place{q.slots.Active(key), key}, newPriorityQueue(q.packing)}
	}
	if err := s.queue.Push(req); err != nil {
		return err
	}
	if !ok {
		q.queues[key] = s
		q.order.Insert(s.place, s)
	}
	q.length++
	return nil
}

// Pop removes and returns the next request, nil when there is none.
func (q *slotQueue) Pop() (*crawl.Request, error) {
	s := q.next()
	if s == nil {
		return nil, nil
	}
	req, err := s.queue.Pop()
	if err != nil {
		return nil, err
	}
	q.last = s.key
	q.length--
	if s.queue.Len() > 0 {
		return req, nil
	}
	q.order.Delete(s.place)
	delete(q.queues, s.key)
	return req, s.queue.Close()
}

// next is the slot to take from.
func (q *slotQueue) next() *slot {
	least, first, ok := q.order.First()
	if !ok {
		return nil
	}
	if at, s, ok := q.order.After(place{least.active, q.last}); ok && at.active == least.active {
		return s
	}
	return first
}

// Update moves a slot to its new place after its active downloads have changed.
func (q *slotQueue) Update(key string) {
	s, ok := q.queues[key]
	if !ok {
		return
	}
	q.order.Delete(s.place)
	s.active = q.slots.Active(key)
	q.order.Insert(s.place, s)
}

// Len is the number of requests of all slots.
func (q *slotQueue) Len() int { return q.length }

// Close closes and removes all queues.
func (q *slotQueue) Close() error {
	var errs []error
	for key, s := range q.queues {
		errs = append(errs, s.queue.Close())
		q.order.Delete(s.place)
		delete(q.queues, key)
	}
	q.length = 0
	return errors.Join(errs...)
}
