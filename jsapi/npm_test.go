package jsapi_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/jsapi/loader"
)

var update = flag.Bool("update", false, "write the table of packages into docs/guide/npm.md")

// corpus is where package.json, the lock file and the cases are; npm puts the packages there.
const corpus = "testdata/npm"

// allowed are the cases whose result is not Node's, with the reason that the guide gives.
var allowed = map[string]string{}

// use is what became of one case.
type use struct {
	name, version string
	kilobytes     int
	load          time.Duration
	err           error // nil: as in Node
}

// Packages of npm, as their authors publish them, do in a spider what they do in Node:
// each case exports values, and testdata/npm/node.jsonl has those that Node gave
// (TZ=UTC node expect.js).
func TestPackagesOfNpmDoWhatTheyDoInNode(t *testing.T) {
	t.Setenv("TZ", "UTC")
	defer inUTC()()
	installPackages(t)
	var uses []use
	for name, want := range expectations(t) {
		u := tryPackage(t, name, want)
		uses = append(uses, u)
		switch reason, known := allowed[name]; {
		case u.err != nil && !known:
			t.Errorf("%s %s: %v", name, u.version, u.err)
		case u.err == nil && known:
			t.Errorf("%s is as in Node: it is no longer to be excused with %q", name, reason)
		}
	}
	slices.SortFunc(uses, func(a, b use) int { return strings.Compare(a.name, b.name) })
	for _, u := range uses {
		t.Logf("%-18s %-9s %5d KB %6d ms  %v", u.name, u.version, u.kilobytes, u.load.Milliseconds(), u.result())
	}
	t.Logf("npm corpus: %d packages, %d as in Node", len(uses), len(uses)-len(allowed))
	writeTable(t, uses)
}

func inUTC() (restore func()) {
	local := time.Local
	time.Local = time.UTC
	return func() { time.Local = local }
}

// installPackages lets npm put the packages of the lock file in place, once.
func installPackages(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(corpus, "node_modules", ".package-lock.json")); err == nil {
		return
	}
	npm, err := exec.LookPath("npm")
	if err == nil {
		cmd := exec.CommandContext(t.Context(), npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
		cmd.Dir = corpus
		var out []byte
		if out, err = cmd.CombinedOutput(); err != nil {
			err = fmt.Errorf("npm ci: %w\n%s", err, out)
		}
	}
	if err == nil {
		return
	}
	if os.Getenv("GOJSCRAPE_REQUIRE_ORACLES") == "1" {
		t.Fatalf("GOJSCRAPE_REQUIRE_ORACLES is set and the packages of %s can't be installed: %v", corpus, err)
	}
	t.Skipf("the packages of %s can't be installed: %v", corpus, err)
}

// expectations are what Node gave for each case, as JSON.
func expectations(t *testing.T) map[string]string {
	t.Helper()
	lines, err := os.ReadFile(filepath.Join(corpus, "node.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range bytes.Lines(lines) {
		var c struct{ Name, Got string }
		if err := json.Unmarshal(line, &c); err != nil {
			t.Fatal(err)
		}
		want[c.Name] = c.Got
	}
	files, err := filepath.Glob(filepath.Join(corpus, "cases", "*.js"))
	if err != nil || len(files) != len(want) {
		t.Fatalf("%d cases and %d results of Node (%v): run expect.js", len(files), len(want), err)
	}
	return want
}

// tryPackage runs a case on the top level of a spider file.
func tryPackage(t *testing.T, name, want string) use {
	t.Helper()
	file, err := filepath.Abs(filepath.Join(corpus, "cases", name+".js"))
	if err != nil {
		t.Fatal(err)
	}
	u := use{name: packageOf(name), version: versionOf(packageOf(name))}
	spider := write(t, fmt.Sprintf(`import { Spider } from 'gojscrape'
import got from %q
console.log('got ' + JSON.stringify(got))
export default class extends Spider { static name = 'npm' }
`, file))
	program, err := loader.Load(spider, jsapi.LoaderOptions())
	if err != nil {
		u.err = err
		return u
	}
	u.kilobytes = program.Size / 1024
	var log buffer
	start := time.Now()
	script, err := jsapi.Open(t.Context(), spider, jsapi.Options{Log: slog.New(slog.NewJSONHandler(&log, nil))})
	u.load = time.Since(start)
	if err != nil {
		u.err = err
		return u
	}
	defer script.Close(context.WithoutCancel(t.Context()))
	got, err := printed(log.String())
	if err == nil && got != want {
		err = errors.New(difference(got, want))
	}
	u.err = err
	return u
}

// printed is what the spider gave to console.log.
func printed(log string) (string, error) {
	lines := bufio.NewScanner(strings.NewReader(log))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var line struct{ Msg string }
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return "", err
		}
		if got, ok := strings.CutPrefix(line.Msg, "got "); ok {
			return got, nil
		}
	}
	return "", fmt.Errorf("nothing was printed: %s", log)
}

// difference shows two texts from where they part.
func difference(got, want string) string {
	from := 0
	for from < min(len(got), len(want)) && got[from] == want[from] {
		from++
	}
	cut := func(s string) string { return s[max(0, min(from-40, len(s))):min(len(s), from+160)] }
	return fmt.Sprintf("differs at byte %d\n got  …%s\n Node …%s", from, cut(got), cut(want))
}

// packageOf is the package that a case is about.
func packageOf(name string) string {
	if name == "xmldom-xpath" {
		return "@xmldom/xmldom"
	}
	return name
}

func versionOf(name string) string {
	text, err := os.ReadFile(filepath.Join(corpus, "node_modules", filepath.FromSlash(name), "package.json"))
	if err != nil {
		return ""
	}
	var p struct{ Version string }
	if err := json.Unmarshal(text, &p); err != nil {
		return ""
	}
	return p.Version
}

func (u use) result() string {
	if u.err == nil {
		return "as in Node"
	}
	return allowed[u.name]
}

// guide has the table of the packages between two marks.
const guide = "../docs/guide/npm.md"

var table = regexp.MustCompile(`(?s)(<!-- packages -->\n).*?(<!-- end -->)`)

// measured are the columns that no test may compare: bundles hold the paths of files.
var measured = regexp.MustCompile(`(?m)\| \d+ KB \| \d+ ms `)

// writeTable compares the guide's table with these packages, or writes it with -update.
func writeTable(t *testing.T, uses []use) {
	t.Helper()
	var b strings.Builder
	b.WriteString("| Package | Version | Bundle | Start | Result |\n|---|---|--:|--:|---|\n")
	for _, u := range uses {
		fmt.Fprintf(&b, "| `%s` | %s | %d KB | %d ms | %s |\n", u.name, u.version, u.kilobytes, u.load.Milliseconds(), u.result())
	}
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	if !table.Match(text) {
		t.Fatalf("%s has no table", guide)
	}
	want := table.ReplaceAllString(string(text), "${1}"+b.String()+"${2}")
	switch {
	case *update:
		if err := os.WriteFile(guide, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	case measured.ReplaceAllString(want, "") != measured.ReplaceAllString(string(text), ""):
		t.Errorf("%s has another table: run this test with -update", guide)
	}
}
