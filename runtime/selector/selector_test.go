package selector_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector"
)

func css(t *testing.T, s *selector.Selector, query string) selector.List {
	t.Helper()
	found, err := s.CSS(query)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func xpath(t *testing.T, s *selector.Selector, query string, opts selector.XPathOptions) []string {
	t.Helper()
	found, err := s.XPath(query, opts)
	if err != nil {
		t.Fatal(err)
	}
	return found.GetAll()
}

// TestFollowsTheCSSStandard lists where the standard is followed and not cssselect.
func TestFollowsTheCSSStandard(t *testing.T) {
	const text = `<div id=d class=x><p id=p>1</p><b id=b></b><b id=c></b></div>
<form><input id=i disabled><input id=h type=hidden><a id=a href=x></a></form>`
	s := selector.New(text, selector.HTML)
	for query, want := range map[string][]string{
		"div.x:is(.y)::attr(id)":            nil,
		"div.x:is(.x, .y)::attr(id)":        {"d"},
		"b:is(#b, #c):not(#c)::attr(id)":    {"b"},
		":not(:not(p))::attr(id)":           {"p"},
		"div :not(p, #b)::attr(id)":         {"c"},
		"div:not(:has(i))::attr(id)":        {"d"},
		"p:has(+ b)::attr(id)":              {"p"},
		"p:has(~ #c)::attr(id)":             {"p"},
		"div:has(> p + b)::attr(id)":        {"d"},
		"div *:first-of-type::attr(id)":     {"p", "b"},
		"div :only-of-type::attr(id)":       {"p"},
		"input:disabled::attr(id)":          {"i"},
		":enabled::attr(id)":                {"h"},
		":link::attr(id)":                   {"a"},
		"DIV::attr(ID)":                     {"d"},
		"div/* a comment */ /**/p::text":    {"1"},
		`#\64 ::attr(id)`:                   {"d"},
		"div:nth-child( 2n + 1 )::attr(id)": {"d"},
	} {
		if got := css(t, s, query).GetAll(); !slices.Equal(got, want) {
			t.Errorf("%s selects %q, want %q", query, got, want)
		}
	}
}

func TestCSSNamesAnyNamespace(t *testing.T) {
	s := selector.New(`<r><t>1</t><t xmlns="urn:d">2</t></r>`, selector.XML)
	if got := css(t, s, "*|t::text").GetAll(); !slices.Equal(got, []string{"1", "2"}) {
		t.Errorf("*|t selects %q", got)
	}
}

func TestBadQueriesAreNamedInTheError(t *testing.T) {
	html, xml := selector.New("<p>", selector.HTML), selector.New("<p/>", selector.XML)
	json := selector.New("{}", selector.JSON)
	byCSS := func(s *selector.Selector, query string) error { _, err := s.CSS(query); return err }
	byXPath := func(s *selector.Selector, query string) error {
		_, err := s.XPath(query, selector.XPathOptions{Vars: map[string]any{"list": []string{}}})
		return err
	}
	for _, c := range []struct {
		run   func(*selector.Selector, string) error
		from  *selector.Selector
		query string
		says  string
	}{
		{byCSS, html, "", "expected a selector, found the end"},
		{byCSS, html, "p,", "expected a selector"},
		{byCSS, html, "p >", "expected a selector"},
		{byCSS, html, "p)", "unexpected ')'"},
		{byCSS, html, "p[", "expected a name"},
		{byCSS, html, "a[b=1]", "a string in quotes"},
		{byCSS, html, `a[b="x]`, "unclosed string"},
		{byCSS, html, "a[b%=x]", `expected "]"`},
		{byCSS, html, "p::before", "::before is unknown"},
		{byCSS, html, "p::text b", "not at the end"},
		{byCSS, html, "p::attr", "::attr needs the name"},
		{byCSS, html, "p:foo", ":foo is unknown"},
		{byCSS, html, "p:foo(1)", ":foo() is unknown"},
		{byCSS, html, "p:has(b::text)", "pseudo-element inside :has()"},
		{byCSS, html, "p:nth-child(x)", "expected an+b"},
		{byCSS, html, "x|p", `undefined namespace prefix "x"`},
		{byCSS, json, "p", "type json"},
		{byXPath, html, "//p[", ""},
		{byXPath, html, "//", ""},
		{byXPath, html, "", ""},
		{byXPath, html, "//p[@a='x]", ""},
		{byXPath, html, "//x:p", `undefined namespace prefix "x"`},
		{byXPath, xml, "//x:*", ""},
		{byXPath, html, "foo(//p)", "foo()"},
		{byXPath, html, "has-class()", "at least 1 argument"},
		{byXPath, html, "//p[@a=$x]", "undefined variable $x"},
		{byXPath, html, "//p[@a=$list]", "$list is a []string"},
		{byXPath, html, "//p[re:test(@a)]", "2 to 3 arguments"},
		{byXPath, html, "//p[re:test(@a,'(')]", "("},
		{byXPath, json, "//p", "type json"},
	} {
		err := c.run(c.from, c.query)
		var bad *selector.QueryError
		if !errors.As(err, &bad) || !strings.Contains(err.Error(), `"`+c.query+`"`) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q gives the error %v, want one that says %q", c.query, err, c.says)
		}
	}
	if _, err := selector.CompilePattern("a(", ""); err == nil || !strings.Contains(err.Error(), `"/a(/"`) {
		t.Errorf("the pattern a( gives %v", err)
	}
	if _, err := selector.CompilePattern("a", "gg"); err == nil || !strings.Contains(err.Error(), "flags") {
		t.Errorf("the flags gg give %v", err)
	}
}

func TestXPathVariables(t *testing.T) {
	s := selector.New(`<a b="it's &quot;q&quot;">1</a><a b="x">2</a>`, selector.HTML)
	for _, c := range []struct {
		query string
		value any
		want  string
	}{
		{"//a[@b=$v]/text()", "x", "2"},
		{"//a[@b=$v]/text()", `it's "q"`, "1"},
		{"//a[@b!=$v][1]/text()", "x", "1"},
		{"//a[position()=$v]/text()", 2, "2"},
		{"$v + 1", 1.5, "2.5"},
		{"not($v)", true, "0"},
		{"concat('$v', $v)", "x", "$vx"},
	} {
		got := xpath(t, s, c.query, selector.XPathOptions{Vars: map[string]any{"v": c.value}})
		if !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s with %v is %q, want %q", c.query, c.value, got, c.want)
		}
	}
}

// Python's str of a float; the expressions were run by parsel.
func TestXPathNumbers(t *testing.T) {
	s := selector.New("<p>", selector.HTML)
	for query, want := range map[string]string{
		"count(//p)": "1.0", "1 div 0": "inf", "-1 div 0": "-inf", "0 div 0": "nan", "0.00001": "1e-05",
		"0.0001": "0.0001", "1000000*1000000*1000000": "1e+18", "1000*1000*1000*1000": "1000000000000.0",
		"1 div 4": "0.25", "true()": "1", "false()": "0", "'s'": "s",
	} {
		if got := xpath(t, s, query, selector.XPathOptions{}); !slices.Equal(got, []string{want}) {
			t.Errorf("%s is %q, want %q", query, got, want)
		}
	}
}

func TestNamespaces(t *testing.T) {
	const text = `<r xmlns:x="urn:x"><i xmlns="urn:d" x:a="1">1</i><x:i>2</x:i></r>`
	s := selector.New(text, selector.XML)
	opts := selector.XPathOptions{Namespaces: map[string]string{"d": "urn:d"}}
	if got := xpath(t, s, "//d:i/text()", opts); !slices.Equal(got, []string{"1"}) {
		t.Errorf("with a prefix for one query: %q", got)
	}
	if _, err := s.XPath("//d:i", selector.XPathOptions{}); err == nil {
		t.Error("the prefix of one query is known to the next")
	}
	s.RegisterNamespace("x", "urn:x")
	child := css(t, s, ":root")[0]
	if got := xpath(t, child, "x:i/text()", selector.XPathOptions{}); !slices.Equal(got, []string{"2"}) {
		t.Errorf("a registered prefix, from a selected node: %q", got)
	}
	if got := xpath(t, s, "//i", selector.XPathOptions{}); len(got) != 0 {
		t.Errorf("a name without a prefix finds %q", got)
	}
	s.RemoveNamespaces()
	if got := xpath(t, s, "//i/text()", selector.XPathOptions{}); !slices.Equal(got, []string{"1", "2"}) {
		t.Errorf("after RemoveNamespaces: %q", got)
	}
	if got, want := s.Get(), `<r><i a="1">1</i><i>2</i></r>`; got != want {
		t.Errorf("after RemoveNamespaces the document is %s", got)
	}
}

func TestAttributes(t *testing.T) {
	s := selector.New(`<a title="t" HREF="/x?a=1&amp;b" class="c">x</a>`, selector.HTML)
	a := css(t, s, "a")[0]
	want := []selector.Attr{{"title", "t"}, {"href", "/x?a=1&b"}, {"class", "c"}}
	if got := a.Attrib(); !slices.Equal(got, want) {
		t.Errorf("Attrib is %v, want %v", got, want)
	}
	if got, ok := a.Attr("href"); got != "/x?a=1&b" || !ok {
		t.Errorf("Attr is %q, %v", got, ok)
	}
	if got, ok := a.Attr("id"); got != "" || ok {
		t.Errorf("Attr of an attribute that isn't there is %q, %v", got, ok)
	}
	if got := css(t, s, "a::text")[0]; got.Attrib() != nil || got.Name() != "" || got.Text() != "x" {
		t.Errorf("a text has attributes %v, name %q, text %q", got.Attrib(), got.Name(), got.Text())
	}
	x := selector.New(`<r xmlns:x="urn:x" x:a="1" b="2"/>`, selector.XML)
	if got := x.Attrib(); !slices.Equal(got, []selector.Attr{{"{urn:x}a", "1"}, {"b", "2"}}) {
		t.Errorf("Attrib in XML is %v", got)
	}
	if got, _ := x.Attr("x:a"); got != "1" || x.Name() != "r" {
		t.Errorf("Attr by the written name is %q, the name %q", got, x.Name())
	}
}

func TestDrop(t *testing.T) {
	for _, c := range []struct {
		typ        selector.Type
		text, want string
	}{
		{selector.HTML, "<p>1<a>x</a>tail<b>y</b></p>", "<html><body><p>1tail<b>y</b></p></body></html>"},
		{selector.HTML, "<p><a>x</a><a>y</a></p>", "<html><body><p></p></body></html>"},
		{selector.XML, "<r>1<a>x</a>tail<b/></r>", "<r>1<b/></r>"},
	} {
		s := selector.New(c.text, c.typ)
		if err := css(t, s, "a").Drop(); err != nil || s.Get() != c.want {
			t.Errorf("%s without a is %s, %v", c.text, s.Get(), err)
		}
	}
	s := selector.New("<p>1<a>x</a>2</p>", selector.HTML)
	if err := s.Drop(); !errors.Is(err, selector.ErrDropWithoutParent) {
		t.Errorf("dropping the root gives %v", err)
	}
	if err := css(t, s, "a::text").Drop(); !errors.Is(err, selector.ErrDropWithoutRoot) {
		t.Errorf("dropping a text gives %v", err)
	}
	if err := css(t, s, "a").Drop(); err != nil {
		t.Fatal(err)
	}
	if got := css(t, s, "p::text").GetAll(); !slices.Equal(got, []string{"12"}) {
		t.Errorf("the texts around what was dropped are %q", got)
	}
}

func TestJSONAndText(t *testing.T) {
	if got := selector.New(` {"a": 1} `, selector.JSON).Get(); got != ` {"a": 1} ` {
		t.Errorf("a JSON text is %q", got)
	}
	s := selector.New("a <b>c</b>", selector.Text)
	if got := s.Get(); got != "a <b>c</b>" {
		t.Errorf("a text is %q", got)
	}
	if got := css(t, s, "b"); len(got) != 1 || got[0].Get() != "<b>c</b>" || got[0].Type() != selector.HTML {
		t.Errorf("a text queried is %q", got.GetAll())
	}
	if got := xpath(t, s, "//b/text()", selector.XPathOptions{}); !slices.Equal(got, []string{"c"}) {
		t.Errorf("a text queried is %q", got)
	}
}

func TestCSSGetAllAndCSSGetAgreeWithCSS(t *testing.T) {
	s := selector.New("<ul><li a=1>x<li a=2>y</ul>", selector.HTML)
	for _, query := range []string{"li", "li::text", "li::attr(a)", "li::text, li, li::attr(a)", "b"} {
		list := css(t, s, query)
		if got, err := s.CSSGetAll(query); err != nil || !slices.Equal(got, list.GetAll()) {
			t.Errorf("CSSGetAll(%s) is %q, %v; want %q", query, got, err, list.GetAll())
		}
		want, wantOK := list.Get()
		if got, ok, err := s.CSSGet(query); err != nil || got != want || ok != wantOK {
			t.Errorf("CSSGet(%s) is %q, %v, %v; want %q, %v", query, got, ok, err, want, wantOK)
		}
	}
}

func TestEmptyList(t *testing.T) {
	var list selector.List
	if got, ok := list.Get(); got != "" || ok {
		t.Errorf("Get is %q, %v", got, ok)
	}
	if got := list.GetAll(); got == nil || len(got) != 0 || list.Attrib() != nil {
		t.Errorf("GetAll is %v, Attrib %v", got, list.Attrib())
	}
}

func TestSourceStructureIsKept(t *testing.T) {
	for text, want := range map[string]string{
		"<table><tr><td>1</table>":            "<html><body><table><tr><td>1</td></tr></table></body></html>",
		"<table><TBODY><tr><td>1</table>":     "<html><body><table><tbody><tr><td>1</td></tr></tbody></table></body></html>",
		"<head></head><p>":                    "<html><head></head><body><p></p></body></html>",
		"<header>x</header>":                  "<html><body><header>x</header></body></html>",
		`<p><b z=1 A="&lt;'" m>x<p>y`:         `<html><body><p><b z="1" a="&lt;'" m>x</b></p><p><b z="1" a="&lt;'" m>y</b></p></body></html>`,
		"\x00<p>a\x00b":                       "<html><body><p>ab</p></body></html>",
		"<!-- <a z=1 b=2> --><a b=2 z=1></a>": `<!-- <a z=1 b=2> --><html><body><a b="2" z="1"></a></body></html>`,
	} {
		want, _ = strings.CutPrefix(want, "<!-- <a z=1 b=2> -->")
		if got := selector.New(text, selector.HTML).Get(); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

func TestDeepNesting(t *testing.T) {
	const depth = 100_000
	for typ, text := range map[selector.Type]string{
		selector.HTML: strings.Repeat("<div><p class=x>y", depth),
		selector.XML:  strings.Repeat("<div><p class='x'>y", depth),
	} {
		s := selector.New(text, typ)
		if got := css(t, s, "div > p.x::text"); len(got) == 0 {
			t.Errorf("type %v: CSS finds nothing", typ)
		}
		if got := xpath(t, s, "//p[@class='x']/text()", selector.XPathOptions{}); len(got) == 0 {
			t.Errorf("type %v: XPath finds nothing", typ)
		}
		if s.Get() == "" || s.Text() == "" {
			t.Errorf("type %v: the document is empty", typ)
		}
	}
	s := selector.New(strings.Repeat("<div>", depth)+"<b>x</b>"+strings.Repeat("</div>", depth)+"<i>y</i>", selector.HTML)
	if len(css(t, s, "b")) != 1 || !strings.HasSuffix(s.Text(), "xy") {
		t.Errorf("in and after deep tags are %d elements b and the text %q", len(css(t, s, "b")), s.Text())
	}
	if got := css(t, s, "i::text").GetAll(); !slices.Equal(got, []string{"y"}) {
		t.Errorf("the text after deep tags is %q", got)
	}
}

func TestConcurrentQueries(t *testing.T) {
	s := selector.New("<ul><li class=a>1<li>2</ul>", selector.HTML)
	var workers sync.WaitGroup
	for worker := range 4 {
		workers.Go(func() {
			for i := range 600 { // more queries than the cache holds
				query := "li.a, x" + strconv.Itoa(worker%2*1000+i)
				if found, err := s.CSS(query); err != nil || len(found) != 1 {
					t.Errorf("%s: %v, %v", query, found, err)
				}
				found, err := s.XPath("//li[@class='a']/text() | //li[count(*)=0][2]/text()", selector.XPathOptions{})
				if err != nil || !slices.Equal(found.GetAll(), []string{"1", "2"}) {
					t.Errorf("XPath: %q, %v", found.GetAll(), err)
				}
			}
		})
	}
	workers.Wait()
}

func TestReleasedDocumentsComeBack(t *testing.T) {
	s := selector.New("<ul><li class=a>1<li>&eacute;</ul>", selector.HTML)
	items := css(t, s, "li")
	texts := css(t, s, "li::text")
	s.Release()
	other := selector.New("<p>another page that takes the memory, with many more <b>elements</b> and <i>texts</i>", selector.HTML)
	if got := items.GetAll(); !slices.Equal(got, []string{`<li class="a">1</li>`, "<li>é</li>"}) {
		t.Errorf("the items of a released document are %q", got)
	}
	if got := texts.GetAll(); !slices.Equal(got, []string{"1", "é"}) {
		t.Errorf("the texts of a released document are %q", got)
	}
	if got := css(t, other, "i::text").GetAll(); !slices.Equal(got, []string{"texts"}) {
		t.Errorf("the other document has %q", got)
	}
	if err := items[0].Drop(); err != nil {
		t.Fatal(err)
	}
	s.Release() // a changed document stays
	if got := len(css(t, s, "li")); got != 1 {
		t.Errorf("after Drop and Release there are %d items, want 1", got)
	}
	if got := items[0].Get(); got != `<li class="a">1</li>` {
		t.Errorf("what was dropped is %q", got)
	}
}

func TestReleaseWhileReading(t *testing.T) {
	s := selector.New("<ul><li class=a>1<li>2</ul>", selector.HTML)
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for range 200 {
				s.Release()
				if got := css(t, s, "li::text").GetAll(); !slices.Equal(got, []string{"1", "2"}) {
					t.Errorf("got %q", got)
					return
				}
			}
		})
	}
	workers.Wait()
}

func TestJSONQueries(t *testing.T) {
	doc := `{"shop": {"name": "A & B", "books": [{"title": "x", "price": 5.10}, {"title": "y", "price": 12345678901234567890}]}, "none": null}`
	s := selector.New(doc, selector.JSON)
	for _, c := range []struct {
		query string
		from  func(string) (selector.List, error)
		want  []string
	}{
		{"shop.books[*].title", s.JMESPath, []string{"x", "y"}},
		{"shop.books[*].price", s.JMESPath, []string{"5.10", "12345678901234567890"}},
		{"shop.books[0]", s.JMESPath, []string{`{"title":"x","price":5.10}`}},
		{"none", s.JMESPath, nil},
		{"$..title", s.JSONPath, []string{"x", "y"}},
		{"$.shop.books[?@.price < 10].title", s.JSONPath, []string{"x"}},
	} {
		found, err := c.from(c.query)
		if err != nil || !slices.Equal(found.GetAll(), c.want) {
			t.Errorf("%s selects %q, %v; want %q", c.query, found.GetAll(), err, c.want)
		}
	}
	books, err := s.JMESPath("shop.books")
	if err != nil || len(books) != 2 {
		t.Fatalf("the books are %v, %v", books.GetAll(), err)
	}
	if got, err := books.JMESPath("title"); err != nil || !slices.Equal(got.GetAll(), []string{"x", "y"}) {
		t.Errorf("the titles of the books are %q, %v", got.GetAll(), err)
	}
	page := selector.New(`<script type="application/ld+json">{"name": "<b>"}</script><p>no JSON`, selector.HTML)
	if got, err := css(t, page, "script::text").JMESPath("name"); err != nil || !slices.Equal(got.GetAll(), []string{"<b>"}) {
		t.Errorf("the name in the script is %q, %v", got.GetAll(), err)
	}
	if got, err := css(t, page, "p::text").JSONPath("$.name"); err != nil || len(got) > 0 {
		t.Errorf("the name in a text is %q, %v", got.GetAll(), err)
	}
	for _, bad := range []func(string) (selector.List, error){s.JMESPath, s.JSONPath} {
		if _, err := bad("a[?"); err == nil || !strings.Contains(err.Error(), `"a[?"`) {
			t.Errorf("a bad query gives %v", err)
		}
	}
}

func TestSelection(t *testing.T) {
	s := selector.New(`<ul id=l><li class=a>1<li>2</ul><!-- c --><svg viewBox="0 0 1 1"><path d=x /></svg>`, selector.HTML)
	doc := s.Selection()
	if got := doc.Find("ul#l > li.a").Text(); got != "1" {
		t.Errorf("goquery finds %q", got)
	}
	if got, _ := doc.Find("svg").Attr("viewbox"); got != "0 0 1 1" {
		t.Errorf("the attribute is %q", got)
	}
	if err := selector.CheckSelection("li["); err == nil {
		t.Error("a bad selector passes")
	}
}
