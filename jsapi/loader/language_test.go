package loader_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/loader"
	"github.com/gojscrape/gojscrape/jsapi/loop"
)

// Each kind of file and each way to import one; show() says what came of it.
func TestKindsOfFiles(t *testing.T) {
	for _, tc := range []struct {
		name  string
		files []string // the first is run
		want  string
	}{
		{"TypeScript by .mts and .cts", []string{"a.mts",
			"import { b } from './b.mts'; import c = require('./c.cts'); export const show = (): string => b + c.c",
			"b.mts", "export const b: string = 'b'", "c.cts", "const c: string = 'c'; export = { c }"}, "bc"},
		{"TypeScript without its extension", []string{"a.ts", "import { b } from './b'; export const show = () => b", "b.ts", "export const b = 'b' as const"}, "b"},
		{"TypeScript by the extension of its output", []string{"a.ts", "import { b } from './b.js'; export const show = () => b", "b.ts", "export const b = 'b'"}, "b"},
		{"types of .tsx", []string{"a.tsx", "const id = <T,>(v: T): T => v; export const show = () => id<string>('x')"}, "x"},
		{"enums, namespaces, parameter properties, satisfies", []string{"a.ts",
			"enum E { A = 1, B } namespace N { export const n = 3 } class P { constructor(readonly p: number) {} }\nexport const show = () => [E.B, E[1], N.n, new P(4).p, 5 satisfies number].join()"}, "2,A,3,4,5"},
		{"decorators", []string{"a.ts",
			"const seen: string[] = []; const log = (v: any, c: any) => { seen.push(c.kind + ' ' + String(c.name)) }\n@log class A { @log m() {} @log static s = 1; @log accessor x = 2 }\nexport const show = () => seen.join() + new A().x"},
			"method m,accessor x,field s,class A2"},
		{"decorators of a file of JavaScript", []string{"a.js",
			"const twice = (m) => function () { return m.call(this) * 2 }\nclass A { n = 2; @twice m() { return this.n } }\nexport const show = () => String(new A().m())"}, "4"},
		{"legacy decorators", []string{"a.ts",
			"const seen: string[] = []; const log = (target: any, name?: string) => { seen.push(name ?? target.name) }\n@log class A { @log m() {} }\nexport const show = () => seen.join()",
			"tsconfig.json", `{ "compilerOptions": { "experimentalDecorators": true } }`}, "m,A"},
		{"paths of tsconfig.json", []string{"a.ts", "import { b } from '@lib/b'; export const show = () => b",
			"b.ts", "export const b = 'by path'", "tsconfig.json", `{ "compilerOptions": { "paths": { "@lib/*": ["./*"] } } }`}, "by path"},
		{"JSON", []string{"a.js", "import all, { list } from './b.json'; import also from './b.json' with { type: 'json' }\nexport const show = () => all.n + list.join() + also.n",
			"b.json", `{ "n": 1, "list": [2, 3] }`}, "12,31"},
		{"dynamic import", []string{"a.js", "const b = await import('./b.js'); const { default: c } = await import('./c.cjs')\nexport const show = () => b.b + c.c",
			"b.js", "export const b = await Promise.resolve('b')", "c.cjs", "exports.c = 'c'"}, "bc"},
		{"a cycle", []string{"a.js", "import { b } from './b.js'; export const a = () => 'a'; export const show = () => b()",
			"b.js", "import { a } from './a.js'; export const b = () => a() + 'b'"}, "ab"},
		{"import.meta", []string{"a.js", "export const show = () => [import.meta.url.startsWith('file:///'), import.meta.filename === import.meta.dirname + '/a.js'].join()"}, "true,true"},
		{"using", []string{"a.js", "const log = []; { using a = { [Symbol.dispose]: () => log.push('a') }; await using b = { async [Symbol.asyncDispose]() { log.push('b') } }; log.push('in') }\nexport const show = () => log.join()"}, "in,b,a"},
		{"an error in using", []string{"a.js", "let caught; try { using a = { [Symbol.dispose]() { throw 1 } }; throw 2 } catch (e) { caught = e }\nexport const show = () => [caught.name, caught.error, caught.suppressed].join()"}, "SuppressedError,1,2"},
		{"a first line for a shell", []string{"a.js", "#!/usr/bin/env gojscrape\nexport const show = () => 'ran'"}, "ran"},
		{"CommonJS that is required", []string{"a.cjs", "const { b } = require('./b.cjs'); exports.show = () => b + typeof module + typeof exports", "b.cjs", "module.exports = { b: 'b' }"}, "bobjectobject"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			l := start(t, loop.Options{})
			_, module := run(t, l, filepath.Join(folder(t, tc.files...), tc.files[0]))
			if got := show(t, l, module); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

// Which file of a package is taken: its exports by their conditions, else the fields.
func TestKindsOfPackages(t *testing.T) {
	pack := func(json string) []string {
		return []string{"a.js", "import { who } from 'pack'; export const show = () => who",
			"node_modules/pack/package.json", json,
			"node_modules/pack/esm.js", "export const who = 'esm'", "node_modules/pack/cjs.js", "exports.who = 'cjs'",
			"node_modules/pack/browser.js", "export const who = 'browser'", "node_modules/pack/ours.js", "export const who = 'ours'"}
	}
	for _, tc := range []struct {
		name, json, want string
	}{
		{"exports", `{ "exports": { "import": "./esm.js", "require": "./cjs.js" }, "main": "./cjs.js" }`, "esm"},
		{"exports for us", `{ "exports": { ".": { "gojscrape": "./ours.js", "browser": "./browser.js", "default": "./esm.js" } } }`, "ours"},
		{"exports for browsers", `{ "exports": { "node": "./cjs.js", "browser": "./browser.js", "default": "./esm.js" } }`, "browser"},
		{"exports by default", `{ "exports": { "node": "./cjs.js", "default": "./esm.js" } }`, "esm"},
		{"browser field", `{ "browser": "./browser.js", "module": "./esm.js", "main": "./cjs.js" }`, "browser"},
		{"module field", `{ "module": "./esm.js", "main": "./cjs.js" }`, "esm"},
		{"main field", `{ "main": "./cjs.js" }`, "cjs"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			l := start(t, loop.Options{})
			_, module := run(t, l, filepath.Join(folder(t, pack(tc.json)...), "a.js"))
			if got := show(t, l, module); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

// What can't be loaded says so, and who asked for it.
func TestPackagesThatCannotBeLoaded(t *testing.T) {
	spider := "import pack from 'pack'; export default pack"
	for _, tc := range []struct {
		name  string
		files []string
		want  []string
	}{
		{"add-on", []string{"a.js", spider, "node_modules/pack/index.js", "module.exports = require('./build/pack.node')", "node_modules/pack/build/pack.node", "\x7fELF"},
			[]string{"node_modules/pack/index.js:1:26: \"./build/pack.node\" is machine code (an add-on of Node), which can't be loaded here: packages must be written in JavaScript (imported by a.js → node_modules/pack/index.js → "}},
		{"package of a package", []string{"a.js", spider, "node_modules/pack/index.js", "module.exports = require('peer')"},
			[]string{`there is no package "peer": install it beside the spider (npm install peer) (imported by a.js → node_modules/pack/index.js → peer)`}},
		{"path that is not exported", []string{"a.js", "import 'pack/secret.js'", "node_modules/pack/package.json", `{ "exports": { ".": "./index.js" } }`, "node_modules/pack/secret.js", ""},
			[]string{`a.js:1:8: the package does not export "pack/secret.js": The path "./secret.js" is not exported by package "pack"`}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := folder(t, tc.files...)
			_, err := loader.Load(filepath.Join(dir, "a.js"), loader.Options{Modules: modules, Dir: dir})
			if err == nil {
				t.Fatal("it was loaded")
			}
			for _, want := range tc.want {
				if !strings.Contains(filepath.ToSlash(err.Error()), want) {
					t.Errorf("%v\nlacks %s", err, want)
				}
			}
		})
	}
}
