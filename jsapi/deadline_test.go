package jsapi_test

import (
	"testing"
	"time"
)

// A hook that never comes back is given up, by name, and the process ends.
func TestPromisesThatNeverSettle(t *testing.T) {
	never := `return new Promise(() => {})`
	handler := func(signal string) string {
		return `class Stuck { static fromCrawler(crawler) { crawler.signals.connect(() => { ` + never + ` }, '` + signal + `'); return new this() } }`
	}
	for name, tc := range map[string]struct{ class, settings, members, want string }{
		"processItem":            {`class Stuck { processItem() { ` + never + ` } }`, `ITEM_PIPELINES`, one, "processItem of Stuck stayed pending for 50ms (HOOK_TIMEOUT)"},
		"processRequest":         {`class Stuck { processRequest() { ` + never + ` } }`, `DOWNLOADER_MIDDLEWARES`, one, "processRequest of Stuck stayed pending"},
		"processResponse":        {`class Stuck { processResponse() { ` + never + ` } }`, `DOWNLOADER_MIDDLEWARES`, one, "processResponse of Stuck stayed pending"},
		"processStart":           {`class Stuck { processStart() { ` + never + ` } }`, `SPIDER_MIDDLEWARES`, one, "processStart of Stuck stayed pending"},
		"processSpiderInput":     {`class Stuck { processSpiderInput() { ` + never + ` } }`, `SPIDER_MIDDLEWARES`, one, "processSpiderInput of Stuck stayed pending"},
		"processSpiderOutput":    {`class Stuck { async *processSpiderOutput(r, out) { for await (const x of out) { await new Promise(() => {}); yield x } } }`, `SPIDER_MIDDLEWARES`, one, "processSpiderOutput of Stuck stayed pending"},
		"processSpiderException": {`class Stuck { processSpiderException() { ` + never + ` } }`, `SPIDER_MIDDLEWARES`, `parse() { throw new Error('x') }`, "processSpiderException of Stuck stayed pending"},
		"closeSpider":            {`class Stuck { closeSpider() { ` + never + ` } }`, `ITEM_PIPELINES`, one, "closeSpider of Stuck stayed pending"},
		"closed":                 {`class Stuck {}`, `EXTENSIONS`, one + ` closed() { ` + never + ` }`, "closed of worm stayed pending"},
		"spider_opened":          {handler("spider_opened"), `EXTENSIONS`, one, "a handler of spider_opened stayed pending"},
		"item_scraped":           {handler("item_scraped"), `EXTENSIONS`, one, "a handler of item_scraped stayed pending"},
		"spider_idle":            {handler("spider_idle"), `EXTENSIONS`, one, "a handler of spider_idle stayed pending"},
		"spider_closed":          {handler("spider_closed"), `EXTENSIONS`, one, "a handler of spider_closed stayed pending"},
		"engine_stopped":         {handler("engine_stopped"), `EXTENSIONS`, one, "a handler of engine_stopped stayed pending"},
	} {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			h := newWorld(t, "HOOK_TIMEOUT", 0.05).crawl(parts(tc.class, tc.settings+`: [[Stuck, 500]]`, tc.members))
			h.logged(tc.want)
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("the crawl took %v", took)
			}
		})
	}
}

func TestOpeningThatNeverSettles(t *testing.T) {
	for class, want := range map[string]string{
		`class Stuck { openSpider() { return new Promise(() => {}) } }`:         "openSpider of Stuck stayed pending for 50ms (HOOK_TIMEOUT)",
		`class Stuck { static fromCrawler() { return new Promise(() => {}) } }`: "fromCrawler of Stuck stayed pending for 50ms (HOOK_TIMEOUT)",
	} {
		_, err := newWorld(t, "HOOK_TIMEOUT", 0.05).attempt(write(t, parts(class, `ITEM_PIPELINES: [[Stuck, 1]]`, one)), "")
		if err == nil {
			t.Fatal("the crawl ran")
		}
		contains(t, err, want)
	}
}

// Closing has a limit of its own: it names what it did not wait for.
func TestClosingDoesNotWaitForever(t *testing.T) {
	for class, want := range map[string]string{
		`class Stuck { closeSpider() { return new Promise(() => {}) } }`:                                                               "close_spider of Stuck: closing waited for it for CLOSE_TIMEOUT (50ms)",
		`class Stuck { static fromCrawler(c) { c.signals.connect(() => new Promise(() => {}), 'spider_closed'); return new this() } }`: "Error caught on signal handler: spider_closed\n",
	} {
		h := newWorld(t, "CLOSE_TIMEOUT", 0.05).crawl(parts(class, `ITEM_PIPELINES: [[Stuck, 1]]`, one))
		h.got("{'n': 1}")
		h.logged(want, "closing waited for it for CLOSE_TIMEOUT (50ms) and went on without it", "Spider closed (finished)")
	}
}

// Nor does it wait for the hooks around a download, however long they might still take.
func TestClosingDoesNotWaitForDownloaderMiddlewares(t *testing.T) {
	for _, hook := range []string{"processRequest", "processResponse", "processException"} {
		t.Run(hook, func(t *testing.T) {
			h := newWorld(t, "CLOSE_TIMEOUT", 0.05, "HOOK_TIMEOUT", 0, "RETRY_ENABLED", false).crawl(parts(`
class Stuck {
  static fromCrawler(crawler) { return Object.assign(new this(), { crawler }) }
  `+hook+`() {
    this.crawler.engine.close('enough')
    return new Promise(() => {})
  }
}`, `DOWNLOADER_MIDDLEWARES: [[Stuck, 500]]`, `
  *start() { yield new Request(this.site + '`+trigger(hook)+`') }
  parse() {}`))
			h.logged("Error downloading", hook+" of Stuck: closing waited for it for CLOSE_TIMEOUT (50ms) and went on without it")
			if h.reason != "enough" {
				t.Errorf("ended with %q", h.reason)
			}
		})
	}
}

// Nor for handlers of signals.
func TestClosingDoesNotWaitForSignalHandlers(t *testing.T) {
	for _, signal := range []string{
		"scheduler_empty", "spider_idle", "request_scheduled", "request_dropped", "request_reached_downloader",
		"request_left_downloader", "headers_received", "bytes_received", "response_downloaded", "response_received",
		"item_scraped", "item_dropped", "item_error", "spider_error",
	} {
		t.Run(signal, func(t *testing.T) {
			h := newWorld(t, "CLOSE_TIMEOUT", 0.05, "HOOK_TIMEOUT", 0).crawl(parts(`
class Stuck {
  static fromCrawler(crawler) {
    crawler.signals.connect(() => { crawler.engine.close('enough'); return new Promise(() => {}) }, '`+signal+`')
    return new this()
  }
}
class Picky {
  processItem(item) {
    if (item.n === 2) throw new DropItem('two')
    if (item.n === 3) throw new Error('three')
    return item
  }
}`, `EXTENSIONS: [[Stuck, 1]], ITEM_PIPELINES: [[Picky, 1]]`, `
  *parse(r) {
    for (let n = 1; n <= 3; n++) yield { n }
    yield new Request(r.url)
    yield new Request(r.url)
    throw new Error('thrown')
  }`))
			h.logged("Spider closed (enough)")
		})
	}
}
