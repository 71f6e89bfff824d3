package feed_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/feed"
	"github.com/gojscrape/gojscrape/runtime/pyliteral"
)

func TestCommandLineMakesFeeds(t *testing.T) {
	cases := []struct {
		appends, overwrites []string
		want                string
	}{
		{nil, nil, "{}"},
		{[]string{"a.json", "b.csv"}, nil, "{'a.json': {'format': 'json'}, 'b.csv': {'format': 'csv'}}"},
		{nil, []string{"a.jl"}, "{'a.jl': {'format': 'jl', 'overwrite': True}}"},
		{[]string{"a.txt:xml"}, nil, "{'a.txt': {'format': 'xml'}}"},
		{[]string{"file:///tmp/a.json"}, nil, "{'file:///tmp/a.json': {'format': 'json'}}"},
		{[]string{"-"}, nil, "{'stdout:': {'format': 'jsonlines'}}"},
		{[]string{"-:csv"}, nil, "{'stdout:': {'format': 'csv'}}"},
		{nil, []string{"-"}, "{'stdout:': {'format': 'jsonlines'}}"},
		{[]string{"stdout::json"}, nil, "{'stdout:': {'format': 'json'}}"},
	}
	for _, c := range cases {
		feeds, err := feed.CommandLine(c.appends, c.overwrites)
		if got := pyliteral.Repr(feeds); err != nil || got != c.want {
			t.Errorf("-o %q -O %q: %s, %v; want %s", c.appends, c.overwrites, got, err, c.want)
		}
	}
}

func TestWrongCommandLinesAreUsageErrors(t *testing.T) {
	cases := []struct {
		appends, overwrites []string
		want                string
	}{
		{[]string{"a.json"}, []string{"b.json"}, "Please use only one of -o/--output and -O/--overwrite-output"},
		{[]string{"a.yaml"}, nil, "Unrecognized output format 'yaml'."},
		{[]string{"-:bogus"}, nil, "Unrecognized output format 'bogus'."},
		{[]string{"a"}, nil, "Unrecognized output format ''."},
		{[]string{"a.json:yaml"}, nil, "Unrecognized output format 'json:yaml'."},
	}
	for _, c := range cases {
		_, err := feed.CommandLine(c.appends, c.overwrites)
		usage, ok := errors.AsType[*crawl.UsageError](err)
		if !ok || !strings.HasPrefix(usage.Message, c.want) {
			t.Errorf("-o %q -O %q: error %v, want %s…", c.appends, c.overwrites, err, c.want)
		}
	}
}
