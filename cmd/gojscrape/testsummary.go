package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/gojscrape/gojscrape/jsapi"
)

// summary shows all failures in full, then the totals.
func (p printer) summary(results []*fileResult, elapsed time.Duration) {
	for _, r := range results {
		p.failures(r)
	}
	var files, tests totals
	var tally jsapi.TestTally
	for _, r := range results {
		files.count(r.passed())
		if r.err != nil {
			continue
		}
		for _, t := range r.report.Tests {
			tests.add(t)
		}
		s := r.report.Snapshots
		tally.Written += s.Written
		tally.Updated += s.Updated
		tally.Removed += s.Removed
		for _, name := range s.Obsolete {
			p.line("%s %s: no test asks for the snapshot %q; -u removes it", p.paint(cyan, "obsolete"), r.file, name)
			tally.Obsolete = append(tally.Obsolete, name)
		}
	}
	p.line("")
	p.line("Files      %s", files.text(p))
	p.line("Tests      %s", tests.text(p))
	if text := tallyText(tally); text != "" {
		p.line("Snapshots  %s", text)
	}
	p.line("Time       %s", rounded(elapsed))
}

// totals count files or tests.
type totals struct{ passed, failed, skipped, todo int }

func (t *totals) count(passed bool) {
	if passed {
		t.passed++
	} else {
		t.failed++
	}
}

func (t *totals) add(test *jsapi.TestCase) {
	switch test.Status {
	case jsapi.TestPassed, jsapi.TestFailed:
		t.count(test.Status == jsapi.TestPassed)
	case jsapi.TestTodo:
		t.todo++
	default:
		t.skipped++
	}
}

func (t *totals) text(p printer) string {
	var list []string
	for _, part := range []struct {
		n     int
		what  string
		style style
	}{{t.failed, "failed", red}, {t.passed, "passed", green}, {t.skipped, "skipped", dim}, {t.todo, "todo", cyan}} {
		if part.n > 0 {
			list = append(list, p.paint(part.style, fmt.Sprintf("%d %s", part.n, part.what)))
		}
	}
	if len(list) == 0 {
		return "none"
	}
	return strings.Join(list, ", ")
}

func tallyText(t jsapi.TestTally) string {
	var list []string
	for _, part := range []struct {
		n    int
		what string
	}{{t.Written, "written"}, {t.Updated, "updated"}, {t.Removed, "removed"}, {len(t.Obsolete), "obsolete"}} {
		if part.n > 0 {
			list = append(list, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	return strings.Join(list, ", ")
}
