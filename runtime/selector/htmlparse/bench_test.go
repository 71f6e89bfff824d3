package htmlparse_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/htmlparse"
	"github.com/gojscrape/gojscrape/runtime/selector/pagetest"
)

var pageSizes = []int{10_000, 50_000, 250_000}

func BenchmarkParse(b *testing.B) {
	for _, size := range pageSizes {
		page := pagetest.Product(size)
		b.Run(fmt.Sprintf("%dKB", size/1000), func(b *testing.B) {
			d := dom.New("", true)
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				d.Reset(page, true)
				htmlparse.Parse(d, htmlparse.Options{AsWritten: true})
			}
		})
	}
}

func BenchmarkParseNew(b *testing.B) {
	page := pagetest.Product(50_000)
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		htmlparse.Parse(dom.New(page, true), htmlparse.Options{AsWritten: true})
	}
}

func BenchmarkFinish(b *testing.B) {
	d := dom.New(pagetest.Product(50_000), true)
	htmlparse.Parse(d, htmlparse.Options{})
	for b.Loop() {
		d.Finish(false)
	}
}

func BenchmarkNet(b *testing.B) {
	for _, size := range pageSizes {
		page := pagetest.Product(size)
		b.Run(fmt.Sprintf("%dKB", size/1000), func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := html.Parse(strings.NewReader(page)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
