package selector_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/gojscrape/gojscrape/runtime/selector"
	"github.com/gojscrape/gojscrape/runtime/selector/pagetest"
)

// productField is one of eight that a spider takes from the page of a product.
type productField struct {
	css, xpath string
	element    string // what goquery finds in place of css
	attr       string // that goquery reads of it, its text if ""
}

var productFields = []productField{
	{"h1.product-title::text", `//h1[has-class("product-title")]/text()`, "h1.product-title", ""},
	{".price__now::text", `//*[has-class("price__now")]/text()`, ".price__now", ""},
	{".price__was::text", `//*[has-class("price__was")]/text()`, ".price__was", ""},
	{".breadcrumb-item a::text", `//*[has-class("breadcrumb-item")]//a/text()`, ".breadcrumb-item a", ""},
	{"img.gallery__img::attr(data-src)", `//img[has-class("gallery__img")]/@data-src`, "img.gallery__img", "data-src"},
	{"ul.features > li::text", `//ul[has-class("features")]/li/text()`, "ul.features > li", ""},
	{"#specs td::text", `//*[@id="specs"]//td/text()`, "#specs td", ""},
	{".footer .list-unstyled a::text", `//*[has-class("footer")]//*[has-class("list-unstyled")]//a/text()`, ".footer .list-unstyled a", ""},
}

const listingLinks = "h3 > a"

// BenchmarkProduct parses a page and takes eight fields from it, as a crawl does: the
// document is let go of afterwards. goquery is what a Go crawl without selectors of its
// own uses.
func BenchmarkProduct(b *testing.B) {
	for _, size := range []int{10_000, 50_000, 250_000} {
		text := pagetest.Product(size)
		run := func(name string, page func(b *testing.B)) {
			b.Run(fmt.Sprintf("%dKB/%s", size/1000, name), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					page(b)
				}
			})
		}
		run("parse", func(*testing.B) { selector.New(text, selector.HTML).Release() })
		run("parse/goquery", func(b *testing.B) { parseByGoquery(b, text) })
		run("css", func(b *testing.B) {
			s := selector.New(text, selector.HTML)
			for _, f := range productFields {
				mustFind(b, f.css)(s.CSS(f.css))
			}
			s.Release()
		})
		run("xpath", func(b *testing.B) {
			s := selector.New(text, selector.HTML)
			for _, f := range productFields {
				mustFind(b, f.xpath)(s.XPath(f.xpath, selector.XPathOptions{}))
			}
			s.Release()
		})
		run("css/goquery", func(b *testing.B) {
			doc := parseByGoquery(b, text)
			for _, f := range productFields {
				if found := findByGoquery(doc, f.element, f.attr); len(found) == 0 {
					b.Fatalf("%s finds nothing", f.element)
				}
			}
		})
	}
}

// BenchmarkListing parses a listing of 50 KB and takes its links.
func BenchmarkListing(b *testing.B) {
	text := pagetest.Listing(125)
	b.Run("links", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s := selector.New(text, selector.HTML)
			mustFind(b, listingLinks)(s.CSS(listingLinks + "::attr(href)"))
			s.Release()
		}
	})
	b.Run("links/goquery", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if found := findByGoquery(parseByGoquery(b, text), listingLinks, "href"); len(found) != 125 {
				b.Fatal(len(found))
			}
		}
	})
}

func mustFind(b *testing.B, query string) func(selector.List, error) {
	return func(found selector.List, err error) {
		if err != nil || len(found.GetAll()) == 0 {
			b.Fatalf("%s finds %d, %v", query, len(found), err)
		}
	}
}

func parseByGoquery(b *testing.B, text string) *goquery.Document {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
	if err != nil {
		b.Fatal(err)
	}
	return doc
}

func findByGoquery(doc *goquery.Document, element, attr string) []string {
	return doc.Find(element).Map(func(_ int, s *goquery.Selection) string {
		if attr != "" {
			return s.AttrOr(attr, "")
		}
		return s.Text()
	})
}

// TestFieldsOfTheBenchmarkAgree holds the three ways of a field to each other.
func TestFieldsOfTheBenchmarkAgree(t *testing.T) {
	s := selector.New(pagetest.Product(20_000), selector.HTML)
	for _, f := range productFields {
		byCSS, err := s.CSS(f.css)
		if err != nil {
			t.Fatal(err)
		}
		byXPath, err := s.XPath(f.xpath, selector.XPathOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if a, b := fmt.Sprint(byCSS.GetAll()), fmt.Sprint(byXPath.GetAll()); a != b || len(byCSS) == 0 {
			t.Errorf("%s finds %s, %s %s", f.css, a, f.xpath, b)
		}
	}
}
