package css_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/css"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// page has an id on every element but the head's.
const page = `<html id=html lang=en-GB><head></head><body id=body><div id=d class="x wide"><p id=p>1</p><b id=b></b><b id=c></b></div>
<form id=form><input id=i disabled required><input id=h type=hidden><a id=a href="/p/x">link</a><select id=s><option id=o1>1</option><option id=o2 selected>2</option></select>
<fieldset id=fs disabled><legend id=l1><input id=in1></legend><legend id=l2><input id=in2></legend><textarea id=ta placeholder=x></textarea></fieldset>
<input id=ck type=CHECKBOX checked></form>
<ul id=ul><li id=li1 class=a>one<li id=li2>two <i id=i2 lang=fr>deux</i> more<li id=li3 class=a>three<li id=li4 class=a data-x="Foo">four</ul>
<div id=e1 contenteditable><span id=e2></span></div><my-tag id=my></my-tag></body></html>`

func TestSelects(t *testing.T) {
	d := parseHTML(t, page)
	for query, want := range map[string]string{
		// names, ids, classes
		"DIV": "d e1", "my-tag": "my", "no-tag": "", "#p": "p", "div#d.x": "d", ".x.wide": "d", `#\64 `: "d", ".wid": "",
		"*|b": "b c", "|b": "b c", "div/* a comment */ /**/p": "p", "b, #p, b": "p b c",
		// attributes
		"[class=a]": "li1 li3 li4", "[data-x=foo]": "", "[data-x=foo i]": "li4", "[DATA-X='FO' s]": "", "[data-x*=OO i]": "li4",
		"[data-x^=f i]": "li4", "[data-x$=O i]": "li4", "[data-x~=FOO i]": "li4", "[data-x|=FOO i]": "li4", "[data-x!=foo i][class=a]": "li1 li3",
		"[class~=wide]": "d", "[class~='']": "", "[class^='']": "", "[lang|=en]": "html", "li[class!=a]": "li2", "[href^='/p/']": "a", "[ *|href ]": "a", "[|href]": "a",
		// combinators
		"div > p + b": "b", "div p ~ b": "b c", "div>b~b": "c", "html > body > div": "d e1", "li + li": "li2 li3 li4", "li.a ~ li": "li2 li3 li4",
		"> body > div": "d e1", ":scope > body > ul": "ul", "html div b": "b c", "p html": "", "div:scope": "",
		// positions
		"li:nth-child(2n+1)": "li1 li3", "li:nth-child( 2n + 1 )": "li1 li3", "li:nth-child(-n+2)": "li1 li2", "li:nth-last-child(1)": "li4", "li:NTH-CHILD(EVEN)": "li2 li4",
		"li:nth-child(2 of .a)": "li3", "li:nth-last-child(-n+2 of .a, #li2)": "li3 li4", "li:nth-child(odd of li)": "li1 li3", "li:nth-child(0)": "", "li:nth-child(n+3)": "li3 li4",
		"b:first-of-type": "b", "b:last-of-type": "c", "b:nth-of-type(2)": "c", "p:only-of-type": "p", "i:only-child": "i2", "li:first-child": "li1", "li:last-child": "li4",
		// :is, :not, :has
		"div.x:is(.y)": "", "div.x:is(.x, .y)": "d", "b:is(#b, #c):not(#c)": "b", "b:not(div b)": "", "b:not(ul b)": "b c", ":not(:not(p))": "p",
		":is(ul > li, ol li).a": "li1 li3 li4", ":where(#d p, #nope)": "p", ":is()": "", ":is(p, :unknown(x, '),') , ::before, b)": "p b c", ":is(:is(x|y), p)": "p", "p:not(:is())": "p",
		"div:has(> p + b)": "d", "div:has(p)": "d", "p:has(+ b)": "p", "p:has(~ #c)": "p", "div:not(:has(i))": "d e1", "ul:has(li:has(i))": "ul", "body:has(> ul li > i)": "body",
		":has(> li + li i)": "ul", ":has(> li i)": "ul", "li:has(+ li + li)": "li1 li2", "li:has(~ li i)": "li1", "li:has(i, + #li4)": "li2 li3", "div:has(> div, b ~ b)": "d", "div:has(ul b)": "",
		":has(:is(body li) + li)": "html body ul", "ul :not(li, :has(i))": "i2",
		// structure, text and language
		":root": "html", "b:empty": "b c", "my-tag:empty, p:empty": "my", "li:contains(o)": "li1 li2 li4", "ul:contains('onetwo ')": "ul", "li:contains('two deux m')": "li2",
		"li:contains(ONE)": "", "p:contains('')": "p", ":contains(eux):lang(fr)": "i2", "li:lang(en)": "li1 li2 li3 li4", "i:lang(en)": "", "i:lang(de, 'FR')": "i2", "p:lang(en-GB)": "p", "p:lang(e)": "",
		// links and forms
		":link": "a", ":any-link": "a", ":visited": "", "a:hover": "", ":checked": "o2 ck", "input:disabled": "i in2", ":disabled": "i fs in2 ta", "input:enabled": "h in1 ck",
		":required": "i", "input:optional": "h in1 in2 ck", "form :read-write": "in1", "textarea:read-only": "ta", ":placeholder-shown": "ta", "#e1:read-write, #e2:read-write, p:read-write": "e1 e2",
		// results that aren't elements
		"h1::text": "", "p::text": "1", "li::text": "one two   more three four", "#li2 ::text": "two  deux  more", "#li2 *::text": "two  deux  more", "li > ::text": "deux",
		"ul::attr(id)": "ul", "#ul > ::attr(class)": "a a a", "a::attr(HREF), a": "a /p/x", "#li4::attr(data-x), #li4::attr(id), #li4::attr('data-x')": "li4 Foo", "p::text, p, p::attr(id)": "p p 1",
		"#ul li::text, i::text, i": "one two  i2 deux  more three four",
	} {
		if got := ids(t, d, query); got != want {
			t.Errorf("%s selects %q, want %q", query, got, want)
		}
	}
}

func TestXML(t *testing.T) {
	d := parseXML(t, `<r xmlns:x="urn:x" xml:lang="en"><t id="1" x:id="x1">a</t><t xmlns="urn:d" id="2"><pubDate id="3"/></t><x:T id="4" xml:lang="de"/><input id="5" disabled="" checked=""/></r>`)
	scope := css.Scope{Start: dom.Root, Namespaces: map[string]string{"d": "urn:d", "x": "urn:x", "gone": "urn:gone"}}
	for query, want := range map[string]string{
		"t": "1", "*|t": "1 2", "d|t": "2", "x|T": "4", "x|*": "4", "|t": "1", "d|*": "2 3", "gone|t": "", "d|pubDate": "3", "d|pubdate": "",
		"[x|id]": "1", "[x|id=x1]": "1", "[*|id=x1]": "1", "[*|id='1']": "1", "[|id='1']": "1", "[gone|id]": "", "[id]": "1 2 3 4 5", "[xml|lang=de]": "4", "t::attr('x:id')": "x1", "t::attr(id)": "1",
		":lang(de)": "4", "t:lang(en)": "1", ":disabled, :checked, :link, :read-only": "", "*|t:nth-of-type(1)": "1 2", "d|*:first-child": "3",
		"t:root": "", "[xmlns]": "", ":scope > t": "1", "#1": "1",
	} {
		if got := strings.Join(values(d, compile(t, query, true), scope, "id"), " "); got != want {
			t.Errorf("%s selects %q, want %q", query, got, want)
		}
	}
	p := compile(t, "a|x, b|*, [a|y], :is(c|x, d|), [xml|lang]::attr('e:f')", true)
	if got := strings.Join(p.Prefixes(), " "); got != "a b c e" {
		t.Errorf("the program needs the prefixes %q", got)
	}
}

func TestQueriesReachNoFurtherThanTheirStart(t *testing.T) {
	d := parseHTML(t, page)
	for _, c := range []struct{ start, query, want string }{
		{"ul", "li", "li1 li2 li3 li4"},
		{"ul", "ul", "ul"},
		{"ul", "body li", ""},
		{"ul", ":is(body li)", ""},
		{"ul", "> li", "li1 li2 li3 li4"},
		{"ul", "> i", ""},
		{"ul", ":scope i", "i2"},
		{"li2", "li + li", ""},
		{"li2", "li ~ li", ""},
		{"li2", "li:nth-child(2)", "li2"},
		{"li2", "li:nth-child(even of li)", "li2"},
		{"li2", "li:nth-last-child(3)", "li2"},
		{"li2", "li:first-child", ""},
		{"li2", "li:has(+ .a)", "li2"},
		{"li2", "li:has(~ #li4)", "li2"},
		{"li4", "li:has(~ li)", ""},
		{"li2", "li:has(~ li:nth-child(n + 4))", "li2"},
		{"li2", ":root", ""},
		{"li2", "i:lang(fr), li:lang(en)", "li2 i2"},
		{"in2", ":disabled", "in2"},
		{"in1", ":disabled", ""},
		{"e2", ":read-write", "e2"},
		{"i2", "::text", "deux"},
		{"i2", "::attr(lang)", "fr"},
	} {
		start := dom.None
		compile(t, "#"+c.start, false).Select(d, css.Scope{Start: dom.Root}, func(r css.Result) bool { start = r.Node; return true })
		if got := strings.Join(values(d, compile(t, c.query, false), css.Scope{Start: start}, "id"), " "); got != c.want {
			t.Errorf("%s from #%s selects %q, want %q", c.query, c.start, got, c.want)
		}
	}
	text := d.First(d.First(d.First(d.Last(d.RootElement()))))
	if got := values(d, compile(t, "*, ::text", false), css.Scope{Start: text}, "id"); len(got) > 0 {
		t.Errorf("a text node selects %q", got)
	}
}

func TestSelectStopsWhenToldTo(t *testing.T) {
	d := parseHTML(t, page)
	for _, query := range []string{"li", "li::text", "#li2::text, #li2::attr(id), #li2", "::attr(class)", "li, i::text"} {
		p := compile(t, query, false)
		all := len(values(d, p, css.Scope{Start: dom.Root}, "id"))
		for stop := 1; stop <= all; stop++ {
			count := 0
			p.Select(d, css.Scope{Start: dom.Root}, func(css.Result) bool { count++; return count < stop })
			if count != stop {
				t.Errorf("%s goes on to %d results after result %d said to stop", query, count, stop)
			}
		}
	}
}

func TestSelectAfterDrop(t *testing.T) {
	d := parseHTML(t, page)
	var li dom.Node
	compile(t, "#li2", false).Select(d, css.Scope{Start: dom.Root}, func(r css.Result) bool { li = r.Node; return false })
	d.Drop(li)
	for query, want := range map[string]string{"li": "li1 li3 li4", "li + li": "li3 li4", "i": "", "ul:has(i)": "", "ul ::text": "one three four", "li:nth-child(2)": "li3"} {
		if got := ids(t, d, query); got != want {
			t.Errorf("%s selects %q, want %q", query, got, want)
		}
	}
}

func TestOneProgramServesManyGoroutines(t *testing.T) {
	d := parseHTML(t, page)
	p := compile(t, "li:nth-child(odd):not(:has(i)), :contains(deux), li ~ li::text, :lang(fr)", false)
	want := strings.Join(values(d, p, css.Scope{Start: dom.Root}, "id"), " ")
	var workers sync.WaitGroup
	for range 8 {
		workers.Go(func() {
			for range 200 {
				if got := strings.Join(values(d, p, css.Scope{Start: dom.Root}, "id"), " "); got != want {
					t.Errorf("%q, want %q", got, want)
					return
				}
			}
		})
	}
	workers.Wait()
}

func TestQueriesAllocateNothing(t *testing.T) {
	if underRace {
		t.Skip("the race detector makes pools forget")
	}
	d := parseHTML(t, shop(10<<10))
	for _, query := range append(slices.Clone(benchmarkQueries), "li:nth-last-child(2n of .a), x-y, p:has(~ p)", "p:nth-of-type(1)::text", ":lang(en), :disabled") {
		p := compile(t, query, false)
		if n := testing.AllocsPerRun(20, func() {
			p.Select(d, css.Scope{Start: dom.Root}, func(css.Result) bool { return true })
		}); n >= 1 {
			t.Errorf("%s allocates %v times", query, n)
		}
	}
}

// TestWhatIsRememberedHoldsBackwards asks :has(~) about siblings from the last one on, so
// that what is inside of them is asked against document order.
func TestWhatIsRememberedHoldsBackwards(t *testing.T) {
	d := parseHTML(t, `<html id=h><head></head><body id=b><p id=p></p><div id=d1><em><i id=i1>x</i></em></div><div id=d2><i id=i2>y</i></div></body></html>`)
	for query, want := range map[string]string{
		"p:has(~ div:has(:is(em i)))":        "p",
		"p:has(~ div:has(:is(em > i)))":      "p",
		"p:has(~ div:has(:is(u i)))":         "",
		"p:has(~ div:has(em))":               "p",
		"p:has(~ div:contains(x))":           "p",
		"p:has(~ div:contains(z))":           "",
		"p:has(~ div:has(em)):has(~ div i)":  "p",
		"div:has(~ div:has(i)), body:has(i)": "b d1",
	} {
		if got := ids(t, d, query); got != want {
			t.Errorf("%s selects %q, want %q", query, got, want)
		}
	}
}
