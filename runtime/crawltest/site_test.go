package crawltest_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawltest"
)

// siteDigest is the SHA-256 of every page of /quotes/ and /books/. A change of it is
// a change of the site: write the golden files of spiders/testdata anew (-update).
const siteDigest = "75dc3668ade0793a426d9fad7592f761d8db75c6870d776fdf5423b8345560e4"

func TestSiteNeverChanges(t *testing.T) {
	pages := everyPage(t, crawltest.Site())
	sum, kinds, size := sha256.New(), map[string]int{}, 0
	for _, path := range slices.Sorted(maps.Keys(pages)) {
		_, _ = fmt.Fprintf(sum, "%s\n%s\n", path, pages[path])
		kinds[kindOf(path)]++
		if kindOf(path) == "product" {
			size += len(pages[path])
		}
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != siteDigest {
		t.Errorf("digest of %d pages is %s, want %s", len(pages), got, siteDigest)
	}
	want := map[string]int{
		"author": 20, "quotes": 10 + 1, // "/quotes/" is page 1 too
		"product": 1000, "listing": 50 + 1,
	}
	for kind, n := range want {
		if kinds[kind] != n {
			t.Errorf("%d pages of kind %s, want %d", kinds[kind], kind, n)
		}
	}
	if mean := size / 1000; mean < 25<<10 || mean > 40<<10 {
		t.Errorf("a product page has %d bytes on average", mean)
	}
}

func kindOf(path string) string {
	switch {
	case strings.HasPrefix(path, "/quotes/author/"):
		return "author"
	case path == "/quotes/", strings.HasPrefix(path, "/quotes/page/"):
		return "quotes"
	case strings.HasPrefix(path, "/books/catalogue/category/"):
		return "category"
	case path == "/books/", strings.HasPrefix(path, "/books/catalogue/page-"):
		return "listing"
	case strings.HasPrefix(path, "/books/catalogue/"):
		return "product"
	}
	return "other"
}

func TestIndexLinksWork(t *testing.T) {
	site := crawltest.Site()
	slow := []string{"/drop", "/partial", "/hang-after-headers", "/broken-chunked", "/delay/0.5"} // need a connection, or time
	for _, path := range linksOf(get(t, site, "/").Body.String()) {
		if slices.Contains(slow, path) {
			continue
		}
		resp := get(t, site, path)
		wrong := resp.Code == http.StatusNotFound && path != "/status/404"
		if wrong || resp.Code == http.StatusBadRequest {
			t.Errorf("%s: %d", path, resp.Code)
		}
	}
}

// everyPage follows the links of /quotes/ and /books/ until there is no new one.
func everyPage(t *testing.T, site http.Handler) map[string]string {
	t.Helper()
	pages := map[string]string{}
	queue := []string{"/quotes/", "/books/"}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if _, seen := pages[path]; seen {
			continue
		}
		resp := get(t, site, path)
		if resp.Code != http.StatusOK {
			t.Fatalf("%s: %d", path, resp.Code)
		}
		pages[path] = resp.Body.String()
		for _, link := range linksOf(pages[path]) {
			if strings.HasPrefix(link, "/quotes/") || strings.HasPrefix(link, "/books/") {
				queue = append(queue, link)
			}
		}
	}
	return pages
}

// linksOf finds every href; the pages have no other way to write one.
func linksOf(page string) []string {
	var out []string
	for {
		_, rest, found := strings.Cut(page, ` href="`)
		if !found {
			return out
		}
		var link string
		link, page, _ = strings.Cut(rest, `"`)
		out = append(out, html.UnescapeString(link))
	}
}

func get(t *testing.T, site http.Handler, path string) *httptest.ResponseRecorder {
	t.Helper()
	resp := httptest.NewRecorder()
	site.ServeHTTP(resp, httptest.NewRequest(http.MethodGet, path, nil))
	return resp
}

func BenchmarkProductPage(b *testing.B) {
	site := crawltest.Site()
	books := crawltest.Books()
	for i := 0; b.Loop(); i++ {
		resp := httptest.NewRecorder()
		site.ServeHTTP(resp, httptest.NewRequest(http.MethodGet, books[i%len(books)].Path, nil))
		b.SetBytes(int64(resp.Body.Len()))
	}
}
