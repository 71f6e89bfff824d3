package jsapi_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gojscrape/gojscrape/runtime/crawltest"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// casesDir holds the rules of Scrapy's, one a file; its README says how to read them.
const casesDir = "../runtime/crawltest/cases"

// TestConformance runs the spider of each case and compares what it wrote.
func TestConformance(t *testing.T) {
	for _, c := range readCases(t) {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, "CONCURRENT_REQUESTS", 1)
			for name, value := range c.settings() {
				if err := w.settings.Set(name, value, settings.Cmdline); err != nil {
					t.Fatal(err)
				}
			}
			h, err := w.attempt(c.store(t), "")
			got := append(events(h.log), "reason "+h.reason)
			if err != nil {
				got = append(events(h.log), "refused")
				h.log += "\n" + err.Error()
			}
			log := strings.ReplaceAll(h.log, w.site.URL(), "")
			c.compare(t, strings.Split(strings.ReplaceAll(strings.Join(got, "\n"), w.site.URL(), ""), "\n"))
			stat := func(name string) string { return fmt.Sprint(pythonNone(h.stats[name])) }
			c.compareStats(t, "stats", stat)
			c.compareStats(t, "newer stats", stat)
			for _, text := range c.lines("log") {
				if !strings.Contains(log, text) {
					t.Errorf("the log has no %q", text)
				}
			}
			if t.Failed() {
				t.Logf("the log:\n%s", log)
			}
		})
	}
}

// TestConformanceTwins runs the twins of the cases, all in one Python, and compares them
// with the same lines.
func TestConformanceTwins(t *testing.T) {
	python := scrapyPython(t)
	site, err := crawltest.Start("")
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	cases := slices.DeleteFunc(readCases(t), func(c conformanceCase) bool { return c.part("twin.py") == "" })
	results := runTwins(t, python, site.URL(), cases)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.compare(t, results[c.name].Events)
			c.compareStats(t, "stats", func(name string) string { return orNone(results[c.name].Stats[name]) })
		})
	}
}

// conformanceCase is one file of the cases.
type conformanceCase struct {
	name    string
	archive *txtar.Archive
}

func readCases(t *testing.T) []conformanceCase {
	t.Helper()
	files, err := filepath.Glob(casesDir + "/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in %s: %v", casesDir, err)
	}
	var cases []conformanceCase
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, conformanceCase{strings.TrimSuffix(filepath.Base(file), ".txtar"), archive})
	}
	return cases
}

// part is one file of the archive, "" when it is not there.
func (c conformanceCase) part(name string) string {
	for _, f := range c.archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func (c conformanceCase) lines(name string) []string {
	return slices.DeleteFunc(strings.Split(c.part(name), "\n"), func(line string) bool { return line == "" })
}

func (c conformanceCase) settings() map[string]string {
	set := map[string]string{}
	for _, line := range c.lines("settings") {
		name, value, _ := strings.Cut(line, "=")
		set[name] = value
	}
	return set
}

// store writes the scripts of the case into a folder and returns the path of its spider.
func (c conformanceCase) store(t *testing.T) (spider string) {
	t.Helper()
	dir := t.TempDir()
	shared, err := os.ReadFile(filepath.Join(casesDir, "events.js"))
	if err != nil {
		t.Fatal(err)
	}
	files := append(slices.Clone(c.archive.Files), txtar.File{Name: "events.js", Data: shared})
	for _, f := range files {
		if filepath.Ext(f.Name) != ".js" {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "spider.js")
}

// record is a line of the log that begins a record, and not one of a traceback.
var record = regexp.MustCompile(`^(DEBUG|INFO|WARNING|ERROR|CRITICAL) [\w.]+: (.*)$`)

// events are the lines of a log that a case compares.
func events(log string) []string {
	var list []string
	for line := range strings.Lines(log) {
		m := record.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			continue
		}
		if text, ok := strings.CutPrefix(m[2], "EVENT "); ok {
			list = append(list, text)
		} else if m[1] != "DEBUG" && m[1] != "INFO" {
			list = append(list, m[1]+" "+m[2])
		}
	}
	return list
}

// compare fails unless got are the events of the case.
func (c conformanceCase) compare(t *testing.T, got []string) {
	t.Helper()
	want := c.lines("events")
	got = slices.Clone(got)
	plain := make([]string, len(want))
	for i := 0; i < len(want); {
		end := i
		for end < len(want) && strings.HasPrefix(want[end], "~ ") {
			plain[end] = want[end][2:]
			end++
		}
		if end == i {
			plain[i] = want[i]
			i++
			continue
		}
		slices.Sort(plain[i:end])
		if end <= len(got) {
			slices.Sort(got[i:end])
		}
		i = end
	}
	if !slices.Equal(got, plain) {
		t.Errorf("%s\ngot\n  %s\nwant\n  %s", c.archive.Comment, strings.Join(got, "\n  "), strings.Join(plain, "\n  "))
	}
}

func (c conformanceCase) compareStats(t *testing.T, part string, stat func(name string) string) {
	t.Helper()
	for _, line := range c.lines(part) {
		name, want, _ := strings.Cut(line, " ")
		if got := stat(name); got != want {
			t.Errorf("stat %s is %s, want %s", name, got, want)
		}
	}
}

func pythonNone(v any) any {
	if v == nil {
		return "None"
	}
	return v
}

func orNone(text string) string {
	if text == "" {
		return "None"
	}
	return text
}

// scrapyPython is a Python that has Scrapy. Without one the test is skipped, or fails
// where GOJSCRAPE_REQUIRE_ORACLES says that it has to run.
func scrapyPython(t *testing.T) string {
	t.Helper()
	const python = "/usr/bin/python3" // Debian's package python3-scrapy belongs to this one
	if err := exec.Command(python, "-c", "import scrapy").Run(); err != nil {
		if os.Getenv("GOJSCRAPE_REQUIRE_ORACLES") == "1" {
			t.Fatalf("%s has no Scrapy: %v", python, err)
		}
		t.Skipf("%s has no Scrapy (apt-get install python3-scrapy)", python)
	}
	return python
}

// twinResult is what a twin wrote.
type twinResult struct {
	Events []string
	Stats  map[string]string
}

func runTwins(t *testing.T, python, site string, cases []conformanceCase) map[string]twinResult {
	t.Helper()
	type order struct {
		Name     string            `json:"name"`
		File     string            `json:"file"`
		Site     string            `json:"site"`
		Settings map[string]string `json:"settings"`
	}
	var orders []order
	dir := t.TempDir()
	for _, c := range cases {
		file := filepath.Join(dir, c.name+".py")
		if err := os.WriteFile(file, []byte(c.part("twin.py")), 0o600); err != nil {
			t.Fatal(err)
		}
		orders = append(orders, order{c.name, file, site, c.settings()})
	}
	input, err := json.Marshal(orders)
	if err != nil {
		t.Fatal(err)
	}
	var complaints bytes.Buffer
	cmd := exec.CommandContext(t.Context(), python, filepath.Join(casesDir, "twins.py"))
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), &complaints
	output, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, complaints.String())
	}
	var results map[string]twinResult
	if err := json.Unmarshal(output, &results); err != nil {
		t.Fatalf("%v in %s\n%s", err, output, complaints.String())
	}
	return results
}
