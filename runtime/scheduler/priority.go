package scheduler

import (
	"cmp"
	"errors"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// priorityQueue is a Queue of queues, one for each priority, and another one for the
// start requests of each priority
// (https://docs.scrapy.org/en/latest/topics/settings.html#scheduler-start-memory-queue).
type priorityQueue struct {
	packing *packing
	levels  tree[level, Queue]
	length  int
}

// level is the place of a queue: the higher priority first, and within a priority
// the start requests only when nothing else is left.
type level struct {
	priority int
	start    bool
}

func (l level) compare(other level) int {
	switch {
	case l.priority != other.priority:
		return cmp.Compare(other.priority, l.priority)
	case l.start == other.start:
		return 0
	case other.start:
		return -1
	}
	return 1
}

func newPriorityQueue(p *packing) *priorityQueue {
	return &priorityQueue{packing: p, levels: tree[level, Queue]{compare: level.compare}}
}

func (q *priorityQueue) Push(req *crawl.Request) error {
	at := level{req.Priority, req.Meta.Bool("is_start_request")}
	queue, ok := q.levels.Find(at)
	if !ok {
		queue = newQueue(at.start, q.packing)
		q.levels.Insert(at, queue)
	}
	if err := queue.Push(req); err != nil {
		return err
	}
	q.length++
	return nil
}

// newQueue makes the queue of a level: requests of a page are followed newest first,
// start requests are taken in the order they were given.
func newQueue(start bool, p *packing) Queue {
	if start {
		return &memoryQueue{packing: p, records: &line{}}
	}
	return &memoryQueue{packing: p, records: &stack{}}
}

func (q *priorityQueue) Pop() (*crawl.Request, error) {
	at, queue, ok := q.levels.First()
	if !ok {
		return nil, nil
	}
	req, err := queue.Pop()
	if err != nil {
		return nil, err
	}
	q.length--
	if queue.Len() > 0 {
		return req, nil
	}
	q.levels.Delete(at)
	return req, queue.Close()
}

func (q *priorityQueue) Len() int { return q.length }

func (q *priorityQueue) Close() error {
	var errs []error
	for at, queue, ok := q.levels.First(); ok; at, queue, ok = q.levels.First() {
		errs = append(errs, queue.Close())
		q.levels.Delete(at)
	}
	q.length = 0
	return errors.Join(errs...)
}
