package selector_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector"
)

// page is a listing of about 50 KB.
func page() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html><head><title>Books</title></head><body><div class="page"><ol class="row">`)
	for i := range 125 {
		fmt.Fprintf(&b, `<li class="col-xs-6 col-sm-4"><article class="product_pod"><div class="image_container">
<a href="catalogue/book-%d/index.html"><img src="media/%d.jpg" alt="Book %d" class="thumbnail"></a></div>
<p class="star-rating Three"><i class="icon-star"></i><i class="icon-star"></i></p>
<h3><a href="catalogue/book-%d/index.html" title="Book %d">Book %d</a></h3>
<div class="product_price"><p class="price_color">£51.77</p></div></article></li>`, i, i, i, i, i, i)
	}
	b.WriteString(`</ol></div></body></html>`)
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	text := page()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		selector.New(text, selector.HTML)
	}
}

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
