package extension_test

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/extension"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

func TestCloseSpiderAtACount(t *testing.T) {
	spiderError := func(t *testing.T, c *crawlOf) { send(t, c, signals.SpiderError, signals.Failure{}) }
	page := func(t *testing.T, c *crawlOf) { c.page(t) }
	item := func(t *testing.T, c *crawlOf) { c.item(t) }
	for _, tc := range []struct {
		setting string
		reason  string
		event   func(*testing.T, *crawlOf)
	}{
		{"CLOSESPIDER_ITEMCOUNT", "closespider_itemcount", item},
		{"CLOSESPIDER_PAGECOUNT", "closespider_pagecount", page},
		{"CLOSESPIDER_PAGECOUNT_NO_ITEM", "closespider_pagecount_no_item", page},
		{"CLOSESPIDER_ERRORCOUNT", "closespider_errorcount", spiderError},
	} {
		t.Run(tc.setting, func(t *testing.T) {
			c := newCrawl(t, tc.setting, 3)
			c.add(t, extension.NewCloseSpider)
			c.open(t)
			tc.event(t, c)
			tc.event(t, c)
			c.engine.checkClosed(t)
			tc.event(t, c)
			c.engine.checkClosed(t, tc.reason)
			tc.event(t, c)
			c.engine.checkClosed(t, tc.reason)
		})
	}
}

func TestCloseSpiderCountsOnlyWhatItIsSetTo(t *testing.T) {
	c := newCrawl(t, "CLOSESPIDER_ITEMCOUNT", 2)
	c.add(t, extension.NewCloseSpider)
	c.open(t)
	for range 5 {
		c.page(t)
		send(t, c, signals.SpiderError, signals.Failure{})
	}
	c.engine.checkClosed(t)
}

func TestCloseSpiderAnItemStartsThePageCountAnew(t *testing.T) {
	c := newCrawl(t, "CLOSESPIDER_PAGECOUNT_NO_ITEM", 2)
	c.add(t, extension.NewCloseSpider)
	c.open(t)
	for range 3 {
		c.page(t)
		c.item(t)
	}
	c.page(t)
	c.engine.checkClosed(t)
	c.page(t)
	c.engine.checkClosed(t, "closespider_pagecount_no_item")
}

func TestCloseSpiderCountsItemsThatComeAtOnce(t *testing.T) {
	c := newCrawl(t, "CLOSESPIDER_ITEMCOUNT", 50)
	c.add(t, extension.NewCloseSpider)
	c.open(t)
	var wg sync.WaitGroup
	for range 100 {
		wg.Go(func() { c.item(t) })
	}
	wg.Wait()
	c.engine.checkClosed(t, "closespider_itemcount")
}

func TestCloseSpiderAfterATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrawl(t, "CLOSESPIDER_TIMEOUT", 2.5)
		c.add(t, extension.NewCloseSpider)
		c.open(t)
		pass(2499 * time.Millisecond)
		c.engine.checkClosed(t)
		pass(time.Millisecond)
		c.engine.checkClosed(t, "closespider_timeout")
		pass(time.Hour)
		c.engine.checkClosed(t, "closespider_timeout")
	})
}

func TestCloseSpiderAfterATimeWithoutItem(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrawl(t, "CLOSESPIDER_TIMEOUT_NO_ITEM", 10)
		c.add(t, extension.NewCloseSpider)
		c.open(t)
		c.checkLog(t, `level=INFO msg="Spider will stop when no items are produced after 10 seconds."`)
		time.Sleep(9 * time.Second)
		c.item(t)
		pass(10 * time.Second)
		c.engine.checkClosed(t)
		pass(time.Second)
		c.engine.checkClosed(t, "closespider_timeout_no_item")
		c.checkLog(t, `level=INFO msg="Closing spider since no items were produced in the last 10 seconds."`)
	})
}

func TestCloseSpiderForgetsItsTimersWhenTheSpiderCloses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrawl(t, "CLOSESPIDER_TIMEOUT", 10, "CLOSESPIDER_TIMEOUT_NO_ITEM", 10)
		c.add(t, extension.NewCloseSpider)
		c.open(t)
		time.Sleep(time.Second)
		c.close(t)
		pass(time.Hour)
		c.engine.checkClosed(t)
	})
}

func TestCloseSpiderIsOffByDefault(t *testing.T) {
	_, err := extension.NewCloseSpider(newCrawl(t).Env)
	checkNotConfigured(t, err)
}
