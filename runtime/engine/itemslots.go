package engine

import "context"

// itemSlots are the places for items of one output in the pipelines, and those for items
// of the whole crawl: an item holds one of each.
type itemSlots struct {
	own   chan struct{}
	total chan struct{} // nil without CONCURRENT_ITEMS_TOTAL
}

func (e *Engine) newItemSlots() itemSlots {
	return itemSlots{own: make(chan struct{}, e.limits().items), total: e.totalItems}
}

// take waits for a place of each kind.
func (s itemSlots) take(ctx context.Context) error {
	if err := put(ctx, s.own); err != nil || s.total == nil {
		return err
	}
	err := put(ctx, s.total)
	if err != nil {
		<-s.own
	}
	return err
}

func (s itemSlots) release() {
	if s.total != nil {
		<-s.total
	}
	<-s.own
}

func put(ctx context.Context, place chan<- struct{}) error {
	select {
	case place <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
