package jsapi_test

import (
	"testing"
	"time"

	"github.com/dlclark/regexp2/v2"

	"github.com/gojscrape/gojscrape/jsapi"
)

// A match that backtracks without end fails its callback, and nothing else.
func TestAMatchWithoutEndIsStopped(t *testing.T) {
	if script, err := jsapi.Open(t.Context(), write(t, worm("")), jsapi.Options{}); err != nil { // sets the limit
		t.Fatal(err)
	} else if err := script.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	limit := regexp2.DefaultMatchTimeout
	if limit <= 0 || limit > time.Hour {
		t.Fatalf("a match may take %v", limit)
	}
	regexp2.DefaultMatchTimeout = 500 * time.Millisecond
	defer func() { regexp2.DefaultMatchTimeout = limit }()

	h := newWorld(t, "CALLBACK_CPU_LIMIT", 0.1).crawl(worm(`
  async *start() { for (const n of [1, 2]) yield new Request(this.site + '/numbers/' + n, { callback: n === 1 ? 'bad' : 'good' }) }
  *bad() {
    yield { n: 1 }
    const found = /^(?=a)(a+)+$/.test('a'.repeat(60) + '!')
    yield { n: 3, found }
  }
  good() { return { n: 2 } }`))
	h.got(ones(2)...)
	h.logged("JavaScript ran for 100ms without a pause and was stopped", "spider.js:9:")
	if h.reason != "finished" {
		t.Errorf("finished with %q", h.reason)
	}
}
