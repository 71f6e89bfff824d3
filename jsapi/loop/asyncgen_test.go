package loop_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

// Each script uses an async generator as JavaScript does and must come to what
// the language says.
func TestAsyncGeneratorsFollowTheLanguage(t *testing.T) {
	show := `const seen = []; const show = r => seen.push(r.value + (r.done ? '!' : ''));`
	for name, tc := range map[string]struct{ src, want string }{
		"requests queue": {
			`const g = ` + gen(`yield 1; yield new $await(sleep(1)); yield 2`) + `;
			for (const p of [g.next(), g.next(), g.next(), g.next()]) show(await p)`, "1,2,undefined!,undefined!"},
		"a thousand requests queue": {
			`const g = ` + gen(`for (let i = 0; i < 5000; i++) yield i`) + `;
			const all = []; for (let i = 0; i < 5000; i++) all.push(g.next());
			show((await Promise.all(all)).at(-1))`, "4999"},
		"a generator that asks itself is served after its yield": {
			`let later; const g = ` + gen(`later = g.next(); yield 1; yield 2`) + `;
			show(await g.next()); show(await later)`, "1,2"},
		"next hands values in": {
			`const g = ` + gen(`yield 'got ' + (yield 1)`) + `; await g.next(); show(await g.next('x'))`, "got x"},
		"throw can be caught inside": {
			`const g = ` + gen(`try { yield 1 } catch (e) { yield 'caught ' + e }`) + `; await g.next(); show(await g.throw('x'))`, "caught x"},
		"throw before the start rejects": {
			`const g = ` + gen(`yield 1`) + `; await g.throw('x').catch(e => seen.push(e)); show(await g.next())`, "x,undefined!"},
		"return runs all of finally": {
			`const g = ` + gen(`try { yield 1 } finally { yield new $await(sleep(1)); seen.push('a'); yield new $await(sleep(1)); seen.push('b') }`) + `;
			await g.next(); show(await g.return('r'))`, "a,b,r!"},
		"return awaits its argument": {
			`const g = ` + gen(`yield 1`) + `; show(await g.return(sleep(1, 'r')))`, "r!"},
		"a returned promise is awaited": {
			`const g = ` + gen(`return sleep(1, 'r')`) + `; show(await g.next())`, "r!"},
		"an error ends the generator": {
			`const g = ` + gen(`throw 'x'`) + `; await g.next().catch(e => seen.push(e)); show(await g.next())`, "x,undefined!"},
		"a rejected yield throws at the yield": {
			`const g = ` + gen(`try { yield Promise.reject('x') } catch (e) { yield 'caught ' + e }`) + `; show(await g.next())`, "caught x"},
		"yield* gives the result of the inner generator": {
			`const g = ` + gen(`yield 'r=' + (yield* $yieldStar(`+gen(`yield 1; return sleep(1, 2)`)+`))`) + `;
			show(await g.next()); show(await g.next())`, "1,r=2"},
		"yield* passes throw on": {
			`const g = ` + gen(`yield* $yieldStar(`+gen(`try { yield 1 } catch (e) { yield new $await(null); yield 'inner ' + e }`)+`)`) + `;
			await g.next(); show(await g.throw('x'))`, "inner x"},
		"yield* passes return on": {
			`const g = ` + gen(`try { yield* $yieldStar(`+gen(`try { yield 1 } finally { yield new $await(null); seen.push('inner') }`)+`) } finally { seen.push('outer') }`) + `;
			await g.next(); show(await g.return('r'))`, "inner,outer,r!"},
		"code after yield* does not run after return": {
			`const g = ` + gen(`yield* $yieldStar(`+gen(`try { yield 1 } finally { yield new $await(null) }`)+`); seen.push('never')`) + `;
			await g.next(); show(await g.return('r')); show(await g.next())`, "r!,undefined!"},
		"yield* of an iterator without throw": {
			`const it = { [Symbol.asyncIterator]() { return { next: async () => ({ done: false, value: 1 }) } } };
			const g = ` + gen(`try { yield* $yieldStar(it) } catch (e) { yield 'caught ' + e }`) + `; await g.next(); show(await g.throw('x'))`, "caught x"},
		"yield* follows any async iterator": {
			`const it = { [Symbol.asyncIterator]() { return this }, n: 0,
				async next(v) { return { done: this.n === 2, value: v ?? this.n++ } },
				async return(v) { seen.push('returned'); return { done: true, value: v } },
				async throw(e) { return { done: true, value: 'thrown ' + e } } };
			const g = ` + gen(`yield 'end ' + (yield* $yieldStar(it))`) + `;
			show(await g.next()); show(await g.next('in')); show(await g.throw('x')); it.n = 0;
			const h = ` + gen(`yield* $yieldStar(it)`) + `; await h.next(); show(await h.return('r'))`, "0,in,end thrown x,returned,r!"},
		"yield* in finally during return goes on": {
			`const g = ` + gen(`try { yield 1 } finally { yield* $yieldStar({ [Symbol.asyncIterator]() { let n = 0; return { next: async () => ({ done: n++ > 0, value: 'f' }) } } }); seen.push('end') }`) + `;
			await g.next(); show(await g.return('r')); show(await g.next())`, "f,end,r!"},
		"two iterations of one generator share it": {
			`const g = ` + gen(`yield 1; yield 2`) + `; show(await g[Symbol.asyncIterator]().next()); show(await g.next())`, "1,2"},
	} {
		l := start(t, loop.Options{})
		got, err := run(t.Context(), l, sleep+`(async () => { `+show+tc.src+`; return seen.join() })()`)
		if err != nil || got != tc.want {
			t.Errorf("%s: %v (%v), want %s", name, got, err, tc.want)
		}
	}
}

func TestGoAndJavaScriptShareAGenerator(t *testing.T) {
	l := start(t, loop.Options{})
	src := sleep + `globalThis.g = ` + gen(`for (let i = 1; i < 7; i++) { if (i % 3 == 0) yield new $await(sleep(1)); yield i }`)
	var got []any
	for v, err := range loop.Iterate(t.Context(), l, script(src), printed) {
		if err != nil {
			t.Fatal(err)
		}
		other, err := run(t.Context(), l, `g.next().then(r => String(r.value))`)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, v, other)
	}
	want := []any{"1", "2", "3", "4", "5", "6"}
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}
