package jsapi_test

import (
	"strings"
	"testing"
)

func TestTheStateIsHandedOver(t *testing.T) {
	for name, tc := range map[string]struct{ members, want string }{
		"as it is": {``, `{'seen': 3, 'when': '2026-01-02T00:00:00.000Z', 'list': [1]}`},
		"through static reload": {`static async reload({ state, spider }) {
			await null
			return { double: state.seen * 2, from: spider.colour }
		}`, `{'double': 6, 'from': 'red'}`},
		"as nothing": {`static reload() {}`, `{}`},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, oneAtATime...)
			gate := w.gate("/gate")
			w.pages("/second")
			r := w.begin("spider.js", version("old", begins("{}")+`colour = 'red'
  constructor(args) { super(args); this.mine = () => 1 }
  *parse() {}
  static fromCrawler(crawler, args) {
    const spider = super.fromCrawler(crawler, args)
    crawler.signals.connect(() => { Object.assign(spider.state, { seen: 3, when: new Date('2026-01-02'), list: [1] }) }, 'spider_opened')
    return spider
  }`))
			<-gate.asked
			r.mustReload("spider.js", version("new", begins("{}")+tc.members+"\n*parse() { yield { ...this.state, when: this.state.when?.toISOString() } }"))
			gate.release()
			r.wait()
			r.silent()
			r.got("{'page': 'first', 'by': 'old'}", tc.want)
		})
	}
}

func TestStateThatIsNoDataIsLeftOutWithAWarning(t *testing.T) {
	w := newWorld(t, oneAtATime...)
	gate := w.gate("/gate")
	w.pages("/second")
	code := begins("{}") + `*parse() { yield { ...this.state } }`
	r := w.begin("spider.js", version("old", strings.Replace(code, "async *start() {", "async *start() { this.state = { f() {}, n: 1 };", 1)))
	<-gate.asked
	r.mustReload("spider.js", version("new", code))
	gate.release()
	r.wait()
	r.got("{'page': 'first', 'by': 'old'}", "{'n': 1}")
	r.logged("WARNING worm: this.state is not carried over whole: f: a function is no data")
}

func TestPipelinesAndHandlersBelongToTheirCode(t *testing.T) {
	w := newWorld(t, oneAtATime...)
	gate := w.gate("/gate")
	w.pages("/second")
	code := `
class Stamp {
  static fromCrawler(crawler) {
    for (const signal of ['spider_opened', 'spider_closed', 'item_scraped', 'engine_stopped']) {
      crawler.signals.connect(e => console.log('VERSION heard ' + signal + (e.reason ? ' ' + e.reason : '')), signal)
    }
    return new Stamp()
  }
  openSpider() { console.log('VERSION opens') }
  processItem(item) { item.stamp = 'VERSION'; return item }
  closeSpider() { console.log('VERSION closes') }
}
` + version("VERSION", `static customSettings = { ITEM_PIPELINES: [[Stamp, 1]] };`+begins("{}")+`
  *parse() { yield { page: 'second', by: 'VERSION' } }
  closed(reason) { console.log('VERSION closed ' + reason) }`)
	r := w.begin("spider.js", strings.ReplaceAll(code, "VERSION", "old"))
	<-gate.asked
	r.mustReload("spider.js", strings.ReplaceAll(code, "VERSION", "new"))
	gate.release()
	r.wait()
	r.silent()
	r.got("{'page': 'first', 'by': 'old', 'stamp': 'old'}", "{'page': 'second', 'by': 'new', 'stamp': 'new'}")
	heard := map[string][]string{}
	for line := range strings.Lines(r.history.log) {
		if text, ok := strings.CutPrefix(strings.TrimSpace(line), "INFO worm: "); ok {
			by, what, _ := strings.Cut(text, " ")
			heard[by] = append(heard[by], what)
		}
	}
	check := func(by, want string) {
		t.Helper()
		if got := strings.Join(heard[by], ", "); got != want {
			t.Errorf("%s: %s\nwant: %s", by, got, want)
		}
	}
	check("old", "opens, heard spider_opened, heard item_scraped, closes, closed reloaded, heard spider_closed reloaded")
	check("new", "opens, heard spider_opened, heard item_scraped, closes, closed finished, heard spider_closed finished, heard engine_stopped")
}

func TestSettingsThatAreLiveChangeAndTheOthersAreNamedOnce(t *testing.T) {
	w := newWorld(t, "CONCURRENT_REQUESTS_PER_DOMAIN", 1, "RETRY_ENABLED", false)
	gate := w.gate("/gate")
	w.pages("/held/2", "/held/3", "/later")
	code := func(v, set string) string {
		return version(v, `static customSettings = `+set+`;
  async *start() {
    yield new Request(this.site + '/gate')
    await this.download(this.site + '/taken', { meta: { download_slot: 'another' } }) // the gate has the only place
    for (const n of [1, 2, 3]) yield new Request(this.site + '/held/' + n)
  }
  *parse(r) {
    if (r.url.endsWith('/gate')) yield r.follow('/later')
    yield { agent: r.request.headers.get('User-Agent'), length: r.url.length }
  }`)
	}
	held, taken := w.gate("/held/1"), w.gate("/taken")
	r := w.begin("spider.js", code("old", `{}`))
	<-gate.asked
	taken.release()
	set := `{ CONCURRENT_REQUESTS_PER_DOMAIN: 3, USER_AGENT: 'newer', COOKIES_ENABLED: false, LOGSTATS_INTERVAL: 5 }`
	r.mustReload("spider.js", code("new", set))
	r.mustReload("spider.js", code("newer", set))
	<-held.asked // beside the gate: the slot has more places now
	gate.release()
	held.release()
	r.wait()
	if n := strings.Count(r.history.log, "These settings need a restart, the crawl keeps what it began with: COOKIES_ENABLED, LOGSTATS_INTERVAL\n"); n != 1 {
		t.Errorf("warned %d times\n%s", n, r.troubles())
	}
	if !strings.Contains(strings.Join(r.items, ""), "'newer'") {
		t.Errorf("no request had the new user agent: %s", r.items)
	}
}
