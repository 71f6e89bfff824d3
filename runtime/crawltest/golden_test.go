package crawltest_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawltest"
)

var update = flag.Bool("update", false, "write the golden files of spiders/testdata")

// The golden files are what the example spiders must find, as JSON Lines in sorted
// order. They come from the model of the site, not from a crawl: a fault of a spider
// or of the runtime can't hide in them.
func TestGoldenFilesMatchTheSite(t *testing.T) {
	tests := []struct {
		file  string
		lines []string
	}{
		{"../../spiders/testdata/quotes.jsonl", quoteLines()},
		{"../../spiders/testdata/books.jsonl", bookLines()},
	}
	for _, tt := range tests {
		slices.Sort(tt.lines)
		want := []byte(strings.Join(tt.lines, ""))
		if *update {
			if err := os.WriteFile(tt.file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(tt.file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s does not hold the items of the site; go test ./runtime/crawltest -update writes it", tt.file)
		}
	}
}

func quoteLines() []string {
	var lines []string
	for _, q := range crawltest.Quotes() {
		tags := make([]string, len(q.Tags))
		for i, tag := range q.Tags {
			tags[i] = text(tag)
		}
		lines = append(lines, fmt.Sprintf("{\"text\": %s, \"author\": %s, \"tags\": [%s]}\n",
			text(q.Text), text(q.Author), strings.Join(tags, ", ")))
	}
	return lines
}

func bookLines() []string {
	var lines []string
	for _, b := range crawltest.Books() {
		lines = append(lines, fmt.Sprintf(
			"{\"title\": %s, \"category\": %s, \"price\": %s, \"rating\": %d, \"stock\": %d, \"upc\": %s, \"path\": %s}\n",
			text(b.Title), text(b.Category), strconv.FormatFloat(b.Price(), 'f', -1, 64), b.Rating, b.Stock, text(b.UPC), text(b.Path)))
	}
	return lines
}

// text is a JSON string as Scrapy writes it: ASCII, with \u escapes. Go's quoting is
// the same for text without control characters or letters past U+FFFF.
func text(s string) string { return strconv.QuoteToASCII(s) }
