// Package dts is the declarations of the module "gojscrape" for TypeScript.
package dts_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/runtime/crawler"
	"github.com/gojscrape/gojscrape/runtime/crawltest"
	"github.com/gojscrape/gojscrape/runtime/feed"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

var update = flag.Bool("update", false, "write the settings into gojscrape.d.ts")

const file = "gojscrape.d.ts"

// TestSettings holds the type Settings to the table. After a change of the table:
//
//	go test ./jsapi/dts -update
func TestSettings(t *testing.T) {
	const begin, end = "    // <generated from the table of settings>\n", "    // </generated>"
	page := read(t)
	before, rest, found := strings.Cut(page, begin)
	_, after, ends := strings.Cut(rest, end)
	if !found || !ends {
		t.Fatalf("%s has no place for the settings", file)
	}
	var b strings.Builder
	for _, e := range settings.Table {
		info := e.Info()
		fmt.Fprintf(&b, "    /** %s */\n    %s?: %s\n", info.Doc, info.Name, typeOf(info))
	}
	want := before + begin + b.String() + end + after
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if page != want {
		t.Errorf("%s does not have the settings of the table; run go test ./jsapi/dts -update", file)
	}
}

// typeOf is the TypeScript for a type of setting. Any of them may be null, which is none.
func typeOf(info settings.Info) string {
	switch info.Type {
	case "bool":
		return "boolean | null"
	case "int", "float":
		return "number | null"
	case "string":
		return "string | null"
	case "list":
		return "readonly (string | number)[] | null"
	case "dict":
		return "object | null" // a Map of classes is one, too
	}
	return "unknown"
}

// declaredIn are the declarations that together describe what a script finds under a name.
var declaredIn = map[string][]string{
	"Spider":          {"Spider", "SpiderAttributes"},
	"Spider (static)": {"SpiderStatics"},
	"Request":         {"RequestMembers"},
	"Response":        {"ResponseMembers", "TextMembers"},
	"TextResponse":    {"TextMembers"},
	"Headers":         {"HeadersMembers", "Headers"},
	"Selector":        {"SelectorMembers", "Queries"},
	"SelectorList":    {"ListMembers", "Queries", "SelectorList"},
	"Failure":         {"Failure"},
	"crawler":         {"CrawlerMembers"},
	"engine":          {"EngineMembers"},
	"stats":           {"StatsMembers"},
	"signals":         {"SignalsMembers"},
	"signal names":    {"SignalEvents"},
	"settings":        {"SettingsMembers"},
	"logger":          {"LoggerMembers"},
}

// A spider writes down the members of everything it can reach; each must be declared, and
// nothing more.
func TestMembersAreThoseOfAScript(t *testing.T) {
	found := walk(t)
	page := read(t)
	for name, declarations := range declaredIn {
		members := found[name]
		if len(members) == 0 {
			t.Errorf("the script found no members of %s", name)
		}
		declared := map[string]bool{}
		for _, d := range declarations {
			for _, m := range membersOf(t, page, d) {
				declared[m] = true
			}
		}
		for _, m := range members {
			if !declared[m] && !twin(m, declared) {
				t.Errorf("%s.%s is not declared in %s", name, m, strings.Join(declarations, ", "))
			}
		}
		for m := range declared {
			if !slices.Contains(members, m) {
				t.Errorf("%s.%s is declared, and a script does not find it", name, m)
			}
		}
	}
	for name := range found {
		if declaredIn[name] == nil && name != "exports" {
			t.Errorf("nothing says where %s is declared", name)
		}
	}
}

func TestExportsAreThoseOfTheModule(t *testing.T) {
	page := read(t)
	var declared []string
	for _, m := range regexp.MustCompile(`(?m)^  export (?:class|const|default) (\w+)`).FindAllStringSubmatch(page, -1) {
		declared = append(declared, strings.Replace(m[1], "everything", "default", 1))
	}
	slices.Sort(declared)
	found := slices.Sorted(slices.Values(walk(t)["exports"]))
	if !slices.Equal(declared, found) {
		t.Errorf("declared %v\n   found %v", declared, found)
	}
}

// twin says that a name is Scrapy's spelling of one that is declared.
func twin(name string, declared map[string]bool) bool {
	for d := range declared {
		if name == snake(d) {
			return true
		}
	}
	return false
}

var capital = regexp.MustCompile(`[A-Z]`)

func snake(camel string) string {
	return capital.ReplaceAllStringFunc(camel, func(c string) string { return "_" + strings.ToLower(c) })
}

var memberName = regexp.MustCompile(`^    (?:readonly )?([\w$]+)(?:\?|<.*>)?[?(:]`)

// membersOf are the names that an interface declares.
func membersOf(t *testing.T, page, name string) []string {
	t.Helper()
	_, body, found := strings.Cut(page, "  interface "+name+" ")
	if !found {
		_, body, found = strings.Cut(page, "  export interface "+name+" ")
	}
	body, _, closed := strings.Cut(body, "\n  }\n")
	if !found || !closed {
		t.Fatalf("%s declares no interface %s", file, name)
	}
	names := map[string]bool{}
	for line := range strings.Lines(body) {
		if m := memberName.FindStringSubmatch(line); m != nil {
			names[m[1]] = true
		}
	}
	return slices.Collect(maps.Keys(names))
}

func read(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// walk runs the spider of testdata and returns what it found.
func walk(t *testing.T) map[string][]string {
	t.Helper()
	site, err := crawltest.Start("")
	must(t, err)
	defer site.Close()
	ctx := context.Background()
	out := filepath.Join(t.TempDir(), "walk.jsonl")
	feeds, err := feed.CommandLine(nil, []string{out})
	must(t, err)
	set := settings.New()
	must(t, set.Set(settings.Feeds.Name, feeds, settings.Cmdline))
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelError}))
	script, err := jsapi.Open(ctx, "testdata/walk.js", jsapi.Options{Args: map[string]string{"site": site.URL()}, Settings: set, Log: log})
	must(t, err)
	defer script.Close(ctx)
	must(t, script.Configure(set))
	c, err := crawler.New(ctx, script, crawler.Options{Version: "test", Settings: set, Log: log, Stdout: io.Discard})
	must(t, err)
	_, err = c.Run(ctx)
	must(t, err)

	text, err := os.ReadFile(out)
	must(t, err)
	found := map[string][]string{}
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		var row struct {
			Of      string   `json:"of"`
			Members []string `json:"members"`
		}
		must(t, json.Unmarshal(lines.Bytes(), &row))
		found[row.Of] = row.Members
	}
	return found
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
