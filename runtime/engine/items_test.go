package engine_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// TestWhatBecomesOfAnItem sends three items through a pipeline that fails for the second.
func TestWhatBecomesOfAnItem(t *testing.T) {
	for _, tc := range []struct {
		name    string
		err     error // nil panics
		log     string
		signal  string
		setting string // DEFAULT_DROPITEM_LOG_LEVEL
	}{
		{"dropped", &crawl.DropItem{Message: "no price"}, "WARNING: Dropped: no price", "item_dropped no price", ""},
		{"dropped at a level of its own", &crawl.DropItem{Message: "dull", LogLevel: "INFO"}, "INFO: Dropped: dull", "item_dropped dull", ""},
		{"dropped at the level of the setting", &crawl.DropItem{Message: "dull"}, "ERROR: Dropped: dull", "item_dropped dull", "ERROR"},
		{"failed", errors.New("no server"), "ERROR: Error processing {'n': 1}", "item_error no server", ""},
		{"panicked", nil, "ERROR: Error processing {'n': 1}", "item_error panic: oops", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := newWorld(t)
			if tc.setting != "" {
				w = newWorld(t, "DEFAULT_DROPITEM_LOG_LEVEL", tc.setting)
			}
			var last string
			for _, topic := range []signals.Topic[signals.Scraped]{signals.ItemDropped, signals.ItemError} {
				signals.On(w.Signals, topic, func(_ context.Context, e signals.Scraped) error {
					text, _, _ := strings.Cut(e.Err.Error(), "\n")
					last = topic.Name + " " + text
					return nil
				})
			}
			w.process(func(ctx context.Context, it crawl.Item) error {
				switch {
				case number(ctx, it) != 1:
					return nil
				case tc.err == nil:
					panic("oops")
				}
				return tc.err
			})
			w.start(follow(get("1")))
			w.parse(func(*crawl.Response) crawl.Output { return items(3) })
			if reason := w.run(); reason != "finished" || w.count("item_scraped") != 2 {
				t.Errorf("reason %q, %d items", reason, w.count("item_scraped"))
			}
			if last != tc.signal {
				t.Errorf("signal %q, want %q", last, tc.signal)
			}
			if !strings.Contains(w.log.String(), tc.log+"\n") {
				t.Errorf("log without %q:\n%s", tc.log, w.log)
			}
		})
	}
}

func number(ctx context.Context, it crawl.Item) int64 {
	fields, err := it.Fields(ctx)
	if err != nil {
		panic(err)
	}
	n, _ := fields.Get("n")
	return n.(int64)
}

func TestLaterPipelinesDoNotSeeADroppedItem(t *testing.T) {
	w := newWorld(t)
	w.gen.Pipelines = pipeline.Chain{
		{ProcessItem: func(context.Context, crawl.Item) (crawl.Item, error) { return nil, &crawl.DropItem{} }},
		{ProcessItem: func(_ context.Context, it crawl.Item) (crawl.Item, error) {
			t.Error("it came")
			return it, nil
		}},
	}
	w.start(items(1))
	w.run()
}

func TestItemsOfStart(t *testing.T) {
	w := newWorld(t)
	signals.On(w.Signals, signals.ItemScraped, func(_ context.Context, e signals.Scraped) error {
		if e.Response != nil {
			t.Errorf("response %s", e.Response)
		}
		return nil
	})
	w.start(items(2))
	if reason := w.run(); reason != "finished" || w.count("item_scraped") != 2 {
		t.Errorf("reason %q, %d items", reason, w.count("item_scraped"))
	}
	if !strings.Contains(w.log.String(), "DEBUG: Scraped from worm.start\n{'n': 1}\n") {
		t.Errorf("log:\n%s", w.log)
	}
}

// broken is an item whose fields can't be read.
type broken struct{ *crawl.Record }

func (broken) Fields(context.Context) (crawl.Fields, error) {
	return nil, errors.New("field f is a function")
}

func TestAnItemThatIsNoDataFailsAlone(t *testing.T) {
	w := newWorld(t)
	w.start(follow(get("1")))
	w.parse(func(*crawl.Response) crawl.Output {
		return then(items(1), crawl.Yield(crawl.Result{Item: broken{crawl.NewRecord()}}), items(1))
	})
	if reason := w.run(); reason != "finished" || w.count("item_scraped") != 2 || w.count("item_error") != 1 {
		t.Errorf("reason %q, signals %q", reason, w.heard.Events())
	}
	checkLines(t, "log", w.log.from("ERROR"), "ERROR: Error processing <dict: field f is a function>")
}

func TestItemSignalsAreAwaited(t *testing.T) {
	w := newWorld(t)
	heard := 0
	on(w, signals.ItemScraped, func() error {
		heard++
		return nil
	})
	on(w, signals.SpiderIdle, func() error {
		if heard != 1 {
			t.Error("the spider is idle before item_scraped was heard")
		}
		return nil
	})
	w.start(items(1))
	w.run()
}
