package css_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/css"
)

func TestErrorsShowThePlace(t *testing.T) {
	for _, c := range []struct {
		query  string
		offset int
		says   string
	}{
		{"", 0, "expected a selector, found the end"},
		{"p,", 2, "expected a selector"},
		{"p >", 3, "expected a selector"},
		{"> > p", 2, "expected a selector, found '>'"},
		{"+ p", 0, "cannot begin with '+'"},
		{"p)", 1, "unexpected ')'"},
		{"p[", 2, "expected a name"},
		{"p.", 2, "expected a name"},
		{"p# a", 2, "expected an id"},
		{"a[b=1]", 4, "a string in quotes"},
		{`a[b="x]`, 4, "unclosed string"},
		{"a[b='x\n']", 4, "goes over the end of its line"},
		{"a[b%=x]", 3, `expected "]"`},
		{"a[b=x z]", 6, `the flag "z"`},
		{"a[b=x i", 7, `expected "]"`},
		{"p::before", 1, "::before is unknown"},
		{"p::text b", 1, "not at the end"},
		{"p::attr", 1, "::attr(href)"},
		{"p::attr(1)", 8, "expected a name"},
		{"ä:foo", 2, ":foo is unknown at character 2"},
		{"p:foo(1)", 1, ":foo() is unknown"},
		{"p:is(a", 6, "unclosed parenthesis"},
		{"p:not()", 6, "expected a selector"},
		{"p:not(a b,)", 10, "expected a selector"},
		{"p:not(a, :foo)", 9, ":foo is unknown"},
		{"p:not(b::text)", 6, "pseudo-element inside :not()"},
		{"p:has(b::text)", 6, "pseudo-element inside :has()"},
		{"p:has()", 6, "expected a selector"},
		{"p:nth-child(x)", 12, `found "x"`},
		{"p:nth-child(2n 1)", 12, "expected an+b"},
		{"p:nth-of-type(1 of p)", 14, "expected an+b"},
		{"p:nth-child()", 12, "expected an+b"},
		{"p:contains()", 11, "expected a name"},
		{"p:contains(a b)", 13, `expected ")"`},
		{"a\\\n", 1, `unexpected '\\'`},
		{strings.Repeat("p:is(", 300), 1005, "more than 200 parentheses"},
		{strings.Repeat("p ", 40_000), 64 << 10, "longer than 64 KiB"},
	} {
		_, err := css.Compile(c.query, false)
		var bad *css.SyntaxError
		if !errors.As(err, &bad) || bad.Offset != c.offset || bad.Query != c.query || !strings.Contains(err.Error(), c.says) || len(err.Error()) > 600 {
			t.Errorf("%.40q gives the error %v (%+v), want one at %d that says %q", c.query, err, bad, c.offset, c.says)
		}
	}
}

// FuzzCompile looks for selectors that break the compiler or the matcher.
func FuzzCompile(f *testing.F) {
	for _, seed := range []string{"div > p.x:not(:has(> a, b ~ c))::text", "a[b|c*='x' i]:nth-child(2n+1 of .a)", ":is(p, :foo, 'x', b)::attr(a|b)", `\64 #\31 /* x */, *|a ::text`,
		":contains(a):lang(en, 'fr'):disabled", "> a + b ~ c d", ":nth-last-of-type(-n+3):only-child:read-write"} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	d := parseHTML(f, page)
	f.Fuzz(func(t *testing.T, query string, xml bool) {
		p, err := css.Compile(query, xml)
		if err != nil {
			if err.Error() == "" {
				t.Error("an error without a text")
			}
			return
		}
		last := css.Result{}
		p.Select(d, css.Scope{Start: d.RootElement()}, func(r css.Result) bool {
			if r.Node < last.Node || r.Node == last.Node && r.Attr <= last.Attr {
				t.Errorf("%q: %v comes after %v", query, r, last)
			}
			last = r
			return true
		})
	})
}
