package jsapi_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// casesDir holds the rules of Scrapy's, one a file; its README says how to read them.
const casesDir = "../runtime/crawltest/cases"

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

// compare fails unless got are the events of the case.
func (c conformanceCase) compare(t *testing.T, got []string) {
	t.Helper()
	want := c.lines("events")
	got = slices.Clone(got)
	settleOrder(want, got)
	if !slices.Equal(got, want) {
		t.Errorf("%s\ngot\n  %s\nwant\n  %s", c.archive.Comment, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// settleOrder sorts each group of lines that may come in any order, and the lines of got
// at its place; the marks of the group go away.
func settleOrder(want, got []string) {
	const mark = "~ "
	for begin := 0; begin < len(want); begin++ {
		end := begin
		for end < len(want) && strings.HasPrefix(want[end], mark) {
			want[end] = want[end][len(mark):]
			end++
		}
		slices.Sort(want[begin:end])
		slices.Sort(got[min(begin, len(got)):min(end, len(got))])
		begin = max(begin, end-1)
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
