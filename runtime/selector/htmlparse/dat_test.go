package htmlparse_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// treeCase is one case of tree construction.
type treeCase struct {
	name       string // file:number, from 1
	data, want string
	context    string
	scriptOnly bool
}

// readTreeCases reads all .dat files.
func readTreeCases(t testing.TB) (cases []treeCase) {
	t.Helper()
	files, err := filepath.Glob("testdata/tree-construction/*.dat")
	if err != nil || len(files) == 0 {
		t.Fatalf("no corpus: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range strings.Split("\n\n"+string(text), "\n\n#data\n")[1:] {
			tc := parseTreeCase(c)
			tc.name = fmt.Sprintf("%s:%d", filepath.Base(file), i+1)
			cases = append(cases, tc)
		}
	}
	return cases
}

func parseTreeCase(text string) (c treeCase) {
	section := "#data"
	parts := map[string][]string{}
	for line := range strings.SplitSeq(text, "\n") {
		switch line {
		case "#errors", "#new-errors", "#document-fragment", "#document", "#script-on", "#script-off":
			section = line
			parts[section] = []string{}
			continue
		}
		parts[section] = append(parts[section], line)
	}
	c.data = strings.Join(parts["#data"], "\n")
	c.context = strings.Join(parts["#document-fragment"], "")
	c.want = strings.TrimRight(strings.Join(parts["#document"], "\n"), "\n") + "\n"
	_, c.scriptOnly = parts["#script-on"]
	return c
}

// dumpTree writes what is below n as the corpus does.
func dumpTree(d *dom.Document, n dom.Node) string {
	var b strings.Builder
	dumpBelow(&b, d, n, 0)
	return b.String()
}

func dumpBelow(b *strings.Builder, d *dom.Document, parent dom.Node, level int) {
	for n := d.First(parent); n != dom.None; n = d.Next(n) {
		line := func(level int, format string, args ...any) {
			fmt.Fprintf(b, "| %s"+format+"\n", append([]any{strings.Repeat("  ", level)}, args...)...)
		}
		switch d.Kind(n) {
		case dom.Text:
			line(level, "%q", verbatim(d.Data(n)))
		case dom.Comment:
			line(level, "<!-- %s -->", d.Data(n))
		case dom.Doctype:
			line(level, "<!DOCTYPE %s>", d.Data(n))
		case dom.Element:
			line(level, "<%s%s>", space(d.NS(n)), d.QName(n))
			var attrs []string
			for _, a := range d.Attrs(n) {
				name := d.NameOf(a.Name)
				attrs = append(attrs, fmt.Sprintf("%s%s=\"%s\"", space(a.NS), name, a.Value))
			}
			slices.Sort(attrs)
			for _, a := range attrs {
				line(level+1, "%s", a)
			}
			below := level + 1
			if d.Name(n) == atom.Template && d.NS(n) == dom.NoNS {
				line(below, "content")
				below++
			}
			dumpBelow(b, d, n, below)
		}
	}
}

// verbatim prints itself in quotes without escapes.
type verbatim string

func (v verbatim) Format(s fmt.State, _ rune) { fmt.Fprint(s, `"`+string(v)+`"`) }

// space is the prefix that the corpus writes for a namespace.
func space(ns dom.NS) string {
	switch ns {
	case dom.SVG:
		return "svg "
	case dom.MathML:
		return "math "
	case dom.XLink:
		return "xlink "
	case dom.XML:
		return "xml "
	case dom.XMLNS:
		return "xmlns "
	}
	return ""
}
