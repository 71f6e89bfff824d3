package css_test

import (
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/css"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// TestFunctionsMeanWhatTheStandardSays works :has(), :is() and :not() out from what their
// arguments select alone. It covers what cssselect gets wrong, so that parsel can't tell.
func TestFunctionsMeanWhatTheStandardSays(t *testing.T) {
	for _, xml := range []bool{false, true} {
		g := newGenerator(xml)
		text := g.document(150)
		d := parseHTML(t, text)
		if xml {
			d = parseXML(t, text)
		}
		scope := css.Scope{Start: dom.Root, Namespaces: map[string]string{"x": "urn:x", "d": "urn:d"}}
		selected := func(query string) (found []dom.Node) {
			compile(t, query, xml).Select(d, scope, func(r css.Result) bool { found = append(found, r.Node); return true })
			return found
		}
		all := selected("*")
		for range 400 {
			a, b := g.complex(false), g.complex(false)
			inA, inB := selected(a), selected(b)
			for query, is := range map[string]func(n dom.Node) bool{
				":is(" + a + ", " + b + ")":  func(n dom.Node) bool { return slices.Contains(inA, n) || slices.Contains(inB, n) },
				":not(" + a + ", " + b + ")": func(n dom.Node) bool { return !slices.Contains(inA, n) && !slices.Contains(inB, n) },
				":is(" + a + "):has(> :is(" + b + "))": func(n dom.Node) bool {
					return slices.Contains(inA, n) && slices.ContainsFunc(inB, func(m dom.Node) bool { return d.Parent(m) == n })
				},
				":has(:is(" + a + "))": func(n dom.Node) bool {
					return slices.ContainsFunc(inA, func(m dom.Node) bool { return n < m && m < d.End(n) })
				},
				":has(~ :is(" + a + "), + :is(" + b + "))": func(n dom.Node) bool {
					later := func(m dom.Node) bool { return n < m && d.Parent(m) == d.Parent(n) }
					next := slices.IndexFunc(all, later)
					return slices.ContainsFunc(inA, later) || next >= 0 && slices.Contains(inB, all[next])
				},
				":has(> :is(" + a + ") :is(" + b + "))": func(n dom.Node) bool {
					return slices.ContainsFunc(inB, func(m dom.Node) bool {
						return slices.ContainsFunc(inA, func(k dom.Node) bool { return d.Parent(k) == n && k < m && m < d.End(k) })
					})
				},
			} {
				want := slices.DeleteFunc(slices.Clone(all), func(n dom.Node) bool { return !is(n) })
				if got := selected(query); !slices.Equal(got, want) {
					t.Fatalf("xml %v: %s selects %v, want %v", xml, query, got, want)
				}
			}
		}
	}
}
