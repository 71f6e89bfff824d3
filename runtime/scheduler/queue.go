package scheduler

import "github.com/gojscrape/gojscrape/runtime/crawl"

// Queue stores requests and says which of them comes next. It need not be safe for
// concurrent use: the scheduler locks.
type Queue interface {
	Push(req *crawl.Request) error
	// Pop removes and returns the next request, nil when there is none. It may return
	// an error beside a request that is good.
	Pop() (*crawl.Request, error)
	Len() int
	Close() error
}

// lifo is a queue in memory whose newest request comes first.
type lifo struct{ reqs []*crawl.Request }

func (q *lifo) Push(req *crawl.Request) error {
	q.reqs = append(q.reqs, req)
	return nil
}

func (q *lifo) Pop() (*crawl.Request, error) {
	last := len(q.reqs) - 1
	if last < 0 {
		return nil, nil
	}
	req := q.reqs[last]
	q.reqs[last] = nil
	q.reqs = q.reqs[:last]
	return req, nil
}

func (q *lifo) Len() int { return len(q.reqs) }

func (q *lifo) Close() error { return nil }

// fifo is a queue in memory whose oldest request comes first.
type fifo struct {
	reqs []*crawl.Request
	head int // requests before it have left
}

func (q *fifo) Push(req *crawl.Request) error {
	q.reqs = append(q.reqs, req)
	return nil
}

func (q *fifo) Pop() (*crawl.Request, error) {
	if q.Len() == 0 {
		return nil, nil
	}
	req := q.reqs[q.head]
	q.reqs[q.head] = nil
	q.head++
	// Move down once half is free: a queue that never runs empty must not grow for
	// ever, and this way each request is moved once on average.
	if 2*q.head >= len(q.reqs) {
		n := copy(q.reqs, q.reqs[q.head:])
		clear(q.reqs[n:])
		q.reqs, q.head = q.reqs[:n], 0
	}
	return req, nil
}

func (q *fifo) Len() int { return len(q.reqs) - q.head }

func (q *fifo) Close() error { return nil }
