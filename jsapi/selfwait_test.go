package jsapi_test

import (
	"strings"
	"testing"
	"time"
)

// login is a middleware that forgets to let the request of its own login pass.
func login(how string) string {
	return `class Login {
  static fromCrawler(crawler) { return Object.assign(new this(), { crawler }) }
  async processRequest(request, spider) {
    this.token ??= this.login(spider.site + '/numbers/7')
    request.headers.set('X-Token', await this.token)
  }
  async login(url) { ` + how + ` }
}`
}

// A hook that waits for its own download is told so, soon, and the crawl goes on.
func TestARequestHookThatWaitsForItself(t *testing.T) {
	for name, how := range map[string]string{
		"download": `return (await this.crawler.engine.download(url)).text`,
		"fetch":    `return (await fetch(url)).text()`,
		"beside others": `const all = [url, url + '?2', url + '?3'].map((u) => this.crawler.engine.download(u))
    return (await Promise.all(all)).length`,
	} {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			w := newWorld(t, "RETRY_ENABLED", false)
			h := w.crawl(parts(login(how), `DOWNLOADER_MIDDLEWARES: [[Login, 450]]`, `
  async *start() {
    await this.download(this.site + '/numbers/1').catch((e) => console.log('start:', e.message))
    for (let n = 0; n < 20; n++) yield new Request(this.site + '/numbers/1?' + n)
  }
  parse() { return { n: 1 } }`))
			h.logged("processRequest of Login waits for itself: it downloads <GET "+w.site.URL()+"/numbers/7", "start: ")
			if took := time.Since(began); took > 20*time.Second || h.reason != "finished" || w.site.Total() != 0 {
				t.Errorf("ended with %q after %v and %d requests", h.reason, took, w.site.Total())
			}
		})
	}
}

func TestARequestHookThatDownloadsForItsDownloads(t *testing.T) {
	w := newWorld(t, "RETRY_ENABLED", false)
	h := w.crawl(parts(`class Endless {
  static fromCrawler(crawler) { return Object.assign(new this(), { crawler }) }
  async processRequest(request, spider) { await this.crawler.engine.download(spider.site + '/numbers/7') }
}`, `DOWNLOADER_MIDDLEWARES: [[Endless, 450]]`, one))
	h.logged("processRequest of Endless downloads <GET "+w.site.URL()+"/numbers/7> inside its own downloads", "it must let the requests go on that it makes itself")
	if n := strings.Count(h.log, "inside its own downloads"); n != 1 || w.site.Total() != 0 {
		t.Errorf("told %d times, %d requests", n, w.site.Total())
	}
}

// What only looks like waiting for itself is left alone: here a timer, a slow page and an
// event wake the hook of an inner request, later than the watch looks.
func TestARequestHookThatWaitsForSomethingElse(t *testing.T) {
	for name, wait := range map[string]string{
		"timer":      `new Promise((done) => setTimeout(done, 1500))`,
		"slow page":  `this.crawler.engine.download(spider.site + '/delay/1.5', { meta: { mine: true } })`,
		"one's turn": `this.slow`,
	} {
		t.Run(name, func(t *testing.T) {
			h := newWorld(t).crawl(parts(`class Inner {
  static fromCrawler(crawler) { return Object.assign(new this(), { crawler }) }
  async processRequest(request, spider) {
    if (request.meta.mine) return
    this.slow ??= new Promise((done) => setTimeout(done, 1500))
    if (request.meta.inner) await `+wait+`
    else await this.crawler.engine.download(spider.site + '/numbers/7', { meta: { inner: true } })
  }
}`, `DOWNLOADER_MIDDLEWARES: [[Inner, 450]]`, one))
			h.silent()
			h.got("{'n': 1}")
		})
	}
}
