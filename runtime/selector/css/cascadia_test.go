package css_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/gojscrape/gojscrape/runtime/selector/css"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// otherwise is what means something else to cascadia: :matches() takes a regular
// expression, :contains() and :lang() match texts too, a part of a value may be empty.
var otherwise = []string{"::", ":scope", ":matches", ":contains", ":lang", "=''"}

// TestConformanceCascadia compares generated selectors with cascadia, the matcher of
// goquery: those it accepts and that mean the same to it.
func TestConformanceCascadia(t *testing.T) {
	g := newGenerator(false)
	var docs []*dom.Document
	var trees []*html.Node
	for i := range 4 {
		text := g.document(20 + 60*i)
		docs = append(docs, parseHTML(t, text))
		tree, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		trees = append(trees, tree)
	}
	cases, passed := 0, 0
	queries, _ := g.selectors(3000)
	for _, query := range queries {
		if slices.ContainsFunc(otherwise, func(part string) bool { return strings.Contains(query, part) }) {
			continue
		}
		reference, err := cascadia.Compile(query)
		if err != nil {
			continue
		}
		p := compile(t, query, false)
		for i, d := range docs {
			want := []string{}
			for _, n := range reference.MatchAll(trees[i]) {
				want = append(want, mark(n))
			}
			got := values(d, p, css.Scope{Start: dom.Root}, "k")
			if cases++; slices.Equal(got, want) {
				passed++
			} else if cases-passed < 10 {
				t.Errorf("document %d: %s selects %.300q, cascadia %.300q", i, query, strings.Join(got, " "), strings.Join(want, " "))
			}
		}
	}
	t.Logf("conformance|CSS: generated selectors, as cascadia answers them|%d|%d|-", cases, passed)
}

func mark(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "k" {
			return a.Val
		}
	}
	return ""
}
