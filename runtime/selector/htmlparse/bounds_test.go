package htmlparse_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/htmlparse"
)

// numbered repeats format with numbers that differ.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// bombs are texts that take a parser time or memory out of proportion to their length. A
// parser whose time is not linear doesn't finish them before the test is killed.
func bombs() map[string]string {
	const many = 300_000
	r := strings.Repeat
	return map[string]string{
		"nested div":               r("<div>", 1_000_000),
		"nested custom":            r("<x-y>", many),
		"nested and closed":        r("<div>", many) + r("</div>", many),
		"unclosed b":               r("<b>", 1_000_000),
		"unclosed a":               r("<a>", 1_000_000),
		"unclosed font":            r("<font>", 1_000_000),
		"b that differ":            numbered("<b id=%d>", many),
		"b that differ, then p":    numbered("<b id=%d>", 600) + r("<p>x", many),
		"font that differ and p":   numbered("<font size=%d><p>", many),
		"tables":                   r("<table>", 100_000),
		"tables in cells":          r("<table><td>", 100_000),
		"text in tables":           r("<table>x", 100_000),
		"rows in tables":           r("<table><tr>x<td>", 100_000),
		"attributes":               "<p " + numbered("a%d=1 ", 1_000_000) + ">x",
		"attributes of html":       r("<html "+numbered("a%d ", 50)+">", 10_000),
		"late attributes":          numbered("<html a%d><p b>", 100_000),
		"attribute":                `<p a="` + r("x&amp;", 2_000_000) + `">x`,
		"attribute never ends":     r(`<p a="`, many),
		"elements in a table":      "<table>" + r("<div>", many) + r("<tr>", many) + r("<div>", many),
		"svg in a row":             "<table><tr>" + r("<svg><desc>", many),
		"tables in a deep place":   r("<div>", 508) + r("<table><td><template>", many),
		"templates":                r("<template>", many),
		"templates with rows":      r("<template><tr>", many),
		"adoption":                 r("<b>", 10) + r("<div>", 400) + r("</b><b><i>x", many),
		"adoption that differs":    numbered("<b id=%d>", 100) + r("<p>", 300) + r("</b><p>", many),
		"adoption of a":            r("<a><div>", many),
		"adoption in tables":       r("<table><b><tr></b>", many),
		"nobr":                     r("<nobr><div>", many),
		"wrong end tags":           r("<span>", 400) + r("</p></em></x-y>", many),
		"scripts with comments":    r("<script><!--</script>", many),
		"comments":                 r("<!--", many) + r("-", many),
		"titles":                   r("<title></", many),
		"cdata":                    "<svg>" + r("<![CDATA[", many) + r("\x00", many),
		"nul":                      r("\x00", 1_000_000),
		"cr":                       r("\r<b>\r\n</b>", many),
		"references":               r("&", 1_000_000) + r("&#x", many) + "&" + r("a", 1_000_000),
		"svg":                      r("<svg>", many),
		"svg with html":            r("<svg><foreignObject>", many),
		"svg that breaks out":      r("<svg><p>", many),
		"selects":                  r("<select><option>", many),
		"forms":                    r("<form><div></form>", many),
		"framesets":                r("<frameset>", many),
		"names":                    numbered("<n%d>", many),
		"pre":                      r("<pre>\n", many),
		"marquee":                  r("<b><marquee>", many),
		"button":                   r("<button><p>", many),
		"headings":                 r("<h1>", many),
		"lists":                    r("<ul><li>", many),
		"items":                    r("<li><b>", many),
		"ruby":                     r("<ruby><rt>", many),
		"doctypes":                 r("<!doctype html public '", many),
		"upper case":               r("<DIV CLASS=X>", many),
		"unknown upper-case names": numbered("<X%d Y>", many),
	}
}

func TestBounds(t *testing.T) {
	d := dom.New("", true)
	for name, text := range bombs() {
		t.Run(name, func(t *testing.T) {
			d.Reset(text, true)
			htmlparse.Parse(d, htmlparse.Options{})
			if most := len(text) + 100_000; int(d.Len()) > most {
				t.Errorf("%d bytes made %d nodes", len(text), d.Len())
			}
			checkTree(t, d)
		})
	}
}

// checkTree checks what must hold of the tree of any text.
func checkTree(t *testing.T, d *dom.Document) {
	t.Helper()
	if name := d.NameOf(d.Name(d.RootElement())); name != "html" {
		t.Errorf("the root element is %q", name)
	}
	for n := dom.Root + 1; n < d.Len(); n++ {
		if d.Kind(n) == dom.Gone {
			continue
		}
		parent := d.Parent(n)
		if parent >= n || n >= d.End(parent) || d.Depth(n) != d.Depth(parent)+1 {
			t.Fatalf("node %d is below node %d, which ends at %d", n, parent, d.End(parent))
		}
		if d.Depth(n) > 2*512 {
			t.Fatalf("node %d lies %d deep", n, d.Depth(n))
		}
		if d.Kind(n) == dom.Text && (d.Data(n) == "" || d.Kind(d.Prev(n)) == dom.Text) {
			t.Fatalf("text %d is empty or follows another", n)
		}
		if d.NumAttrs(n) > 2*1000 {
			t.Fatalf("element %d has %d attributes", n, d.NumAttrs(n))
		}
	}
}

func TestDeepElementsBecomeSiblings(t *testing.T) {
	d := dom.New("<div><p>1<b>2<i>3<u>4</u>5</i>6</b>7</p>8</div>9", true)
	cut := htmlparse.Parse(d, htmlparse.Options{AsWritten: true, MaxDepth: 8})
	if cut != (htmlparse.Cut{}) {
		t.Errorf("cut %+v of a tree that fits", cut)
	}
	d.Reset(strings.Repeat("<div>", 10)+"1<b>2<br>3</b><script>4</script>5"+strings.Repeat("</div>", 10)+"6", true)
	cut = htmlparse.Parse(d, htmlparse.Options{AsWritten: true, MaxDepth: 8})
	want := strings.Join([]string{"html", "body", "div", "div", "div", "div", "div", "div", "div", "div", "div", "div",
		"div", "b", "br", "script"}, " ")
	if got := names(d); got == want || cut.Depth != 6 {
		t.Errorf("elements %q, cut %+v", got, cut)
	}
	if got := d.TextOf(dom.Root); got != "123456" {
		t.Errorf("the text is %q", got)
	}
	for n := dom.Root; n < d.Len(); n++ {
		if d.Kind(n) == dom.Element && d.Depth(n) > 8 {
			t.Errorf("%s lies %d deep", d.QName(n), d.Depth(n))
		}
	}
	if last := d.Last(d.Last(d.RootElement())); d.Data(last) != "6" {
		t.Errorf("what follows the deep elements is in %s %q", d.QName(last), d.Data(last))
	}
}

func names(d *dom.Document) string {
	var names []string
	for n := dom.Root; n < d.Len(); n++ {
		if d.Kind(n) == dom.Element {
			names = append(names, d.QName(n))
		}
	}
	return strings.Join(names, " ")
}

func TestBoundsAreReported(t *testing.T) {
	d := dom.New("<p a b c a><b d>x</b></p><p>y", true)
	cut := htmlparse.Parse(d, htmlparse.Options{MaxAttrs: 2})
	p := d.First(d.Last(d.RootElement()))
	if cut.Attrs != 2 || d.NumAttrs(p) != 2 {
		t.Errorf("cut %+v, %d attributes are left", cut, d.NumAttrs(p))
	}
	d.Reset("<p>1<p>2<p>3<p>4", true)
	cut = htmlparse.Parse(d, htmlparse.Options{MaxNodes: 8})
	if !cut.Nodes || d.Len() > 10 || d.TextOf(dom.Root) == "" {
		t.Errorf("cut %+v, %d nodes with the text %q", cut, d.Len(), d.TextOf(dom.Root))
	}
	if d.Name(d.First(d.RootElement())) != atom.Head {
		t.Errorf("a tree that was cut is %s", names(d))
	}
}
