package fetch_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// tools are what the scripts below use; pause lets all work end that can.
const tools = `
	globalThis.pause = () => new Promise((resolve) => setTimeout(resolve, 2))
	globalThis.all = async (stream) => {
		const list = []
		const it = stream[Symbol.asyncIterator]()
		for (let r = await it.next(); !r.done; r = await it.next()) list.push(r.value)
		return list
	}`

// The values are those of Node 20.
func TestStreams(t *testing.T) {
	l := start(t, nil)
	scripttest.Eval(t, l, tools)
	check(t, l, []scripttest.Case{
		{Src: `return all(ReadableStream.from([1, Promise.resolve(2)]))`, Want: `1,2`},
		{Src: `return all(ReadableStream.from('ab'))`, Want: `a,b`},
		{Src: `return all(ReadableStream.from(ReadableStream.from([1])))`, Want: `1`},
		{Src: `ReadableStream.from(5)`, Want: `TypeError: ReadableStream.from() needs an iterable or async iterable`},
		{Src: `const s = new ReadableStream({ start(c) { c.enqueue(1); c.enqueue(2); c.close() } }); const r = s.getReader(); return JSON.stringify([await r.read(), await r.read(), await r.read(), await r.closed])`, Want: `[{"value":1,"done":false},{"value":2,"done":false},{"done":true},null]`},
		{Src: `const d = []; new ReadableStream({ start(c) { d.push(c.desiredSize); c.enqueue(1); d.push(c.desiredSize); c.close(); d.push(c.desiredSize) } }, { highWaterMark: 2 }); new ReadableStream({ start(c) { c.error(); d.push(c.desiredSize) } }); new ReadableStream({ start(c) { c.close(); d.push(c.desiredSize) } }); return d.map(String)`, Want: `2,1,1,null,0`},
		{Src: `let d; new ReadableStream({ start(c) { c.enqueue('abc'); d = c.desiredSize } }, { highWaterMark: 2, size: (s) => s.length }); return d`, Want: `-1`},
		{Src: `let d; new ReadableStream({ type: 'bytes', start(c) { c.enqueue(new Uint8Array(3)); d = c.desiredSize } }); return d`, Want: `-3`},
		{Src: `new ReadableStream({ start(c) { c.enqueue('abc') } }, { size: () => -1 })`, Want: `RangeError: the size of a chunk cannot be -1`},
		{Src: `new ReadableStream({ start() { throw new Error('st') } })`, Want: `Error: st`},
		{Src: `return new ReadableStream({ async start() { throw new Error('st') } }).getReader().read()`, Want: `Error: st`},
		{Src: `return new ReadableStream({ async pull() { throw new Error('pl') } }).getReader().read()`, Want: `Error: pl`},
		{Src: `return new ReadableStream({ pull() { throw new Error('pl') } }).getReader().closed`, Want: `Error: pl`},
		{Src: `return new ReadableStream({ start(c) { c.enqueue(1); c.error(new Error('bad')) } }).getReader().read()`, Want: `Error: bad`},
		{Src: `new ReadableStream({ type: 'x' })`, Want: `TypeError: The property 'source.type' is invalid. Received 'x'`},
		{Src: `new ReadableStream({ pull: 1 })`, Want: `TypeError: The "source.pull" property must be of type function`},
		{Src: `new ReadableStream({}, { highWaterMark: -1 })`, Want: `RangeError: The property 'strategy.highWaterMark' is invalid. Received -1`},
		{Src: `new ReadableStream({ start(c) { c.close(); c.enqueue(1) } })`, Want: `TypeError: Invalid state: Controller is already closed`},
		{Src: `new ReadableStream({ start(c) { c.close(); c.close() } })`, Want: `TypeError: Invalid state: Controller is already closed`},
		{Src: `new ReadableStreamDefaultController()`, Want: `TypeError: Illegal constructor`},
		{Src: `new ReadableStreamDefaultReader({})`, Want: `TypeError: new ReadableStreamDefaultReader() needs a ReadableStream`},
		{Src: `new ReadableStream().getReader({ mode: 'byob' })`, Want: `TypeError: getReader(): there are no readers of this mode; leave it out`},
	})
}

func TestStreamsPullOnlyWhatThereIsRoomFor(t *testing.T) {
	l := start(t, nil)
	scripttest.Eval(t, l, tools)
	check(t, l, []scripttest.Case{
		{Src: `let n = 0; const s = new ReadableStream({ pull(c) { c.enqueue(++n) } }, { highWaterMark: 3 }); await pause(); const a = n; await s.getReader().read(); await pause(); return [a, n]`, Want: `3,4`},
		{Src: `let n = 0; const s = new ReadableStream({ pull(c) { c.enqueue(++n) } }, { highWaterMark: 0 }); await pause(); const a = n; const r = await s.getReader().read(); return [a, n, r.value]`, Want: `0,1,1`},
		{Src: `let n = 0, open = 0, max = 0; const s = new ReadableStream({ async pull(c) { max = Math.max(max, ++open); await pause(); c.enqueue(++n); open--; if (n === 5) c.close() } }); return [await all(s), max]`, Want: `1,2,3,4,5,1`},
		{Src: `let n = 0; const [a] = new ReadableStream({ pull(c) { c.enqueue(++n) } }, { highWaterMark: 0 }).tee(); await pause(); const x = n; const r = a.getReader(); await r.read(); await r.read(); await pause(); return [x, n]`, Want: `1,3`},
	})
}

func TestStreamsAreLockedReleasedAndCancelled(t *testing.T) {
	l := start(t, nil)
	scripttest.Eval(t, l, tools)
	check(t, l, []scripttest.Case{
		{Src: `const s = new ReadableStream(); s.getReader(); return s.getReader()`, Want: `TypeError: Invalid state: ReadableStream is locked`},
		{Src: `const s = new ReadableStream(); s.getReader(); return s.cancel()`, Want: `TypeError: Invalid state: ReadableStream is locked`},
		{Src: `const r = new ReadableStream().getReader(); const p = r.read(); r.releaseLock(); return p`, Want: `TypeError: Invalid state: Releasing reader`},
		{Src: `const r = new ReadableStream().getReader(); r.releaseLock(); return r.read()`, Want: `TypeError: Invalid state: The reader is not attached to a stream`},
		{Src: `const s = new ReadableStream(); const r = s.getReader(); r.releaseLock(); return [s.locked, await r.closed.catch((e) => e.message), await r.cancel().catch((e) => e.message)]`, Want: `false,Invalid state: Releasing reader,Invalid state: The reader is not attached to a stream`},
		{Src: `const s = new ReadableStream({ start(c) { c.close() } }); const r = s.getReader(); await r.closed; r.releaseLock(); return [await r.closed.catch((e) => e.message), (await s.getReader().read()).done]`, Want: `Invalid state: Releasing reader,true`},
		{Src: `let why; const s = new ReadableStream({ start(c) { c.enqueue(1) }, cancel(r) { why = r } }); await s.cancel('w'); return [why, (await s.getReader().read()).done]`, Want: `w,true`},
		{Src: `const s = new ReadableStream({ cancel() { throw new Error('no') } }); return s.cancel()`, Want: `Error: no`},
		{Src: `let why = 'no'; const s = new ReadableStream({ pull(c) { c.enqueue(1) }, cancel(r) { why = r } }); const it = s.values(); await it.next(); await it.return(); return [why, s.locked, (await s.getReader().read()).done]`, Want: `,false,true`},
		{Src: `let why = 'no'; const s = new ReadableStream({ pull(c) { c.enqueue(1) }, cancel(r) { why = r } }); const it = s.values({ preventCancel: true }); await it.next(); await it.return(); return [why, s.locked, (await s.getReader().read()).value]`, Want: `no,false,1`},
		{Src: `const s = new ReadableStream({ start(c) { c.error(new Error('z')) } }); return [await all(s).catch((e) => e.message), s.locked]`, Want: `z,false`},
		{Src: `const it = ReadableStream.from([1, 2])[Symbol.asyncIterator](); const l = await Promise.all([it.next(), it.next(), it.next(), it.return(7)]); return l.map((x) => x.value + ':' + x.done)`, Want: `1:false,2:false,undefined:true,7:true`},
		{Src: `let got; const s = ReadableStream.from({ [Symbol.asyncIterator]() { return { next: async () => ({ value: 1, done: false }), return: async (r) => { got = r; return {} } } } }); await s.cancel('c'); return got`, Want: `c`},
		{Src: `const [a, b] = ReadableStream.from([1, 2]).tee(); return [await all(a), await all(b)]`, Want: `1,2,1,2`},
		{Src: `let why = 'none'; const s = new ReadableStream({ cancel(r) { why = r } }); const [a, b] = s.tee(); const p = a.cancel(1); const before = why; await Promise.all([p, b.cancel(2)]); return [before, why, s.locked]`, Want: `none,1,2,true`},
		{Src: `let c; const [a, b] = new ReadableStream({ start(k) { c = k } }).tee(); c.error(new Error('x')); return (await Promise.allSettled([a.getReader().read(), b.getReader().read()])).map((r) => r.reason.message)`, Want: `x,x`},
		{Src: `const [a, b] = ReadableStream.from([1, 2]).tee(); const gone = a.cancel(); const rest = await all(b); await gone; return rest`, Want: `1,2`},
	})
}
