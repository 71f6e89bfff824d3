package main

import (
	"flag"
	"maps"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the import table into docs/architecture.md")

// importTable is what each package may import of this project, tier by tier. A word
// without a slash is a tier, or one of the heavy dependencies below; "…" stands for every
// package of a folder. docs/architecture.md is printed from it.
var importTable = []tier{
	{"document", map[string]string{
		"runtime/selector/atom":      "",
		"runtime/selector/jsonquery": "",
		"runtime/selector/pagetest":  "",
		"runtime/selector/dom":       "runtime/selector/atom",
		"runtime/selector/css":       "runtime/selector/atom runtime/selector/dom",
		"runtime/selector/xpath":     "runtime/selector/atom runtime/selector/dom",
		"runtime/selector/xmlparse":  "runtime/selector/atom runtime/selector/dom",
		"runtime/selector/htmlparse": "runtime/selector/atom runtime/selector/dom",
	}},
	{"base", map[string]string{
		"runtime/markup":    "",
		"runtime/selector":  "document goquery cascadia x/net/html runtime/markup",
		"runtime/settings":  "",
		"runtime/stats":     "",
		"runtime/future":    "",
		"runtime/pyliteral": "",
		"runtime/crawl":     "runtime/markup runtime/selector",
		"runtime/signals":   "runtime/crawl",
		"runtime/logging":   "runtime/pyliteral runtime/settings",
		"runtime/component": "runtime/crawl runtime/future runtime/settings runtime/signals runtime/stats",
	}},
	{"leaves", map[string]string{
		"runtime/cookies": "",
		"runtime/robots":  "",
	}},
	{"roles", map[string]string{
		"runtime/scheduler":              "base",
		"runtime/downloader":             "base",
		"runtime/downloader/httphandler": "base",
		"runtime/downloadermw":           "base leaves",
		"runtime/spidermw":               "base",
		"runtime/pipeline":               "base",
		"runtime/feed":                   "base",
		"runtime/extension":              "base",
	}},
	{"engine", map[string]string{
		"runtime/engine": "base runtime/downloadermw runtime/pipeline runtime/spidermw",
	}},
	{"crawler", map[string]string{
		"runtime/crawler": "base roles engine",
	}},
	{"around", map[string]string{
		"runtime/watch":     "",
		"runtime/crawltest": "base",
	}},
	{"bridge", map[string]string{
		"jsapi/loop":               "goja",
		"jsapi/loader":             "goja esbuild",
		"jsapi/prelude":            "goja",
		"jsapi/convert":            "goja base",
		"jsapi/objects":            "goja base jsapi/convert",
		"jsapi/modules":            "goja jsapi/modules/…",
		"jsapi/modules/…":          "goja base jsapi/convert jsapi/loop jsapi/modules/…",
		"jsapi/dts":                "",
		"jsapi/modules/scripttest": "goja jsapi/loop jsapi/modules jsapi/prelude",
		"jsapi/adapter":            "goja base jsapi/convert jsapi/loop jsapi/objects runtime/downloadermw runtime/pipeline runtime/spidermw",
		"jsapi":                    "goja base crawler jsapi/adapter jsapi/convert jsapi/loader jsapi/loop jsapi/modules jsapi/modules/… jsapi/objects jsapi/prelude",
	}},
	{"cmd", map[string]string{
		"spiders":         "",
		"cmd/conformance": "",
		"cmd/gojscrape":   "base crawler around runtime/feed jsapi jsapi/dts spiders",
	}},
}

// heavy are the dependencies that only some packages may know of, by the prefix of
// their import paths.
var heavy = map[string]string{
	"goja":    "github.com/dop251/",
	"esbuild": "github.com/evanw/esbuild/",

	// A document is the selectors' affair: what else wants to know about a page asks them.
	"goquery":    "github.com/PuerkitoBio/goquery",
	"cascadia":   "github.com/andybalholm/cascadia",
	"x/net/html": "golang.org/x/net/html",
	"antchfx":    "github.com/antchfx/",
}

// tier is a level of the architecture: packages, and what each may import.
type tier struct {
	name     string
	packages map[string]string
}

const module = "github.com/gojscrape/gojscrape/"

func TestImportsFollowTheTable(t *testing.T) {
	rules := map[string]string{}
	for _, tier := range importTable {
		maps.Copy(rules, tier.packages)
	}
	unused := maps.Clone(rules)
	for _, line := range goList(t, `{{.ImportPath}} {{join .Imports " "}}`, "./...") {
		full, imports, _ := strings.Cut(line, " ")
		pkg := strings.TrimPrefix(full, module)
		rule, known := ruleOf(rules, pkg)
		if !known {
			t.Errorf("%s is not in the import table: add it to its tier", pkg)
			continue
		}
		delete(unused, rule)
		for _, imported := range strings.Fields(imports) {
			if name, ours := inTable(imported); ours && !allowed(rules[rule], name) {
				t.Errorf("%s must not import %s: it may import %q", pkg, name, rules[rule])
			}
		}
	}
	for pkg := range unused {
		t.Errorf("there is no package %s, which the import table names", pkg)
	}
}

// The table itself could be loosened by accident.
func TestTheTableKeepsRolesApart(t *testing.T) {
	roles := packagesOf("roles")
	for pkg, may := range roles {
		for other := range roles {
			if allowed(may, other) {
				t.Errorf("the table lets the role %s import the role %s", pkg, other)
			}
		}
	}
}

func TestRuntimeKnowsNoJavaScript(t *testing.T) {
	for _, dep := range goList(t, "{{.ImportPath}}", "-deps", "./runtime/...") {
		if name, _ := inTable(dep); name == "goja" || name == "esbuild" || strings.HasPrefix(name, "jsapi") {
			t.Errorf("runtime depends on %s", dep)
		}
	}
}

// TestDocs holds docs/architecture.md to the table. After a change of the table:
//
//	go test ./cmd/gojscrape -run TestDocs -update
func TestDocs(t *testing.T) {
	const page, begin, end = "../../docs/architecture.md", "<!-- import table -->\n", "<!-- end -->"
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), begin)
	_, after, ends := strings.Cut(rest, end)
	if !found || !ends {
		t.Fatalf("%s has no %q … %q", page, begin, end)
	}
	want := before + begin + printTable() + end + after
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(text) != want {
		t.Errorf("%s does not show the import table; run go test ./cmd/gojscrape -run TestDocs -update", page)
	}
}

func printTable() string {
	var b strings.Builder
	b.WriteString("| Tier | Package | May import |\n|---|---|---|\n")
	for _, tier := range importTable {
		name := tier.name
		for _, pkg := range slices.Sorted(maps.Keys(tier.packages)) {
			may := "–"
			if words := strings.Fields(tier.packages[pkg]); len(words) > 0 {
				may = "`" + strings.Join(words, "` `") + "`"
			}
			b.WriteString("| " + name + " | `" + pkg + "` | " + may + " |\n")
			name = ""
		}
	}
	return b.String()
}

// ruleOf is the row of the table for a package: its own, or that of the nearest folder.
func ruleOf(rules map[string]string, pkg string) (row string, known bool) {
	if _, known := rules[pkg]; known {
		return pkg, true
	}
	for folder := path.Dir(pkg); folder != "."; folder = path.Dir(folder) {
		if _, known := rules[folder+"/…"]; known {
			return folder + "/…", true
		}
	}
	return "", false
}

// inTable is the name that an import path has in the table, if the table cares.
func inTable(imported string) (name string, ours bool) {
	if pkg, ours := strings.CutPrefix(imported, module); ours {
		return pkg, true
	}
	for name, prefix := range heavy {
		if strings.HasPrefix(imported, prefix) {
			return name, true
		}
	}
	return imported, false
}

// allowed says whether a rule lets a package through.
func allowed(rule, pkg string) bool {
	for _, word := range strings.Fields(rule) {
		folder, isFolder := strings.CutSuffix(word, "…")
		if word == pkg || isFolder && strings.HasPrefix(pkg, folder) {
			return true
		}
		if _, there := packagesOf(word)[pkg]; there {
			return true
		}
	}
	return false
}

// packagesOf are the packages of a tier.
func packagesOf(name string) map[string]string {
	for _, tier := range importTable {
		if tier.name == name {
			return tier.packages
		}
	}
	return nil
}

// goList runs go list in the root of the repository.
func goList(t *testing.T, format string, args ...string) []string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-f", format}, args...)...)
	cmd.Dir = "../.."
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
