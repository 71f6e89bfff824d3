package jsapi_test

import (
	"fmt"
	"strings"
	"testing"
)

// parts is a spider that yields one item, with classes named in its settings as
// alternating settings and lists of classes.
func parts(classes, customSettings, members string) string {
	return imports + `import { signals } from 'gojscrape'
` + classes + `
export default class WormSpider extends Spider {
  static name = 'worm'
  static customSettings = { ` + customSettings + ` }
  constructor(args) { super(args); this.startUrls ??= [args.site + '/numbers/1'] }
` + members + "\n}\n"
}

const one = `parse() { return { n: 1 } }`

// settingOf is the setting for a component with a hook.
func settingOf(hook string) string {
	switch {
	case strings.Contains(hook, "Item"), hook == "openSpider", hook == "closeSpider":
		return "ITEM_PIPELINES"
	case strings.Contains(hook, "Spider"), hook == "processStart":
		return "SPIDER_MIDDLEWARES"
	}
	return "DOWNLOADER_MIDDLEWARES"
}

// Whatever a hook returns that it must not is an error that names class, hook and value.
func TestAHookThatReturnsTheWrongType(t *testing.T) {
	for _, tc := range []struct{ hook, value, logged string }{
		{"processItem", `undefined`, "WARNING scrapy.core.scraper: processItem of Odd returned nothing"},
		{"processItem", `null`, "WARNING scrapy.core.scraper: processItem of Odd returned nothing"},
		{"processItem", `'text'`, `processItem of Odd returned "text": it must return the item, or throw DropItem`},
		{"processItem", `Symbol('s')`, "processItem of Odd returned Symbol(s)"},
		{"processItem", `[item]`, "processItem of Odd returned an array"},
		{"processItem", `new Request('http://a.example')`, "processItem of Odd returned a Request"},
		{"processItem", `Promise.resolve(7)`, "processItem of Odd returned 7"},
		{"processRequest", `true`, "processRequest of Odd returned true: it must return null, a Response or a Request"},
		{"processRequest", `({})`, "processRequest of Odd returned [object Object]"},
		{"processRequest", `({ toString() { throw new Error('no') } })`, "processRequest of Odd returned an object that can't be shown"},
		{"processRequest", `Object.create(null)`, "processRequest of Odd returned an object that can't be shown"},
		{"processResponse", `undefined`, "processResponse of Odd returned undefined: it must return a Response or a Request"},
		{"processResponse", `new Proxy({}, { get() { throw 1 } })`, "Error: thrown value: 1"}, // asked whether it is a promise
		{"processException", `'again'`, `processException of Odd returned "again": it must return null, a Response or a Request`},
		{"processSpiderInput", `({ n: 1 })`, "processSpiderInput of Odd returned [object Object]: it must return nothing, or throw"},
		{"processSpiderOutput", `'text'`, "processSpiderOutput of Odd"},
		{"processSpiderOutput", `42`, "processSpiderOutput of Odd"},
		{"processSpiderException", `true`, "processSpiderException of Odd returned true: it must return null or an iterable of requests and items"},
	} {
		t.Run(tc.hook+" "+tc.value, func(t *testing.T) {
			h := newWorld(t, "RETRY_ENABLED", false).crawl(parts(
				`class Odd { `+tc.hook+`(item) { return `+tc.value+` } }`,
				settingOf(tc.hook)+`: [[Odd, 500]]`,
				`*start() { yield new Request(this.site + '`+trigger(tc.hook)+`') }
  parse() { if (`+fmt.Sprint(tc.hook == "processSpiderException")+`) throw new Error('thrown'); return { n: 1 } }`))
			h.logged(tc.logged)
			if h.reason != "finished" || len(h.items) != 0 {
				t.Errorf("ended with %q and %v", h.reason, h.items)
			}
		})
	}
}

// trigger is a page whose crawl calls the hook.
func trigger(hook string) string {
	if hook == "processException" {
		return "/drop"
	}
	return "/numbers/1"
}

// A component that can't be made keeps the crawl from starting, and the error says why.
func TestAComponentThatCannotBeMade(t *testing.T) {
	for name, tc := range map[string]struct {
		class, settings string
		want            []string
	}{
		"both spellings": {`class Two { processItem(i) { return i } process_item(i) { return i } }`, `ITEM_PIPELINES: [[Two, 1]]`,
			[]string{"class Two has both processItem and process_item", "keep one"}},
		"both spellings, inherited": {`class Base { processRequest() {} process_request() {} } class Two extends Base {}`, `DOWNLOADER_MIDDLEWARES: [[Two, 1]]`,
			[]string{"has both processRequest and process_request"}},
		"constructor": {`class Broken { constructor() { throw new RangeError('no disk') } }`, `ITEM_PIPELINES: [[Broken, 1]]`,
			[]string{"Broken", "RangeError: no disk", "spider.js:"}},
		"fromCrawler": {`class Broken { static fromCrawler() { throw new RangeError('no disk') } }`, `SPIDER_MIDDLEWARES: [[Broken, 1]]`,
			[]string{"Broken", "RangeError: no disk"}},
		"async fromCrawler": {`class Broken { static async fromCrawler() { await null; throw new RangeError('no disk') } }`, `EXTENSIONS: [[Broken, 1]]`,
			[]string{"Broken", "RangeError: no disk"}},
		"fromCrawler that makes nothing": {`class Broken { static fromCrawler() {} }`, `ITEM_PIPELINES: [[Broken, 1]]`,
			[]string{"fromCrawler of Broken returned undefined: it must return an object"}},
		"not a class": {``, `ITEM_PIPELINES: [[{ processItem() {} }, 1]]`, []string{"ITEM_PIPELINES", "a component is a class or a name"}},
		"no file":     {``, `ITEM_PIPELINES: { './pipes.js#Price': 1 }`, []string{"setting ITEM_PIPELINES", "./pipes.js#Price", "there is no file", "pipes.js"}},
		"no export": {`export class Other {}`, `ITEM_PIPELINES: { './spider.js#Price': 1 }`,
			[]string{"setting ITEM_PIPELINES", `./spider.js exports no "Price"`, "it exports", "Other"}},
		"no class": {`export const Price = 42`, `ITEM_PIPELINES: { './spider.js#Price': 1 }`, []string{"component ./spider.js#Price is 42, not a class"}},
		"order":    {`class P {}`, `ITEM_PIPELINES: [[P, 'first']]`, []string{"ITEM_PIPELINES", "first"}},
		"twice":    {`class P {}`, `ITEM_PIPELINES: [[P, 1], [P, 2]]`, []string{"component P is named twice"}},
		"no pair":  {`class P {}`, `ITEM_PIPELINES: [P]`, []string{"ITEM_PIPELINES", "a list holds pairs such as [Class, 300], not a function"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			_, err := w.attempt(write(t, parts(tc.class, tc.settings, one)), "")
			if err == nil {
				t.Fatal("the crawl ran")
			}
			contains(t, err, tc.want...)
			if w.site.Total() != 0 {
				t.Errorf("%d requests were sent", w.site.Total())
			}
		})
	}
}

// A pipeline that can't open ends the crawl before it began; those that did open are closed.
func TestAPipelineThatCannotOpen(t *testing.T) {
	for _, throw := range []string{`throw new RangeError('no disk')`, `return Promise.reject(new RangeError('no disk'))`} {
		w := newWorld(t)
		h, err := w.attempt(write(t, parts(`
class Good { openSpider() { console.log('good opens') } closeSpider() { console.log('good closes') } }
class Bad { openSpider() { `+throw+` } }`, `ITEM_PIPELINES: [[Good, 1], [Bad, 2]]`, one)), "")
		if err == nil {
			t.Fatal("the crawl ran")
		}
		contains(t, err, "open_spider of Bad", "RangeError: no disk")
		h.logged("good opens", "good closes")
		if w.site.Total() != 0 || h.reason != "start_error" {
			t.Errorf("%d requests, ended with %q", w.site.Total(), h.reason)
		}
	}
}

// Anything can be thrown from any hook. It is logged as an error with some text, and the
// crawl goes on.
func TestHooksThatThrowAnything(t *testing.T) {
	values := []string{
		`undefined`, `null`, `'text'`, `Symbol('s')`, `new Proxy({}, { get() { throw new Error('no') } })`,
		`Object.defineProperty(new Error('x'), 'message', { get() { throw 1 } })`,
		`(() => { const e = new Error('ring'); e.cause = e; return e })()`, `Object.create(null)`,
	}
	for _, hook := range []string{
		"processItem", "closeSpider", "processRequest", "processResponse", "processException",
		"processStart", "processSpiderInput", "processSpiderOutput", "processSpiderException",
	} {
		for _, async := range []string{"", "async "} {
			t.Run(async+hook, func(t *testing.T) {
				for _, value := range values {
					h := newWorld(t, "RETRY_ENABLED", false).crawl(parts(
						`class Odd { `+async+hook+`() { throw `+value+` } }`, settingOf(hook)+`: [[Odd, 500]]`,
						`*start() { yield new Request(this.site + '`+trigger(hook)+`') }
  parse() { if (`+fmt.Sprint(hook == "processSpiderException")+`) throw new Error('thrown'); return { n: 1 } }`))
					if h.stats["log_count/ERROR"] == nil || !strings.Contains(h.log, "rror: ") {
						t.Errorf("throwing %s logged no error\n%s", value, h.log)
					}
					want := "finished"
					if hook == "processStart" {
						want = "start_error"
					}
					if h.reason != want {
						t.Errorf("throwing %s ended the crawl with %q", value, h.reason)
					}
				}
			})
		}
	}
}

func TestSignalHandlersThatThrowAnything(t *testing.T) {
	for _, value := range []string{`undefined`, `null`, `'text'`, `new Proxy({}, { get() { throw 1 } })`, `Object.create(null)`} {
		for _, async := range []string{"", "async "} {
			h := newWorld(t).crawl(parts(`class Odd {
  static fromCrawler(crawler) {
    for (const name of ['spider_opened', 'engine_started', 'response_received', 'item_scraped', 'spider_idle', 'spider_closed']) {
      crawler.signals.connect(`+async+`() => { throw `+value+` }, name)
      crawler.signals.connect(() => console.log('also ' + name), name)
    }
    return new this()
  }
}`, `EXTENSIONS: [[Odd, 1]]`, one))
			h.got("{'n': 1}")
			for _, name := range []string{"spider_opened", "engine_started", "response_received", "item_scraped", "spider_idle", "spider_closed"} {
				h.logged("Error caught on signal handler: "+name, "also "+name)
			}
			if h.reason != "finished" {
				t.Errorf("throwing %s ended the crawl with %q", value, h.reason)
			}
		}
	}
}

// What a promise does after its first settling, or after nobody waits any more, counts for
// nothing.
func TestPromisesThatSettleMoreThanOnce(t *testing.T) {
	h := newWorld(t).crawl(parts(`class Twice {
  processItem(item) {
    return new Promise((resolve, reject) => { resolve(item); resolve({ n: 2 }); reject(new Error('late')); setTimeout(() => resolve(3), 1) })
  }
  processResponse(request, response) {
    return { then(resolve, reject) { resolve(response); resolve(null); reject(new Error('late')) } }
  }
}`, `ITEM_PIPELINES: [[Twice, 1]], DOWNLOADER_MIDDLEWARES: [[Twice, 1]]`, one))
	h.silent()
	h.got("{'n': 1}")
}

func TestPromisesThatSettleAfterTheClose(t *testing.T) {
	h := newWorld(t, "CLOSE_TIMEOUT", 0.05).crawl(parts(`
const late = []
class Late {
  processItem(item) { return new Promise((resolve) => late.push(() => resolve(item))) }
  closeSpider() { late.forEach((settle) => settle()); console.log('settled', late.length) }
}`, `ITEM_PIPELINES: [[Late, 1]]`, `*parse() { yield { n: 1 }; this.crawler.engine.close('enough') }`))
	h.logged("settled 1")
	if len(h.items) != 0 || h.reason != "enough" {
		t.Errorf("ended with %q and %v", h.reason, h.items)
	}
}

func TestAPromiseThatIsRejectedLate(t *testing.T) {
	h := newWorld(t).crawl(parts(`class Late {
  async processItem(item) {
    const late = new Promise((_, reject) => setTimeout(() => reject(new RangeError('too late')), 1))
    setTimeout(() => late.catch(() => console.log('handled')), 20)
    await new Promise((done) => setTimeout(done, 40))
    return item
  }
}`, `ITEM_PIPELINES: [[Late, 1]]`, one))
	h.got("{'n': 1}")
	h.logged("Unhandled rejection", "RangeError: too late", "handled")
	h.stat("spider_exceptions/UnhandledRejection", 1)
}

// Items pass the pipelines of the script as they are; what is no data fails them at the
// end, and no other item.
func TestPipelinesPassOnWhatIsNoData(t *testing.T) {
	for _, tc := range []struct{ item, logged string }{
		{`(() => { const a = { n: 1 }; a.self = a; return a })()`, `field "self": the value contains itself`},
		{`{ f() {} }`, `field "f": a function is no data`},
		{`{ s: Symbol('x') }`, `field "s": a symbol (x) is no data`},
		{`{ deep: { list: [1, () => 1] } }`, `field "deep": field "list": [1]: a function is no data`},
		{`{ p: Promise.resolve(1) }`, `field "p": a promise is no data: await it`},
		{`{ get bad() { throw new RangeError('no value') } }`, "RangeError: no value"},
	} {
		t.Run(tc.item, func(t *testing.T) {
			h := newWorld(t).crawl(parts(`class Same { async processItem(item) { seen.push(item); return item } }
const seen = []`, `ITEM_PIPELINES: [[Same, 1]]`, `*parse() { const bad = `+tc.item+`; yield bad; yield { n: 2 } }
  closed() { console.log('saw', seen.length) }`))
			h.got("{'n': 2}")
			h.logged("Error processing ", tc.logged, "saw 2")
			if h.failed != 1 {
				t.Errorf("%d items failed", h.failed)
			}
		})
	}
}

func TestPipelinesDoNotReachPrototypes(t *testing.T) {
	h := newWorld(t).crawl(parts(`class Same { processItem(item) { return item } }
class Copy { processItem(item) { return JSON.parse(JSON.stringify(item)) } }`, `ITEM_PIPELINES: [[Same, 1], [Copy, 2]]`,
		`*parse() { yield JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2, "n": 1}') }
  closed() { console.log('polluted:', ({}).polluted, Object.prototype.polluted) }`))
	h.silent()
	h.got("{'__proto__': {'polluted': 1}, 'constructor': 2, 'n': 1}")
	h.logged("polluted: undefined undefined")
}
