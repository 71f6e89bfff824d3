package feed_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/feed"
)

func TestEncodingsAnswerToPythonsNames(t *testing.T) {
	cases := []struct{ encoding, text, want string }{
		{"UTF-8", "é", "é"},
		{"utf8", "é", "é"},
		{"latin-1", "é\u0080", "\xe9\x80"},
		{"latin_1", "é", "\xe9"},
		{"iso8859-1", "é\u0080", "\xe9\x80"},
		{"ISO-8859-15", "€", "\xa4"},
		{"cp1252", "€", "\x80"},
		{"ascii", "e", "e"},
		{"us-ascii", "e", "e"},
		{"koi8_r", "д", "\xc4"},
		{"gbk", "漢", "\x9dh"},
		{"shift_jis", "漢", "\x8a\xbf"},
	}
	for _, c := range cases {
		got := export(t, "jsonl", feed.Options{Encoding: c.encoding}, []any{crawl.Fields{{Name: "a", Value: c.text}}})
		if want := `{"a": "` + c.want + "\"}\n"; got != want {
			t.Errorf("%s: got %q, want %q", c.encoding, got, want)
		}
	}
	wide := export(t, "jsonl", feed.Options{Encoding: "utf-16-le"}, []any{crawl.Fields{}})
	if wide != "{\x00}\x00\n\x00" {
		t.Errorf("utf-16-le: got %q", wide)
	}
}

func TestUnknownEncodingIsAnErrorThatNamesSome(t *testing.T) {
	for _, format := range []string{"json", "jsonl", "csv", "xml"} {
		_, err := feed.NewExporter(&bytes.Buffer{}, format, feed.Options{Encoding: "utf-9"})
		if err == nil || !strings.HasPrefix(err.Error(), `there is no encoding "utf-9"; use utf-8, `) {
			t.Errorf("%s: error %v", format, err)
		}
	}
}

func TestCharacterOutsideTheEncodingFailsItsItemOnly(t *testing.T) {
	var out bytes.Buffer
	e, err := feed.NewExporter(&out, "jsonl", feed.Options{Encoding: "latin-1"})
	if err != nil {
		t.Fatal(err)
	}
	err = e.Export(crawl.Fields{{Name: "a", Value: "漢"}})
	if want := `the encoding latin-1 has no character '漢' (U+6F22)`; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	if err := e.Export(crawl.Fields{{Name: "a", Value: "é"}}); err != nil {
		t.Error(err)
	}
	if out.String() != "{\"a\": \"\xe9\"}\n" {
		t.Errorf("wrote %q", &out)
	}
}

func TestBrokenUTF8BecomesReplacementCharacters(t *testing.T) {
	item := crawl.Fields{{Name: "a", Value: "x\xffy"}}
	cases := map[string]struct {
		opts feed.Options
		want string
	}{
		"jsonl": {feed.Options{}, `{"a": "x\ufffdy"}` + "\n"},
		"csv":   {feed.Options{}, "a\r\nx\ufffdy\r\n"},
		"json":  {feed.Options{Encoding: "utf-8", Indent: feed.Compact}, "[{\"a\": \"x\ufffdy\"}]"},
	}
	for format, c := range cases {
		if got := export(t, format, c.opts, []any{item}); got != c.want {
			t.Errorf("%s: got %q, want %q", format, got, c.want)
		}
	}
}
