package downloader

import (
	"context"
	"sync"
)

// places bound how many transfers of a slot run at once. The bound may change; whoever has
// a place keeps it. Only one goroutine may wait at a time: the one that holds the gate.
type places struct {
	mu          sync.Mutex
	limit, used int64
	room        chan struct{} // has a token when there may be room
}

func newPlaces(limit int64) *places { return &places{limit: limit, room: make(chan struct{}, 1)} }

// acquire waits for a place. It fails with the cause of ctx.
func (p *places) acquire(ctx context.Context) error {
	for !p.take() {
		select {
		case <-p.room:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return nil
}

func (p *places) take() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.used >= p.limit {
		return false
	}
	p.used++
	return true
}

func (p *places) release() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.used--
	p.tell()
}

func (p *places) resize(limit int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.limit = limit
	p.tell()
}

func (p *places) tell() {
	select {
	case p.room <- struct{}{}:
	default:
	}
}
