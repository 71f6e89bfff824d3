package jsapi_test

import "testing"

// Where a value has to be there at once, a promise of it is an error that says so: it would
// pass for an empty object.
func TestAPromiseWhereNoneIsAwaited(t *testing.T) {
	for option, want := range map[string]string{
		"meta":     "meta takes an object of names and values, not a promise: await it",
		"cbKwargs": "cbKwargs takes an object of names and values, not a promise: await it",
		"headers":  "headers takes an object of names and values, not a promise: await it",
		"cookies":  "cookies takes an object of names and values, not a promise: await it",
		"body":     "body takes text or bytes (Uint8Array, Buffer), not an object (Object)",
		"priority": "priority is a whole number, not [object Promise]",
		"callback": "callback takes a method of the spider, its name or a function, not an object (Object)",
	} {
		newWorld(t).checks("/numbers/1", []check{
			{`new Request(this.site, { ` + option + `: Promise.resolve({}) })`, "TypeError: " + want},
			{`this.crawler.stats.setValue('a', Promise.resolve(1))`, `TypeError: stats.setValue("a"): a promise is no data: await it`},
		})
	}
}

func TestAPromiseAmongSettingsAndAttributes(t *testing.T) {
	for members, want := range map[string][]string{
		`static customSettings = Promise.resolve({})`:                        {"a promise has no entries yet: await it, updateSettings may be async"},
		`static customSettings = { ITEM_PIPELINES: Promise.resolve([]) }`:    {"setting ITEM_PIPELINES", "a promise has no entries yet"},
		`static customSettings = { CONCURRENT_REQUESTS: Promise.resolve(1)}`: {"setting CONCURRENT_REQUESTS", "a promise is no data: await it"},
		`static allowedDomains = Promise.resolve([])`:                        {"allowedDomains", "a promise is no data: await it"},
	} {
		contains(t, newWorld(t).fails(worm(members)), want...)
	}
	h := newWorld(t).crawl(worm(`startUrls = Promise.resolve([])`))
	if h.reason != "start_error" {
		t.Errorf("ended with %q", h.reason)
	}
	h.logged("startUrls takes a list of URLs, as in ['https://…'], not [object Promise]")
}

// A thenable is awaited wherever a promise is: a hook that returns one is no exception.
func TestHooksMayReturnThenables(t *testing.T) {
	h := newWorld(t).crawl(parts(`
const then = (value) => ({ then(done) { setTimeout(done, 1, value) } })
class Pipe { openSpider() { return then() } processItem(item) { return then({ n: item.n + 1 }) } closeSpider() { return then() } }
class Down { processRequest() { return then(null) } processResponse(request, response) { return then(response) } }
class Around {
  processSpiderInput() { return then() }
  processSpiderOutput(response, result) { return then(result) }
}`, `ITEM_PIPELINES: [[Pipe, 1]], DOWNLOADER_MIDDLEWARES: [[Down, 1]], SPIDER_MIDDLEWARES: [[Around, 1]]`, `
  parse() { return then([{ n: 1 }]) }
  closed() { return then(console.log('closed')) }`))
	h.silent()
	h.got("{'n': 2}")
	h.logged("closed")
}
