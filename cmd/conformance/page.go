package main

import (
	"fmt"
	"slices"
	"strings"
)

// row is what a test counted. A library that was never asked is "-".
type row struct {
	corpus, cases, passed, library string
	known                          string // the failures and their reasons, "" without any
}

func (r row) same(other row) bool { return r.corpus == other.corpus }

func readRow(logged string) (row, error) {
	fields := strings.SplitN(logged, "|", 5)
	if len(fields) < 4 {
		return row{}, fmt.Errorf("a test logs %q: want corpus|cases|passed here|passed by the library", logged)
	}
	r := row{corpus: fields[0], cases: fields[1], passed: fields[2], library: fields[3]}
	if len(fields) == 5 {
		r.known = fields[4]
	}
	return r, nil
}

const intro = `# Conformance

Parts of gojscrape are held to what others wrote down or answer. This page is made by ` + "`make conformance`" + `, which
runs the tests and copies what they counted. Each of them fails for a case that fails and is not known to, and for one
that is known to fail and does not any more.

- A row that says *as parsel, cascadia, libxml2, lxml or V8 answers* compares answers: to expressions that are in the
  repository, or that a generator makes of a fixed seed. The other rows count the cases of a public test suite.
- The third number is what passes with the library that did the work before, where it was asked: x/net/html for HTML,
  antchfx/xpath for XPath.
- Suites that are not part of the repository are looked for beside it. Without them a row stays as it was last counted.

`

const knownTitle = "\n## What is known to fail\n"

func printPage(tests []test, rows []row) string {
	var b strings.Builder
	b.WriteString(intro + table(rows) + knownTitle + "\n")
	for _, r := range rows {
		if r.known != "" {
			fmt.Fprintf(&b, "- **%s**: %s\n", r.corpus, r.known)
		}
	}
	b.WriteString("\n## Where the tests are\n\n")
	for _, t := range tests {
		fmt.Fprintf(&b, "- `%s` in [`%s`](../%s)", t.name, t.folder, t.folder)
		if !slices.ContainsFunc(rows, func(r row) bool { return t.corpus.MatchString(r.corpus) }) {
			b.WriteString(", whose suite was not there")
		}
		b.WriteString("\n")
	}
	return b.String()
}

const tableHead = "| Corpus | Cases | Passed here | Passed by the library it replaces |\n|---|--:|--:|--:|\n"

func table(rows []row) string {
	var b strings.Builder
	b.WriteString(tableHead)
	for _, r := range rows {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.corpus, r.cases, r.passed, r.library)
	}
	return b.String()
}

// readPage is printPage backwards.
func readPage(page string) (rows []row) {
	_, rest, found := strings.Cut(page, tableHead)
	if !found {
		return nil
	}
	lines, rest, _ := strings.Cut(rest, knownTitle)
	known := map[string]string{}
	for line := range strings.Lines(rest) {
		corpus, why, found := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "- **"), "**: ")
		if found {
			known[corpus] = why
		}
	}
	for line := range strings.Lines(lines) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if len(cells) == 4 {
			corpus := strings.TrimPrefix(cells[0], "| ")
			rows = append(rows, row{corpus, cells[1], cells[2], strings.TrimSuffix(cells[3], " |"), known[corpus]})
		}
	}
	return rows
}
