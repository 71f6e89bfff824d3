package engine_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/crawltest"
	"github.com/gojscrape/gojscrape/runtime/engine"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// origin is the code of a generation; what it made is portable unless stuck names its URL.
type origin struct {
	name  string
	stuck string
	moved int
}

func (o *origin) Holds(*crawl.Request) bool { return true }

func (o *origin) Move(_ context.Context, req *crawl.Request) (*crawl.Request, error) {
	if req.URL == o.stuck {
		return nil, errors.New("it is no data")
	}
	o.moved++
	return req.Copy(), nil
}

// code is one generation of a spider that writes down what it does.
type code struct {
	*engine.Generation
	name   string
	origin *origin
	did    *diary
}

type diary struct {
	mu    sync.Mutex
	lines []string
}

func (d *diary) add(format string, args ...any) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.lines = append(d.lines, fmt.Sprintf(format, args...))
}

// newCode makes a generation with these callbacks, whose pages give items.
func (w *world) newCode(did *diary, name string, callbacks ...string) *code {
	c := &code{name: name, origin: &origin{name: name}, did: did}
	spider := &crawltest.Spider{SpiderName: "worm"}
	spider.OnParse = func(_ context.Context, cb string, resp *crawl.Response) crawl.Output {
		did.add("%s.%s %s", name, cb, resp.URL)
		return crawl.Yield(item(1))
	}
	spider.OnClose = func(_ context.Context, reason string) error {
		did.add("%s closed: %s", name, reason)
		return nil
	}
	c.Generation = &engine.Generation{
		Spider: spider, Origin: c.origin, Signals: w.Signals.Branch(),
		Has: func(method string) bool { return slices.Contains(callbacks, method) },
		Pipelines: pipeline.Chain{{
			Name: name,
			Open: func(context.Context) error { did.add("%s opens", name); return nil },
			ProcessItem: func(_ context.Context, it crawl.Item) (crawl.Item, error) {
				did.add("%s item", name)
				return it, nil
			},
			Close: func(context.Context) error { did.add("%s closes", name); return nil },
		}},
		Release: func(context.Context) error { did.add("%s released", name); return nil },
	}
	signals.On(c.Signals, signals.SpiderClosed, func(_ context.Context, e signals.Closed) error {
		did.add("%s heard %s", name, e.Reason)
		return nil
	})
	return c
}

// request is one of this code.
func (c *code) request(path, callback string) *crawl.Request {
	req := get("%s", path)
	req.Origin, req.Callback.Name = c.origin, callback
	return req
}

// swapped runs a crawl whose first page waits until change is done. The other requests
// wait in the scheduler meanwhile.
func swapped(t *testing.T, requests func(old *code) []*crawl.Request, change func(t *testing.T, w *world, old *code, did *diary)) (w *world, did *diary) {
	synctest.Test(t, func(t *testing.T) {
		w, did = newWorld(t, "CONCURRENT_REQUESTS", 1), &diary{}
		old := w.newCode(did, "old", "parse", "detail")
		old.Spider.(*crawltest.Spider).OnStart = func(context.Context) crawl.Output {
			return follow(append(requests(old), old.request("first", "parse"))...)
		}
		w.gen = old.Generation
		asked, open := make(chan struct{}), make(chan struct{})
		w.web.serve = func(_ context.Context, req *crawl.Request) (*crawl.Response, error) {
			if req.URL == "http://a/first" {
				close(asked)
				<-open
			}
			return page(req), nil
		}
		w.engine.Pause() // until all of start() is in the scheduler
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			w.run()
		}()
		synctest.Wait()
		w.engine.Unpause()
		<-asked
		change(t, w, old, did)
		close(open)
		<-ended
	})
	return w, did
}

func TestANewGenerationTakesWhatWaits(t *testing.T) {
	_, did := swapped(t, func(old *code) []*crawl.Request {
		return []*crawl.Request{old.request("waiting", "detail")}
	}, func(t *testing.T, w *world, old *code, did *diary) {
		number, err := w.engine.Swap(t.Context(), w.newCode(did, "new", "parse", "detail").Generation)
		if number != 2 || err != nil {
			t.Errorf("generation %d, %v", number, err)
		}
	})
	lines := did.lines
	for _, want := range []string{"old.parse http://a/first", "new.detail http://a/waiting", "old closes", "old heard reloaded", "new heard finished"} {
		if !slices.Contains(lines, want) {
			t.Errorf("no %q in %q", want, lines)
		}
	}
	if n := slices.Index(lines, "old released"); n < slices.Index(lines, "old heard reloaded") || n < slices.Index(lines, "old.parse http://a/first") {
		t.Errorf("old code ended before it was done: %q", lines)
	}
}

func TestABoundRequestKeepsItsGeneration(t *testing.T) {
	for _, tc := range []struct {
		name string
		bind func(old *code, req *crawl.Request)
	}{
		{"a function", func(_ *code, req *crawl.Request) {
			req.Errback.Func = func(context.Context, *crawl.Request, error) crawl.Output { return crawl.Yield() }
		}},
		{"values that are no data", func(old *code, req *crawl.Request) { old.origin.stuck = req.URL }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, did := swapped(t, func(old *code) []*crawl.Request {
				req := old.request("waiting", "detail")
				tc.bind(old, req)
				return []*crawl.Request{req}
			}, func(t *testing.T, w *world, _ *code, did *diary) {
				if _, err := w.engine.Swap(t.Context(), w.newCode(did, "new", "parse", "detail").Generation); err != nil {
					t.Error(err)
				}
			})
			if !slices.Contains(did.lines, "old.detail http://a/waiting") || slices.Index(did.lines, "old closes") < slices.Index(did.lines, "old.detail http://a/waiting") {
				t.Errorf("%q", did.lines)
			}
		})
	}
}

func TestBoundRequestsThatAreLeftDoNotKeepACrawlOpen(t *testing.T) {
	_, did := swapped(t, func(old *code) []*crawl.Request {
		req := old.request("waiting", "detail")
		req.Errback.Func = func(context.Context, *crawl.Request, error) crawl.Output { return crawl.Yield() }
		return []*crawl.Request{req}
	}, func(t *testing.T, w *world, _ *code, did *diary) {
		if _, err := w.engine.Swap(t.Context(), w.newCode(did, "new", "parse", "detail").Generation); err != nil {
			t.Error(err)
		}
		w.engine.Close("enough")
	})
	for _, want := range []string{"old closes", "old released", "new closes", "new closed: enough", "new released"} {
		if !slices.Contains(did.lines, want) {
			t.Errorf("no %q in %q", want, did.lines)
		}
	}
}

func TestAGenerationThatLacksACallbackIsRefused(t *testing.T) {
	w, did := swapped(t, func(old *code) []*crawl.Request {
		return []*crawl.Request{old.request("a", "detail"), old.request("b", "detail")}
	}, func(t *testing.T, w *world, _ *code, did *diary) {
		_, err := w.engine.Swap(t.Context(), w.newCode(did, "new", "parse").Generation)
		if missing, ok := errors.AsType[*engine.MissingMethods](err); !ok || missing.What != `2 waiting requests of "detail"` {
			t.Errorf("got %v", err)
		}
	})
	if !slices.Contains(did.lines, "old.detail http://a/a") || !slices.Contains(did.lines, "new closes") || slices.Contains(did.lines, "old closed: reloaded") {
		t.Errorf("%q", did.lines)
	}
	if n := w.count("spider_closed"); n != 1 {
		t.Errorf("spider_closed was sent %d times", n)
	}
}

func TestSwapNeedsARunningCrawl(t *testing.T) {
	w := newWorld(t)
	if _, err := w.engine.Swap(t.Context(), w.newCode(&diary{}, "new").Generation); err == nil {
		t.Error("it was taken")
	}
}
