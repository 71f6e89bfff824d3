package jsapi_test

import "testing"

// Whatever start() is, its requests are crawled and its items scraped.
func TestStartShapes(t *testing.T) {
	const page = `new Request(this.site + '/numbers/1')`
	for _, tc := range []struct{ name, members string }{
		{"async generator", `async *start() { yield { n: 1 }; await null; yield ` + page + ` }`},
		{"generator", `*start() { yield { n: 1 }; yield ` + page + ` }`},
		{"array", `start() { return [{ n: 1 }, ` + page + `] }`},
		{"promise of an array", `async start() { await null; return [{ n: 1 }, ` + page + `] }`},
		{"iterable", `start() { return new Set([{ n: 1 }, ` + page + `]) }`},
		{"async iterable", `start() {
			const list = [{ n: 1 }, ` + page + `]
			return { [Symbol.asyncIterator]: () => ({ next: async () => ({ done: list.length === 0, value: list.shift() }) }) }
		}`},
		{"promise of a generator", `async start() { return this.all() } async *all() { yield { n: 1 }; yield ` + page + ` }`},
		{"super", `*start() { yield { n: 1 }; this.startUrls = [this.site + '/numbers/1']; yield* super.start() }`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := newWorld(t).crawl(worm(tc.members + ` parse(r) { return { n: 2 } }`))
			h.silent()
			h.got(ones(2)...)
			if h.reason != "finished" {
				t.Errorf("finished with %q", h.reason)
			}
		})
	}
}

// Without start() there is one request per start URL, in every place that can name them.
func TestStartURLs(t *testing.T) {
	for _, tc := range []struct{ name, source string }{
		{"static", `static startUrls = ['SITE/numbers/1']`},
		{"static in Scrapy's spelling", `static start_urls = ['SITE/numbers/1']`},
		{"field", `startUrls = ['SITE/numbers/1']`},
		{"field in Scrapy's spelling", `start_urls = ['SITE/numbers/1']`},
		{"getter", `get startUrls() { return [this.site + '/numbers/1'] }`},
		{"static getter", `static get startUrls() { return ['SITE/numbers/1'] }`},
		{"constructor", `constructor(args) { super(args); this.startUrls = [args.site + '/numbers/1'] }`},
		{"constructor in Scrapy's spelling", `constructor(args) { super(args); this.start_urls = [this.site + '/numbers/1'] }`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := newWorld(t)
			h := w.crawl(at(w, `import { Spider } from 'gojscrape'
				export default class extends Spider {
					static name = 'worm'
					`+tc.source+`
					parse(r) { return { n: 1, count: this.startUrls.length + this.start_urls.length, filter: r.request.dontFilter } }
				}`))
			h.silent()
			h.got("{'n': 1, 'count': 2, 'filter': True}")
		})
	}
}

func TestAStartURLWithoutSchemeIsNamed(t *testing.T) {
	h := newWorld(t).crawl(worm(`start_urls = ['quotes.example/page'] `))
	h.logged("Error while reading start items and requests", "Missing scheme in request url: quotes.example/page", `"https://quotes.example/page"`)
	if h.reason != "start_error" {
		t.Errorf("finished with %q", h.reason)
	}
}

func TestAnErrorOfStartKeepsWhatItYielded(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  async *start() { yield { n: 1 }; yield new Request(this.site + '/numbers/1'); throw new TypeError('no more') }
  parse() { return { n: 2 } }`))
	h.got(ones(2)...)
	h.logged("Error while reading start items and requests", "TypeError: no more", "spider.js:6:")
}

// Arguments reach the constructor and become properties, also when a static has the name.
func TestArguments(t *testing.T) {
	w := newWorld(t)
	w.args["tag"] = "life"
	w.args["limit"] = "3"
	h := w.crawl(worm(`
  static limit = 10
  static colour = 'red'
  parse() { return { tag: this.tag, limit: this.limit, colour: this.colour, name: this.name, statics: WormSpider.limit } }`))
	h.silent()
	h.got("{'tag': 'life', 'limit': '3', 'colour': 'red', 'name': 'worm', 'statics': 10}")
}

func TestFromCrawler(t *testing.T) {
	for _, name := range []string{"fromCrawler", "from_crawler"} {
		h := newWorld(t, "DOWNLOAD_DELAY", 0.0, "USER_AGENT", "mole").crawl(worm(`
  static ` + name + `(crawler, args) {
    const spider = new this(args)
    spider.agent = crawler.settings.get('USER_AGENT')
    spider.early = crawler.spider
    crawler.stats.setValue('made', 1)
    return spider
  }
  parse() { return { agent: this.agent, early: this.early, now: this.crawler.spider === this, own: this.settings.get('USER_AGENT') } }`))
		h.silent()
		h.got("{'agent': 'mole', 'early': None, 'now': True, 'own': 'mole'}")
		h.stat("made", 1)
	}
}

func TestCustomSettings(t *testing.T) {
	for _, members := range []string{
		`static customSettings = { USER_AGENT: 'mole', DEFAULT_REQUEST_HEADERS: { 'X-A': 'b' } }`,
		`static custom_settings = { USER_AGENT: 'mole', DEFAULT_REQUEST_HEADERS: { 'X-A': 'b' } }`,
		`static updateSettings(settings) { settings.set('USER_AGENT', 'mole'); settings.set('DEFAULT_REQUEST_HEADERS', { 'X-A': 'b' }, 'cmdline') }`,
		`static update_settings(settings) { settings.setdict({ USER_AGENT: 'mole', DEFAULT_REQUEST_HEADERS: { 'X-A': 'b' } }, 30) }`,
		`static customSettings = { USER_AGENT: 'mole' }
		 static updateSettings(settings) { super.updateSettings(settings); settings.set('DEFAULT_REQUEST_HEADERS', { 'X-A': 'b' }) }`,
	} {
		h := newWorld(t).crawl(worm(members + `
  parse(r) { return { agent: this.settings.get('USER_AGENT'), header: r.request.headers.get('x-a') } }`))
		h.silent()
		h.got("{'agent': 'mole', 'header': 'b'}")
	}
}

// Attributes that components read may change while the spider runs.
func TestAllowedDomainsAreReadAnew(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  async *start() {
    this.allowedDomains = ['elsewhere.example']
    yield new Request(this.site + '/numbers/1')
    this.allowedDomains.push('127.0.0.1')
    yield new Request(this.site + '/numbers/2')
  }
  parse(r) { return { url: r.url.slice(-1) } }`))
	h.stat("offsite/filtered", 1)
	h.got("{'url': '2'}")
}

func TestAttributesOfTheWrongTypeAreReported(t *testing.T) {
	for _, tc := range []struct{ members, want string }{
		{`static allowedDomains = 42`, "allowedDomains"},
		{`static allowedDomains = ['a.example', 42]`, "allowedDomains"},
		{`static downloadDelay = () => 1`, "downloadDelay"},
		{`static customSettings = 'fast'`, "custom settings are an object"},
		{`static customSettings = { DOWNLOAD_DELAY: 'soon' }`, "DOWNLOAD_DELAY"},
		{`static userAgent = 42`, "userAgent"},
		{`static handleHttpstatusList = ['x']`, "handleHttpstatusList"},
	} {
		t.Run(tc.members, func(t *testing.T) {
			err := newWorld(t).fails(worm(tc.members))
			contains(t, err, tc.want)
		})
	}
}

func TestStartURLsThatAreNoList(t *testing.T) {
	for urls, want := range map[string]string{
		`startUrls = 42`:                                "startUrls takes a list of URLs, as in ['https://…'], not 42",
		`startUrls = 'http://a.example'`:                "startUrls takes a list of URLs, as in ['https://…'], not http://a.example",
		`startUrl = 'http://a.example'; startUrls = []`: "did you miss an 's'?",
	} {
		h := newWorld(t).crawl(worm(urls))
		h.logged("Error while reading start items and requests", want)
	}
}

// The arguments of -a are text, and may be numbers that components read.
func TestArgumentsAsAttributes(t *testing.T) {
	w := newWorld(t)
	w.args["download_timeout"], w.args["handle_httpstatus_list"] = "7.5", "404"
	h := w.crawl(worm(`
  async *start() { yield new Request(this.site + '/status/404') }
  parse(r) { return { status: r.status, timeout: r.meta.download_timeout, camel: this.downloadTimeout } }`))
	h.silent()
	h.got("{'status': 404, 'timeout': 7.5, 'camel': '7.5'}")
}

func TestTheLogOfASpider(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  parse(r) {
    this.logger.debug('d %s', 1); this.logger.info('i'); this.logger.log('l'); this.logger.warning('w'); this.logger.warn('w2')
    this.logger.error('e', new Error('inner')); this.logger.critical('c'); this.log('plain'); this.log('loud', 'error')
    console.log({ a: [1] }); console.error('bad')
    return { state: typeof this.state, text: String(this) }
  }`))
	h.got("{'state': 'object', 'text': \"<worm 'worm'>\"}")
	h.logged("DEBUG worm: d 1\n", "INFO worm: i\n", "INFO worm: l\n", "WARNING worm: w\n", "WARNING worm: w2\n",
		"ERROR worm: e Error: inner", "CRITICAL worm: c\n", "DEBUG worm: plain\n", "ERROR worm: loud\n",
		"INFO worm: { a: [ 1 ] }\n", "ERROR worm: bad\n")
}

func TestStats(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  parse(r) {
    const { stats } = this.crawler
    stats.setValue('a', [1, 'x']); stats.incValue('n'); stats.incValue('n', 4); stats.inc_value('n', 2)
    stats.maxValue('max', 3); stats.maxValue('max', 2); stats.minValue('min', 3); stats.minValue('min', 2)
    return { n: stats.getValue('n'), none: stats.getValue('nothing'), some: stats.get_value('nothing', 7), all: stats.getStats().max, plain: Array.isArray(stats.getValue('a')) }
  }`))
	h.silent()
	h.got("{'n': 7, 'none': None, 'some': 7, 'all': 3, 'plain': True}")
	h.stat("max", 3)
	h.stat("min", 2)
}
