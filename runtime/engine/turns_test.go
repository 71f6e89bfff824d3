package engine_test

import (
	"context"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// Items that no stage makes wait leave in the order in which a callback yielded them.
func TestItemsThatDoNotWaitKeepTheirOrder(t *testing.T) {
	w := newWorld(t)
	w.process(func(context.Context, crawl.Item) error { return nil })
	const all = 300
	var left []crawl.Item
	signals.On(w.Env.Signals, signals.ItemScraped, func(_ context.Context, e signals.Scraped) error {
		left = append(left, e.Item)
		return nil
	})
	w.start(follow(get("1")))
	w.parse(func(*crawl.Response) crawl.Output {
		return func(yield func(crawl.Result, error) bool) {
			for n := range all {
				yield(crawl.Result{Item: crawl.NewRecord("n", int64(n))}, nil)
			}
		}
	})
	w.run()
	if len(left) != all {
		t.Fatalf("%d items of %d", len(left), all)
	}
	for n, it := range left {
		fields, err := it.Fields(t.Context())
		if got, _ := fields.Get("n"); err != nil || got != int64(n) {
			t.Fatalf("item %d is number %v (%v)", n, got, err)
		}
	}
}
