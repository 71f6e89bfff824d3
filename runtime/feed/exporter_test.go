package feed_test

import (
	"bytes"
	"math"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/feed"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

func TestValuesThatScrapyHasNoTypeFor(t *testing.T) {
	at := time.Date(2026, 8, 21, 12, 0, 0, 7_900_000, time.FixedZone("", 7200))
	huge, _ := new(big.Int).SetString("123456789012345678901234567890", 10)
	cases := []struct {
		name           string
		value          any
		json, csv, xml string
	}{
		{"date", at, `"2026-08-21T10:00:00.007Z"`, "2026-08-21T10:00:00.007Z", "2026-08-21T10:00:00.007Z"},
		{"far date", time.Date(12026, 1, 2, 0, 0, 0, 0, time.UTC), `"+012026-01-02T00:00:00.000Z"`, "+012026-01-02T00:00:00.000Z", "+012026-01-02T00:00:00.000Z"},
		{"early date", time.Date(-44, 3, 15, 0, 0, 0, 0, time.UTC), `"-000044-03-15T00:00:00.000Z"`, "-000044-03-15T00:00:00.000Z", "-000044-03-15T00:00:00.000Z"},
		{"dates", []any{at}, `["2026-08-21T10:00:00.007Z"]`, "2026-08-21T10:00:00.007Z", "<value>2026-08-21T10:00:00.007Z</value>"},
		{"nested date", crawl.Fields{{Name: "at", Value: at}}, `{"at": "2026-08-21T10:00:00.007Z"}`, "{'at': '2026-08-21T10:00:00.007Z'}", "<at>2026-08-21T10:00:00.007Z</at>"},
		{"bigint", huge, "123456789012345678901234567890", "123456789012345678901234567890", "123456789012345678901234567890"},
		{"bigints", []any{huge}, "[123456789012345678901234567890]", "[123456789012345678901234567890]", "<value>123456789012345678901234567890</value>"},
		{"whole number", int64(3), "3", "3", "3"},
		{"Go's int", 3, "3", "3", "3"},
		{"float", 3.0, "3.0", "3.0", "3.0"},
		{"infinity", math.Inf(-1), "-Infinity", "-inf", "-inf"},
		{"not a number", math.NaN(), "NaN", "nan", "nan"},
		{"Go's strings", []string{"a", "b"}, `["a", "b"]`, `"a,b"`, "<value>a</value><value>b</value>"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			items := []any{crawl.Fields{{Name: "v", Value: c.value}, {Name: "w", Value: ""}}}
			for format, want := range map[string]string{
				"jsonl": `{"v": ` + c.json + `, "w": ""}` + "\n",
				"csv":   "v,w\r\n" + c.csv + ",\r\n",
				"xml":   "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<items>\n<item><v>" + c.xml + "</v><w></w></item>\n</items>",
			} {
				if got := export(t, format, feed.Options{}, items); got != want {
					t.Errorf("%s: got %q, want %q", format, got, want)
				}
			}
		})
	}
}

func TestBytes(t *testing.T) {
	item := crawl.Fields{{Name: "b", Value: []byte("it's é")}}
	if got := export(t, "csv", feed.Options{}, []any{item}); got != "b\r\nit's é\r\n" {
		t.Errorf("csv: %q", got)
	}
	if got := export(t, "xml", feed.Options{Indent: feed.Compact}, []any{item}); !strings.Contains(got, `<b>b"it's \xc3\xa9"</b>`) {
		t.Errorf("xml: %q", got)
	}
}

func TestXMLStaysReadable(t *testing.T) {
	item := crawl.Fields{{Name: "a b<c>", Value: "x\x00y"}, {Name: "1", Value: nil}, {Name: "", Value: true}}
	want := "<item><a_b_c_>x\ufffdy</a_b_c_><_1>None</_1><_>True</_></item>"
	if got := export(t, "xml", feed.Options{}, []any{item}); !strings.Contains(got, want) {
		t.Errorf("got %q, want …%s…", got, want)
	}
}

// Half a surrogate pair is a text of JavaScript's, and of Python's; only JSON can write it.
func TestSurrogatesWithoutTheirPair(t *testing.T) {
	item := crawl.Fields{{Name: "a", Value: "x\xed\xa0\xbd\xed\xa0\xbdy한"}, {Name: "b", Value: []string{"\xed\xb0\x80", "ä"}}}
	for format, want := range map[string]string{
		"json":      `{"a": "x\ud83d\ud83dy한", "b": ["\udc00", "ä"]}`,
		"jsonlines": `{"a": "x\ud83d\ud83dy한", "b": ["\udc00", "ä"]}`,
		"csv":       "x\ufffd\ufffdy한,\"\ufffd,ä\"",
		"xml":       "<a>x\ufffd\ufffdy한</a><b><value>\ufffd</value><value>ä</value></b>",
	} {
		if got := export(t, format, feed.Options{Encoding: "utf-8"}, []any{item}); !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want …%s…", format, got, want)
		}
	}
}

// TestItemThatCannotBeWrittenLeavesNoTrace lets the first, a middle and the last item fail.
func TestItemThatCannotBeWrittenLeavesNoTrace(t *testing.T) {
	type opaque struct{}
	good := func(n int64) crawl.Fields { return crawl.Fields{{Name: "n", Value: n}} }
	bad := crawl.Fields{
		{Name: "other", Value: int64(0)},
		{Name: "n", Value: []any{crawl.Fields{{Name: "f", Value: opaque{}}}}},
	}
	wants := map[string]string{
		"json":      "[\n{\"n\": 1},\n{\"n\": 2}\n]",
		"jsonlines": "{\"n\": 1}\n{\"n\": 2}\n",
		"csv":       "n\r\n1\r\n2\r\n",
		"xml":       "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<items>\n<item><n>1</n></item>\n<item><n>2</n></item>\n</items>",
	}
	for format, want := range wants {
		t.Run(format, func(t *testing.T) {
			var out bytes.Buffer
			e, err := feed.NewExporter(&out, format, feed.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := e.Start(); err != nil {
				t.Fatal(err)
			}
			for _, item := range []crawl.Fields{bad, good(1), bad, good(2), bad} {
				err := e.Export(item)
				if failed := len(item) == 2; failed != (err != nil) {
					t.Fatalf("exporting %v: error %v", item, err)
				}
				if err != nil && err.Error() != `field "n": field "f": a value of type feed_test.opaque can't be written` {
					t.Errorf("error %v", err)
				}
			}
			if err := e.Finish(); err != nil {
				t.Fatal(err)
			}
			if out.String() != want {
				t.Errorf("got %q, want %q", &out, want)
			}
		})
	}
}

func TestJSONRefusesBytes(t *testing.T) {
	e, err := feed.NewExporter(&bytes.Buffer{}, "jsonl", feed.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = e.Export(crawl.Fields{{Name: "body", Value: []byte("x")}})
	if err == nil || !strings.HasPrefix(err.Error(), `field "body": bytes can't be written as JSON`) {
		t.Errorf("error %v", err)
	}
}

func TestCSVWarnsOnceOfFieldsWithoutAColumn(t *testing.T) {
	late := []crawl.Fields{
		{{Name: "a", Value: "1"}, {Name: "b", Value: "2"}},
		{{Name: "b", Value: "3"}, {Name: "a", Value: "4"}},
		{{Name: "b", Value: "5"}, {Name: "c", Value: "6"}, {Name: "d", Value: "7"}},
		{{Name: "e", Value: "8"}},
	}
	cases := []struct {
		name    string
		columns []feed.Column
		want    []string
	}{
		{"columns of the first item", nil, []string{"['c', 'd']"}},
		{"columns of the options", []feed.Column{{Field: "a", Title: "a"}}, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var warnings []string
			opts := feed.Options{Columns: c.columns, Warn: func(s string) { warnings = append(warnings, s) }}
			items := make([]any, len(late))
			for i := range late {
				items[i] = late[i]
			}
			export(t, "csv", opts, items)
			if len(warnings) != len(c.want) {
				t.Fatalf("warnings %q, want %d", warnings, len(c.want))
			}
			for i, want := range c.want {
				if !strings.Contains(warnings[i], want) {
					t.Errorf("warning %q does not name %s", warnings[i], want)
				}
			}
		})
	}
}

func TestCSVColumnsWaitForAnItemWithFields(t *testing.T) {
	got := export(t, "csv", feed.Options{}, []any{crawl.Fields{}, crawl.Fields{{Name: "a", Value: "1"}}, crawl.Fields{}})
	if want := "\r\na\r\n1\r\n\"\"\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWrongOptionsNameWhatExists(t *testing.T) {
	kwargs := func(name string, value any) settings.Dict { return settings.Dict{{Key: name, Value: value}} }
	cases := []struct {
		format string
		kwargs settings.Dict
		want   string
	}{
		{"yaml", nil, `there is no feed format "yaml"; there are json, jsonlines, jsonl, jl, csv, xml`},
		{"pickle", nil, `the feed format "pickle" is for Python only; there are json, jsonlines, jsonl, jl, csv, xml`},
		{"json", kwargs("sort", true), `item_export_kwargs: there is no "sort" for this format; there are ensure_ascii, export_empty_fields`},
		{"xml", kwargs("item", "x"), `item_export_kwargs: there is no "item" for this format; there are root_element, item_element, export_empty_fields`},
		{"csv", kwargs("sep", ";"), `item_export_kwargs: there is no "sep" for this format; there are doublequote, quoting, lineterminator, delimiter, quotechar, escapechar, join_multivalued, include_headers_line, export_empty_fields, errors`},
		{"csv", kwargs("delimiter", ";;"), `item_export_kwargs: delimiter is ";;", it takes one character`},
		{"csv", kwargs("delimiter", int64(1)), `item_export_kwargs: delimiter is 1, it takes text`},
		{"csv", kwargs("quoting", int64(4)), `item_export_kwargs: quoting is 4; 0 quotes what needs it, 1 all, 2 what is no number, 3 nothing`},
		{"csv", kwargs("errors", "lenient"), `item_export_kwargs: errors is "lenient"; there are strict, ignore, replace, xmlcharrefreplace`},
	}
	for _, c := range cases {
		_, err := feed.NewExporter(&bytes.Buffer{}, c.format, feed.Options{Kwargs: c.kwargs})
		if err == nil || err.Error() != c.want {
			t.Errorf("%s %v: error %v, want %s", c.format, c.kwargs, err, c.want)
		}
	}
}

func TestCSVSaysWhenACharacterNeedsAnEscape(t *testing.T) {
	for _, kwargs := range []settings.Dict{
		{{Key: "quoting", Value: int64(3)}},
		{{Key: "doublequote", Value: false}},
	} {
		e, err := feed.NewExporter(&bytes.Buffer{}, "csv", feed.Options{Kwargs: kwargs})
		if err != nil {
			t.Fatal(err)
		}
		err = e.Export(crawl.Fields{{Name: "a", Value: `say "hi"`}})
		if err == nil || !strings.Contains(err.Error(), "set escapechar") {
			t.Errorf("%v: error %v", kwargs, err)
		}
	}
}

// BenchmarkJSONLines exports a book of the test site.
func BenchmarkJSONLines(b *testing.B) {
	book := crawl.Fields{
		{Name: "title", Value: "A Light in the Attic"},
		{Name: "price", Value: 51.77},
		{Name: "stock", Value: int64(22)},
		{Name: "rating", Value: "Three"},
		{Name: "url", Value: "https://books.example/catalogue/a-light-in-the-attic_1000/index.html"},
		{Name: "tags", Value: []any{"poetry", "children’s"}},
		{Name: "description", Value: strings.Repeat("It's hard to imagine a world without it. ", 10)},
	}
	var out bytes.Buffer
	e, err := feed.NewExporter(&out, "jsonl", feed.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		out.Reset()
		if err := e.Export(book); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(out.Len()))
}
