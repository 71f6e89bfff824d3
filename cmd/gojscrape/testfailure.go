package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/gojscrape/gojscrape/jsapi"
)

// failures shows what failed in a file: the file itself, then its tests.
func (p printer) failures(r *fileResult) {
	if r.err != nil {
		p.title(r.file)
		p.line("%s", indent(r.err.Error()))
		return
	}
	for _, f := range r.report.Failures {
		p.title(r.file)
		p.failure(f)
	}
	for _, t := range r.report.Tests {
		for _, f := range t.Failures {
			p.title(r.file + " > " + t.FullName())
			p.failure(f)
		}
	}
}

func (p printer) title(text string) {
	p.line("")
	p.line("%s %s", p.paint(red, "FAIL"), p.paint(bold, text))
	p.line("")
}

// failure shows what was expected, the difference, and the code that says so.
func (p printer) failure(f *jsapi.TestFailure) {
	p.line("%s", indent(f.Message))
	if f.Expected != "" || f.Received != "" {
		p.line("")
		p.diff(f.Expected, f.Received)
	}
	if f.Place.Line > 0 {
		p.line("")
		p.frame(f.Place)
	}
	if f.Stack != "" {
		p.line("")
		p.line("%s", p.paint(dim, f.Stack))
	}
}

func indent(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }

// diffContext is how many lines are shown around those that differ.
const diffContext = 3

// diff shows two values line by line, without what is far from any difference.
func (p printer) diff(expected, received string) {
	lines := jsapi.TestDiff(expected, received)
	p.line("  %s", p.paint(green, "- expected"))
	p.line("  %s", p.paint(red, "+ received"))
	p.line("")
	for i := 0; i < len(lines); i++ {
		if far := farFromEdits(lines, i); far > 2 {
			p.line("  %s", p.paint(dim, "  … "+plural(far, "line")))
			i += far - 1
			continue
		}
		line := lines[i]
		text := strings.TrimRight(string(line.Edit)+" "+line.Text, " ")
		switch line.Edit {
		case jsapi.DiffRemoved:
			text = p.paint(green, text)
		case jsapi.DiffAdded:
			text = p.paint(red, text)
		}
		p.line("  %s", text)
	}
}

// farFromEdits is how many lines from i on are near no difference.
func farFromEdits(lines []jsapi.TestDiffLine, i int) (n int) {
	for i+n < len(lines) && !nearEdit(lines, i+n) {
		n++
	}
	return n
}

func nearEdit(lines []jsapi.TestDiffLine, i int) bool {
	for _, line := range lines[max(0, i-diffContext):min(len(lines), i+diffContext+1)] {
		if line.Edit != jsapi.DiffSame {
			return true
		}
	}
	return false
}

// frame shows a place, and the lines around it when the file can be read.
func (p printer) frame(at jsapi.TestPlace) {
	p.line("  %s", p.paint(cyan, fmt.Sprintf("%s:%d:%d", at.File, at.Line, at.Column)))
	source, err := os.ReadFile(at.File)
	lines := strings.Split(strings.TrimSuffix(string(source), "\n"), "\n")
	if err != nil || at.Line > len(lines) {
		return
	}
	last := min(at.Line+2, len(lines))
	width := len(fmt.Sprint(last))
	for n := max(at.Line-2, 1); n <= last; n++ {
		text := strings.TrimRight(lines[n-1], "\r")
		if n != at.Line {
			p.line("%s", p.paint(dim, strings.TrimRight(fmt.Sprintf("    %*d | %s", width, n, text), " ")))
			continue
		}
		p.line("  %s %*d | %s", p.paint(red, ">"), width, n, text)
		p.line("    %*s | %s%s", width, "", blank(text, at.Column-1), p.paint(red, "^"))
	}
}

// blank is as wide as the first characters of a text, tabs included.
func blank(text string, characters int) string {
	var b strings.Builder
	for _, r := range text {
		if characters--; characters < 0 {
			break
		}
		if r != '\t' {
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String()
}
