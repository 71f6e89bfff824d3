package jsapi_test

import (
	"fmt"
	"strings"
	"testing"
)

// A callback that is cut off takes no other down with it: not its promise, and not one that
// was waiting at the time.
func TestACallbackThatIsCutOffHarmsNoOther(t *testing.T) {
	for _, tc := range []struct{ code, logged string }{
		{`while (true) {}`, "JavaScript ran for 100ms without a pause and was stopped"},
		{`const deep = () => deep() + 1; deep()`, "JavaScript called itself more than"},
	} {
		h := newWorld(t, "CALLBACK_CPU_LIMIT", 0.1, "CONCURRENT_REQUESTS", 100, "CONCURRENT_REQUESTS_PER_DOMAIN", 100).crawl(worm(`
  *start() { for (let n = 0; n < 64; n++) yield new Request(this.site + '/numbers/1?' + n, { cbKwargs: { n } }) }
  all = Promise.withResolvers()
  waiting = 0
  async parse(r, { n }) {
    if (++this.waiting === 64) this.all.resolve() // all are here: now one goes wrong
    await this.all.promise
    if (n === 7) { ` + tc.code + ` }
    await new Promise((done) => setTimeout(done, 1))
    return { n }
  }`))
		h.logged(tc.logged)
		h.stat("spider_exceptions/count", 1)
		if len(h.items) != 63 || h.reason != "finished" {
			t.Errorf("%s: %d items, ended with %q\n%s", tc.code, len(h.items), h.reason, h.troubles())
		}
	}
}

// ahead is an endless generator, and a pipeline that takes 5 ms for each item. It logs
// how far the generator ever was ahead of the pipeline.
const ahead = `
let made = 0, done = 0, most = 0
class Slow {
  async processItem(item) {
    await new Promise((wake) => setTimeout(wake, 5))
    done++
    return item
  }
  closeSpider() { console.log('most ahead:', most, 'of', made) }
}`

func TestAGeneratorWaitsForThePipeline(t *testing.T) {
	const limit = 8
	h := newWorld(t, "CONCURRENT_ITEMS", limit, "CLOSESPIDER_ITEMCOUNT", 100).crawl(parts(ahead,
		`ITEM_PIPELINES: [[Slow, 1]]`, `async *parse() { while (true) { made++; most = Math.max(most, made - done); yield { made } } }`))
	notAhead(t, h, limit+1)
	if len(h.items) < 100 {
		t.Errorf("%d items", len(h.items))
	}
}

// CONCURRENT_ITEMS_TOTAL holds for all callbacks together, each of which may be one value ahead.
func TestAllGeneratorsTogetherWaitForThePipeline(t *testing.T) {
	const limit, callbacks = 6, 4
	h := newWorld(t, "CONCURRENT_ITEMS_TOTAL", limit).crawl(parts(ahead, `ITEM_PIPELINES: [[Slow, 1]]`, `
  *start() { for (let n = 0; n < 4; n++) yield new Request(this.site + '/numbers/1?' + n) }
  async *parse() { for (let i = 0; i < 30; i++) { made++; most = Math.max(most, made - done); yield { made } } }`))
	notAhead(t, h, limit+callbacks)
	if len(h.items) != 4*30 {
		t.Errorf("%d items", len(h.items))
	}
}

// notAhead fails unless the generators came close to a limit, and never passed it.
func notAhead(t *testing.T, h *history, limit int) {
	t.Helper()
	_, text, found := strings.Cut(h.log, "most ahead: ")
	var most, made int
	if _, err := fmt.Sscanf(text, "%d of %d", &most, &made); !found || err != nil {
		t.Fatalf("the pipeline did not say how far: %v\n%s", err, h.log)
	}
	if most > limit || most < limit/2 {
		t.Errorf("%d of %d items were ahead, want at most %d, and about as many", most, made, limit)
	}
}

func TestErrbacksHearOfCallbackErrorsWhenAsked(t *testing.T) {
	members := `
  *start() { yield new Request(this.site + '/numbers/1', { errback: this.failed }) }
  async *parse() { yield { n: 1 }; throw new RangeError('thrown') }
  async failed(failure) { return { failed: failure.value.message, url: failure.request.url.slice(-1) } }`

	h := newWorld(t, "ERRBACK_ON_CALLBACK_ERROR", true).crawl(worm(members))
	h.silent()
	h.got("{'n': 1}", "{'failed': 'thrown', 'url': '1'}")

	h = newWorld(t).crawl(worm(members)) // as in Scrapy
	h.got("{'n': 1}")
	h.logged("Spider error processing", "RangeError: thrown")
}

// A callback holds no place of those that its own downloads need.
func TestInlineDownloadsNeedNoFreePlace(t *testing.T) {
	h := newWorld(t, "CONCURRENT_REQUESTS", 1, "CONCURRENT_REQUESTS_PER_DOMAIN", 1, "CONCURRENT_ITEMS", 1,
		"CONCURRENT_ITEMS_TOTAL", 1, "START_PENDING_LIMIT", 1, "SCRAPER_SLOT_MAX_ACTIVE_SIZE", 1).crawl(parts(`
class Downloads {
  static fromCrawler(crawler) { return Object.assign(new this(), { engine: crawler.engine }) }
  async processItem(item, spider) {
    const page = await this.engine.download(spider.site + '/numbers/2')
    return { ...item, lines: page.text.split('\n').length }
  }
}`, `ITEM_PIPELINES: [[Downloads, 1]]`, `
  async *start() {
    for (let n = 0; n < 4; n++) {
      await this.download(this.site + '/numbers/1')
      yield new Request(this.site + '/numbers/1?' + n, { cbKwargs: { n } })
    }
  }
  async *parse(r, { n }) {
    const pages = await Promise.all([1, 2, 3].map((i) => this.download(this.site + '/numbers/' + i)))
    for (const page of pages) yield { n, length: page.body.length }
    if (n < 4) yield new Request(this.site + '/numbers/1?' + (n + 4), { cbKwargs: { n: n + 4 } })
  }`))
	h.silent()
	if len(h.items) != 8*3 || h.reason != "finished" {
		t.Errorf("%d items, ended with %q", len(h.items), h.reason)
	}
}
