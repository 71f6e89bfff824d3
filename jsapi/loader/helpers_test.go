package loader_test

import (
	"os"
	"testing"

	"github.com/dop251/goja"
	"github.com/evanw/esbuild/pkg/api"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

// If this fails after an update of esbuild, it has renamed the helpers that
// compile.go replaces: everything still works, twenty times slower.
func TestAsyncGeneratorsAreThoseOfTheLoop(t *testing.T) {
	l := start(t, loop.Options{})
	kind, err := l.Await(t.Context(), method(t, l, load(t, "generator/spider.js"), "kind"), export)
	if err != nil || kind != "[object AsyncGenerator]" {
		t.Errorf("an async generator is %v (%v)", kind, err)
	}
}

func export(v goja.Value) (any, error) { return v.Export(), nil }

func BenchmarkAsyncGenerator(b *testing.B) {
	l := start(b, loop.Options{})
	program := load(b, "generator/spider.js")
	b.Run("ours", func(b *testing.B) { drain(b, l, method(b, l, program, "count", b.N)) })
	b.Run("ours-delegated", func(b *testing.B) { drain(b, l, method(b, l, program, "delegate", b.N)) })
	b.Run("esbuild", func(b *testing.B) { drain(b, l, esbuildsOwn(b, "count", b.N)) })
}

func drain(b *testing.B, l *loop.Loop, call func(*goja.Runtime) (goja.Value, error)) {
	b.Helper()
	b.ReportAllocs()
	number := func(_ *goja.Runtime, v goja.Value) (int64, bool, error) { return v.ToInteger(), true, nil }
	var n int64
	for v, err := range loop.Iterate(b.Context(), l, call, number) {
		if err != nil {
			b.Fatal(err)
		}
		n += v
	}
	if want := int64(b.N) * int64(b.N-1) / 2; n != want {
		b.Fatalf("sum %d, want %d", n, want)
	}
}

// esbuildsOwn calls the same method with the helpers esbuild brings along.
func esbuildsOwn(b *testing.B, name string, n int) func(*goja.Runtime) (goja.Value, error) {
	b.Helper()
	source, err := os.ReadFile("testdata/generator/spider.js")
	if err != nil {
		b.Fatal(err)
	}
	out := api.Transform(string(source), api.TransformOptions{
		Target: api.ES2022, Format: api.FormatIIFE, GlobalName: "module", Supported: map[string]bool{"async-generator": false},
	})
	return func(rt *goja.Runtime) (goja.Value, error) {
		if _, err := rt.RunString(string(out.Code)); err != nil {
			return nil, err
		}
		v, err := rt.RunString("(name, n) => new module.default()[name](n)")
		if err != nil {
			return nil, err
		}
		call, _ := goja.AssertFunction(v)
		return call(goja.Undefined(), rt.ToValue(name), rt.ToValue(n))
	}
}
