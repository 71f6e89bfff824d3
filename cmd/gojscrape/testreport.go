package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/gojscrape/gojscrape/jsapi"
)

// reporter tells of test files as they end, in order, and of all at the end.
type reporter interface {
	file(*fileResult)
	end(results []*fileResult, elapsed time.Duration)
}

func newReporter(kind string, w io.Writer) (reporter, error) {
	p := printer{w: w, color: isTerminal(w) && os.Getenv("NO_COLOR") == ""}
	switch kind {
	case "spec":
		return &specReporter{printer: p}, nil
	case "verbose":
		return &specReporter{printer: p, verbose: true}, nil
	case "dot":
		return &dotReporter{printer: p}, nil
	case "tap":
		return &tapReporter{w: w}, nil
	}
	return nil, fmt.Errorf("--reporter %s: it takes spec, verbose, dot or tap", kind)
}

// printer writes in color where that is wanted.
type printer struct {
	w     io.Writer
	color bool
}

type style string

const (
	red   style = "31"
	green style = "32"
	cyan  style = "36"
	dim   style = "2"
	bold  style = "1"
)

func (p printer) paint(s style, text string) string {
	if !p.color || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

func (p printer) line(format string, args ...any) { fmt.Fprintf(p.w, format+"\n", args...) }

// specReporter writes a line for each file; verbose adds one for each test.
type specReporter struct {
	printer
	verbose bool
}

func (s *specReporter) file(r *fileResult) {
	s.said(r)
	if r.err != nil {
		s.line("%s %s", s.paint(red, "✗"), r.file)
		return
	}
	mark := s.paint(green, "✓")
	if !r.passed() {
		mark = s.paint(red, "✗")
	}
	s.line("%s %s  %s", mark, r.file, s.paint(dim, counts(r.report)+"  "+rounded(r.elapsed)))
	if !s.verbose {
		return
	}
	for _, t := range r.report.Tests {
		s.line("  %s %s%s", s.mark(t), strings.Join(t.Names, " > "), s.paint(dim, "  "+rounded(t.Duration)))
	}
}

func (p printer) mark(t *jsapi.TestCase) string {
	switch t.Status {
	case jsapi.TestPassed:
		return p.paint(green, "✓")
	case jsapi.TestFailed:
		return p.paint(red, "✗")
	case jsapi.TestTodo:
		return p.paint(cyan, "☐")
	}
	return p.paint(dim, "-")
}

// said shows what a file logged.
func (p printer) said(r *fileResult) {
	for _, text := range r.said {
		p.line("%s %s", p.paint(dim, r.file+" |"), strings.ReplaceAll(text, "\n", "\n  "))
	}
}

func (s *specReporter) end(results []*fileResult, elapsed time.Duration) { s.summary(results, elapsed) }

// dotReporter writes a character for each test.
type dotReporter struct{ printer }

func (d *dotReporter) file(r *fileResult) {
	if r.err != nil {
		fmt.Fprint(d.w, d.paint(red, "E"))
		return
	}
	for _, t := range r.report.Tests {
		switch t.Status {
		case jsapi.TestPassed:
			fmt.Fprint(d.w, ".")
		case jsapi.TestFailed:
			fmt.Fprint(d.w, d.paint(red, "F"))
		default:
			fmt.Fprint(d.w, d.paint(dim, "-"))
		}
	}
}

func (d *dotReporter) end(results []*fileResult, elapsed time.Duration) {
	d.line("")
	for _, r := range results {
		d.said(r)
	}
	d.summary(results, elapsed)
}

// counts are those of a file, as in "3 tests, 1 failed".
func counts(r *jsapi.TestReport) string {
	text := plural(len(r.Tests), "test")
	for _, c := range []struct {
		n    int
		what string
	}{
		{r.Count(jsapi.TestFailed), "failed"}, {r.Count(jsapi.TestSkipped), "skipped"}, {r.Count(jsapi.TestTodo), "todo"},
	} {
		if c.n > 0 {
			text += fmt.Sprintf(", %d %s", c.n, c.what)
		}
	}
	if n := len(r.Failures); n > 0 {
		text += ", " + plural(n, "error") + " outside of tests"
	}
	return text
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func rounded(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
