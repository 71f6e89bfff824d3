package jsapi_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

// documented are the names in code of a column of a table of the guide, which is printed
// from the code.
func documented(t *testing.T, table string, row *regexp.Regexp) []string {
	t.Helper()
	page, err := os.ReadFile("../docs/guide/async.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "<!-- "+table+" -->")
	text, _, _ := strings.Cut(rest, "<!-- end")
	var names []string
	for _, m := range row.FindAllStringSubmatch(text, -1) {
		names = append(names, strings.Join(m[1:], "."))
	}
	if len(names) < 10 {
		t.Fatalf("the table of %s has only %v", table, names)
	}
	return names
}

// everyHook is a script in which each hook that there is awaits whatever can be awaited.
const everyHook = `
async function* numbers() { yield 1; await null; yield 2 }

async function wait(hook, spider) {
  const seen = []
  try {
    seen.push(await Promise.resolve('promise'), await { then: (done) => setTimeout(done, 1, 'thenable') }, await 'plain')
    seen.push((await crypto.subtle.digest('SHA-256', new Uint8Array())).byteLength)
    if (spider) seen.push((await spider.download(spider.site + '/numbers/2', { meta: { inner: true } })).status)
    for await (const n of numbers()) seen.push(n)
  } finally {
    await null
    seen.push('finally')
  }
  console.log('waited', hook, seen.filter((s) => s !== 200).join())
}

class Pipe {
  static async fromCrawler() { await wait('any component.fromCrawler'); return new this() }
  async openSpider() { await wait('item pipeline.openSpider') }
  async processItem(item, spider) { await wait('item pipeline.processItem', spider); return item }
  async closeSpider() { await wait('item pipeline.closeSpider') }
}

class Down {
  async processRequest(request, spider) { if (!request.meta.inner) await wait('downloader middleware.processRequest', spider) }
  async processResponse(request, response, spider) {
    if (!request.meta.inner) await wait('downloader middleware.processResponse', spider)
    return response
  }
  async processException(request, exception, spider) { await wait('downloader middleware.processException', spider) }
}

class Around {
  async *processStart(start, spider) { await wait('spider middleware.processStart', spider); yield* start }
  async processSpiderInput(response, spider) { await wait('spider middleware.processSpiderInput', spider) }
  async *processSpiderOutput(response, result, spider) { await wait('spider middleware.processSpiderOutput', spider); yield* result }
  async processSpiderException(response, exception, spider) { await wait('spider middleware.processSpiderException', spider); return [{ n: 2 }] }
}
`

// Each hook may be async, and await promises of the script and of Go, thenables, plain
// values, asynchronous iterators, also in try and finally. The next one waits for it.
func TestEveryHookMayAwaitAnything(t *testing.T) {
	h := newWorld(t, "RETRY_ENABLED", false).crawl(parts(everyHook,
		`ITEM_PIPELINES: [[Pipe, 1]], DOWNLOADER_MIDDLEWARES: [[Down, 1]], SPIDER_MIDDLEWARES: [[Around, 1]]`, `
  static async fromCrawler(crawler, args) { await wait('spider.fromCrawler'); return super.fromCrawler(crawler, args) }
  static async updateSettings(settings) { await wait('spider.updateSettings'); return super.updateSettings(settings) }
  async *start() {
    await wait('spider.start', this)
    yield new Request(this.site + '/numbers/1')
    yield new Request(this.site + '/drop', { errback: this.failed })
  }
  async *parse(response) { await wait('spider.parse', this); yield { n: 1 }; throw new Error('for the exception hook') }
  async failed(failure) { await wait('errback', this); return { n: 3 } }
  async closed() { await wait('spider.closed') }`))
	h.silent()
	h.got("{'n': 1}", "{'n': 2}", "{'n': 3}")
	hooks := documented(t, "hooks", regexp.MustCompile("(?m)^\\| ([a-z ]*) \\| `(\\w+)\\("))
	of := ""
	for _, hook := range append(hooks, "errback") {
		if class, name, split := strings.Cut(hook, "."); split {
			if class = strings.TrimSpace(class); class != "" {
				of = class
			}
			hook = of + "." + name
		}
		h.logged("waited " + hook + " promise,thenable,plain,32,1,2,finally\n")
	}
}

// whatWaits are the signals, each with what must not happen while a handler of it waits:
// another signal, or a mark that the script makes.
var whatWaits = map[string]struct {
	next     string // signal, or "" when the script marks
	settings []any
	custom   string // of customSettings
	members  string
}{
	"spider_opened":              {next: "engine_started", members: one},
	"engine_started":             {next: "request_reached_downloader", members: one},
	"request_scheduled":          {next: "request_reached_downloader", members: one},
	"request_reached_downloader": {next: "headers_received", members: one},
	"headers_received":           {next: "bytes_received", members: one},
	"bytes_received":             {next: "response_downloaded", members: one},
	"request_left_downloader":    {next: "response_received", members: one},
	"robots_parsed":              {next: "request_reached_downloader", settings: []any{"ROBOTSTXT_OBEY", true}, members: one},
	"scheduler_empty":            {next: "spider_idle", members: one},
	"spider_idle":                {next: "spider_closed", members: one},
	"spider_closed":              {next: "engine_stopped", members: one},
	"feed_slot_closed":           {next: "feed_exporter_closed", members: one},
	"feed_exporter_closed":       {next: "engine_stopped", members: one},
	"engine_stopped":             {members: one},
	"spider_error":               {next: "spider_idle", members: `parse() { throw new Error('thrown') }`},
	"response_received":          {members: `parse() { mark() }`},
	"response_downloaded":        {custom: `DOWNLOADER_MIDDLEWARES: [[class { processResponse(a, b) { mark(); return b } }, 900]]`, members: one},
	"request_dropped":            {members: `*parse(r) { for (const n of [1, 2]) yield new Request(r.url + '0', { callback: 'ignore' }); mark() } ignore() {}`},
	"item_scraped":               {custom: `ITEM_PIPELINES: [[class { processItem(item) { mark(); return item } }, 1]]`, members: several},
	"item_dropped":               {custom: `ITEM_PIPELINES: [[class { processItem() { mark(); throw new DropItem('no') } }, 1]]`, members: several},
	"item_error":                 {custom: `ITEM_PIPELINES: [[class { processItem() { mark(); throw new Error('no') } }, 1]]`, members: several},
	"memusage_warning_reached": {settings: []any{"MEMUSAGE_WARNING_MB", 1, "MEMUSAGE_CHECK_INTERVAL_SECONDS", 0.01},
		members: `async *start() { while (!begun) await pause(); await pause() }`},
}

const several = `*parse() { yield { n: 1 }; yield { n: 2 }; yield { n: 3 } }`

func TestWhatWaitsForTheHandlersOfASignal(t *testing.T) {
	for _, signal := range documented(t, "signals", regexp.MustCompile("(?m)^\\| `(\\w+)`")) {
		tc, known := whatWaits[signal]
		if !known {
			t.Errorf("nothing is known of %s", signal)
		}
		t.Run(signal, func(t *testing.T) {
			feeds := settings.Dict{{Key: filepath.Join(t.TempDir(), "items.jsonl"), Value: settings.Dict{{Key: "format", Value: "jsonlines"}}}}
			w := newWorld(t, append(tc.settings, "CONCURRENT_ITEMS", 1, "FEEDS", feeds)...)
			h := w.crawl(parts(`
const pause = () => new Promise((done) => setTimeout(done, 30))
let begun = false
const mark = () => { if (begun) console.log('marked') }
class Watch {
  static fromCrawler(crawler) {
    crawler.signals.connect(async () => {
      if (begun) return
      begun = true
      await pause()
      console.log('handled')
    }, '`+signal+`')
    if ('`+tc.next+`') crawler.signals.connect(mark, '`+tc.next+`')
    return new this()
  }
}`, strings.Join([]string{`EXTENSIONS: [[Watch, 1]]`, tc.custom}, ", "), tc.members))
			_, after, handled := strings.Cut(h.log, "handled\n")
			if !handled || strings.Contains(h.log[:len(h.log)-len(after)], "marked\n") {
				t.Errorf("not waited for:\n%s", h.log)
			}
			if marks := tc.next != "" || strings.Contains(tc.custom+tc.members, "mark()"); marks && !strings.Contains(after, "marked\n") {
				t.Errorf("nothing came after it:\n%s", h.log)
			}
		})
	}
}
