package adapter

import (
	"context"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
)

// itemPipeline makes a pipeline stage of a component. A hook that it lacks stays nil and
// costs no trip to the loop.
func itemPipeline(in *instance) pipeline.Pipeline {
	p := pipeline.Pipeline{Name: in.name}
	none := func() []goja.Value { return nil }
	if in.has("open_spider") {
		p.Open = func(ctx context.Context) error {
			_, err := in.run(ctx, "open_spider", none, discard)
			return err
		}
	}
	if in.has("process_item") {
		p.ProcessItem = in.processItem
	}
	if in.has("close_spider") {
		p.Close = func(ctx context.Context) error {
			_, err := in.run(ctx, "close_spider", none, discard)
			return err
		}
	}
	return p
}

func (in *instance) processItem(ctx context.Context, it crawl.Item) (crawl.Item, error) {
	object, err := in.host.itemObject(ctx, it)
	if err != nil {
		return nil, err
	}
	var given goja.Value
	next, err := in.await(ctx, "process_item", func() []goja.Value {
		given = object()
		return []goja.Value{given}
	}, func(v goja.Value) (any, error) { return in.processed(it, given, v) })
	if err != nil {
		return nil, err
	}
	done, _ := next.(crawl.Item) // nil when the stage returned nothing
	return done, nil
}

// processed is the item that a stage made of the one that it was given.
func (in *instance) processed(it crawl.Item, given, v goja.Value) (any, error) {
	if goja.IsUndefined(v) || goja.IsNull(v) {
		in.returnedNothing(given)
		return nil, nil
	}
	o, ok := v.(*goja.Object)
	if !ok {
		return nil, in.wrong("process_item", v, "the item, or throw DropItem")
	}
	if mine := in.host.own(it); mine != nil && o == given {
		mine.stale = true
		return mine, nil
	}
	if in.host.notItem(o) != "" {
		return nil, in.wrong("process_item", v, "the item, or throw DropItem")
	}
	return in.host.newItem(o), nil
}

// returnedNothing warns, once, of a stage that loses items. As in Scrapy the next stages
// get null in the item's place, and so does item_scraped.
func (in *instance) returnedNothing(given goja.Value) {
	if in.warned || goja.IsNull(given) {
		return
	}
	in.warned = true
	in.env.Logger("scrapy.core.scraper").Warn(in.labels["process_item"] +
		" returned nothing: the next pipelines get null, and no feed gets the item. Return the item, or throw DropItem")
}
