package jsapi_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/engine"
)

// one request at a time: what is behind the first waits in the scheduler.
var oneAtATime = []any{"CONCURRENT_REQUESTS", 1, "CONCURRENT_REQUESTS_PER_DOMAIN", 1}

// starting begins with a page that waits, and a second one behind it.
const starting = `
  async *start() {
    yield new Request(this.site + '/gate', { priority: 1, callback: this.first })
    yield new Request(this.site + '/second', REST)
  }
  *first(r) { yield { page: 'first', by: 'VERSION' } }
`

func begins(options string) string { return strings.ReplaceAll(starting, "REST", options) }

func TestWaitingRequestsUseTheNewCodeAndRunningOnesTheirOwn(t *testing.T) {
	w := newWorld(t, oneAtATime...)
	gate := w.gate("/gate")
	w.pages("/second")
	detail := `*detail(r, { n }) { yield { page: 'second', by: 'VERSION', n, list: r.meta.list } }`
	r := w.begin("spider.js", version("old", begins(`{ callback: this.detail, cbKwargs: { n: 7 }, meta: { list: [1, { a: 'b' }] } }`)+detail))
	<-gate.asked
	r.mustReload("spider.js", version("new", begins("{}")+detail))
	gate.release()
	r.wait()
	r.silent()
	r.got("{'page': 'first', 'by': 'old'}", "{'page': 'second', 'by': 'new', 'n': 7, 'list': [1, {'a': 'b'}]}")
	r.stat("reload/count", 1)
	r.logged("INFO gojscrape.reload: Reloaded spider.js in ", ": generation 2\n")
	if n := w.site.Hits("/second"); n != 1 {
		t.Errorf("/second was fetched %d times", n)
	}
}

func TestWhatBelongsToTheOldCodeStaysWithIt(t *testing.T) {
	for name, options := range map[string]string{
		"a function callback":    `{ callback: r => [{ page: 'second', by: 'VERSION' }] }`,
		"a function errback":     `{ callback: this.detail, errback: f => [] }`,
		"an object of a class":   `{ callback: this.detail, meta: { map: new Map() } }`,
		"a function in cbKwargs": `{ callback: this.detail, cbKwargs: { f() {} } }`,
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, oneAtATime...)
			gate := w.gate("/gate")
			w.pages("/second")
			detail := `*detail() { yield { page: 'second', by: 'VERSION' } }`
			r := w.begin("spider.js", version("old", begins(options)+detail))
			<-gate.asked
			r.mustReload("spider.js", version("new", begins("{}")+detail))
			gate.release()
			r.wait()
			r.silent()
			r.got("{'page': 'first', 'by': 'old'}", "{'page': 'second', 'by': 'old'}")
		})
	}
}

func TestCodeWithoutTheCallbackOfAWaitingRequestIsRefused(t *testing.T) {
	w := newWorld(t, oneAtATime...)
	gate := w.gate("/gate")
	w.pages("/second")
	r := w.begin("spider.js", version("old", begins("{ callback: this.detail }")+`*detail() { yield { page: 'second', by: 'VERSION' } }`))
	<-gate.asked
	err := r.reload("spider.js", version("new", begins("{}")+`*details() {}`))
	if missing, ok := errors.AsType[*engine.MissingMethods](err); !ok || missing.What != `1 waiting request of "detail"` {
		t.Errorf("got %v", err)
	}
	gate.release()
	r.wait()
	r.got("{'page': 'first', 'by': 'old'}", "{'page': 'second', 'by': 'old'}")
	r.stat("reload/failed", 1)
	r.stat("reload/count", nil)
	r.logged(`the new code lacks the callback of 1 waiting request of "detail"`)
}

func TestALateRequestOfOldCodeMayNameWhatNewCodeLacks(t *testing.T) {
	w := newWorld(t, oneAtATime...)
	gate := w.gate("/gate")
	w.pages("/late")
	r := w.begin("spider.js", version("old", `
  async *start() { yield new Request(this.site + '/gate', { callback: this.first }) }
  *first(r) { yield r.follow('/late', { callback: this.late }) }
  *late() { yield { page: 'late', by: 'VERSION' } }`))
	<-gate.asked
	r.mustReload("spider.js", version("new", `*first() {}`))
	gate.release()
	r.wait()
	r.silent()
	r.got("{'page': 'late', 'by': 'old'}")
}

func TestCodeThatFailsChangesNothingAndTheNextSaveRecovers(t *testing.T) {
	for name, broken := range map[string]string{
		"a syntax error":        "export default class {",
		"a throw at the top":    imports + "throw new Error('no')",
		"a constructor":         version("new", "constructor(a) { super(a); throw new Error('no') }\n*first() {}\n*detail() {}"),
		"another name":          strings.ReplaceAll(version("new", "*first() {}\n*detail() {}"), "'worm'", "'ant'"),
		"a pipeline":            version("new", "static customSettings = { ITEM_PIPELINES: { nothing: 1 } }\n*first() {}\n*detail() {}"),
		"a pipeline's open":     "class P { openSpider() { throw new Error('no') } }\n" + version("new", "static customSettings = { ITEM_PIPELINES: [[P, 1]] }\n*first() {}\n*detail() {}"),
		"a wrong setting":       version("new", "static customSettings = { DOWNLOAD_DELAY: 'soon' }\n*first() {}\n*detail() {}"),
		"a wrong slot":          version("new", "static customSettings = { DOWNLOAD_SLOTS: { a: 1 } }\n*first() {}\n*detail() {}"),
		"static reload":         version("new", "static reload() { throw new Error('no') }\n*first() {}\n*detail() {}"),
		"static reload's value": version("new", "static reload() { return 1 }\n*first() {}\n*detail() {}"),
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, oneAtATime...)
			gate := w.gate("/gate")
			w.pages("/second")
			detail := `*detail() { yield { page: 'second', by: 'VERSION' } }`
			r := w.begin("spider.js", version("old", begins("{ callback: this.detail }")+detail))
			<-gate.asked
			if err := r.reload("spider.js", broken); err == nil {
				t.Error("it was taken")
			}
			r.mustReload("spider.js", version("good", begins("{}")+detail))
			gate.release()
			r.wait()
			r.got("{'page': 'first', 'by': 'old'}", "{'page': 'second', 'by': 'good'}")
			r.stat("reload/failed", 1)
			r.stat("reload/count", 1)
			r.logged("ERROR gojscrape.reload: Reloading spider.js failed, the code that runs goes on")
		})
	}
}

func TestAFailureIsShownWithItsPlace(t *testing.T) {
	w := newWorld(t, oneAtATime...)
	gate := w.gate("/gate")
	w.pages("/second")
	r := w.begin("spider.js", version("old", begins("{}")+"*parse() {}"))
	<-gate.asked
	if err := r.reload("spider.js", "let a = 1\nlet b = (\n"); err == nil {
		t.Error("it was taken")
	}
	gate.release()
	r.wait()
	r.logged("spider.js:3:1", "^")
}
