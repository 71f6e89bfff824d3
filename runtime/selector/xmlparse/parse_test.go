package xmlparse_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/xmlparse"
)

// written is the markup of a document's nodes, outside the element too.
func written(t testing.TB, text string, opts xmlparse.Options) (string, error) {
	t.Helper()
	d := dom.New(text, false)
	err := xmlparse.Parse(d, opts)
	return string(d.AppendXML(nil, dom.Root)), err
}

// TestReadsWhatIsThere has what isn't in the generated documents, or differs there from
// what libxml2 2.9 reads (README.md).
func TestReadsWhatIsThere(t *testing.T) {
	for _, c := range []struct{ name, text, want, problem string }{
		{"nothing", "", "", "XML, line 1, column 1: there is no element where the document's should start"},
		{"a byte order mark", "\uFEFF<?xml version='1.0'?><a/>", "<a/>", ""},
		{"another encoding", "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>", "<a>é</a>", ""},
		{"an unknown encoding", "<?xml version='1.0' encoding='x-none'?><a>é</a>", "<a>é</a>", ""},
		{"a NUL", "<a>b\x00</a>", "<a>b</a>", "XML, line 1, column 5: the document ends inside <a>"},
		{"a NUL after the element", "<a/>\x00", "<a/>", "XML, line 1, column 5: there is a NUL, which ends the document"},
		{"an entity that is predefined, after an error", "<a>&nbsp;R&amp;D</a>", "<a>R&amp;D</a>",
			"XML, line 1, column 10: the entity nbsp isn't declared"},
		{"]]> in text", "<a>b]]>c</a>", "<a>b]]&gt;c</a>", "XML, line 1, column 5: ]]> outside a CDATA section"},
		{"an attribute twice", "<a b='1' b='2' c='3'/>", `<a b="1" c="3"/>`, "XML, line 1, column 21: the attribute b is there twice"},
		{"an attribute twice in one namespace", "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>",
			`<a xmlns:p="u" xmlns:q="u" p:b="1"/>`, "XML, line 1, column 43: the attribute q:b is there twice"},
		{"a comment that ends in three hyphens", "<a><!-- b --->c</a>", "<a><!-- b --->c</a>", "XML, line 1, column 15: a comment holds --"},
		{"entities of the document", `<!DOCTYPE a [<!ENTITY b "<c>&d;</c>"><!ENTITY e SYSTEM "file:///etc/passwd">]><a f="1&b;2">3&b;&e;4</a>`,
			`<a f="12">3&b;&e;4</a>`, ""},
		{"entities of who knows where", `<!DOCTYPE a SYSTEM "a.dtd"><a b="1&nbsp;">2&nbsp;3</a>`, `<a b="1">2&nbsp;3</a>`, ""},
		{"entities of elsewhere that don't count", `<?xml version="1.0" standalone="yes"?><!DOCTYPE a SYSTEM "a.dtd"><a>2&nbsp;3</a>`,
			`<a>23</a>`, "XML, line 1, column 76: the entity nbsp isn't declared"},
		{"parameter entities", `<!DOCTYPE a [<!ENTITY % p "<!ENTITY b 'c'>"> %p; ]><a>&b;</a>`, "<a>&b;</a>", ""},
		{"a reference to one that goes wrong", "<!DOCTYPE a [ %p ]><a/>", "<a/>", "XML, line 1, column 17: a reference to a parameter entity goes wrong"},
		{"a DOCTYPE without an address", "<!DOCTYPE a PUBLIC b><a/>", "", "XML, line 1, column 20: there should be a text in quotes"},
		{"characters by number", "<a>&#xE9;&#x1F600;&#32;&apos;&gt;</a>", "<a>é😀 '&gt;</a>", ""},
		{"many attributes, one of them twice", "<a" + attrs(20) + " b7='x'/>", "<a" + strings.ReplaceAll(attrs(20), "'", `"`) + "/>",
			"XML, line 1, column 140: the attribute b7 is there twice"},
		{"a namespace that needs escapes", `<a xmlns="b&amp;&lt;&quot;"/>`, `<a xmlns="b&amp;&lt;&quot;"/>`, ""},
		{"declarations that aren't allowed", `<a xmlns:xml="u" xmlns:xmlns="v" xmlns:p="" xmlns:q="http://www.w3.org/2000/xmlns/"/>`, "<a/>",
			`XML, line 1, column 17: the declaration xmlns:xml="u" isn't allowed`},
		{"the prefix xml", `<xml:a xml:lang="de" xmlns:xml="http://www.w3.org/XML/1998/namespace"/>`, `<xml:a xml:lang="de"/>`, ""},
		{"no UTF-8", "<a b='\xff'>\xff<\xff/></a>", "<a b=\"\xff\">\xff\xff/&gt;</a>", "XML, line 1, column 12: a tag without a name"},
		{"a line further down", "<a>\n <b>é&</b>\n</a>", "<a>\n <b>é</b>\n</a>", "XML, line 2, column 7: an & that begins no reference; it should be &amp;"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := written(t, c.text, xmlparse.Options{})
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if problem := fmt.Sprint(err); problem != c.problem && (err != nil || c.problem != "") {
				t.Errorf("got  %s\nwant %s", problem, c.problem)
			}
		})
	}
}

func attrs(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " b%d=''", i)
	}
	return b.String()
}

func TestErrorTells(t *testing.T) {
	_, err := written(t, "<a>\n</b>", xmlparse.Options{})
	var problem *xmlparse.Error
	if !errors.As(err, &problem) || problem.Line != 2 || problem.Column != 4 {
		t.Errorf("got %#v", err)
	}
}

func TestLimits(t *testing.T) {
	got, err := written(t, strings.Repeat("<a>", 5)+"b", xmlparse.Options{MaxDepth: 3})
	if got != "<a><a><a/></a></a>" || err == nil {
		t.Errorf("beyond MaxDepth: got %s, %v", got, err)
	}
	if got, err = written(t, "<a><a><a/></a></a>", xmlparse.Options{MaxDepth: 3}); err != nil {
		t.Errorf("up to MaxDepth: got %s, %v", got, err)
	}
	got, err = written(t, `<a b="1" c="2" d="3">e</a>`, xmlparse.Options{MaxAttrs: 2})
	if got != `<a b="1" c="2">e</a>` || err == nil {
		t.Errorf("beyond MaxAttrs: got %s, %v", got, err)
	}
	got, err = written(t, "<a><b/><b/><b/></a><!--c-->", xmlparse.Options{MaxNodes: 4}) // two are no node of the text
	if problem := new(xmlparse.Error); got != "<a><b/><b/></a>" || !errors.As(err, &problem) || !problem.Full {
		t.Errorf("beyond MaxNodes: got %s, %v", got, err)
	}
	d := dom.New(strings.Repeat("<a>", 5000), false)
	if err := xmlparse.Parse(d, xmlparse.Options{}); err == nil || d.Len() != dom.Root+1+2048 {
		t.Errorf("by default: %d nodes, %v", d.Len(), err)
	}
	d = dom.New(strings.Repeat("<a>", 70_000), false)
	if err := xmlparse.Parse(d, xmlparse.Options{MaxDepth: 1 << 30}); err == nil || d.Depth(d.Len()-1) != 60_000 {
		t.Errorf("at most: depth %d, %v", d.Depth(d.Len()-1), err)
	}
}

// hostile are documents that make careless parsers take time by the square of their
// length, or memory by far more than it.
func hostile() map[string]string {
	list := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	return map[string]string{
		"a million attributes": "<a " + list(1_000_000, "b%d='' ") + "/>",
		"ten thousand namespaces": "<a " + list(10_000, "xmlns:p%[1]d='u%[1]d' ") + ">" +
			list(10_000, "<p%[1]d:b p%[1]d:c=''/>") + "</a>",
		"billion laughs": `<!DOCTYPE a [<!ENTITY a0 "ha">` + list(30, "<!ENTITY b%[1]d '&a%[1]d;&a%[1]d;'>") + "]><a>&b29;</a>",
		"references":     "<a>" + strings.Repeat("&lt;x", 300_000) + "</a>",
		"tags":           "<a>" + strings.Repeat("<", 1_000_000),
		"comments":       "<a>" + strings.Repeat("<!--", 300_000) + "\x01" + strings.Repeat("<!--\x01", 100_000),
		"sections":       "<a>" + strings.Repeat("<![CDATA[\x01", 100_000),
		"instructions":   "<a>" + strings.Repeat("<?a \x01", 100_000),
		"declarations":   "<!DOCTYPE a [" + strings.Repeat("<!ENTITY a '\x01", 100_000),
		"line ends":      "<a>" + strings.Repeat("b\r", 500_000) + "</a>",
		"bad prefixes":   "<a>" + list(100_000, "<p%d:b/>") + "</a>",
	}
}

// TestHostileDocuments would take hours if time went by the square of the length.
func TestHostileDocuments(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			d := dom.New(text, false)
			err := xmlparse.Parse(d, xmlparse.Options{})
			if size, most := d.Size(), 64*len(text)+1<<16; size > most {
				t.Errorf("%d bytes of memory for a text of %d", size, len(text))
			}
			t.Logf("%d bytes: %d nodes, %v", len(text), d.Len(), err)
			if out := d.AppendXML(nil, dom.Root); len(out) > 10*len(text) {
				t.Errorf("%d bytes of markup", len(out))
			}
		})
	}
}

// TestReuse holds a reused document to next to no memory of its own; a new one allocates
// some 40 times for the feed. The pool of parsers may lose one now and then.
func TestReuse(t *testing.T) {
	text := feed()
	d := dom.New("", false)
	parse := func() {
		d.Reset(text, false)
		_ = xmlparse.Parse(d, xmlparse.Options{}) // the allocations count
	}
	parse()
	if allocs := testing.AllocsPerRun(50, parse); allocs > 10 {
		t.Errorf("%v allocations", allocs)
	}
	text = text[:20_000] // cut off in the middle
	if allocs := testing.AllocsPerRun(50, parse); allocs > 15 {
		t.Errorf("%v allocations for a document with an error", allocs)
	}
	text = "<a xmlns:p='u' p:b='1&amp;2'>3&lt;4<![CDATA[5]]></a>"
	parse()
	if got := string(d.AppendXML(nil, dom.Root)); got != `<a xmlns:p="u" p:b="1&amp;2">3&lt;45</a>` {
		t.Errorf("got %s", got)
	}
}
