package css_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/css"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// task is what testdata/oracle.py reads.
type task struct {
	Documents []document `json:"documents"`
	Queries   []string   `json:"queries"`
}

type document struct {
	Type       string            `json:"type"`
	Text       string            `json:"text"`
	Namespaces map[string]string `json:"namespaces"`
}

func askParsel(t *testing.T, ask task) (answers [][][]string) {
	t.Helper()
	const python = "/usr/bin/python3"
	if err := exec.Command(python, "-c", "import parsel").Run(); err != nil {
		if os.Getenv("GOJSCRAPE_REQUIRE_ORACLES") == "1" {
			t.Fatal("python3-parsel is not installed")
		}
		t.Skip("python3-parsel is not installed")
	}
	data, err := json.Marshal(ask)
	if err != nil {
		t.Fatal(err)
	}
	oracle := exec.Command(python, "-B", "testdata/oracle.py")
	oracle.Stdin, oracle.Stderr = bytes.NewReader(data), os.Stderr
	output, err := oracle.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(output, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}

// TestConformanceParsel asks parsel about generated selectors. What both accept must give
// the same, but where the generator says that cssselect departs from the CSS standard.
func TestConformanceParsel(t *testing.T) {
	cases, passed, departing, departed, selectors := 0, 0, 0, 0, 0
	for _, kind := range []string{"html", "xml"} {
		g := newGenerator(kind == "xml")
		ask := task{}
		var docs []*dom.Document
		for i := range 4 {
			text := g.document(20 + 60*i)
			ask.Documents = append(ask.Documents, document{kind, text, map[string]string{"x": "urn:x", "d": "urn:d"}})
			if g.xml {
				docs = append(docs, parseXML(t, text))
			} else {
				docs = append(docs, parseHTML(t, text))
			}
		}
		queries, standard := g.selectors(1500)
		ask.Queries = queries
		for i, answer := range askParsel(t, ask) {
			query := queries[i]
			p, err := css.Compile(query, g.xml)
			if answer[0] != nil && !standard[query] {
				selectors++
			}
			for j, want := range answer {
				if want == nil {
					continue
				}
				if err != nil {
					t.Fatalf("parsel accepts what gives %v", err)
				}
				scope := css.Scope{Start: docs[j].RootElement(), Namespaces: ask.Documents[j].Namespaces}
				got := values(docs[j], p, scope, "k")
				equal := slices.Equal(got, want)
				if standard[query] {
					if departing++; !equal {
						departed++
					}
					continue
				}
				cases++
				if equal {
					passed++
				} else if cases-passed < 20 {
					t.Errorf("%s document %d: %s selects %.300q\nwant %.300q", kind, j, query, fmt.Sprint(got), fmt.Sprint(want))
				}
			}
		}
	}
	t.Logf("%d selectors were compared; of %d answers where cssselect is known to depart from the standard %d differ", selectors, departing, departed)
	t.Logf("conformance|CSS: generated selectors, as parsel answers them|%d|%d|-", cases, passed)
}
