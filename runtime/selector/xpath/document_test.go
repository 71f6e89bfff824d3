package xpath_test

import (
	"os"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/htmlparse"
	"github.com/gojscrape/gojscrape/runtime/selector/xmlparse"
)

func read(t testing.TB, file string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// parse makes a document of HTML, or of well-formed XML.
func parse(t testing.TB, text string, isHTML bool) *dom.Document {
	t.Helper()
	d := dom.New(text, isHTML)
	if isHTML {
		htmlparse.Parse(d, htmlparse.Options{AsWritten: true})
		return d
	}
	if err := xmlparse.Parse(d, xmlparse.Options{}); err != nil {
		t.Fatal(err)
	}
	return d
}
