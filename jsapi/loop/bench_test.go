package loop_test

import (
	"context"
	"strconv"
	"sync"
	"testing"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

func BenchmarkAwaitPlainValue(b *testing.B) {
	l := start(b, loop.Options{})
	benchmarkAwait(b, l, `() => 1`)
}

func BenchmarkAwaitAsyncFunction(b *testing.B) {
	l := start(b, loop.Options{})
	benchmarkAwait(b, l, `async () => { await null; return 1 }`)
}

func BenchmarkAwaitGoPromise(b *testing.B) {
	l := start(b, loop.Options{})
	installWork(b, l)
	benchmarkAwait(b, l, `async () => await work()`)
}

func BenchmarkAwaitGoPromise64(b *testing.B) {
	l := start(b, loop.Options{})
	installWork(b, l)
	fn := function(b, l, `async () => await work()`)
	b.ReportAllocs()
	var group sync.WaitGroup
	for range 64 {
		group.Go(func() {
			for range b.N / 64 {
				l.Await(context.Background(), fn, nothing)
			}
		})
	}
	group.Wait()
}

func BenchmarkIterate(b *testing.B) {
	for name, body := range map[string]string{
		"array":     `Array.from({ length: N }, (_, i) => i)`,
		"generator": `(function* () { for (let i = 0; i < N; i++) yield i })()`,
		"async":     gen(`for (let i = 0; i < N; i++) yield i`),
		"await":     gen(`for (let i = 0; i < N; i++) { yield new $await(null); yield i }`),
	} {
		b.Run(name, func(b *testing.B) {
			l := start(b, loop.Options{})
			b.ReportAllocs()
			src := script(`globalThis.N = ` + strconv.Itoa(b.N) + `; ` + body)
			toInt := func(_ *goja.Runtime, v goja.Value) (int64, bool, error) { return v.ToInteger(), true, nil }
			for _, err := range loop.Iterate(b.Context(), l, src, toInt) {
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func installWork(b *testing.B, l *loop.Loop) {
	b.Helper()
	l.Post(func(rt *goja.Runtime) {
		rt.Set("work", func() *goja.Promise {
			return loop.Promise(l, func(context.Context) (int, error) { return 1, nil }, func(rt *goja.Runtime, n int) goja.Value { return rt.ToValue(n) })
		})
	})
}

func benchmarkAwait(b *testing.B, l *loop.Loop, src string) {
	fn := function(b, l, src)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.Await(context.Background(), fn, nothing); err != nil {
			b.Fatal(err)
		}
	}
}

// function compiles src and returns the call of the function it is.
func function(b *testing.B, l *loop.Loop, src string) func(*goja.Runtime) (goja.Value, error) {
	b.Helper()
	var fn goja.Callable
	_, err := l.Await(context.Background(), script(src), func(v goja.Value) (any, error) {
		fn, _ = goja.AssertFunction(v)
		return nil, nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return func(*goja.Runtime) (goja.Value, error) { return fn(goja.Undefined()) }
}

func nothing(goja.Value) (any, error) { return nil, nil }
