package css_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/gojscrape/gojscrape/runtime/selector/css"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// shop is a page of products with about size bytes.
func shop(size int) string {
	var b strings.Builder
	b.WriteString(`<html><head><title>Shop</title></head><body><header class="top"><h1>All <b>books</b></h1><ul class="nav">`)
	for i := range 12 {
		fmt.Fprintf(&b, `<li><a href="/c/%d">Category %d</a></li>`, i, i)
	}
	b.WriteString(`</ul></header><div id="main" class="page"><div class="row">`)
	for i := 0; b.Len() < size*4/5; i++ {
		fmt.Fprintf(&b, `
<div class="product col-%d"><a href="/p/%d"><img src="/i/%d.jpg" alt="Book %d" class="thumb"></a>
<p class="stars s%d"><i class="icon"></i><i class="icon"></i><i class="icon"></i></p><h3><a href="/p/%d" title="A book">Book %d</a></h3>
<span class="price">£%d.50</span><p class="text">A story of <em>some</em> length about a place that has <a href="/tag/%d">a tag</a>.</p></div>`, i%4, i, i, i, i%5, i, i, i, i)
	}
	b.WriteString(`</div><table><tbody>`)
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "<tr><td>%d</td><td>name %d</td><td><a href=\"/q/%d\">more</a></td></tr>\n", i, i, i)
	}
	b.WriteString(`</tbody></table></div></body></html>`)
	return b.String()
}

var benchmarkQueries = []string{"h1::text", ".price", "#main", "div.product > span.price::text", "ul li a::attr(href)",
	"table tr:nth-child(2) td", "div:has(> img)", "div:has(img)", `a[href^="/p/"]`, "*", "::text", "li, h3 > a, .price", ":not(div p)", "p:contains('place that')"}

// BenchmarkSelect runs queries on documents that are parsed, beside cascadia, which gets
// the part before the pseudo-element.
func BenchmarkSelect(b *testing.B) {
	for _, size := range []int{10, 50, 250} {
		text := shop(size << 10)
		d := parseHTML(b, text)
		tree, err := html.Parse(strings.NewReader(text))
		if err != nil {
			b.Fatal(err)
		}
		for _, query := range benchmarkQueries {
			p := compile(b, query, false)
			b.Run(fmt.Sprintf("%dK/%s/css", size, query), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					p.Select(d, css.Scope{Start: dom.Root}, func(css.Result) bool { return true })
				}
			})
			element, _, _ := strings.Cut(query, "::")
			reference, err := cascadia.Compile(element)
			if err != nil {
				continue
			}
			b.Run(fmt.Sprintf("%dK/%s/cascadia", size, query), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					reference.MatchAll(tree)
				}
			})
		}
	}
}

// BenchmarkFirst stops at the first result.
func BenchmarkFirst(b *testing.B) {
	d := parseHTML(b, shop(50<<10))
	p := compile(b, "div.product > span.price::text", false)
	b.ReportAllocs()
	for b.Loop() {
		p.Select(d, css.Scope{Start: dom.Root}, func(css.Result) bool { return false })
	}
}

func BenchmarkCompile(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := css.Compile("div.product > span.price:not(:first-child)::text, a[href^='/p/']", false); err != nil {
			b.Fatal(err)
		}
	}
}
