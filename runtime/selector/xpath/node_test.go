package xpath_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/xpath"
)

// answer is a result as testdata/oracle.py writes it: [type, values].
type answer struct {
	kind   string
	values []string
}

func (a answer) String() string {
	return fmt.Sprintf("%s (%d) %s", a.kind, len(a.values), strings.Join(a.values, " | "))
}

func answerOf(v xpath.Value) answer {
	switch v.Type {
	case xpath.Boolean:
		return answer{"boolean", []string{map[bool]string{true: "True", false: "False"}[v.Bool]}}
	case xpath.Number:
		return answer{"number", []string{python(v.Number)}}
	case xpath.String:
		return answer{"string", []string{v.Text}}
	}
	places := []string{}
	for _, r := range v.Nodes {
		if r.Node != dom.Root || r.Attr != -1 { // lxml leaves the document out
			places = append(places, place(r))
		}
	}
	return answer{"node-set", places}
}

// place names a node by a path of indexes, counting all children but texts. A text is
// that of its element, or the tail of the node before it.
func place(r xpath.NodeRef) string {
	d, n := r.Doc, r.Node
	if prefix, uri, ok := r.Namespace(); ok {
		return "namespace " + prefix + "=" + uri
	}
	if r.Attr >= 0 {
		a := d.AttrAt(n, int(r.Attr))
		name := d.NameOf(a.Name)
		if uri := d.URI(a.NS); uri != "" {
			name = "{" + uri + "}" + name
		}
		return path(d, n) + "@" + name
	}
	switch name := d.NameOf(d.Name(n)); {
	case name == "match" || name == "matches": // of re:match(), in a tree of their own
		return name + " " + r.Value()
	case d.Kind(n) == dom.Text && d.NameOf(d.Name(d.Parent(n))) == "match":
		return "text of match " + r.Value()
	case d.Kind(n) == dom.Text:
		if prev := d.Prev(n); prev != dom.None {
			return path(d, prev) + " tail"
		}
		return path(d, d.Parent(n)) + " text"
	}
	return path(d, n)
}

func path(d *dom.Document, n dom.Node) string {
	index := 0
	for prev := d.Prev(n); prev != dom.None; prev = d.Prev(prev) {
		if d.Kind(prev) != dom.Text {
			index++
		}
	}
	if parent := d.Parent(n); parent != dom.Root {
		return path(d, parent) + "/" + strconv.Itoa(index)
	}
	return strconv.Itoa(index)
}

// python is repr of a float.
func python(f float64) string {
	switch abs := math.Abs(f); {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	case abs != 0 && (abs < 1e-4 || abs >= 1e16):
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}
