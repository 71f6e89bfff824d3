package prelude_test

import (
	"testing"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/prelude"
)

// BenchmarkRun is what the prelude costs a runtime: it has to stay under a millisecond.
func BenchmarkRun(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if err := prelude.Run(goja.New()); err != nil {
			b.Fatal(err)
		}
	}
}
