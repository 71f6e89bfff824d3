package spiders_test

import (
	"io"
	"net/http"
	"runtime"
	"testing"
)

// What a page of the shop may cost in memory, plain fetching taken off: about half as
// much again as it did when this was written, 970 objects and 47 KB.
const (
	maxObjects = 1450
	maxBytes   = 75_000
)

// TestAllocationsPerPage guards the speed of a crawl: times vary with the machine,
// allocations don't.
func TestAllocationsPerPage(t *testing.T) {
	site := serve(t)
	crawlBooks := func() { untroubled(t, crawl(t, "books.js", site, map[string]string{"LOG_LEVEL": "INFO"})) }
	crawlBooks() // fills the caches
	objects, bytes := allocated(crawlBooks)
	fetchObjects, fetchBytes := allocated(func() {
		for range shopPages {
			fetch(t, site.URL()+"/books/")
		}
	})
	perPage := (float64(objects) - float64(fetchObjects)) / shopPages
	bytesPerPage := (float64(bytes) - float64(fetchBytes)) / shopPages
	t.Logf("%.0f objects and %.0f bytes a page", perPage, bytesPerPage)
	if perPage > maxObjects || bytesPerPage > maxBytes {
		t.Errorf("a page costs %.0f objects and %.0f bytes, more than %d and %d", perPage, bytesPerPage, maxObjects, maxBytes)
	}
}

// allocated is what fn and all that runs meanwhile allocate.
func allocated(fn func()) (objects, bytes uint64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	fn()
	runtime.ReadMemStats(&after)
	return after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc
}

func fetch(t *testing.T, url string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		t.Fatal(err)
	}
}
