package jsapi

import (
	"context"
	"errors"
	"fmt"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/adapter"
	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/future"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

// openSpider is native.openSpider(class, args, settings, answer): a promise of an instance
// of a spider class whose downloads are what answer says.
func (t *testRun) openSpider(c goja.FunctionCall) goja.Value {
	class, isSpider, err := t.host.adapter.Class(c.Argument(0))
	if err == nil && !isSpider {
		err = errors.New("openSpider() takes a spider class: import one from its file")
	}
	if err != nil {
		t.host.realm.Errors.Throw(err)
	}
	given, err := convert.ToGo(t.host.rt, c.Argument(2))
	if err != nil {
		t.host.realm.Errors.Throw(fmt.Errorf("settings of openSpider(): %w", err))
	}
	args, texts := map[string]string{}, c.Argument(1).ToObject(t.host.rt)
	for _, name := range texts.Keys() {
		args[name] = texts.Get(name).String()
	}
	answer, _ := goja.AssertFunction(c.Argument(3))
	return t.host.rt.ToValue(loop.Promise(t.loop, func(ctx context.Context) (*adapter.Spider, error) {
		return t.newSpider(ctx, class, args, given, answer)
	}, func(_ *goja.Runtime, s *adapter.Spider) goja.Value { return s.Object() }))
}

// newSpider makes a spider as a crawl does, in an Env of its own.
func (t *testRun) newSpider(ctx context.Context, class *adapter.Class, args map[string]string, given any, answer goja.Callable) (*adapter.Spider, error) {
	set := t.opts.Settings.Clone()
	if err := class.Configure(ctx, set); err != nil {
		return nil, err
	}
	fields, _ := given.(crawl.Fields)
	for name, value := range fields.All() {
		if err := set.Set(name, value, settings.Cmdline); err != nil {
			return nil, err
		}
	}
	env := &component.Env{
		Settings: set, Stats: stats.NewMemory(), Signals: signals.NewBus(), Log: t.opts.Log,
		Engine: &testEngine{run: t, answer: answer},
	}
	t.host.name = class.Name
	t.host.env.Store(env)
	spider, err := class.Open(ctx, env, args, t.host.format)
	if err != nil {
		return nil, err
	}
	set.Freeze()
	return spider, nil
}

// testEngine is the engine of a spider that is tested: nothing is crawled, and what is
// downloaded is what the test says.
type testEngine struct {
	run    *testRun
	answer goja.Callable // answer(request): a promise of its response
}

var _ component.Control = (*testEngine)(nil)

// Download asks the test for the response.
func (e *testEngine) Download(ctx context.Context, req *crawl.Request) *future.Future[*crawl.Response] {
	return future.Go(func() (*crawl.Response, error) {
		realm := e.run.host.realm
		v, err := e.run.loop.Await(ctx, func(*goja.Runtime) (goja.Value, error) {
			return e.answer(goja.Undefined(), realm.Request(req))
		}, func(v goja.Value) (any, error) {
			resp, _ := realm.ToResponse(v)
			return resp, nil
		})
		if err != nil {
			return nil, err
		}
		return v.(*crawl.Response), nil
	})
}

var errNoCrawl = errors.New("a test runs no crawl: what a spider gives to crawler.engine can't be crawled")

// Crawl refuses.
func (e *testEngine) Crawl(*crawl.Request) error { return errNoCrawl }

// Schedule refuses.
func (e *testEngine) Schedule(*crawl.Request) *future.Future[struct{}] {
	return future.Done(struct{}{}, errNoCrawl)
}

// Consume refuses.
func (e *testEngine) Consume(context.Context, crawl.Output) error { return errNoCrawl }

// Close, Pause and Unpause have nothing to act on.
func (e *testEngine) Close(string) {}

// Pause does nothing.
func (e *testEngine) Pause() {}

// Unpause does nothing.
func (e *testEngine) Unpause() {}

// Closing never ends.
func (e *testEngine) Closing() context.Context { return context.Background() }
