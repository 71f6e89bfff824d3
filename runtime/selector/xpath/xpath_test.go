package xpath_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/xpath"
)

func TestSyntaxErrorsShowThePlace(t *testing.T) {
	for expr, want := range map[string]string{
		"":                                  "expected a step: a name, *, @, . or .. at offset 0: ⟨here⟩",
		"//a[":                              "expected a step: a name, *, @, . or .. at offset 4: //a[⟨here⟩",
		"//a[@b='x]":                        "unclosed string at offset 7: //a[@b=⟨here⟩'x]",
		"//a]":                              "expected an operator or the end at offset 3: //a⟨here⟩]",
		"//a b":                             "expected an operator at offset 4: //a ⟨here⟩b",
		"foo(1)":                            "unknown function foo() at offset 0: ⟨here⟩foo(1)",
		"re:foo(1)":                         "unknown function re:foo() at offset 0",
		"count(1)":                          "argument 1 of count() must be a node-set at offset 6: count(⟨here⟩1)",
		"concat('a')":                       "concat() takes at least 2 arguments, not 1 at offset 0",
		"re:test(@a)":                       "test() takes 2 to 3 arguments, not 1",
		"1 | a":                             "| joins node-sets, this is none at offset 0",
		"'a'[1]":                            "only a node-set has predicates and steps",
		"sideways::a":                       "unknown axis sideways at offset 0",
		"a?":                                "unexpected character at offset 1: a⟨here⟩?",
		"$1":                                "expected the name of a variable after $",
		"has-class(@a)":                     "argument 1 of has-class() must be a string",
		"ä/é[":                              "at offset 6: ä/é[⟨here⟩",
		nest("(", 5000, "1"):                "nests too deep",
		nest("a[", 5000, "1"):               "nests too deep",
		nest("not(", 900, ""):               "nests too deep",
		"1" + strings.Repeat(" + 1", 5000):  "nests too deep",
		"a" + strings.Repeat("/a", 5000):    "too many steps",
		strings.Repeat("é", 300) + "[":      "at offset 601: …" + strings.Repeat("é", 29),
		"a[b]]" + strings.Repeat("x ", 200): "at offset 5: a[b]]⟨here⟩" + strings.Repeat("x ", 30) + "…",
	} {
		_, err := xpath.Compile(expr)
		var syntax *xpath.SyntaxError
		if !errors.As(err, &syntax) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s gives %.300v, want %q", expr, err, want)
		}
	}
}

func nest(open string, depth int, inside string) string {
	closing := map[byte]string{'(': ")", '[': "]"}[open[len(open)-1]]
	return strings.Repeat(open, depth) + inside + strings.Repeat(closing, depth)
}

func TestEvaluationErrors(t *testing.T) {
	d := parse(t, read(t, "page.html"), true)
	for expr, want := range map[string]string{
		"//a[@b=$x]":                       "undefined variable $x",
		"$list":                            "$list is a []string: give a string, a number or a boolean",
		"//u:a":                            `undefined namespace prefix "u"`,
		"//@u:*":                           `undefined namespace prefix "u"`,
		"u:test('a','a')":                  `undefined namespace prefix "u"`,
		"m:test('a','a')":                  `unknown function m:test() in the namespace "urn:media"`,
		"//a[re:test(@href,'(')]":          `invalid regular expression "("`,
		"re:replace('a','a','','\\2')":     `invalid replacement "\\2": there is no group 2`,
		"re:replace('a','a','','\\g<no>')": "there is no group no",
	} {
		_, err := evaluate(expr, xpath.Context{Doc: d, Vars: map[string]any{"list": []string{}}, Namespaces: namespaces})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %q", expr, err, want)
		}
	}
	if v, err := evaluate("e:test('ab','B','i')", xpath.Context{Doc: d, Namespaces: map[string]string{"e": "http://exslt.org/regular-expressions"}}); err != nil || !v.Bool {
		t.Errorf("another prefix for the functions of re: %v, %v", v.Bool, err)
	}
}

func TestSelectStopsWhenToldTo(t *testing.T) {
	d := parse(t, "<r>"+strings.Repeat("<a><b/></a>", 10_000)+"</r>", false)
	for _, expr := range []string{"//a", "//b", "//a/b", "/r/a[1]", "//a[b]", "//a[b][2]", "//a[position()<3]", "(//b)[2]", "//b/.."} {
		compiled, err := xpath.Compile(expr)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		steps := int64(100)
		if expr == "//b/.." { // gathers
			steps = 50_000
		}
		if err := compiled.Select(xpath.Context{Doc: d, Steps: steps}, func(xpath.NodeRef) bool { found++; return false }); err != nil || found != 1 {
			t.Errorf("%s found %d, %v", expr, found, err)
		}
	}
	compiled, _ := xpath.Compile("count(//a)")
	if err := compiled.Select(xpath.Context{Doc: d}, nil); !errors.Is(err, xpath.ErrNotNodes) || compiled.SelectsNodes() {
		t.Errorf("selecting a number gives %v", err)
	}
}

// Each of these has an evaluation that takes a time exponential, or of a high power, in the
// size of the document; with the sets kept between steps most are a walk of the document.
func TestBombs(t *testing.T) {
	deep := parse(t, strings.Repeat("<a>", 400)+strings.Repeat("</a>", 400), false)
	wide := parse(t, "<r>"+strings.Repeat("<a x='1'><b/></a>", 2000)+"</r>", false)
	for _, c := range []struct {
		doc   *dom.Document
		expr  string
		steps int64
		want  float64
	}{
		{deep, "count(//*//*//*//*//*//*//*//*)", 20_000, 393},
		{deep, "count(//*/ancestor::*/descendant::*)", 20_000, 399},
		{deep, "count(//*/../*/../*/../*/..)", 20_000, 400},
		{wide, "count(//*/following::*/preceding::*/following::*)", 100_000, 3998},
		{wide, "count(//*/following-sibling::*/preceding-sibling::*)", 100_000, 1999},
		{wide, "count(//@x/../following::a/@x)", 100_000, 1999},
		{wide, "count(//a[. = //b])", 20_000_000, 2000},
		{wide, "count(//a[last()])", 50_000, 1},
		{wide, "count(" + strings.Repeat("//b | ", 200) + "//b)", 2_000_000, 2000},
		{wide, "count(/r" + strings.Repeat(" | /r", 10_000) + ")", 1_000_000, 1},
		{wide, "count(//a[@x" + strings.Repeat(" and @x", 5_000) + "])", 20_000_000, 2000},
	} {
		v, err := evaluate(c.expr, xpath.Context{Doc: c.doc, Steps: c.steps})
		if err != nil || v.Number != c.want {
			t.Errorf("%.80s is %v, %v; want %v", c.expr, v.Number, err, c.want)
		}
	}
	for _, expr := range []string{
		"//*[count(//*[count(//*) > 1]) > 1]", "//*/following::*[position() > 1]", "//*[//*[//*[not(//*)]]]",
		"//a[contains(string(/), concat(/, /, position()))]", "//a[re:test(string(/), '(x+x+)+y')]/following::*[last()]",
		"//*[set:distinct(//*)]", "//*[string-length(translate(/, 'a', 'b')) = id(//b)]",
	} {
		if _, err := evaluate(expr, xpath.Context{Doc: wide, Steps: 300_000}); !errors.Is(err, xpath.ErrBudget) {
			t.Errorf("%s gives %v, want the error for the budget", expr, err)
		}
	}
}

func TestBacktrackingEnds(t *testing.T) {
	d := parse(t, "<r>"+strings.Repeat("<a>"+strings.Repeat("a", 40)+"!</a>", 50)+"</r>", false)
	if _, err := evaluate(`//a[re:test(., '(?=a)(a+)+$')]`, xpath.Context{Doc: d}); !errors.Is(err, xpath.ErrBudget) {
		t.Errorf("a catastrophic pattern gives %v", err)
	}
}

func TestNodeRefs(t *testing.T) {
	d := parse(t, `<r xmlns:p="urn:p"><a x="1">t<b>u</b></a><?pi data?></r>`, false)
	v, err := evaluate("//a | //@x | //a/text() | //a/namespace::p | //processing-instruction()", xpath.Context{Doc: d})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range v.Nodes {
		prefix, uri, _ := r.Namespace()
		got = append(got, fmt.Sprint(d.Kind(r.Node), r.Attr, prefix, uri, r.Value()))
	}
	want := []string{
		fmt.Sprint(dom.Element, -1, "", "", "tu"), fmt.Sprint(dom.Element, -3, "p", "urn:p", "urn:p"),
		fmt.Sprint(dom.Element, 0, "", "", "1"), fmt.Sprint(dom.Text, -1, "", "", "t"),
		fmt.Sprint(dom.ProcessingInstruction, -1, "", "", "data"),
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestVariables(t *testing.T) {
	d := parse(t, `<r><a>1</a><a>2</a><a>x</a></r>`, false)
	for _, c := range []struct {
		expr  string
		value any
		want  string
	}{
		{"string(//a[$v])", 2, "2"}, {"string(//a[$v])", int64(3), "x"}, {"string(//a[$v])", 2.0, "2"}, {"string(//a[.=$v])", "x", "x"},
		{"string(//a[. = $v])", float32(2), "2"}, {"string(//a[position() = $v])", uint(2), "2"}, {"string(not($v))", true, "false"},
		{"string($v)", `both ' and "`, `both ' and "`}, {"string($v)", false, "false"}, {"string(count(//a[$v]))", "", "0"},
	} {
		v, err := evaluate(c.expr, xpath.Context{Doc: d, Vars: map[string]any{"v": c.value}})
		if err != nil || v.Text != c.want {
			t.Errorf("%s with %v is %q, %v; want %q", c.expr, c.value, v.Text, err, c.want)
		}
	}
}

func TestNamesInHTMLHaveNoNamespaces(t *testing.T) {
	d := dom.New("", true)
	svg := d.NewElement(d.Intern("svg"), dom.SVG)
	d.Append(dom.Root, svg)
	d.Finish(false)
	if v, err := evaluate("count(//svg[self::svg])", xpath.Context{Doc: d}); err != nil || v.Number != 1 {
		t.Errorf("svg is found %v times, %v", v.Number, err)
	}
}

func TestConcurrentEvaluations(t *testing.T) {
	d := parse(t, read(t, "page.html"), true)
	compiled, err := xpath.Compile(`count(//li[position() > 1][last()] | //p/ancestor::div | set:distinct(//td[re:test(., '^\d')]))`)
	if err != nil {
		t.Fatal(err)
	}
	want, err := compiled.Evaluate(xpath.Context{Doc: d})
	if err != nil {
		t.Fatal(err)
	}
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for range 100 {
				if v, err := compiled.Evaluate(xpath.Context{Doc: d}); err != nil || v.Number != want.Number {
					t.Errorf("got %v, %v; want %v", v.Number, err, want.Number)
				}
			}
		})
	}
	workers.Wait()
}

// FuzzXPath runs any expression on small documents: it ends, and nodes come in order.
func FuzzXPath(f *testing.F) {
	for _, q := range slices.Concat(corpus(f), cases(f)) {
		f.Add(q.expr)
	}
	docs := []*dom.Document{parse(f, read(f, "page.html"), true), parse(f, read(f, "feed.xml"), false)}
	f.Fuzz(func(t *testing.T, expr string) {
		compiled, err := xpath.Compile(expr)
		if err != nil {
			return
		}
		for _, d := range docs {
			c := xpath.Context{Doc: d, Node: d.RootElement(), Vars: variables, Namespaces: namespaces, Steps: 100_000}
			v, err := compiled.Evaluate(c)
			if err != nil {
				continue
			}
			for i := 1; i < len(v.Nodes); i++ {
				a, b := v.Nodes[i-1], v.Nodes[i]
				if a == b || a.Doc == b.Doc && a.Node > b.Node {
					t.Errorf("%q: node %v comes before %v", expr, a.Node, b.Node)
				}
			}
		}
	})
}
