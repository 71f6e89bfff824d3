package feed_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestItemsReachTheFileWithinASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "a.jsonl")
		r := newRun(t, options(path, options())).open()
		for range 2 { // the timer runs again for the next items
			r.scrape(item(1))
			before, _ := os.ReadFile(path)
			time.Sleep(time.Second)
			synctest.Wait()
			wantFile(t, path, string(before)+"{\"n\": 1}\n")
		}
		r.close()
	})
}

func TestManyItemsReachTheFileAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.jsonl")
	r := newRun(t, options(path, options())).open()
	r.scrape(item(1), crawl.NewRecord("text", strings.Repeat("x", 64<<10)))
	if got, _ := os.ReadFile(path); len(got) < 60<<10 {
		t.Errorf("%d bytes in the file", len(got))
	}
	r.close()
}
