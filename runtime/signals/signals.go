// Package signals tells components of one crawl what happens in it. A topic is a
// typed signal of Scrapy (https://docs.scrapy.org/en/latest/topics/signals.html);
// a bus belongs to one crawl.
package signals

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
)

// Topic is a signal whose handlers get an E.
type Topic[E any] struct{ Name string }

// Bus delivers the signals of one crawl. Handlers may be added and removed at any time.
type Bus struct {
	mu       sync.RWMutex
	next     int
	handlers map[string][]handler
}

type handler struct {
	id int
	fn any // func(context.Context, E) error
}

// NewBus returns a bus without handlers.
func NewBus() *Bus { return &Bus{handlers: map[string][]handler{}} }

// On adds a handler; off removes it again.
func On[E any](b *Bus, t Topic[E], fn func(context.Context, E) error) (off func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.next++
	id := b.next
	// A new slice: whoever is sending goes on with the list it began with.
	b.handlers[t.Name] = append(slices.Clip(b.handlers[t.Name]), handler{id, fn})
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		old := b.handlers[t.Name]
		b.handlers[t.Name] = slices.DeleteFunc(slices.Clone(old), func(h handler) bool { return h.id == id })
	}
}

// Has says whether anybody listens, so that an event need not be made for nobody.
func Has[E any](b *Bus, t Topic[E]) bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return len(b.handlers[t.Name]) > 0
}

// Send calls all handlers, several at once when there are several, and returns when
// the last has returned, with the errors of those that failed. One handler's failure
// does not touch the others. A panic is an error with its stack.
func Send[E any](ctx context.Context, b *Bus, t Topic[E], event E) []error {
	b.mu.RLock()
	list := b.handlers[t.Name]
	b.mu.RUnlock()
	switch len(list) {
	case 0:
		return nil
	case 1:
		return compact(call(ctx, list[0], event))
	}
	errs := make([]error, len(list))
	var wg sync.WaitGroup
	for i, h := range list {
		wg.Go(func() { errs[i] = call(ctx, h, event) })
	}
	wg.Wait()
	return compact(errs...)
}

func call[E any](ctx context.Context, h handler, event E) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return h.fn.(func(context.Context, E) error)(ctx, event)
}

func compact(errs ...error) []error {
	return slices.DeleteFunc(errs, func(err error) bool { return err == nil })
}

// Find returns the first error of type E among errs.
func Find[E error](errs []error) (E, bool) { return errors.AsType[E](errors.Join(errs...)) }
