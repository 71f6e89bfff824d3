package feed_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/feed"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

func TestWithoutFeedsThereIsNoExporter(t *testing.T) {
	_, err := feed.Extension(io.Discard)(newRun(t, settings.Dict{}).env)
	if _, ok := errors.AsType[*crawl.NotConfigured](err); !ok {
		t.Errorf("error %v, want NotConfigured", err)
	}
}

func TestWrongFeedsAreErrorsBeforeTheCrawl(t *testing.T) {
	formats := "json, jsonlines, jsonl, jl, csv, xml"
	cases := []struct {
		uri     string
		options any
		want    string
	}{
		{"a.yaml", options(), `feed "a.yaml": there is no feed format "yaml"; there are ` + formats},
		{"a", options(), `feed "a": it has no format, in its options or at the end of its name; there are ` + formats},
		{"s3://bucket/a.json", options(), `feed "s3://bucket/a.json": there is no feed storage for "s3:"; use a path, file:///path or stdout: for the standard output`},
		{"file://server/a.json", options(), `feed "file://server/a.json": file://server/a.json is on the host "server"; a file on this machine is file:///path`},
		{"a.json", "json", `setting FEEDS: the options of "a.json" are "json", they must be a mapping`},
		{"a.json", options("item_filter", "x"), `setting FEEDS: feed "a.json": there is no option "item_filter"; there are batch_item_count, encoding, fields, format, indent, item_export_kwargs, overwrite, store_empty`},
		{"a.json", options("indent", "two"), `setting FEEDS: feed "a.json": option "indent" is "two", it takes a whole number, or null`},
		{"a.json", options("fields", []any{int64(1)}), `setting FEEDS: feed "a.json": option "fields" is []interface {}{1}, it takes a list of names, or a mapping from names to titles`},
		{"a.json", options("overwrite", "yes"), `setting FEEDS: feed "a.json": option "overwrite" is "yes", it takes true or false`},
		{"a.json", options("batch_item_count", int64(-1)), `setting FEEDS: feed "a.json": option "batch_item_count" is -1, it takes a whole number from 0 up`},
		{"a.json", options("batch_item_count", int64(5)), `feed "a.json": with batch_item_count its URI needs %(batch_id)d or %(batch_time)s, or each file would replace the one before`},
		{"a.json", options("encoding", "utf-9"), `feed "a.json": there is no encoding "utf-9"; use utf-8, utf-8-sig, utf-16, latin-1, cp1252, gb18030, shift_jis or another name from IANA's register`},
		{"%(section)s.json", options(), `feed "%(section)s.json": the spider has no attribute "section" for %(section)s; there are time, batch_time, batch_id, name and what the spider sets, as with -a section=…`},
		{"%(name.json", options(), `setting FEEDS: feed "%(name.json": "%(name.json": a placeholder looks like %(name)s or %(name)05d`},
	}
	for _, c := range cases {
		t.Run(c.want, func(t *testing.T) {
			_, err := feed.Extension(io.Discard)(newRun(t, settings.Dict{{Key: c.uri, Value: c.options}}).env)
			if err == nil || err.Error() != c.want {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestUnwritablePathIsAnErrorBeforeTheCrawl(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, uri := range []string{dir, filepath.Join(file, "a.json"), filepath.Join(dir, strings.Repeat("x", 300))} {
		_, err := feed.Extension(io.Discard)(newRun(t, options(uri, options("format", "json", "store_empty", false))).env)
		if err == nil || !strings.Contains(err.Error(), uri) || !strings.Contains(err.Error(), "name another path") {
			t.Errorf("%s: error %v", uri, err)
		}
	}
}

func TestPlaceholdersOfTheURI(t *testing.T) {
	cases := []struct {
		template string
		attrs    spider
		want     string
	}{
		{"%(name)s.json", nil, "books.json"},
		{"%(section)s/%(page)03d.json", spider{"section": "new", "page": int64(7)}, "new/007.json"},
		{"%(time)s %(batch_time)s %(batch_id)d.json", nil, "2000-01-01T00-00-00+00-00 2000-01-01T00-00-00+00-00 1.json"},
		{"%(a)s.json", spider{"a": "../../etc/passwd"}, "______etc_passwd.json"},
		{"%(a)s/b.json", spider{"a": ".."}, "__/b.json"},
		{"%(a)s%(b)s/b.json", spider{"a": ".", "b": "."}, "__/b.json"},
		{"%(a)s.json", spider{"a": "a\\b\x00c\n"}, "a_b_c_.json"},
		{"%(a)s.json", spider{"a": "stdout:x"}, "stdout:x.json"},
		{"100%% a%20b.json", nil, "100% a%20b.json"},
	}
	for _, c := range cases {
		t.Run(c.want, func(t *testing.T) {
			t.Chdir(t.TempDir())
			synctest.Test(t, func(t *testing.T) {
				r := newRun(t, options(c.template, options()))
				r.env.Spider = c.attrs
				r.open().close()
				wantFile(t, filepath.FromSlash(c.want), "[\n\n]")
			})
		})
	}
}

func TestFileURIsAreDecodedButNotTheirPlaceholders(t *testing.T) {
	dir := t.TempDir()
	r := newRun(t, options("file://localhost"+dir+"/a%20b%(x)s.json", options()))
	r.env.Spider = spider{"x": "%2e%2e%2fc"}
	r.open().close()
	wantFile(t, filepath.Join(dir, "a b%2e%2e%2fc.json"), "[\n\n]")
}

func TestOptionsComeFromTheFeedOrTheSettings(t *testing.T) {
	book := crawl.NewRecord("a", "é", "b", int64(2))
	cases := []struct {
		name     string
		settings map[string]any
		options  settings.Dict
		want     string
	}{
		{"defaults", nil, options(), "[\n{\"a\": \"\\u00e9\", \"b\": 2}\n]"},
		{"settings", map[string]any{"FEED_EXPORT_ENCODING": "utf-8", "FEED_EXPORT_FIELDS": "b,a", "FEED_EXPORT_INDENT": "1"}, options(), "[\n{\n \"b\": 2,\n \"a\": \"é\"\n}\n]"},
		{"compact by the setting", map[string]any{"FEED_EXPORT_INDENT": nil}, options(), "[{\"a\": \"\\u00e9\", \"b\": 2}]"},
		{"the feed wins", map[string]any{"FEED_EXPORT_ENCODING": "utf-8", "FEED_EXPORT_INDENT": int64(4)}, options("encoding", "latin-1", "indent", nil), "[{\"a\": \"\xe9\", \"b\": 2}]"},
		{"titles", nil, options("fields", options("b", "Bee")), "[\n{\"Bee\": 2}\n]"},
		{"list", nil, options("fields", []any{"b"}), "[\n{\"b\": 2}\n]"},
		{"kwargs", nil, options("fields", []any{"c"}, "item_export_kwargs", options("export_empty_fields", true)), "[\n{\"c\": null}\n]"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.json")
			r := newRun(t, options(path, c.options))
			for name, value := range c.settings {
				r.set(name, value)
			}
			r.open().scrape(book).close()
			wantFile(t, path, c.want)
		})
	}
}
