// Package signals tells components of one crawl what happens in it. A topic is a
// typed signal of Scrapy (https://docs.scrapy.org/en/latest/topics/signals.html);
// a bus belongs to one crawl.
package signals

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
)

// Topic is a signal whose handlers get an E.
type Topic[E any] struct{ Name string }

// Bus delivers the signals of one crawl. Handlers may be added and removed at any time.
//
// A branch of a bus is for the handlers of one version of a script. What is sent to the
// bus reaches the bus's own handlers and those of one branch: the one that the context
// names (WithBranch), or else the current one (Use).
type Bus struct {
	root    *Bus // of a branch; nil for a bus
	current atomic.Pointer[Bus]

	mu       sync.Mutex // for writing; readers take the map as it is
	next     int
	handlers atomic.Pointer[map[string][]handler]
	branches atomic.Pointer[[]*Bus]
}

type handler struct {
	id int
	fn any // func(context.Context, E) error
}

// NewBus returns a bus without handlers.
func NewBus() *Bus {
	b := &Bus{}
	b.handlers.Store(&map[string][]handler{})
	b.branches.Store(&[]*Bus{})
	return b
}

// On adds a handler; off removes it again.
func On[E any](b *Bus, t Topic[E], fn func(context.Context, E) error) (off func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.next++
	id := b.next
	b.change(t.Name, func(old []handler) []handler { return append(old, handler{id, fn}) })
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.change(t.Name, func(old []handler) []handler {
			return slices.DeleteFunc(old, func(h handler) bool { return h.id == id })
		})
	}
}

// change replaces the handlers of a signal: whoever is sending goes on with the list it
// began with.
func (b *Bus) change(name string, edit func([]handler) []handler) {
	all := maps.Clone(*b.handlers.Load())
	all[name] = edit(slices.Clone(all[name]))
	b.handlers.Store(&all)
}

// Has says whether anybody listens, so that an event need not be made for nobody.
func Has[E any](b *Bus, t Topic[E]) bool {
	if b.root != nil {
		b = b.root
	}
	return len(b.own(t.Name)) > 0 || slices.ContainsFunc(*b.branches.Load(), func(branch *Bus) bool {
		return len(branch.own(t.Name)) > 0
	})
}

func (b *Bus) own(name string) []handler { return (*b.handlers.Load())[name] }

// Send calls all handlers, several at once when there are several, and returns when
// the last has returned, with the errors of those that failed. One handler's failure
// does not touch the others. A panic is an error with its stack.
func Send[E any](ctx context.Context, b *Bus, t Topic[E], event E) []error {
	return deliver(ctx, b.audience(ctx, t.Name), event)
}

func deliver[E any](ctx context.Context, list []handler, event E) []error {
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
