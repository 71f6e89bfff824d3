package node_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/node"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// The values are those of Node 20.
func TestEventsOfNode(t *testing.T) {
	check(t, start(t, modules.Options{}, node.Options{}), `const P = use('events')`, []scripttest.Case{
		{Src: `const e = new P(); const log = []; e.on('x', (...a) => log.push(a)); e.once('x', (a) => log.push('once' + a)); e.prependListener('x', () => log.push('first')); return [e.emit('x', 1, 2), e.emit('x', 3), e.emit('y'), JSON.stringify(log)].join('|')`, Want: `true|true|false|["first",[1,2],"once1","first",[3]]`},
		{Src: `const e = new P(); try { e.emit('error', new Error('bad')) } catch (x) { return x.message }`, Want: `bad`},
		{Src: `const e = new P(); try { e.emit('error', { a: 1 }) } catch (x) { return x.message + x.code }`, Want: `Unhandled error. ({ a: 1 })ERR_UNHANDLED_ERROR`},
		{Src: `const e = new P(); let seen; e.on(P.errorMonitor, (x) => { seen = x }); e.on('error', () => {}); e.emit('error', 5); return seen`, Want: `5`},
		{Src: `const e = new P(); const f = () => {}; e.on('a', f).on('b', f).addListener('a', f); e.off('a', f); return [e.listenerCount('a'), e.eventNames().join(), e.listeners('b')[0] === f].join('|')`, Want: `1|a,b|true`},
		{Src: `const e = new P(); const log = []; e.on('newListener', (n) => log.push('+' + n)); e.on('removeListener', (n) => log.push('-' + n)); const f = () => {}; e.once('a', f); e.emit('a'); e.on('b', f); e.removeAllListeners('b'); return log.join()`, Want: `+removeListener,+a,-a,+b,-b`},
		{Src: `const e = new P(); e.once('a', () => {}); return typeof e.rawListeners('a')[0].listener + e.listenerCount('a')`, Want: `function1`},
		{Src: `function Old() { P.call(this) } Object.setPrototypeOf(Old.prototype, P.prototype); const o = new Old(); let got; o.on('x', (v) => { got = v }); o.emit('x', 7); return got + ',' + (o instanceof P)`, Want: `7,true`},
		{Src: `class My extends P.EventEmitter { constructor() { super(); this.on('x', function () { this.mine = true }) } } const m = new My(); m.emit('x'); return m.mine`, Want: `true`},
		{Src: `const mix = Object.assign({}, P.prototype); let n = 0; mix.on('x', () => n++); mix.emit('x'); return n`, Want: `1`},
		{Src: `const e = new P(); setTimeout(() => e.emit('x', 1, 2), 1); return JSON.stringify(await P.once(e, 'x'))`, Want: `[1,2]`},
		{Src: `const e = new P(); setTimeout(() => e.emit('error', new Error('no')), 1); return P.once(e, 'x').catch((x) => x.message + e.listenerCount('x'))`, Want: `no0`},
		{Src: `const e = new P(); const c = new AbortController(); setTimeout(() => c.abort(), 1); return P.once(e, 'x', { signal: c.signal }).catch((x) => x.name + x.code + e.listenerCount('error'))`, Want: `AbortErrorABORT_ERR0`},
		{Src: `const t = new EventTarget(); setTimeout(() => t.dispatchEvent(new Event('x')), 1); return (await P.once(t, 'x'))[0].type`, Want: `x`},
		{Src: `const e = new P(); const it = P.on(e, 'x'); e.emit('x', 1); e.emit('x', 2); const a = await it.next(), b = await it.next(); const c = it.next(); e.emit('x', 3); const last = await c; await it.return(); return JSON.stringify([a, b, last, await it.next(), e.listenerCount('x')])`, Want: `[{"value":[1],"done":false},{"value":[2],"done":false},{"value":[3],"done":false},{"done":true},0]`},
		{Src: `const e = new P(); const it = P.on(e, 'x'); e.emit('x', 1); e.emit('error', new Error('z')); await it.next(); return it.next().catch((x) => x.message)`, Want: `z`},
		{Src: `const e = new P(); const log = []; e.on('x', () => { log.push(1); e.on('x', () => log.push(2)) }); e.emit('x'); return log.join()`, Want: `1`},
		{Src: `const e = new P(); return [e.getMaxListeners(), e.setMaxListeners(3).getMaxListeners(), P.defaultMaxListeners].join()`, Want: `10,3,10`},
		{Src: `try { new P().on('x', 1) } catch (e) { return e.code + e.message }`, Want: `ERR_INVALID_ARG_TYPEThe "listener" argument must be of type function. Received type number (1)`},
		{Src: `const e = new P(); const f = () => 'f', g = () => 'g'; e.on('x', f); e.once('x', g); e.removeListener('x', g); return e.listeners('x').map((h) => h()).join() + P.listenerCount(e, 'x') + P.getEventListeners(e, 'x').length`, Want: `f11`},
	})
}

// The values are those of Node 20.
func TestTimersPromisesOfNode(t *testing.T) {
	check(t, start(t, modules.Options{}, node.Options{}), `const P = use('timers/promises')`, []scripttest.Case{
		{Src: `return P.setTimeout(1, 'v')`, Want: `v`},
		{Src: `return P.setImmediate('i')`, Want: `i`},
		{Src: `const c = new AbortController(); const p = P.setTimeout(1000, 1, { signal: c.signal }); c.abort(); return p.catch((e) => e.name + e.code)`, Want: `AbortErrorABORT_ERR`},
		{Src: `return P.setTimeout(5, 1, { signal: AbortSignal.abort() }).catch((e) => e.name)`, Want: `AbortError`},
		{Src: `const it = P.setInterval(1, 'x'); const a = await it.next(); const b = await it.next(); await it.return(); return JSON.stringify([a, b, await it.next()])`, Want: `[{"value":"x","done":false},{"value":"x","done":false},{"done":true}]`},
		{Src: `return typeof await P.scheduler.wait(1)`, Want: `undefined`},
		{Src: `const c = new AbortController(); const it = P.setInterval(1, 'x', { signal: c.signal }); c.abort(); return it.next().catch((e) => e.name)`, Want: `AbortError`},
	})
}
