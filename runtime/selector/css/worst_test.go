package css_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/css"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// many is how many nodes the documents have at which something quadratic would show: such
// a query takes minutes, where one in proportion to the nodes takes milliseconds.
var many = map[bool]int{false: 200_000, true: 20_000}[underRace]

// wide is a root with that many children; every other is a b.
func wide() *dom.Document {
	d := dom.New("", true)
	root := d.NewElement(atom.Html, dom.NoNS)
	d.Append(dom.Root, root)
	for i := range many {
		n := d.NewElement([]atom.Atom{atom.B, atom.I}[i%2], dom.NoNS)
		d.Append(root, n)
	}
	d.Finish(true)
	return d
}

// deep has chains of that depth below each other's ends; a text is in the last element.
func deep(depth int) *dom.Document {
	d := dom.New("x", true)
	at := dom.Root
	for i := range many / 2 {
		if i%depth == 0 && i > 0 {
			at = d.RootElement()
		}
		n := d.NewElement([]atom.Atom{atom.B, atom.I}[i%2], dom.NoNS)
		d.Append(at, n)
		d.Append(n, d.NewElement(atom.U, dom.NoNS))
		at = n
	}
	d.AppendText(at, d.SourceSpan(0, 1))
	d.Finish(true)
	return d
}

// motley is a root whose children all have names of their own.
func motley() *dom.Document {
	d := dom.New("", true)
	root := d.NewElement(atom.Html, dom.NoNS)
	d.Append(dom.Root, root)
	for i := range many {
		d.Append(root, d.NewElement(d.Intern("x"+strconv.Itoa(i)), dom.NoNS))
	}
	d.Finish(true)
	return d
}

// nested are siblings that have siblings of the same kind below them.
func nested() *dom.Document {
	d := dom.New("", true)
	root := d.NewElement(atom.Html, dom.NoNS)
	d.Append(dom.Root, root)
	for range many / 4 {
		n := d.NewElement(atom.B, dom.NoNS)
		d.Append(root, n)
		for range 3 {
			d.Append(n, d.NewElement(atom.B, dom.NoNS))
		}
	}
	d.Finish(true)
	return d
}

func TestQueriesStayInProportionToTheDocument(t *testing.T) {
	documents := map[string]*dom.Document{"wide": wide(), "deep": deep(500), "deeper": deep(60_000), "motley": motley(), "nested": nested()}
	queries := []string{
		"* * * * * *", "b i b i b i", "u b i b", "a b, a i, a u", "* > * > * > * > *", "b ~ b", "u ~ b", "a ~ b", "a ~ b ~ i ~ b", "a + b ~ b",
		"b:nth-child(3n+1)", "b:nth-last-child(3n+1)", "b:nth-of-type(2n)", ":nth-of-type(2)", ":nth-last-of-type(40n+1)", "b:nth-child(2n of b)", ":nth-last-child(3 of b ~ i)",
		":has(a)", "b:has(u)", ":has(b a)", ":has(b i a)", ":has(> b:has(a))", ":has(:has(a))", ":has(b:has(i:has(a)))", ":not(:has(:not(:has(u))))", ":has(~ a)", ":has(~ b:has(~ a))", ":has(+ b a)", ":has(> u ~ a)", ":has(b ~ a, a ~ b)",
		":is(b i, i b) :is(a b, b u)", ":not(a b):not(b a)", "b:has(:is(a b))", ":has(:not(:has(*)))", ":has(:contains(y))", ":contains(xy)", ":contains(x)", ":lang(en)", ":not(:lang(en))", ":disabled, :read-write, :enabled",
		"b::text, i::text", "::text", "b ::text", "b ::attr(a)",
	}
	for name, d := range documents {
		for _, query := range queries {
			p := compile(t, query, false)
			count := 0
			p.Select(d, css.Scope{Start: dom.Root}, func(css.Result) bool { count++; return true })
			if count > int(d.Len()) {
				t.Errorf("%s on the %s document has %d results", query, name, count)
			}
		}
	}
	for query, want := range map[string]int{"b:nth-child(2n)": 0, "b:nth-of-type(2n)": many / 4, "b ~ b": many/2 - 1, "b:nth-last-child(2n)": many / 2, ":has(~ b)": many - 2, "b:nth-child(3 of b)": 1} {
		count := 0
		compile(t, query, false).Select(documents["wide"], css.Scope{Start: dom.Root}, func(css.Result) bool { count++; return true })
		if count != want {
			t.Errorf("%s selects %d of many siblings, want %d", query, count, want)
		}
	}
}

// TestLongSelectors have more steps and more arguments than any author writes.
func TestLongSelectors(t *testing.T) {
	d := deep(500)
	const steps = 9_000
	for _, query := range []string{
		"b" + strings.Repeat(" *", steps), strings.Repeat("* > ", steps) + "u", strings.Repeat("* ~ ", steps) + "u", strings.Repeat("u + ", steps) + "b",
		"b:has(" + strings.Repeat("* > ", steps) + "u)", strings.TrimSuffix(strings.Repeat("a b,", steps), ","), ":is(" + strings.Repeat("a b,", steps) + "u)",
	} {
		p := compile(t, query, false)
		count := 0
		p.Select(d, css.Scope{Start: d.First(d.RootElement())}, func(css.Result) bool { count++; return count < 3 })
		if want := strings.HasPrefix(query, ":is"); want != (count > 0) {
			t.Errorf("%.20s… selects %d", query, count)
		}
	}
}

func TestContainsAcrossTexts(t *testing.T) {
	words := []string{"aab", "aaa", "b", "abaab", "aabaaab", "ba", "aaaaab", "bab"}
	for seed := range 300 {
		g := newGenerator(false)
		var b strings.Builder
		b.WriteString("<html><head></head><body>")
		for i := range 40 + seed%7 {
			for range seed%5 + 1 {
				g.Uint64()
			}
			b.WriteString(g.pick("a", "aa", "b", "ab", "<em>", "</em>", "<span>", "</span>", "<!-- b -->"))
			_ = i
		}
		d := parseHTML(t, b.String()+"</body></html>")
		for _, word := range words {
			want := []dom.Node{}
			for n := d.RootElement(); n < d.Len(); n++ {
				if d.Kind(n) == dom.Element && strings.Contains(d.TextOf(n), word) {
					want = append(want, n)
				}
			}
			for _, query := range []string{":contains(%s)", ":not(:not(:contains(%s)))", ":contains(''):contains(%s)"} {
				got := []dom.Node{}
				compile(t, fmt.Sprintf(query, word), false).Select(d, css.Scope{Start: dom.Root}, func(r css.Result) bool { got = append(got, r.Node); return true })
				if fmt.Sprint(got) != fmt.Sprint(want) {
					t.Fatalf("%s in %s selects %v, want %v", query, b.String(), got, want)
				}
			}
		}
	}
}
