package fetch_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// reading is what the scripts below use besides tools.
const reading = `
	globalThis.all = async (stream) => {
		const list = []
		const reader = stream.getReader()
		for (let r = await reader.read(); !r.done; r = await reader.read()) list.push(r.value)
		return list
	}`

// The values are those of Node 20.
func TestWritableStreams(t *testing.T) {
	l := start(t, nil)
	scripttest.Eval(t, l, tools)
	scripttest.Eval(t, l, reading)
	check(t, l, []scripttest.Case{
		{Src: `const l = []; const w = new WritableStream({ write(c) { l.push(c) }, close() { l.push('end') } }).getWriter(); await w.write(1); w.write(2); await w.close(); return l.join() + await w.closed`, Want: `1,2,endundefined`},
		{Src: `const l = []; const s = new WritableStream({ async write(c) { l.push('<' + c); await pause(); l.push(c + '>') } }); const w = s.getWriter(); w.write(1); w.write(2); await w.close(); return l.join()`, Want: `<1,1>,<2,2>`},
		{Src: `const w = new WritableStream({}, { highWaterMark: 2 }).getWriter(); const d = [w.desiredSize]; w.write(1); d.push(w.desiredSize); w.write(2); d.push(w.desiredSize); await w.ready; d.push(w.desiredSize); return d.join()`, Want: `2,1,0,1`},
		{Src: `const w = new WritableStream({ write() { throw new Error('bad') } }).getWriter(); const a = await w.write(1).catch((e) => e.message); const b = await w.write(2).catch((e) => e.message); return [a, b, await w.closed.catch((e) => e.message)].join()`, Want: `bad,bad,bad`},
		{Src: `let why; const s = new WritableStream({ abort(r) { why = r } }); await s.abort('r'); return [why, await s.getWriter().closed.catch((e) => e)].join()`, Want: `r,r`},
		{Src: `const s = new WritableStream({ start(c) { c.error(new Error('st')) } }); return s.getWriter().write(1).catch((e) => e.message)`, Want: `st`},
		{Src: `return new WritableStream({ async start() { throw new Error('st') } }).getWriter().closed.catch((e) => e.message)`, Want: `st`},
		{Src: `try { new WritableStream({ start() { throw new Error('now') } }) } catch (e) { return e.message }`, Want: `now`},
		{Src: `const s = new WritableStream(); s.getWriter(); try { s.getWriter() } catch (e) { return e.name + s.locked }`, Want: `TypeErrortrue`},
		{Src: `const s = new WritableStream(); const w = s.getWriter(); w.releaseLock(); return [s.locked, await w.write(1).catch((e) => e.name), await w.closed.catch((e) => e.name), typeof s.getWriter()].join()`, Want: `false,TypeError,TypeError,object`},
		{Src: `const s = new WritableStream(); await s.close(); return s.close().catch((e) => e.name)`, Want: `TypeError`},
		{Src: `let signal; const s = new WritableStream({ start(c) { signal = c.signal }, write() { return new Promise((ok) => signal.addEventListener('abort', () => ok())) } }); const w = s.getWriter(); const p = w.write(1); await pause(); const a = w.abort('x'); await p; await a; return signal.aborted + ',' + signal.reason`, Want: `true,x`},
		{Src: `return new WritableStream({}, { highWaterMark: 0 }).getWriter().desiredSize`, Want: `0`},
		{Src: `try { new WritableStream({ type: 'x' }) } catch (e) { return e.name }`, Want: `RangeError`},
		{Src: `const l = []; const w = new WritableStream({ write: () => pause() }).getWriter(); w.ready.then(() => l.push('ready')); w.write(1); l.push('full'); await w.ready; l.push('again'); return l.join()`, Want: `full,ready,again`},
		{Src: `return [new CountQueuingStrategy({ highWaterMark: 3 }).size('x'), new ByteLengthQueuingStrategy({ highWaterMark: 3 }).size(new Uint8Array(5)), new CountQueuingStrategy({ highWaterMark: 3 }).highWaterMark].join()`, Want: `1,5,3`},
	})
}

// The values are those of Node 20.
func TestPipeStreams(t *testing.T) {
	l := start(t, nil)
	scripttest.Eval(t, l, tools)
	scripttest.Eval(t, l, reading)
	check(t, l, []scripttest.Case{
		{Src: `const l = []; await ReadableStream.from([1, 2, 3]).pipeTo(new WritableStream({ async write(c) { await pause(); l.push(c) }, close() { l.push('end') } })); return l.join()`, Want: `1,2,3,end`},
		{Src: `const l = []; const d = new WritableStream({ write(c) { l.push(c) }, close() { l.push('end') } }); await ReadableStream.from([1]).pipeTo(d, { preventClose: true }); await ReadableStream.from([2]).pipeTo(d); return l.join()`, Want: `1,2,end`},
		{Src: `let why; const d = new WritableStream({ abort(r) { why = r.message } }); const e = await new ReadableStream({ start(c) { c.error(new Error('src')) } }).pipeTo(d).catch((e) => e.message); return [e, why].join()`, Want: `src,src`},
		{Src: `let why; const s = new ReadableStream({ pull(c) { c.enqueue(1) }, cancel(r) { why = r.message } }); const e = await s.pipeTo(new WritableStream({ write() { throw new Error('dst') } })).catch((e) => e.message); return [e, why, s.locked].join()`, Want: `dst,dst,false`},
		{Src: `const c = new AbortController(); let n = 0, why; const s = new ReadableStream({ pull(k) { k.enqueue(n++) }, cancel(r) { why = 'cancelled ' + r } }); setTimeout(() => c.abort('stop'), 5); const e = await s.pipeTo(new WritableStream({ write: pause }), { signal: c.signal }).catch((e) => e); return [e, why, n > 0].join()`, Want: `stop,cancelled stop,true`},
		{Src: `const s = new ReadableStream(); s.getReader(); return s.pipeTo(new WritableStream()).catch((e) => e.name)`, Want: `TypeError`},
		{Src: `return new ReadableStream().pipeTo({}).catch((e) => e.name)`, Want: `TypeError`},
		{Src: `let n = 0; const s = new ReadableStream({ pull(c) { c.enqueue(++n); if (n === 100) c.close() } }, { highWaterMark: 0 }); const d = new WritableStream({ write: () => new Promise(() => {}) }); s.pipeTo(d); await pause(); return n < 4`, Want: `true`},
		{Src: `const up = new TransformStream({ transform(c, k) { k.enqueue(c.toUpperCase()) } }); return (await all(ReadableStream.from(['a', 'b']).pipeThrough(up))).join()`, Want: `A,B`},
		{Src: `try { new ReadableStream().pipeThrough({}) } catch (e) { return e.name }`, Want: `TypeError`},
	})
}

// The values are those of Node 20.
func TestTransformStreams(t *testing.T) {
	l := start(t, nil)
	scripttest.Eval(t, l, tools)
	scripttest.Eval(t, l, reading)
	check(t, l, []scripttest.Case{
		{Src: `return (await all(ReadableStream.from([1, 2]).pipeThrough(new TransformStream()))).join()`, Want: `1,2`},
		{Src: `const t = new TransformStream({ start(c) { c.enqueue('s') }, transform(c, k) { k.enqueue(c); k.enqueue(c * 2) }, flush(k) { k.enqueue('f') } }); return (await all(ReadableStream.from([1, 2]).pipeThrough(t))).join()`, Want: `s,1,2,2,4,f`},
		{Src: `const t = new TransformStream({ transform() { throw new Error('t') } }); const w = t.writable.getWriter(); const p = w.write(1).catch((e) => e.message); return [await all(t.readable).catch((e) => e.message), await p].join()`, Want: `t,t`},
		{Src: `const t = new TransformStream({ transform(c, k) { k.enqueue(c); k.terminate() } }); const w = t.writable.getWriter(); w.write(1).catch(() => {}); return (await all(t.readable)).join() + await w.closed.catch((e) => e.name)`, Want: `1TypeError`},
		{Src: `const t = new TransformStream({ async start() { await pause(); throw new Error('st') } }); return all(t.readable).catch((e) => e.message)`, Want: `st`},
		{Src: `let n = 0; const t = new TransformStream({ transform(c, k) { n++; k.enqueue(c) } }); const w = t.writable.getWriter(); for (let i = 0; i < 9; i++) w.write(i).catch(() => {}); await pause(); const before = n; const r = t.readable.getReader(); await r.read(); await pause(); return [before, n].join()`, Want: `0,1`},
		{Src: `const t = new TransformStream(); await t.readable.cancel('no'); return t.writable.getWriter().closed.catch((e) => String(e))`, Want: `no`},
		{Src: `const t = new TransformStream(); t.writable.abort(new Error('ab')); return all(t.readable).catch((e) => e.message)`, Want: `ab`},
		{Src: `const t = new TransformStream({ transform(c, k) { k.error(new Error('ke')) } }); const w = t.writable.getWriter(); w.write(1).catch(() => {}); return [await all(t.readable).catch((e) => e.message), await w.closed.catch((e) => e.message)].join()`, Want: `ke,ke`},
		{Src: `return (await all(ReadableStream.from(['a', '\ud83d', '\ude00b']).pipeThrough(new TextEncoderStream()))).map((b) => Array.from(b).join(' ')).join('|')`, Want: `97|240 159 152 128 98`},
		{Src: `return (await all(ReadableStream.from([new Uint8Array([0xe2, 0x82]), new Uint8Array([0xac, 0x61])]).pipeThrough(new TextDecoderStream()))).join('|')`, Want: `€a`},
		{Src: `return all(ReadableStream.from([new Uint8Array([0xff])]).pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))).catch((e) => e.name)`, Want: `TypeError`},
		{Src: `const d = new TextDecoderStream('latin1'); return [d.encoding, d.fatal, new TextEncoderStream().encoding].join()`, Want: `windows-1252,false,utf-8`},
	})
}

// The values are those of Node 20. It fails with an Error where the specification has a TypeError.
func TestCompressionStreams(t *testing.T) {
	l := start(t, nil)
	scripttest.Eval(t, l, tools)
	scripttest.Eval(t, l, reading)
	check(t, l, []scripttest.Case{
		{Src: `const round = async (f, text) => new Response(new Blob([text]).stream().pipeThrough(new CompressionStream(f)).pipeThrough(new DecompressionStream(f))).text(); return [await round('gzip', 'hello'), await round('deflate', ''), (await round('deflate-raw', 'ab'.repeat(100000))).length].join()`, Want: `hello,,200000`},
		{Src: `const gz = Uint8Array.from([31,139,8,0,0,0,0,0,0,3,203,72,205,201,201,7,0,134,166,16,54,5,0,0,0]); return new Response(new Blob([gz]).stream().pipeThrough(new DecompressionStream('gzip'))).text()`, Want: `hello`},
		{Src: `return new Response(new Blob(['nonsense, no gzip']).stream().pipeThrough(new DecompressionStream('gzip'))).text().catch((e) => e.name)`, Want: `TypeError`},
		{Src: `const gz = Uint8Array.from([31,139,8,0,0,0,0,0,0,3,203,72,205,201,201,7,0,134,166,16,54,5,0,0,0]); return new Response(new Blob([gz.slice(0, 20)]).stream().pipeThrough(new DecompressionStream('gzip'))).text().catch((e) => e.name)`, Want: `TypeError`},
		{Src: `try { new CompressionStream('br') } catch (e) { return e.name }`, Want: `TypeError`},
		{Src: `const small = await new Response(new Blob(['a'.repeat(1e6)]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(); return small.byteLength < 5000`, Want: `true`},
	})
}
