package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/gojscrape/gojscrape/jsapi"
)

// tapReporter writes TAP 14 (https://testanything.org/tap-version-14-specification.html).
type tapReporter struct {
	w io.Writer
	n int
}

func (t *tapReporter) file(r *fileResult) {
	if t.n == 0 {
		fmt.Fprintln(t.w, "TAP version 14")
	}
	if r.err != nil {
		t.point(false, r.file, "", []string{r.err.Error()})
		return
	}
	for _, f := range r.report.Failures {
		t.point(false, r.file, "", []string{tapText(f)})
	}
	for _, test := range r.report.Tests {
		var why []string
		for _, f := range test.Failures {
			why = append(why, tapText(f))
		}
		directive := map[bool]string{true: " # SKIP"}[test.Status == jsapi.TestSkipped]
		if test.Status == jsapi.TestTodo {
			directive = " # TODO"
		}
		t.point(test.Status == jsapi.TestPassed || test.Status == jsapi.TestSkipped, r.file+" > "+test.FullName(), directive, why)
	}
}

// point writes one test point, and why it failed as a YAML block.
func (t *tapReporter) point(ok bool, name, directive string, why []string) {
	t.n++
	verdict := "ok"
	if !ok {
		verdict = "not ok"
	}
	name = strings.NewReplacer("\n", " ", `\`, `\\`, "#", `\#`).Replace(name)
	fmt.Fprintf(t.w, "%s %d - %s%s\n", verdict, t.n, name, directive)
	if len(why) == 0 {
		return
	}
	fmt.Fprintf(t.w, "  ---\n  message: |\n    %s\n  ...\n", strings.ReplaceAll(strings.Join(why, "\n"), "\n", "\n    "))
}

func tapText(f *jsapi.TestFailure) string {
	text := f.Message
	if f.Place.Line > 0 {
		text += fmt.Sprintf("\nat %s:%d:%d", f.Place.File, f.Place.Line, f.Place.Column)
	}
	return text
}

func (t *tapReporter) end([]*fileResult, time.Duration) { fmt.Fprintf(t.w, "1..%d\n", t.n) }
