package selector_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector"
)

// table is testdata/parsel.json: queries and what parsel answers, written by testdata/oracle.py.
type table struct {
	Documents map[string]document `json:"documents"`
	Cases     []oracleCase        `json:"cases"`
}

type document struct {
	Type       string            `json:"type"`
	Text       string            `json:"text"`
	Namespaces map[string]string `json:"namespaces"`
}

type oracleCase struct {
	Document string   `json:"document"`
	Steps    []string `json:"steps"` // "css …" or "xpath …", each run on what the one before selected
	Want     []string `json:"want"`
}

func readTable(t *testing.T, data []byte) (tab table) {
	t.Helper()
	if err := json.Unmarshal(data, &tab); err != nil {
		t.Fatal(err)
	}
	return tab
}

func (d document) root() *selector.Selector {
	typ := selector.HTML
	if d.Type == "xml" {
		typ = selector.XML
	}
	s := selector.New(d.Text, typ)
	for prefix, uri := range d.Namespaces {
		s.RegisterNamespace(prefix, uri)
	}
	return s
}

func (c oracleCase) run(s *selector.Selector) ([]string, error) {
	found := selector.List{s}
	for _, step := range c.Steps {
		var err error
		language, query, _ := strings.Cut(step, " ")
		if language == "css" {
			found, err = found.CSS(query)
		} else {
			found, err = found.XPath(query, selector.XPathOptions{})
		}
		if err != nil {
			return nil, err
		}
	}
	return found.GetAll(), nil
}

func TestSelectsWhatParselSelects(t *testing.T) {
	data, err := os.ReadFile("testdata/parsel.json")
	if err != nil {
		t.Fatal(err)
	}
	tab := readTable(t, data)
	for _, c := range tab.Cases {
		t.Run(c.Document+"/"+strings.Join(c.Steps, " then "), func(t *testing.T) {
			got, err := c.run(tab.Documents[c.Document].root())
			if err != nil || !slices.Equal(got, c.Want) {
				t.Errorf("got %q, %v\nwant %q", got, err, c.Want)
			}
		})
	}
}

// TestTableIsWhatParselAnswers holds the table to the parsel of this machine.
func TestTableIsWhatParselAnswers(t *testing.T) {
	const python = "/usr/bin/python3"
	if err := exec.Command(python, "-c", "import parsel").Run(); err != nil {
		if os.Getenv("GOJSCRAPE_REQUIRE_ORACLES") == "1" {
			t.Fatal("python3-parsel is not installed")
		}
		t.Skip("python3-parsel is not installed")
	}
	data, err := os.ReadFile("testdata/parsel.json")
	if err != nil {
		t.Fatal(err)
	}
	oracle := exec.Command(python, "-B", "testdata/oracle.py")
	oracle.Stdin, oracle.Stderr = bytes.NewReader(data), os.Stderr
	answer, err := oracle.Output()
	if err != nil {
		t.Fatal(err)
	}
	want, got := readTable(t, answer), readTable(t, data)
	for i, c := range got.Cases {
		if !slices.Equal(c.Want, want.Cases[i].Want) {
			t.Errorf("%s %q: the table says %q, parsel %q", c.Document, c.Steps, c.Want, want.Cases[i].Want)
		}
	}
}
