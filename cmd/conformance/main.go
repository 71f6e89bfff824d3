// Command conformance runs the tests that hold parts of gojscrape to a corpus that others
// wrote, or to the answers of another program, and writes what they counted into a table:
//
//	make conformance
//
// Such a test logs one line, conformance|corpus|cases|passed here|passed by the library
// that was replaced, and after another bar, if it likes, which cases fail and why.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

func main() {
	page := flag.String("page", "docs/conformance.md", "the page to write, in a checkout of gojscrape")
	flag.Parse()
	if err := run(*page); err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(1)
	}
}

// run asks the tests and writes the page. A corpus that is not on this machine keeps the
// row that it has.
func run(page string) error {
	tests, err := findTests(".")
	if err != nil {
		return err
	}
	rows, testErr := measure(tests)
	before, err := os.ReadFile(page)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	for _, old := range readPage(string(before)) {
		if test, known := testOf(tests, old.corpus); known && !slices.ContainsFunc(rows, old.same) {
			fmt.Fprintf(os.Stderr, "%s skipped %q: its row stays as it was\n", test.name, old.corpus)
			rows = append(rows, old)
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return strings.Compare(a.corpus, b.corpus) })
	fmt.Print(table(rows))
	if testErr != nil {
		return testErr
	}
	return os.WriteFile(page, []byte(printPage(tests, rows)), 0o644)
}

// measure runs the tests and returns what they logged.
func measure(tests []test) ([]row, error) {
	var names, packages []string
	for _, t := range tests {
		names, packages = append(names, t.name), append(packages, "./"+t.folder)
	}
	slices.Sort(packages)
	args := []string{"test", "-v", "-count=1", "-run", "^(" + strings.Join(names, "|") + ")$"}
	cmd := exec.Command("go", append(args, slices.Compact(packages)...)...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	err := cmd.Run()
	var rows []row
	for line := range strings.Lines(out.String()) {
		if _, logged, found := strings.Cut(line, ": "+marker); found {
			r, err := readRow(strings.TrimSpace(logged))
			if err != nil {
				return nil, err
			}
			rows = append(rows, r)
		}
	}
	if err != nil {
		return rows, fmt.Errorf("a test fails, nothing was written: %w\n%s", err, tail(out.Bytes()))
	}
	return rows, nil
}

// tail is the end of a long output.
func tail(out []byte) []byte { return out[max(0, len(out)-4000):] }
