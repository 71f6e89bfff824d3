package extension

import (
	"context"
	"fmt"
	"log/slog"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// closeSpider closes the spider at the first limit that is reached. What is under way
// then still ends, so that counts may pass their limit.
type closeSpider struct {
	*tasks
	limits limits
	engine component.Control
	log    *slog.Logger

	mu                sync.Mutex // guards the counters
	items, pages      int
	errors            int
	pagesWithoutItem  int
	itemsInThisPeriod int
}

// limits are the CLOSESPIDER_* settings; 0 is off.
type limits struct {
	items, pages, errors    int
	pagesWithoutItem        int
	timeout, timeoutNoItems float64 // seconds
}

// NewCloseSpider makes the extension that closes the spider at the CLOSESPIDER_* limits
// (https://docs.scrapy.org/en/latest/topics/extensions.html#close-spider-extension).
func NewCloseSpider(env *component.Env) (component.Extension, error) {
	c := &closeSpider{
		tasks: newTasks(),
		limits: limits{
			items:            settings.Get(env.Settings, settings.ClosespiderItemcount),
			pages:            settings.Get(env.Settings, settings.ClosespiderPagecount),
			errors:           settings.Get(env.Settings, settings.ClosespiderErrorcount),
			pagesWithoutItem: settings.Get(env.Settings, settings.ClosespiderPagecountNoItem),
			timeout:          settings.Get(env.Settings, settings.ClosespiderTimeout),
			timeoutNoItems:   settings.Get(env.Settings, settings.ClosespiderTimeoutNoItem),
		},
		engine: env.Engine,
		log:    env.Logger("scrapy.extensions.closespider"),
	}
	if c.limits == (limits{}) {
		return component.Extension{}, &crawl.NotConfigured{Message: "no CLOSESPIDER_* setting is set"}
	}
	signals.On(env.Signals, signals.SpiderOpened, c.spiderOpened)
	signals.On(env.Signals, signals.SpiderClosed, c.spiderClosed)
	signals.On(env.Signals, signals.ItemScraped, c.itemScraped)
	signals.On(env.Signals, signals.ResponseReceived, c.responseReceived)
	signals.On(env.Signals, signals.SpiderError, c.spiderError)
	return component.Extension{Name: "scrapy.extensions.closespider.CloseSpider", Close: c.Close}, nil
}

func (c *closeSpider) spiderOpened(context.Context, signals.Nothing) error {
	if t := c.limits.timeout; t > 0 {
		c.every(t, func() bool {
			c.engine.Close("closespider_timeout")
			return false
		})
	}
	if t := c.limits.timeoutNoItems; t > 0 {
		c.log.Info(fmt.Sprintf("Spider will stop when no items are produced after %v seconds.", t))
		c.every(t, c.periodEnded)
	}
	return nil
}

func (c *closeSpider) spiderClosed(context.Context, signals.Closed) error {
	c.stop()
	return nil
}

func (c *closeSpider) periodEnded() (more bool) {
	c.mu.Lock()
	n := c.itemsInThisPeriod
	c.itemsInThisPeriod = 0
	c.mu.Unlock()
	if n > 0 {
		return true
	}
	c.log.Info(fmt.Sprintf("Closing spider since no items were produced in the last %v seconds.", c.limits.timeoutNoItems))
	c.engine.Close("closespider_timeout_no_item")
	return false
}

func (c *closeSpider) itemScraped(context.Context, signals.Scraped) error {
	c.mu.Lock()
	c.items++
	c.itemsInThisPeriod++
	c.pagesWithoutItem = 0
	n := c.items
	c.mu.Unlock()
	c.closeAt(n, c.limits.items, "closespider_itemcount")
	return nil
}

func (c *closeSpider) responseReceived(context.Context, signals.Responded) error {
	c.mu.Lock()
	c.pages++
	c.pagesWithoutItem++
	n, without := c.pages, c.pagesWithoutItem
	c.mu.Unlock()
	c.closeAt(n, c.limits.pages, "closespider_pagecount")
	c.closeAt(without, c.limits.pagesWithoutItem, "closespider_pagecount_no_item")
	return nil
}

func (c *closeSpider) spiderError(context.Context, signals.Failure) error {
	c.mu.Lock()
	c.errors++
	n := c.errors
	c.mu.Unlock()
	c.closeAt(n, c.limits.errors, "closespider_errorcount")
	return nil
}

// closeAt closes when the count reaches the limit. The first reason is the one that counts.
func (c *closeSpider) closeAt(count, limit int, reason string) {
	if count == limit && limit > 0 {
		c.engine.Close(reason)
	}
}
