package downloadermw

import (
	"context"
	"sync/atomic"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// whenOpened holds a setting that an attribute of the spider may replace. The
// attribute is read once, at spider_opened: asking a script costs too much to be done
// for every request.
func whenOpened[T any](env *component.Env, setting T, read func(fallback T) T) *atomic.Pointer[T] {
	var value atomic.Pointer[T]
	value.Store(&setting)
	signals.On(env.Signals, signals.SpiderOpened, func(context.Context, signals.Nothing) error {
		v := read(setting)
		value.Store(&v)
		return nil
	})
	return &value
}

// attr returns an attribute of the spider in a bag, which knows how to convert it.
func attr(env *component.Env, name string) *crawl.Values {
	return crawl.NewValues(name, env.Spider.Attr(name))
}
