package loader_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/loader"
)

// BenchmarkLoad is what a start costs before anything runs.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := loader.Load("../../spiders/books.ts", loader.Options{Modules: map[string][]string{"gojscrape": {"Spider", "Request"}}}); err != nil {
			b.Fatal(err)
		}
	}
}
