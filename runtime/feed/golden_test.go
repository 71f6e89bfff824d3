package feed_test

import (
	"bytes"
	"encoding/json"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/feed"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// TestExportersWriteWhatScrapyWrites compares with files that testdata/generate.py
// wrote with Scrapy's own exporters.
func TestExportersWriteWhatScrapyWrites(t *testing.T) {
	cases, equal := compareCases(t, filepath.Join("testdata", "golden"))
	t.Logf("conformance|Scrapy: files its exporters write|%d|%d|-", cases, equal)
}

// TestExportersAgreeWithTheScrapyHere compares with the Scrapy of this machine.
func TestExportersAgreeWithTheScrapyHere(t *testing.T) {
	python := pythonWithScrapy(t)
	dir := t.TempDir()
	if out, err := exec.Command(python, filepath.Join("testdata", "generate.py"), dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	compareCases(t, dir)
}

func pythonWithScrapy(t *testing.T) string {
	t.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import scrapy").Run() == nil {
			return python
		}
	}
	if os.Getenv("GOJSCRAPE_REQUIRE_ORACLES") == "1" {
		t.Fatal("GOJSCRAPE_REQUIRE_ORACLES is set and no python3 can import scrapy")
	}
	t.Skip("no python3 here can import scrapy (apt install python3-scrapy)")
	return ""
}

func compareCases(t *testing.T, dir string) (cases, equal int) {
	plan := readPlan(t)
	items := get(plan, "items").(crawl.Fields)
	for _, c := range get(plan, "cases").([]any) {
		c := c.(crawl.Fields)
		name := get(c, "name").(string)
		cases++
		ok := t.Run(name, func(t *testing.T) {
			want, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			got := export(t, get(c, "format").(string), optionsOf(c), get(items, get(c, "items").(string)).([]any))
			if got != string(want) {
				t.Errorf("got\n%q\nwant\n%q", got, want)
			}
		})
		if ok {
			equal++
		}
	}
	return cases, equal
}

// optionsOf reads the options of a case.
func optionsOf(c crawl.Fields) feed.Options {
	var opts feed.Options
	opts.Encoding, _ = get(c, "encoding").(string)
	if indent, ok := c.Get("indent"); ok {
		opts.Indent = feed.Compact
		if n, ok := indent.(int64); ok {
			opts.Indent = int(n)
		}
	}
	switch fields := get(c, "fields").(type) {
	case []any:
		for _, name := range fields {
			opts.Columns = append(opts.Columns, feed.Column{Field: name.(string), Title: name.(string)})
		}
	case crawl.Fields:
		for name, title := range fields.All() {
			opts.Columns = append(opts.Columns, feed.Column{Field: name, Title: title.(string)})
		}
	}
	if kwargs, ok := get(c, "kwargs").(crawl.Fields); ok {
		for name, value := range kwargs.All() {
			opts.Kwargs = append(opts.Kwargs, settings.DictEntry{Key: name, Value: value})
		}
	}
	return opts
}

// export returns what a whole feed of items is.
func export(t *testing.T, format string, opts feed.Options, items []any) string {
	t.Helper()
	var out bytes.Buffer
	e, err := feed.NewExporter(&out, format, opts)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Start(); err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		if err := e.Export(item.(crawl.Fields)); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Finish(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func get(f crawl.Fields, name string) any {
	v, _ := f.Get(name)
	return v
}

// readPlan reads cases.json with the order of its keys and with its kinds of numbers.
func readPlan(t *testing.T) crawl.Fields {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "cases.json"))
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	return decode(t, dec).(crawl.Fields)
}

func decode(t *testing.T, dec *json.Decoder) any {
	t.Helper()
	token, err := dec.Token()
	if err != nil {
		t.Fatal(err)
	}
	switch token := token.(type) {
	case json.Number:
		return number(t, token)
	case json.Delim:
		return decodeContainer(t, dec, token)
	}
	return token
}

func decodeContainer(t *testing.T, dec *json.Decoder, open json.Delim) any {
	t.Helper()
	list, fields := []any{}, crawl.Fields{}
	for dec.More() {
		if open == '[' {
			list = append(list, decode(t, dec))
			continue
		}
		name := decode(t, dec).(string)
		fields = append(fields, crawl.Field{Name: name, Value: decode(t, dec)})
	}
	if _, err := dec.Token(); err != nil {
		t.Fatal(err)
	}
	if open == '[' {
		return list
	}
	return fields
}

func number(t *testing.T, n json.Number) any {
	t.Helper()
	if strings.ContainsAny(n.String(), ".e") {
		f, err := n.Float64()
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	if i, err := n.Int64(); err == nil {
		return i
	}
	i, _ := new(big.Int).SetString(n.String(), 10)
	return i
}
