package jsapi_test

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// Every error that steers a crawl is a class that scripts can import, throw and catch.
func TestErrorClasses(t *testing.T) {
	var js []string
	for _, c := range crawl.Controls {
		name := c.ErrorName()
		js = append(js, `[new g.`+name+`() instanceof g.`+name+`, new g.`+name+`() instanceof Error, new g.`+name+`().name, g.`+name+`.name, typeof new g.`+name+`().stack]`)
	}
	h := newWorld(t).crawl(`import * as g from 'gojscrape'
export default class extends g.Spider {
  static name = 'worm'
  async *start() { for (const row of [` + strings.Join(js, ",\n") + `]) yield { row: row.join() } }
}`)
	h.silent()
	var want []string
	for _, c := range crawl.Controls {
		want = append(want, "{'row': 'true,true,"+c.ErrorName()+","+c.ErrorName()+",string'}")
	}
	h.got(want...)
}

func TestMembersOfErrors(t *testing.T) {
	newWorld(t).checks("/numbers/1", []check{
		{`[new CloseSpider('why').reason, new CloseSpider().reason, new CloseSpider('why').message]`, `["why","cancelled","why"]`},
		{`[new DropItem('m').message, new DropItem('m', { logLevel: 'INFO' }).logLevel, new DropItem('m', { log_level: 'INFO' }).log_level, new DropItem('m').logLevel]`, `["m","INFO","INFO",null]`},
		{`[new StopDownload().fail, new StopDownload({ fail: false }).fail]`, `[true,false]`},
		{`[new HttpError(r).response === r, new HttpError(r, 'bad').message, new HttpError(r).message]`, `[true,"bad","Ignoring non-200 response"]`},
		{`[new IgnoreRequest('m').message, String(new IgnoreRequest('m'))]`, `["m","IgnoreRequest: m"]`},
		{`(() => { class Sub extends DropItem {} const e = new Sub('m'); return [e.name, e instanceof DropItem, e.constructor.name] })()`, `["DropItem",true,"Sub"]`},
		{`new IgnoreRequest('m', { cause: 1 }).cause`, `1`},
		{`Object.keys(new IgnoreRequest('m'))`, `[]`},
	})
}

// What a callback throws is known by the name of its class, and acts by its class.
func TestWhatACallbackThrows(t *testing.T) {
	for _, tc := range []struct {
		throw, stat string
		logged      []string // nothing: silent
	}{
		{`new TypeError('t')`, "spider_exceptions/TypeError", []string{"TypeError: t\n", "spider.js:7:", "spider.js:8:", "spider.js:9:"}},
		{`new (class PriceError extends Error {})('p')`, "spider_exceptions/PriceError", []string{"PriceError: p\n"}},
		{`new (class PriceError extends TypeError { name = 'Price' })('p')`, "spider_exceptions/Price", []string{"Price: p\n"}},
		{`Object.assign(new Error('p'), { name: 'Custom' })`, "spider_exceptions/Custom", []string{"Custom: p\n"}},
		{`new AggregateError([new Error('a')], 'all')`, "spider_exceptions/AggregateError", []string{"AggregateError: all"}},
		{`(() => { try { new Function('(') } catch (e) { return e } })()`, "spider_exceptions/SyntaxError", []string{"\nSyntaxError: <eval>: Line"}},
		{`(() => { try { JSON.parse('{') } catch (e) { return e } })()`, "spider_exceptions/SyntaxError", []string{"\nSyntaxError: "}},
		{`(() => { try { undefined.x } catch (e) { return e } })()`, "spider_exceptions/TypeError", []string{"\nTypeError: Cannot read property 'x' of undefined"}},
		{`new SyntaxError('s')`, "spider_exceptions/SyntaxError", []string{"SyntaxError: s\n"}},
		{`new Error('outer', { cause: new TypeError('inner', { cause: 'root' }) })`, "spider_exceptions/Error", []string{"Error: outer\n", "Caused by: TypeError: inner\n", "Caused by: Error: thrown value: root"}},
		{`new DropItem('d')`, "spider_exceptions/DropItem", []string{"DropItem: d\n"}},
		{`new IgnoreRequest('i')`, "spider_exceptions/IgnoreRequest", []string{"IgnoreRequest: i\n"}},
		{`new HttpError(r)`, "httperror/response_ignored_count", nil},
		{`new StopDownload()`, "spider_exceptions/StopDownload", []string{"StopDownload: download stopped"}},
		// faults that anything can be thrown as
		{`undefined`, "spider_exceptions/Error", []string{"Error: thrown value: undefined"}},
		{`null`, "spider_exceptions/Error", []string{"Error: thrown value: null"}},
		{`'s'`, "spider_exceptions/Error", []string{"Error: thrown value: s"}},
		{`42`, "spider_exceptions/Error", []string{"Error: thrown value: 42"}},
		{`Symbol('s')`, "spider_exceptions/Error", []string{"Error: thrown value: Symbol(s)"}},
		{`10n`, "spider_exceptions/Error", []string{"Error: thrown value: 10"}},
		{`{}`, "spider_exceptions/Error", []string{"Error: thrown value: [object Object]"}},
		{`{ message: 'm', name: 'N' }`, "spider_exceptions/N", []string{"N: m"}},
		{`[1, 2]`, "spider_exceptions/Array", []string{"Array: thrown value: 1,2"}},
		{`Object.create(null)`, "spider_exceptions/Error", []string{"Error: the thrown object can't be read"}},
		{`() => 1`, "spider_exceptions/Error", []string{"Error: thrown value: () => 1"}},
		{`new Proxy({}, {})`, "spider_exceptions/Error", []string{"Error: thrown value: "}},
		{`new Proxy({}, { get() { throw new Error('no') } })`, "spider_exceptions/Error", []string{"Error: the thrown object can't be read"}},
		{`new Proxy(new TypeError('real'), {})`, "spider_exceptions/TypeError", []string{"TypeError: real"}},
		{`Object.defineProperty(new Error('x'), 'message', { get() { throw 1 } })`, "spider_exceptions/Error", []string{"Error: the thrown object can't be read"}},
		{`Object.defineProperty(new Error('x'), 'name', { get() { throw 1 } })`, "spider_exceptions/Error", []string{"Error: x"}},
		{`Object.defineProperty(new Error('x'), 'stack', { get() { throw 1 } })`, "spider_exceptions/Error", []string{"Error: x"}},
		{`Object.assign(new Error('x'), { message: 42, name: null })`, "spider_exceptions/Error", []string{"Error: 42"}},
		{`Object.assign(new Error('x'), { constructor: null })`, "spider_exceptions/Error", []string{"Error: x"}},
		{`(() => { const e = new Error('ring'); e.cause = e; return e })()`, "spider_exceptions/Error", []string{"Error: ring", "Caused by: Error: ring"}},
		{`new Error('x', { cause: { get a() { throw 1 }, toString() { throw 2 } } })`, "spider_exceptions/Error", []string{"Error: x"}},
		{`Object.create(StopDownload.prototype)`, "spider_exceptions/StopDownload", []string{"StopDownload"}},
		{`Object.create(HttpError.prototype)`, "spider_exceptions/HttpError", []string{"HttpError"}},
	} {
		t.Run(tc.throw, func(t *testing.T) {
			h := newWorld(t).crawl(worm(`
  async *start() { for (const name of ['a', 'b', 'c']) yield new Request(this.site + '/numbers/1?' + name, { callback: name }) }
  a(r) { throw ` + tc.throw + ` }
  async b(r) { throw ` + tc.throw + ` }
  async *c(r) { await null; throw ` + tc.throw + ` }`))
			h.logged(tc.logged...)
			if tc.logged == nil {
				h.silent()
			}
			h.stat(tc.stat, 3)
			if h.reason != "finished" {
				t.Errorf("finished with %q", h.reason)
			}
		})
	}
}

func TestCloseSpiderCloses(t *testing.T) {
	for _, members := range []string{
		`*parse() { yield { n: 1 }; throw new CloseSpider('enough') }`,
		`async *parse() { yield { n: 1 }; await null; throw new CloseSpider('enough') }`,
		`*parse() { yield { n: 1 }; throw new (class Mine extends CloseSpider {})('enough') }`,
		`async *start() { yield { n: 1 }; throw new CloseSpider('enough') }`,
		`async *start() { yield { n: 1 }; yield new Request(this.site + '/status/404', { errback() { throw new CloseSpider('enough') } }) }`,
	} {
		t.Run(members, func(t *testing.T) {
			h := newWorld(t).crawl(worm(members))
			h.silent()
			h.got(ones(1)...)
			if h.reason != "enough" {
				t.Errorf("finished with %q", h.reason)
			}
		})
	}
}

// An error of Go can be caught, wrapped and thrown again without losing what it is.
func TestErrorsOfDownloads(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	w := newWorld(t, "RETRY_ENABLED", false)
	w.args["refused"] = "http://" + listener.Addr().String() + "/"
	h := w.crawl(worm(`
  async *parse(r) {
    try {
      await this.download(this.refused)
    } catch (e) {
      yield { refused: e instanceof DownloadConnectionRefusedError, error: e instanceof Error, name: e.name, text: e.message.includes('refused'), place: /spider\.js:8:/.test(e.stack) }
      throw new RangeError('wrapped', { cause: e })
    }
  }`))
	h.got("{'refused': True, 'error': True, 'name': 'DownloadConnectionRefusedError', 'text': True, 'place': True}")
	h.logged("RangeError: wrapped\n", "Caused by: DownloadConnectionRefusedError: ")
	if _, ok := errors.AsType[*crawl.DownloadConnectionRefusedError](h.failure); !ok {
		t.Errorf("the error of Go is lost in %v", h.failure)
	}

	other := newWorld(t, "RETRY_ENABLED", false)
	other.args = w.args
	h = other.crawl(worm(`
  async *start() { yield new Request(this.refused, { errback: this.failed, callback: 'failed' }) }
  failed(f) { this.value = f.value; throw f.value }
  closed() { console.info('same: ' + this.value.name + ' ' + (this.value instanceof DownloadConnectionRefusedError)) }`))
	h.logged("Error downloading <GET "+w.args["refused"], "same: DownloadConnectionRefusedError true")
}

// brittle is a log that breaks the program at one message.
type brittle struct{ slog.Handler }

func (b brittle) Handle(ctx context.Context, r slog.Record) error {
	if r.Message == "break" {
		panic("a bug of ours")
	}
	return b.Handler.Handle(ctx, r)
}

func (b brittle) WithAttrs(attrs []slog.Attr) slog.Handler {
	return brittle{b.Handler.WithAttrs(attrs)}
}

func TestAPanicOfGoFailsOneCallbackOnly(t *testing.T) {
	w := newWorld(t)
	w.logging = func(h slog.Handler) slog.Handler { return brittle{h} }
	h := w.crawl(worm(`
  *start() { yield new Request(this.site + '/numbers/1', { callback: 'bad' }); yield new Request(this.site + '/numbers/2') }
  *bad(r) { yield { n: 1 }; try { this.logger.info('break') } catch { yield { n: 3 } } }
  parse() { return { n: 2 } }`))
	h.got(ones(2)...)
	h.logged("Spider error processing <GET", "panic: a bug of ours")
	if h.reason != "finished" {
		t.Errorf("finished with %q", h.reason)
	}
}

// What nobody waits for is told too, with the request whose callback caused it.
func TestUnhandledRejections(t *testing.T) {
	const spider = `
  async *parse(r) {
    Promise.reject(new RangeError('forgotten'))
    yield { n: 1 }
    const late = Promise.reject(new TypeError('late'))
    late.catch(() => {})
    await new Promise((ok) => setTimeout(ok, 1))
    yield { n: 2 }
  }`
	for policy, reason := range map[string]string{"error": "finished", "strict": "unhandled_rejection", "ignore": "finished"} {
		t.Run(policy, func(t *testing.T) {
			h := newWorld(t, "UNHANDLED_REJECTION", policy).crawl(worm(spider))
			if h.reason != reason {
				t.Errorf("finished with %q", h.reason)
			}
			if policy == "ignore" {
				h.silent()
				h.stat("spider_exceptions/UnhandledRejection", nil)
				return
			}
			h.logged("ERROR worm: Unhandled rejection while processing <GET http://127.0.0.1:", "RangeError: forgotten\n", "spider.js:7:")
			h.stat("spider_exceptions/UnhandledRejection", 1)
			if strings.Contains(h.log, "late") {
				t.Errorf("a handled rejection was logged\n%s", h.troubles())
			}
		})
	}
}

func TestAnErrorInATimer(t *testing.T) {
	h := newWorld(t).crawl(worm(`
  async *parse(r) {
    setTimeout(() => { throw new RangeError('tick') }, 0)
    queueMicrotask(() => { throw new RangeError('micro') })
    await new Promise((ok) => setTimeout(ok, 5))
    yield { n: 1 }
  }`))
	h.got(ones(1)...)
	h.logged("Uncaught error while processing <GET ", "RangeError: tick\n", "RangeError: micro\n", "spider.js:7:")
}

// The errors that an AggregateError stands for are what the author wants to see.
func TestTheLogShowsTheErrorsOfAnAggregateError(t *testing.T) {
	h := newWorld(t).crawl(worm(`async parse() {
    await Promise.any([Promise.reject(new RangeError('one')), Promise.reject('two')])
  }`))
	h.logged("AggregateError", "Its error 1: RangeError: one\n", "spider.js:6:", "Its error 2: Error: thrown value: two")
	h.stat("spider_exceptions/AggregateError", 1)
}

// What can't be written names the field, and the class once.
func TestTheErrorOfAnItemNamesItOnce(t *testing.T) {
	h := newWorld(t).crawl(worm(`parse() { return { f() {} } }`))
	h.logged(`Error processing <dict: field "f": a function is no data>`)
}
