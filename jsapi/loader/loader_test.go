package loader_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/loader"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/prelude"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// modules is what the host of these tests offers, hostJS what is behind it.
var modules = map[string][]string{
	"gojscrape":    {"Spider"},
	"gojscrape/fs": {"readFile"},
	"node:path":    {"basename", "default"},
}

const hostJS = `
	globalThis[Symbol.for('gojscrape')] = { Spider: class Spider { title() {} } };
	globalThis[Symbol.for('gojscrape/fs')] = { readFile: async (name) => 'content of ' + name };
	globalThis[Symbol.for('node:path')] = { basename: (path) => path.split('/').pop() };
`

func load(t testing.TB, path string) *loader.Program {
	t.Helper()
	program, err := loader.Load(filepath.FromSlash("testdata/"+path), loader.Options{Modules: modules})
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// start returns a loop with the modules of the host, closed at the end of the test.
func start(t testing.TB, opts loop.Options) *loop.Loop {
	t.Helper()
	l := loop.New(opts)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := l.Close(ctx); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	l.Post(func(rt *goja.Runtime) {
		if err := prelude.Run(rt); err != nil {
			t.Error(err)
		}
		if _, err := rt.RunString(hostJS); err != nil {
			t.Error(err)
		}
	})
	return l
}

// method returns the call of a method of the default export, made with new.
func method(t testing.TB, l *loop.Loop, program *loader.Program, name string, args ...any) func(*goja.Runtime) (goja.Value, error) {
	t.Helper()
	var module *goja.Object
	_, err := l.Await(t.Context(), program.Run, func(v goja.Value) (any, error) {
		module = v.(*goja.Object)
		return nil, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return func(rt *goja.Runtime) (goja.Value, error) {
		spider, err := rt.New(module.Get("default"))
		if err != nil {
			return nil, err
		}
		fn, ok := goja.AssertFunction(spider.Get(name))
		if !ok {
			t.Fatalf("no method %s", name)
		}
		var values []goja.Value
		for _, arg := range args {
			values = append(values, rt.ToValue(arg))
		}
		return fn(spider, values...)
	}
}

func text(_ *goja.Runtime, v goja.Value) (string, bool, error) { return v.String(), true, nil }

func values(t *testing.T, l *loop.Loop, call func(*goja.Runtime) (goja.Value, error)) (got []string) {
	t.Helper()
	for v, err := range loop.Iterate(t.Context(), l, call, text) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, v)
	}
	return got
}

func TestASpiderOfSeveralFilesRuns(t *testing.T) {
	program := load(t, "full/spider.ts")
	l := start(t, loop.Options{})
	got := values(t, l, method(t, l, program, "parse"))
	want := []string{
		"top-level await", "title(title)", "https://example.com/ 1 Euro", "1 €", "2 €", "for", "await",
		"lazily imported", "content of b.txt", "true", "spider.ts",
		`cannot import "./other.js": only modules whose name is written out in the source are bundled`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	var inputs []string
	for _, path := range program.Inputs {
		if !filepath.IsAbs(path) {
			t.Errorf("input %s is not absolute", path)
		}
		inputs = append(inputs, filepath.Base(path))
	}
	if got := strings.Join(inputs, " "); got != "config.json lazy.js prices.mts spider.ts" {
		t.Errorf("inputs %s", got)
	}
	if len(program.Warnings) > 0 {
		t.Errorf("warnings %v", program.Warnings)
	}
}

func TestACommonJSSpiderRuns(t *testing.T) {
	l := start(t, loop.Options{})
	got := values(t, l, method(t, l, load(t, "commonjs/spider.js"), "parse"))
	if !slices.Equal(got, []string{"commonjs"}) {
		t.Errorf("got %q", got)
	}
}

// esbuild leaves super in a place where it is a syntax error.
func TestAsyncGeneratorsMayUseSuper(t *testing.T) {
	l := start(t, loop.Options{})
	got := values(t, l, method(t, l, load(t, "super/spider.ts"), "parse"))
	want := []string{
		"my start of instance", "title of instance", "1 title of renamed", "title of renamed",
		"all of Derived", "own function", "other start of instance",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
