package node_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/node"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// What bundles may import is what the modules have.
func TestExportsAreWhatTheModulesHave(t *testing.T) {
	l := start(t, modules.Options{}, node.Options{})
	for _, module := range slices.Sorted(maps.Keys(node.Exports())) {
		names := node.Exports()[module]
		names = slices.DeleteFunc(names, func(name string) bool { return name == "default" })
		slices.Sort(names)
		src := "(() => { const m = globalThis[Symbol.for('" + module + "')]; const own = typeof m === 'function' ? ['name', 'length', 'prototype'] : []\n" +
			"return Object.getOwnPropertyNames(m).filter((n) => !own.includes(n)).sort().join() })()"
		if got := scripttest.Eval(t, l, src); got != strings.Join(names, ",") {
			t.Errorf("%s has   %s\nwhat is listed %s", module, got, strings.Join(names, ","))
		}
		for _, name := range names {
			if got := scripttest.Eval(t, l, "typeof globalThis[Symbol.for('"+module+"')]['"+name+"']"); got == "undefined" {
				t.Errorf("%s.%s is undefined", module, name)
			}
		}
	}
}

func TestAdviceIsForModulesThatAreMissing(t *testing.T) {
	for name := range node.Instead() {
		if _, there := node.Exports()[name]; there || !strings.HasPrefix(name, "node:") {
			t.Errorf("there is advice for %s", name)
		}
	}
}

func TestModulesAreOneObjectInAllRuntimesFiles(t *testing.T) {
	check(t, start(t, modules.Options{}, node.Options{}), "", []scripttest.Case{
		{Src: `return use('events') === use('events') && use('assert').strict === use('assert/strict')`, Want: "true"},
		{Src: `return use('fs').promises === use('fs/promises') && use('timers').promises === use('timers/promises')`, Want: "true"},
		{Src: `return use('process') === process && use('buffer').Buffer === Buffer && use('crypto').webcrypto === crypto`, Want: "true"},
		{Src: `return Object.keys(globalThis).filter((name) => name !== 'use').length`, Want: "0"},
	})
}

// BenchmarkInstall is what the modules cost a runtime that uses none.
func BenchmarkInstall(b *testing.B) {
	for b.Loop() {
		if err := node.Install(goja.New(), nil, node.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
