package selector_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector"
	"github.com/gojscrape/gojscrape/runtime/selector/pagetest"
	engine "github.com/gojscrape/gojscrape/runtime/selector/xpath"
)

// What these queries would take if they were run as written is more than the age of the
// universe: they have a result or ErrBudget.
func TestSelectorBombsEnd(t *testing.T) {
	products := 500
	if underRace {
		products = 20
	}
	s := selector.New(pagetest.Listing(products), selector.HTML)
	for _, query := range []string{
		"//*//*//*//*", "//*[.//*[.//*[.//*]]]", "count(//*//*//*//*)", "//*[count(//*) > count(.//*)]",
		"//*/ancestor::*/descendant::*/ancestor::*/descendant::*", "//*[following::*[preceding::*[following::*]]]",
		"//node()[string-length(.) = string-length(//node()[last()])]", "//*[. = //*]", "//*[contains(concat(., ., ., .), concat(., 'x'))]",
		strings.Repeat("//*", 150), "(" + strings.Repeat("//*|", 500) + "//*)", strings.Repeat("-", 50_000) + "1",
	} {
		if _, err := s.XPath(query, selector.XPathOptions{}); err != nil && !errors.Is(err, engine.ErrBudget) {
			t.Errorf("%.80s: %v", query, err)
		}
	}
	for _, query := range []string{
		"* * * * * * * * * *", ":has(:has(:has(:has(*))))", ":has(* * *):has(* * * *)", "* ~ * ~ * ~ *", "*:has(~ *:has(~ *:has(~ *)))",
		":not(:has(:not(:has(*))))", ":nth-last-child(2n+1 of :has(+ *))", strings.Repeat(":has(", 150) + "*" + strings.Repeat(")", 150),
		strings.Repeat("* ", 1000) + "*", strings.Repeat("*,", 2000) + "*", "*:contains(x):contains(y) *:contains(z)",
	} {
		if _, err := s.CSS(query); err != nil {
			t.Errorf("%.80s: %v", query, err)
		}
	}
}

// Expressions that nest too deep to be read are refused, not run into the ground.
func TestDeepQueriesAreRefused(t *testing.T) {
	s := selector.New("<p>x</p>", selector.HTML)
	const deep = 100_000
	for _, query := range []string{
		strings.Repeat("(", deep), strings.Repeat("//a[", deep), strings.Repeat("//*", 1000), strings.Repeat("1+", deep) + "1", "'" + strings.Repeat("x", deep) + "'", strings.Repeat("not(", deep) + "1" + strings.Repeat(")", deep),
	} {
		if _, err := s.XPath(query, selector.XPathOptions{}); err == nil || len(err.Error()) > 1000 {
			t.Errorf("%.20s: %.100v", query, err)
		}
	}
	for _, query := range []string{strings.Repeat(":not(", deep), strings.Repeat(":has(> ", deep), strings.Repeat("p>", deep)} {
		if _, err := s.CSS(query); err == nil || len(err.Error()) > 1000 {
			t.Errorf("%.20s: %.100v", query, err)
		}
	}
	for _, query := range []string{strings.Repeat("[", deep), strings.Repeat("a.", deep), strings.Repeat("!", deep)} {
		if _, err := s.JMESPath(query); err == nil {
			t.Errorf("%.20s is accepted by JMESPath", query)
		}
		if _, err := s.JSONPath("$" + query); err == nil {
			t.Errorf("%.20s is accepted by JSONPath", query)
		}
	}
}

// A page takes memory in proportion to its length: at most so many bytes a byte, all that
// is asked for on the way included.
func TestLargePagesTakeMemoryByTheirLength(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		most uint64
	}{
		"one line of text": {strings.Repeat("a long line without an end ", 750_000), 2},
		"one long value":   {`<p a="` + strings.Repeat("x&amp;", 3_500_000) + `">`, 6},
		"tags":             {strings.Repeat("<b>", 1_000_000), 130},
		"references":       {strings.Repeat("&amp;", 4_000_000), 6},
		"a text a byte":    {strings.Repeat("<p>x", 500_000), 180},
		"comments":         {strings.Repeat("<!---->", 500_000), 30},
		"lone brackets":    {strings.Repeat("<", 5_000_000), 30},
	} {
		t.Run(name, func(t *testing.T) {
			for _, typ := range []selector.Type{selector.HTML, selector.XML} {
				runtime.GC()
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				s := selector.New(tt.text, typ)
				runtime.ReadMemStats(&after)
				if took := after.TotalAlloc - before.TotalAlloc; !underRace && took > tt.most*uint64(len(tt.text)) {
					t.Errorf("%s: %d bytes of text take %d of memory", typ, len(tt.text), took)
				}
				runtime.KeepAlive(s)
			}
		})
	}
}

func TestManyAttributesAreCutOff(t *testing.T) {
	var b strings.Builder
	b.WriteString("<r ")
	for i := range 1_000_000 {
		fmt.Fprintf(&b, "a%d='1' ", i)
	}
	text := b.String() + "><b>x</b></r>"
	for typ, want := range map[selector.Type]int{selector.HTML: 1000, selector.XML: 100_000} {
		s := selector.New(text, typ)
		root := css(t, s, "r")
		if len(root) != 1 || len(root[0].Attrib()) != want {
			t.Errorf("%s: %d elements with %d attributes, want %d", typ, len(root), len(root.Attrib()), want)
		}
		if got := css(t, s, "b::text").GetAll(); len(got) != 1 || got[0] != "x" {
			t.Errorf("%s: after them stands %q", typ, got)
		}
		if flaws := s.Flaws(); flaws.Attributes != 1_000_000-want && flaws.XML == nil {
			t.Errorf("%s: flaws are %+v", typ, flaws)
		}
	}
}

// A text may end anywhere, and be damaged anywhere.
func TestDamagedTextsAreRead(t *testing.T) {
	const html = "<!DOCTYPE html><!-- c --><html lang=de><body class='a b'><p id=x title=\"ü&amp;\">日本 &copy;&#x1F600;<br/>" +
		"<table><tr><td>1</table><svg><![CDATA[x]]></svg><script>if (a < b) </script><template><i>t</i></template></p>"
	const xml = "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY e 'v'>]><r xmlns:x='urn:x' a=\"ü&amp;\"><x:b>日本&#x1F600;&e;</x:b><![CDATA[x]]><?p i?><!-- c --></r>"
	for typ, text := range map[selector.Type]string{selector.HTML: html, selector.XML: xml} {
		for i := range len(text) {
			for _, broken := range []string{
				text[:i], text[i:], text[:i] + "\x00" + text[i:], text[:i] + "\xff" + text[i:], text[:i] + "\xed\xa0\x80" + text[i+1:],
			} {
				s := selector.New(broken, typ)
				whole := s.Get()
				if len(s.Text()) > len(whole) && typ == selector.XML {
					t.Errorf("%q reads as %q", broken, whole)
				}
				for _, query := range []string{"*", "::text", "::attr(id)", "p:has(td) ~ *"} {
					css(t, s, query).GetAll()
				}
				for _, query := range []string{"//@*", "//text()", "string(//*[last()])", "//comment()"} {
					xpath(t, s, query, selector.XPathOptions{})
				}
				if strings.Contains(whole, "\x00") {
					t.Errorf("%q keeps a NUL: %q", broken, whole)
				}
			}
		}
	}
}

// No entity of a document's own is expanded, and no file of this machine is read.
func TestEntitiesAreLeftAlone(t *testing.T) {
	laughs := "<!ENTITY l0 'lol'>"
	for i := 1; i < 20; i++ {
		laughs += fmt.Sprintf("<!ENTITY l%d '%s'>", i, strings.Repeat(fmt.Sprintf("&l%d;", i-1), 10))
	}
	for name, dtd := range map[string]string{
		"laughs":          laughs + "<!ENTITY e '&l19;'>",
		"a file":          "<!ENTITY e SYSTEM 'file:///etc/passwd'>",
		"a public one":    "<!ENTITY e PUBLIC '-//x' 'http://127.0.0.1:1/'>",
		"a parameter":     "<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;<!ENTITY e '%p;'>",
		"itself":          "<!ENTITY e '&e;&e;'>",
		"a quadratic one": "<!ENTITY e '" + strings.Repeat("x", 50_000) + "'>",
	} {
		s := selector.New("<!DOCTYPE r ["+dtd+"]><r a='&e;'>"+strings.Repeat("&e;", 5000)+"</r>", selector.XML)
		if got := s.Get(); len(got) > 5100*len("&e;") || strings.Contains(got, "root:") || len(s.Text()) > 5100*len("&e;") {
			t.Errorf("%s: the document has %d bytes: %.100s", name, len(got), got)
		}
	}
}

func TestOddJSON(t *testing.T) {
	for _, tt := range []struct{ text, query, want string }{
		{`{"a": 1e400}`, "a", "1e400"},
		{`{"a": -0.0}`, "a", "-0.0"},
		{`{"a": 123456789012345678901234567890}`, "a", "123456789012345678901234567890"},
		{`{"a": "\ud800"}`, "a", "\uFFFD"},
		{`{"a": "\ude00\ud83d\ude00"}`, "a", "\uFFFD😀"},
		{"{\"a\": \"x\xff\"}", "a", "x\uFFFD"},
		{`{"a": 1, "a": 2}`, "a", "2"},
		{strings.Repeat("[", 1_000_000), "[0]", ""},
		{strings.Repeat(`{"a":`, 1_000_000), "a", ""},
		{strings.Repeat("[", 5000) + strings.Repeat("]", 5000), "[0][0][0] && 'deep'", "deep"},
		{`{"a": 1`, "a", ""},
		{"", "a", ""},
	} {
		found, err := selector.New(tt.text, selector.JSON).JMESPath(tt.query)
		if got, _ := found.Get(); err != nil || got != tt.want {
			t.Errorf("%s of %.40s is %q, %v, want %q", tt.query, tt.text, got, err, tt.want)
		}
	}
}
