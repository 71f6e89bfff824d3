package jsapi_test

import (
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi"
)

// The names that bundles may import are those that the runtime has.
func TestExportsAreWhatTheRuntimeHas(t *testing.T) {
	names := slices.Clone(jsapi.GojscrapeNames)
	names = slices.DeleteFunc(names, func(n string) bool { return n == "default" })
	slices.Sort(names)
	list := ""
	for _, n := range names {
		list += "'" + n + "',"
	}
	newWorld(t).checks("/numbers/1", []check{
		{`Object.keys(globalThis[Symbol.for('gojscrape')]).sort().join() === [` + list + `].join()`, `true`},
	})
}
