package dts_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

var update = flag.Bool("update", false, "write the settings into settings.d.ts")

// TestSettings holds the type Settings to the table. After a change of the table:
//
//	go test ./jsapi/dts -update
func TestSettings(t *testing.T) {
	const file, begin, end = "settings.d.ts", "    // <generated from the table of settings>\n", "    // </generated>"
	text, err := os.ReadFile(file)
	must(t, err)
	page := string(text)
	before, rest, found := strings.Cut(page, begin)
	_, after, ends := strings.Cut(rest, end)
	if !found || !ends {
		t.Fatalf("%s has no place for the settings", file)
	}
	var b strings.Builder
	for _, e := range settings.Table {
		info := e.Info()
		fmt.Fprintf(&b, "    /** %s */\n    %s?: %s\n", docOf(info), info.Name, typeOf(info))
	}
	want := before + begin + b.String() + end + after
	if *update {
		must(t, os.WriteFile(file, []byte(want), 0o644))
	} else if page != want {
		t.Errorf("%s does not have the settings of the table; run go test ./jsapi/dts -update", file)
	}
}

// docOf is what an editor shows of a setting: lists and mappings are too long for it.
func docOf(info settings.Info) string {
	doc := info.Doc
	if strings.HasSuffix(info.Allowed, " or more") {
		doc += "; " + info.Allowed
	}
	switch value := info.Default.(type) {
	case string:
		return fmt.Sprintf("%s (default %q)", doc, value)
	case bool, int, float64:
		return fmt.Sprintf("%s (default %v)", doc, value)
	}
	return doc
}

// typeOf is the TypeScript for a type of setting. Any of them may be null, which is none.
func typeOf(info settings.Info) string {
	switch info.Type {
	case "bool":
		return "boolean | null"
	case "int", "float":
		return "number | null"
	case "string":
		if strings.HasPrefix(info.Allowed, `"`) {
			// (string & {}) takes what the compiler knows as any text, as in a static without a
			// type, and leaves editors the words to offer.
			return strings.NewReplacer(`, `, " | ", `"`, "'").Replace(info.Allowed) + " | (string & {}) | null"
		}
		return "string | null"
	case "list":
		return "readonly (string | number)[] | null"
	case "dict":
		return "object | null" // a Map of classes is one, too
	}
	return "unknown"
}
