// Package feed writes scraped items to files: exporters make bytes of items as Scrapy's
// do, storages say where the bytes go, and the extension joins the two for every entry
// of FEEDS (https://docs.scrapy.org/en/latest/topics/feed-exports.html). Items come
// with the signal item_scraped, in the goroutine that carries the item.
package feed

import (
	"fmt"
	"io"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// Exporter writes items in one format. It is not safe for concurrent use. An item that
// can't be written is an error that names the field, and leaves no trace in the output.
type Exporter interface {
	Start() error
	Export(fields crawl.Fields) error
	Finish() error
}

// Options say how an exporter writes; the zero value is Scrapy's default for indent 0.
type Options struct {
	// Encoding is a name Python knows. "" is UTF-8, and escaped ASCII for JSON.
	Encoding string
	// Columns are the fields written, in their order; nil is all fields of an item.
	Columns []Column
	// Indent is the number of spaces per level for JSON and XML, 0 one item a line, or Compact.
	Indent int
	// Kwargs are the options of one format, under Scrapy's names (item_export_kwargs).
	Kwargs settings.Dict
	// Warn, if there is one, gets what a user should know of the items.
	Warn func(message string)
}

// Compact is the Indent of JSON and XML without any line ends (Scrapy's None).
const Compact = -1

// formats are all formats there are, under all their names.
var formats = []struct {
	name string
	make func(w io.Writer, opts Options) (Exporter, error)
}{
	{"json", newJSON},
	{"jsonlines", newJSONLines},
	{"jsonl", newJSONLines},
	{"jl", newJSONLines},
	{"csv", newCSV},
	{"xml", newXML},
}

// NewExporter returns an exporter that writes to w, one Write an item. An unknown
// format, encoding or kwarg is an error that names what exists.
func NewExporter(w io.Writer, format string, opts Options) (Exporter, error) {
	for _, f := range formats {
		if f.name == format {
			return f.make(w, opts)
		}
	}
	return nil, unknownFormat(format)
}

func unknownFormat(format string) error {
	switch format {
	case "":
		return fmt.Errorf("it has no format, in its options or at the end of its name; there are %s", formatNames())
	case "pickle", "marshal":
		return fmt.Errorf("the feed format %q is for Python only; there are %s", format, formatNames())
	}
	return fmt.Errorf("there is no feed format %q; there are %s", format, formatNames())
}

func isFormat(name string) bool {
	for _, f := range formats {
		if f.name == name {
			return true
		}
	}
	return false
}

func formatNames() string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return strings.Join(names, ", ")
}
