package spidermw

import "github.com/gojscrape/gojscrape/runtime/crawl"

// keepRequests hands every request of out to keep, which may change it; false drops it.
// Items and errors pass.
func keepRequests(out crawl.Output, keep func(*crawl.Request) bool) crawl.Output {
	return func(yield func(crawl.Result, error) bool) {
		for r, err := range out {
			if r.Request != nil && !keep(r.Request) {
				continue
			}
			if !yield(r, err) {
				return
			}
		}
	}
}
