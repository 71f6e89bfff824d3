package selector_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector"
	"github.com/gojscrape/gojscrape/runtime/selector/pagetest"
)

// page is a listing of about 50 KB.
func page() string { return pagetest.Listing(125) }

func BenchmarkCSS(b *testing.B) {
	s := selector.New(page(), selector.HTML)
	for _, query := range []string{"article.product_pod", "h3 > a::attr(href)", ".price_color::text", "ol li article h3 a::text"} {
		b.Run("GetAll/"+query, func(b *testing.B) {
			for b.Loop() {
				found, err := s.CSS(query)
				if err != nil || len(found.GetAll()) != 125 {
					b.Fatal(len(found), err)
				}
			}
		})
		b.Run("CSSGetAll/"+query, func(b *testing.B) {
			for b.Loop() {
				if found, err := s.CSSGetAll(query); err != nil || len(found) != 125 {
					b.Fatal(len(found), err)
				}
			}
		})
	}
	b.Run("CSSGet", func(b *testing.B) {
		for b.Loop() {
			if _, ok, err := s.CSSGet("h3 > a::attr(href)"); !ok || err != nil {
				b.Fatal(ok, err)
			}
		}
	})
}

func BenchmarkXPath(b *testing.B) {
	s := selector.New(page(), selector.HTML)
	for _, query := range []string{"//h3/a/@href", `//p[@class="price_color"]/text()`, `//article[has-class("product_pod")]//h3/a/text()`} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				found, err := s.XPath(query, selector.XPathOptions{})
				if err != nil || len(found.GetAll()) != 125 {
					b.Fatal(len(found), err)
				}
			}
		})
	}
}

func BenchmarkRe(b *testing.B) {
	s := selector.New(page(), selector.HTML)
	p, err := selector.CompilePattern(`£(\d+)\.(\d+)`, "")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if found := s.Re(p, true); len(found) != 250 {
			b.Fatal(len(found))
		}
	}
}
