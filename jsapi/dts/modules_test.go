package dts_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/node"
)

// A spider imports every module and writes down what it exports.
func TestModulesAreThoseOfAScript(t *testing.T) {
	var specifiers []string
	for name := range node.Exports() {
		specifiers = append(specifiers, name, strings.TrimPrefix(name, "node:"))
	}
	specifiers = append(specifiers, "gojscrape/sql", "gojscrape")
	modules := declared(t)
	same(t, "modules", specifiers, slices.DeleteFunc(slices.Collect(maps.Keys(modules)), func(name string) bool {
		return name == "" || name == "gojscrape/test" // which only test files can import
	}))

	for specifier, found := range walk(t, importing(t, specifiers)) {
		same(t, specifier, found.Members, exported(modules, specifier))
	}
}

// importing is a spider that imports modules and yields the names each exports.
func importing(t *testing.T, specifiers []string) (file string) {
	t.Helper()
	var b strings.Builder
	for i, specifier := range specifiers {
		fmt.Fprintf(&b, "import * as m%d from '%s'\n", i, specifier)
	}
	b.WriteString("import { Spider } from 'gojscrape'\nexport default class extends Spider {\n  static name = 'modules';\n  *start() {\n")
	for i, specifier := range specifiers {
		fmt.Fprintf(&b, "    yield { of: '%s', members: Object.keys(m%d).filter((name) => m%d[name] !== undefined) }\n", specifier, i, i)
	}
	b.WriteString("  }\n}\n")
	file = filepath.Join(t.TempDir(), "spider.js")
	must(t, os.WriteFile(file, []byte(b.String()), 0o600))
	return file
}

// exported are the values that a module declares, with those it takes over with a star.
func exported(modules map[string]scope, specifier string) []string {
	names := modules[specifier].values()
	if star := modules[specifier]["*"]; star != nil {
		for _, from := range star.parents {
			names = append(names, slices.DeleteFunc(exported(modules, from), func(name string) bool { return name == "default" })...)
		}
	}
	return names
}

// A spider makes one of each thing that the modules give.
func TestObjectsOfModulesAreThoseOfAScript(t *testing.T) {
	modules := declared(t)
	for place, found := range walk(t, "testdata/objects.js") {
		module, name, _ := strings.Cut(place, " ")
		d := modules[module][name]
		if d == nil {
			t.Errorf("%s does not declare %s", module, name)
			continue
		}
		same(t, place, found.Members, inherited(modules[module], d))
		same(t, place+" (static)", found.Statics, d.statics)
	}
}
