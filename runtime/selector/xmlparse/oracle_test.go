package xmlparse_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/xmlparse"
)

// reading is what a parser makes of a document; nil if there is no element in it.
type reading struct {
	Markup []string `json:"markup"` // of the first elements
	Names  []string `json:"names"`  // of each element: {uri}local, then those of its attributes
	Texts  []string `json:"texts"`

	odd bool // a namespace has a name that libxml2 writes without escapes
}

// mostMarkup is how many elements testdata/oracle.py writes out.
const mostMarkup = 40

func read(text string) *reading {
	d := dom.New(text, false)
	_ = xmlparse.Parse(d, xmlparse.Options{}) // the tree is what counts
	root := d.RootElement()
	if root == dom.None {
		return nil
	}
	r := &reading{Texts: []string{}, odd: oddURI(d, root)}
	for n := root; n < d.End(root); n++ {
		switch d.Kind(n) {
		case dom.Element:
			if len(r.Markup) < mostMarkup {
				r.Markup = append(r.Markup, string(d.AppendXML(nil, n)))
			}
			r.Names = append(r.Names, names(d, n))
		case dom.Text:
			r.Texts = append(r.Texts, d.Data(n))
		}
	}
	return r
}

// oddURI reports whether the name of a namespace needs escapes.
func oddURI(d *dom.Document, root dom.Node) bool {
	for n := root; n < d.End(root); n++ {
		for _, a := range d.Attrs(n) {
			if a.NS == dom.XMLNS && strings.ContainsAny(a.Value, "<>&\"") {
				return true
			}
		}
	}
	return false
}

func names(d *dom.Document, n dom.Node) string {
	found := []string{clark(d, d.NS(n), d.NameOf(d.Name(n)))}
	for _, a := range d.Attrs(n) {
		if a.NS != dom.XMLNS {
			found = append(found, clark(d, a.NS, d.NameOf(a.Name)))
		}
	}
	return strings.Join(found, " ")
}

func clark(d *dom.Document, ns dom.NS, local string) string {
	if ns == dom.NoNS {
		return local
	}
	return "{" + d.URI(ns) + "}" + local
}

// difference is the first part in which two readings differ, "" if none does.
func (r *reading) difference(want *reading) string {
	switch {
	case r == nil && want == nil:
		return ""
	case r == nil || want == nil:
		return fmt.Sprintf("got no document: %v; lxml: %v", r == nil, want == nil)
	}
	parts := [][2][]string{{r.Names, want.Names}, {r.Texts, want.Texts}, {r.Markup, want.Markup}}
	if r.odd {
		parts = parts[:2]
	}
	for _, part := range parts {
		for i := range max(len(part[0]), len(part[1])) {
			if got, lxml := at(part[0], i), at(part[1], i); got != lxml && asNames.Replace(got) != asNames.Replace(lxml) {
				return fmt.Sprintf("got  %s\nlxml %s", got, lxml)
			}
		}
	}
	return ""
}

func at(list []string, i int) string {
	if i < len(list) {
		return fmt.Sprintf("%q", list[i])
	}
	return "nothing"
}

// ask is what lxml reads in the documents. Without lxml the test is skipped.
func ask(t *testing.T, documents []string) (answers []*reading) {
	t.Helper()
	const python = "/usr/bin/python3"
	if err := exec.Command(python, "-c", "import lxml").Run(); err != nil {
		if os.Getenv("GOJSCRAPE_REQUIRE_ORACLES") == "1" {
			t.Fatal("python3-lxml is not installed")
		}
		t.Skip("python3-lxml is not installed")
	}
	question, err := json.Marshal(documents)
	if err != nil {
		t.Fatal(err)
	}
	oracle := exec.Command(python, "-B", "testdata/oracle.py")
	oracle.Stdin, oracle.Stderr = bytes.NewReader(question), os.Stderr
	answer, err := oracle.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(answer, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}

// TestConformanceRecovery holds the trees of generated documents, most of them broken, to
// lxml's, and what AppendXML writes to what tostring writes.
func TestConformanceRecovery(t *testing.T) {
	var ours, theirs []string
	for seed := range uint64(3000) {
		document := generate(seed)
		ours = append(ours, document)
		theirs = append(theirs, forLibxml2(document))
	}
	passed := 0
	for i, want := range ask(t, theirs) {
		if difference := read(ours[i]).difference(want); difference == "" {
			passed++
		} else {
			t.Errorf("%q\n%s", ours[i], difference)
		}
	}
	t.Logf("conformance|XML: generated documents, most of them broken, as lxml reads them|%d|%d|-", len(ours), passed)
}
