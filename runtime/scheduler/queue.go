package scheduler

import (
	"encoding/binary"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

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

// memoryQueue is a Queue in memory. Requests that are plain data become short records, the
// others stay what they are.
type memoryQueue struct {
	packing *packing
	records records
	kept    kept
	length  int
}

// packing is what all queues of a scheduler share.
type packing struct {
	packer *crawl.Packer
	space  []byte // where a record is written
}

// The first byte of a record.
const (
	recordPacked byte = iota // then comes the request
	recordKept               // then comes its place among those that are kept
)

func (q *memoryQueue) Push(req *crawl.Request) error {
	p := q.packing
	b, ok := p.packer.Append(append(p.space[:0], recordPacked), req)
	if !ok {
		b = binary.AppendUvarint(append(p.space[:0], recordKept), q.kept.add(req))
	}
	q.records.Push(b)
	q.length++
	if cap(b) <= chunkSize {
		p.space = b
	}
	return nil
}

func (q *memoryQueue) Pop() (*crawl.Request, error) {
	record := q.records.Pop()
	if record == nil {
		return nil, nil
	}
	q.length--
	if record[0] == recordKept {
		at, _ := binary.Uvarint(record[1:])
		return q.kept.take(at), nil
	}
	return q.packing.packer.Unpack(record[1:]), nil
}

func (q *memoryQueue) Len() int { return q.length }

func (q *memoryQueue) Close() error { return nil }

// kept are requests by the place that each of them was given.
type kept struct {
	reqs []*crawl.Request
	free []uint64
}

func (k *kept) add(req *crawl.Request) (at uint64) {
	if last := len(k.free) - 1; last >= 0 {
		at, k.free = k.free[last], k.free[:last]
		k.reqs[at] = req
		return at
	}
	k.reqs = append(k.reqs, req)
	return uint64(len(k.reqs) - 1)
}

func (k *kept) take(at uint64) *crawl.Request {
	req := k.reqs[at]
	k.reqs[at] = nil
	k.free = append(k.free, at)
	if len(k.free) == len(k.reqs) {
		*k = kept{}
	}
	return req
}
