package jsapi_test

import "testing"

// What a hook of a spider middleware returns that it must not is one error, now or later;
// it is the author's to mend: no process_spider_exception and no errback hears of it.
func TestInvalidOutputOfASpiderMiddleware(t *testing.T) {
	for name, hook := range map[string]string{
		"input":              `processSpiderInput() { return 7 }`,
		"input, later":       `async processSpiderInput() { return 7 }`,
		"output":             `processSpiderOutput() { return 7 }`,
		"output, later":      `async processSpiderOutput() { return 7 }`,
		"output, nothing":    `async processSpiderOutput() {}`,
		"output, a promise":  `processSpiderOutput() { return new Promise((done) => setTimeout(() => done(null), 1)) }`,
		"output, a thenable": `processSpiderOutput() { return { then(done) { done('text') } } }`,
	} {
		t.Run(name, func(t *testing.T) {
			h := newWorld(t).crawl(parts(`class Wrong { `+hook+` }
class Outer {
  async *processSpiderOutput(response, result) { yield* result }
  processSpiderException() { console.error('asked'); return [] }
}`, `SPIDER_MIDDLEWARES: [[Outer, 100], [Wrong, 1200]]`, `
  *start() { yield new Request(this.site + '/numbers/1', { errback: () => console.error('errback') }) }
  parse() { return [{ n: 1 }] }`))
			h.stat("spider_exceptions/count", 1)
			h.stat("spider_exceptions/_InvalidOutput", 1)
			h.stat("log_count/ERROR", 1)
			h.logged("of Wrong returned ")
			h.got()
		})
	}
}

// One of an exception hook takes the place of the error that it was asked about.
func TestInvalidOutputOfAnExceptionHook(t *testing.T) {
	for _, hook := range []string{`processSpiderException() { return 7 }`, `async processSpiderException() { return 7 }`} {
		h := newWorld(t).crawl(parts(`class Wrong { `+hook+` }`, `SPIDER_MIDDLEWARES: [[Wrong, 1200]]`, `parse() { throw new Error('first') }`))
		h.stat("spider_exceptions/_InvalidOutput", 1)
		h.stat("spider_exceptions/count", 1)
	}
}

// In a downloader middleware it is an error of the download, of the same name.
func TestInvalidOutputOfADownloaderMiddleware(t *testing.T) {
	for _, async := range []string{"", "async "} {
		for _, hook := range []string{"processRequest", "processResponse", "processException"} {
			h := newWorld(t, "RETRY_ENABLED", false).crawl(parts(`class Wrong { `+async+hook+`() { return 7 } }`,
				`DOWNLOADER_MIDDLEWARES: [[Wrong, 1200]]`, `
  *start() { yield new Request(this.site + '`+trigger(hook)+`') }
  parse() { return { n: 1 } }`))
			h.logged("Error downloading", hook+" of Wrong returned 7: it must return ")
			if hook == "processRequest" {
				h.stat("downloader/exception_type_count/_InvalidOutput", 1)
			}
		}
	}
}

// A value that is no result is told with the response that its hook was called for, in
// spider_error too; for processStart there is none.
func TestASpiderErrorOfAMiddlewareHasItsResponse(t *testing.T) {
	for name, tc := range map[string]struct{ hook, parse, want string }{
		"output":    {`*processSpiderOutput(response, result) { yield 7 }`, `parse() {}`, "error of /numbers/1 true"},
		"exception": {`processSpiderException() { return [7] }`, `parse() { throw new Error('first') }`, "error of /numbers/1 true"},
		"start":     {`async *processStart(start) { yield 7 }`, `parse() {}`, "error of nothing true"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newWorld(t).crawl(parts(`class Wrong {
  static fromCrawler(crawler) {
    crawler.signals.connect(({ failure, response, spider }) => {
      console.log('error of', response?.url.slice(spider.site.length) ?? 'nothing', String(failure.value.message).includes(' of Wrong yielded 7'))
    }, 'spider_error')
    return new this()
  }
  `+tc.hook+`
}`, `SPIDER_MIDDLEWARES: [[Wrong, 1200]]`, tc.parse))
			h.stat("spider_exceptions/count", 1)
			h.logged(tc.want)
		})
	}
}
