// Package pipeline holds the item pipelines: what happens to an item after it was
// scraped (https://docs.scrapy.org/en/latest/topics/item-pipeline.html).
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// Pipeline is one stage; any hook may be nil.
type Pipeline struct {
	Name string
	// Open runs before the first request; an error ends the crawl before it began.
	Open func(ctx context.Context) error
	// ProcessItem returns the item for the next stage, or *crawl.DropItem. Before it waits
	// for something it calls component.Waiting(ctx): items of one callback take their turns
	// until then, and run side by side from then on.
	ProcessItem func(ctx context.Context, item crawl.Item) (crawl.Item, error)
	// Close runs after the last item.
	Close func(ctx context.Context) error
}

// Chain is the stages in ascending order.
type Chain []Pipeline

// Process runs an item through all stages. The item that is returned with an error is
// the one that the failing stage got.
func (c Chain) Process(ctx context.Context, item crawl.Item) (crawl.Item, error) {
	for _, p := range c {
		if p.ProcessItem == nil {
			continue
		}
		next, err := p.ProcessItem(ctx, item)
		if err != nil {
			return item, err
		}
		item = next
	}
	return item, nil
}

// Open opens all stages at once and returns when all are open or have failed.
func (c Chain) Open(ctx context.Context) error {
	return c.each(func(p Pipeline) error { return run(ctx, p.Name, "open_spider", p.Open) })
}

// Close closes all stages at once; every stage is closed, whatever the others do.
func (c Chain) Close(ctx context.Context) error {
	return c.each(func(p Pipeline) error { return run(ctx, p.Name, "close_spider", p.Close) })
}

func (c Chain) each(do func(Pipeline) error) error {
	errs := make([]error, len(c))
	var wg sync.WaitGroup
	for i, p := range c {
		wg.Go(func() { errs[i] = do(p) })
	}
	wg.Wait()
	return errors.Join(errs...)
}

func run(ctx context.Context, name, hook string, fn func(context.Context) error) error {
	if fn == nil {
		return nil
	}
	if err := component.Guard(func() error { return fn(ctx) }); err != nil {
		return fmt.Errorf("%s of %s: %w", hook, name, err)
	}
	return nil
}
