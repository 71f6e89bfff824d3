package loader_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loader"
	"github.com/gojscrape/gojscrape/jsapi/loop"
)

// folder writes files of alternating names and contents.
func folder(t testing.TB, pairs ...string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for i := 0; i < len(pairs); i += 2 {
		path := filepath.Join(dir, filepath.FromSlash(pairs[i]))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(pairs[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// run loads a file for a runtime that may have run others, and returns its exports.
func run(t testing.TB, l *loop.Loop, path string) (*loader.Program, *goja.Object) {
	t.Helper()
	opts := loader.Options{Modules: modules}
	ask := func(rt *goja.Runtime) (_ goja.Value, err error) {
		opts.Files, err = loader.Files(rt)
		return goja.Undefined(), err
	}
	if _, err := l.Await(t.Context(), ask, export); err != nil {
		t.Fatal(err)
	}
	program, err := loader.Load(path, opts)
	if err != nil {
		t.Fatal(err)
	}
	module, err := l.Await(t.Context(), program.Run, func(v goja.Value) (any, error) { return v, nil })
	if err != nil {
		t.Fatal(err)
	}
	return program, module.(*goja.Object)
}

// show calls the export "show" of a module.
func show(t testing.TB, l *loop.Loop, module *goja.Object) string {
	t.Helper()
	got, err := l.Await(t.Context(), func(*goja.Runtime) (goja.Value, error) {
		fn, ok := goja.AssertFunction(module.Get("show"))
		if !ok {
			t.Fatal("the module exports no show")
		}
		return fn(goja.Undefined())
	}, export)
	if err != nil {
		t.Fatal(err)
	}
	return got.(string)
}

// A file that a runtime has run is not run again by a later program, in whatever form it
// is written, and its exports are live.
func TestAFileRunsOnceInARuntime(t *testing.T) {
	const use = "import name, { count, add } from './state.EXT'; add(); export const show = () => [name, count].join(' ')"
	for _, tc := range []struct{ name, ext, state string }{
		{"ES module", "js", "export let count = 0; export const add = () => { count++ }; export default 'esm'"},
		{"TypeScript", "ts", "export let count: number = 0; export const add = (): void => { count++ }; export default 'esm'"},
		{"Node's ES module", "mjs", "export let count = 0; export const add = () => { count++ }; export default 'esm'"},
		{"default as a list", "js", "let count = 0; const add = () => { count++ }; export { count, add, add as 'with spaces' }; export default 'esm'"},
		{"mentions of CommonJS", "js", "// as in module.exports\nexport let count = 0; export const add = () => { count++ }; export default 'esm'"},
		{"top-level await", "js", "export let count = await 0; export const add = () => { count++ }; export default 'esm'"},
		{"a comment at the end", "js", "export let count = 0; export const add = () => { count++ }; export default 'esm' // end"},
		{"import of itself", "js", "import * as me from './state.js'; export let count = 0; export const add = () => { count++ }; export default me.add ? 'esm' : ''"},
		{"CommonJS", "cjs", "exports.count = 0; exports.add = () => { exports.count++ }; exports.default = 'x'; exports.toString = () => 'cjs'"},
		{"CommonJS with mentions of import", "js", "/*\nimport this */ module.exports = { count: 0, add() { module.exports.count++ }, toString: () => 'cjs' }"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			state := "state." + tc.ext
			source := strings.ReplaceAll(use, "state.EXT", state)
			dir := folder(t, state, tc.state, "a.js", source, "b.js", source, "c.mjs", source)
			l := start(t, loop.Options{})
			_, a := run(t, l, filepath.Join(dir, "a.js"))
			b, second := run(t, l, filepath.Join(dir, "b.js"))
			_, third := run(t, l, filepath.Join(dir, "c.mjs"))
			again, _ := run(t, l, filepath.Join(dir, "a.js"))
			name, _, _ := strings.Cut(show(t, l, a), " ")
			for _, module := range []*goja.Object{a, second, third} {
				if got := show(t, l, module); got != name+" 3" {
					t.Errorf("%s, want %s 3", got, name)
				}
			}
			if want := []string{filepath.Join(dir, "b.js")}; !slices.Equal(b.Inputs, want) || len(again.Inputs) != 0 {
				t.Errorf("the programs were made of %q and %q", b.Inputs, again.Inputs)
			}
		})
	}
}

// A file that is imported lazily is registered when it runs, even if it awaits.
func TestALazyFileIsShared(t *testing.T) {
	dir := folder(t,
		"lazy.js", "export let count = await 0; export const add = () => ++count",
		"a.js", "const lazy = await import('./lazy.js'); lazy.add(); export const show = () => String(lazy.count)",
		"b.js", "import { add, count } from './lazy.js'; add(); export const show = () => String(count)")
	l := start(t, loop.Options{})
	_, a := run(t, l, filepath.Join(dir, "a.js"))
	_, b := run(t, l, filepath.Join(dir, "b.js"))
	if show(t, l, a) != "2" || show(t, l, b) != "2" {
		t.Errorf("a has %s, b has %s", show(t, l, a), show(t, l, b))
	}
}

func TestAnImportThatARunFileLacksNamesTheFile(t *testing.T) {
	dir := folder(t, "a.js", "export const price = 1", "b.js", "import { Price } from './a.js'; export default Price")
	l := start(t, loop.Options{})
	run(t, l, filepath.Join(dir, "a.js"))
	_, err := loader.Load(filepath.Join(dir, "b.js"), loader.Options{Files: map[string][]string{filepath.Join(dir, "a.js"): {"price"}}, Dir: dir})
	if want := `b.js:1:10: No matching export in "` + filepath.Join(dir, "a.js") + `" for import "Price"`; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("%v, want %s", err, want)
	}
}

// What is missing at the end of a file is reported there.
func TestAMistakeAtTheEndOfAFile(t *testing.T) {
	dir := folder(t, "a.js", "export default class {\n  parse() {}\n")
	_, err := loader.Load(filepath.Join(dir, "a.js"), loader.Options{Modules: modules})
	if err == nil || !strings.Contains(err.Error(), `but found end of file`) || strings.Contains(err.Error(), "Self") {
		t.Errorf("%v", err)
	}
}
