package xpath_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/xpath"
)

// shop is a page of about 100 KB with lists and a table.
func shop() string {
	var b strings.Builder
	b.WriteString(`<html><head><title>Shop</title></head><body><h1>All <b>books</b></h1><div class="page">`)
	for i := range 250 {
		fmt.Fprintf(&b, `<div class="x row"><a href="/b/%d"><img src="%d.jpg" class="thumbnail"/></a><h3><a href="/b/%d" title="Book">Book %d</a></h3>
<div class="price">%d.50</div><ul class="tags"><li>one</li><li>two</li><li class="last">three</li></ul></div>`, i, i, i, i, i)
	}
	b.WriteString(`</div><div class="y"><table><tbody>`)
	for i := range 200 {
		fmt.Fprintf(&b, `<tr><td>%d</td><td>b</td><td>c</td></tr>`, i)
	}
	b.WriteString(`</tbody></table></div></body></html>`)
	return b.String()
}

func BenchmarkXPath(b *testing.B) {
	d := parse(b, shop(), true)
	for _, expr := range []string{
		`//h1/text()`, `//div[@class="price"]/text()`, `//a/@href`, `//table//tr[2]/td[1]`,
		`//div[contains(@class,"x")]//li[last()]`, `count(//li)`, `string(//h1)`,
	} {
		compiled, err := xpath.Compile(expr)
		if err != nil {
			b.Fatal(err)
		}
		c := xpath.Context{Doc: d, Node: d.RootElement()}
		b.Run("all/"+expr, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := compiled.Evaluate(c); err != nil {
					b.Fatal(err)
				}
			}
		})
		if !compiled.SelectsNodes() {
			continue
		}
		b.Run("first/"+expr, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := compiled.Select(c, func(xpath.NodeRef) bool { return false }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := xpath.Compile(`//div[contains(concat(' ', normalize-space(@class), ' '), ' x ')]//li[last()]/a[1]/@href`); err != nil {
			b.Fatal(err)
		}
	}
}

// Visiting nodes takes no memory; an evaluation may take a little.
func TestVisitingNodesTakesNoMemory(t *testing.T) {
	d := parse(t, shop(), true)
	for _, expr := range []string{
		`count(//li)`, `count(//div[@class="price"])`, `count(//div[contains(@class,"x")]//li[last()])`, `count(//li[position()=2])`,
		`count(//*[.//b])`, `count(//li[../../a])`, `count(//a[starts-with(@href,"/b")]/@href)`, `count(//td[. > 100])`,
		`count(//li/ancestor::div)`, `count(//div[normalize-space(h3) = "Book 7"])`, `count(//li[has-class("last")])`,
		`count(//div[contains(., "Book 7")])`, `count(//li | //td)`, `count(//li[concat(@class, .) = "lastthree"])`,
	} {
		compiled, err := xpath.Compile(expr)
		if err != nil {
			t.Fatal(err)
		}
		c := xpath.Context{Doc: d, Node: dom.Root}
		if got := testing.AllocsPerRun(20, func() {
			if v, err := compiled.Evaluate(c); err != nil || v.Number == 0 {
				t.Fatalf("%s is %v, %v", expr, v.Number, err)
			}
		}); got > 3 {
			t.Errorf("%s takes memory %v times", expr, got)
		}
	}
}
