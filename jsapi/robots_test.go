package jsapi_test

import (
	"strings"
	"testing"
)

// token is a middleware that needs a token for each request, that of robots.txt too.
func token(guard, meta string) string {
	return `class Token {
  static fromCrawler(crawler) { return Object.assign(new this(), { crawler }) }
  async processRequest(request, spider) {
    if (request.meta.mine || ` + guard + `) return
    this.token ??= this.crawler.engine.download(spider.site + '/numbers/7', { meta: { mine: true` + meta + ` } })
    request.headers.set('X-Token', String((await this.token).status))
  }
}`
}

const twoPages = `
  *start() { for (const n of [1, 2]) yield new Request(this.site + '/numbers/' + n) }
  parse(r) { return { token: r.request.headers.get('X-Token') } }`

// Two ways out of waiting for robots.txt: the token does without it, or it without the token.
func TestATokenForRobotsTxt(t *testing.T) {
	for name, class := range map[string]string{
		"the token does not obey":      token("false", ", dont_obey_robotstxt: true"),
		"robots.txt needs no token":    token("request.url.endsWith('/robots.txt')", ""),
		"nor any that does not obey":   token("request.meta.dont_obey_robotstxt", ""),
		"it is marked and has gone on": token("request.priority === 1000", ""),
	} {
		for _, order := range []string{"50", "450"} {
			t.Run(name+" "+order, func(t *testing.T) {
				h := newWorld(t, "ROBOTSTXT_OBEY", true).crawl(parts(class, `DOWNLOADER_MIDDLEWARES: [[Token, `+order+`]]`, twoPages))
				h.silent()
				h.got("{'token': '200'}", "{'token': '200'}")
			})
		}
	}
}

// A download that a hook begins for robots.txt, and that needs that file, is refused at once.
func TestADownloadThatItsOwnRobotsTxtWaitsFor(t *testing.T) {
	for _, hook := range []string{"processRequest", "processResponse"} {
		for _, order := range []string{"50", "450"} {
			t.Run(hook+" "+order, func(t *testing.T) {
				w := newWorld(t, "ROBOTSTXT_OBEY", true, "RETRY_ENABLED", false)
				h := w.crawl(parts(`class Eager {
  static fromCrawler(crawler) { return Object.assign(new this(), { crawler }) }
  async `+hook+`(request, a, b) {
    const spider = b ?? a
    if (request.url.endsWith('/robots.txt')) await this.crawler.engine.download(spider.site + '/numbers/7')
    return b ? a : null
  }
}`, `DOWNLOADER_MIDDLEWARES: [[Eager, `+order+`]]`, one))
				h.logged("<GET "+w.site.URL()+"/numbers/7> waits for itself: a hook for the request of "+w.site.URL()+"/robots.txt downloads it",
					"Set dont_obey_robotstxt in its meta")
				h.got("{'n': 1}")
			})
		}
	}
}

// Where the hooks share one download, the one for robots.txt that waits for it is told so.
func TestRobotsTxtThatWaitsForASharedDownload(t *testing.T) {
	w := newWorld(t, "ROBOTSTXT_OBEY", true, "RETRY_ENABLED", false)
	h := w.crawl(parts(token("false", ""), `DOWNLOADER_MIDDLEWARES: [[Token, 50]]`, twoPages))
	h.logged("processRequest of Token waits for itself: it holds up <GET "+w.site.URL()+"/robots.txt>", "set dont_obey_robotstxt in the meta")
	h.got("{'token': '200'}", "{'token': '200'}")
}

// A handler of robots_parsed may download from the site, by its rules.
func TestDownloadsOfARobotsParsedHandler(t *testing.T) {
	w := newWorld(t, "ROBOTSTXT_OBEY", true)
	h := w.crawl(parts(`class Curious {
  static fromCrawler(crawler) {
    crawler.signals.connect(async ({ spider }) => {
      spider.text = (await spider.download(spider.site + '/numbers/2')).text
      spider.refused = await spider.download(spider.site + '/private/').catch((e) => e.name)
    }, 'robots_parsed')
    return new this()
  }
}`, `EXTENSIONS: [[Curious, 1]]`, `
  *start() { yield new Request(this.site + '/numbers/1') }
  parse() { return { text: this.text, refused: this.refused } }`))
	h.silent()
	h.got(`{'text': '0\n1\n', 'refused': 'IgnoreRequest'}`)
	if n := strings.Count(h.log, "Forbidden by robots.txt"); n != 1 {
		t.Errorf("%d times forbidden", n)
	}
}

// One that never ends holds up the site until HOOK_TIMEOUT, not the crawl.
func TestARobotsParsedHandlerThatNeverEnds(t *testing.T) {
	h := newWorld(t, "ROBOTSTXT_OBEY", true, "HOOK_TIMEOUT", 0.05).crawl(parts(`class Stuck {
  static fromCrawler(crawler) {
    crawler.signals.connect(() => new Promise(() => {}), 'robots_parsed')
    return new this()
  }
}`, `EXTENSIONS: [[Stuck, 1]]`, one))
	h.logged("Error caught on signal handler: robots_parsed", "a handler of robots_parsed stayed pending for 50ms (HOOK_TIMEOUT)")
	h.got("{'n': 1}")
}
