package htmlparse_test

import (
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/htmlparse"
	"github.com/gojscrape/gojscrape/runtime/selector/pagetest"
)

// outline writes a document in one line: elements with their attributes in order, then
// what is below them in parentheses.
func outline(d *dom.Document, parent dom.Node) string {
	var parts []string
	for n := d.First(parent); n != dom.None; n = d.Next(n) {
		switch d.Kind(n) {
		case dom.Text:
			parts = append(parts, "'"+d.Data(n)+"'")
		case dom.Element:
			part := d.QName(n)
			for _, a := range d.Attrs(n) {
				part += "[" + d.AttrQName(a) + "=" + a.Value + "]"
			}
			if below := outline(d, n); below != "" {
				part += "(" + below + ")"
			}
			parts = append(parts, part)
		default:
			parts = append(parts, "?")
		}
	}
	return strings.Join(parts, " ")
}

func TestAsWritten(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"no implied head or tbody, no doctype", "<!DOCTYPE html><table><tr><td>1<tr><td>2</table>",
			"html(body(table(tr(td('1')) tr(td('2')))))"},
		{"head and tbody that are written", "<head></head><table><tbody><tr></table>", "html(head body(table(tbody(tr))))"},
		{"a written tbody beside an implied one", "<table><tr></tr><tbody><tr></table>", "html(body(table(tr tbody(tr))))"},
		{"an implied head with content", "<title>x</title>y", "html(head(title('x')) body('y'))"},
		{"attributes in order, the first of two", "<b z=1 A=2 Z=3 c>x</b>", "html(body(b[z=1][a=2][c=]('x')))"},
		{"names of SVG", `<svg viewBox="0 0 1 1" xlink:href="#a"><linearGradient/>x</svg>`,
			"html(body(svg[viewbox=0 0 1 1][xlink:href=#a](lineargradient 'x')))"},
		{"attributes without a value", `<input disabled checked="" required value=x READONLY>`,
			"html(body(input[disabled=disabled][checked=][required=][value=x][readonly=readonly]))"},
		{"elements that are reopened", `<p><b id=1 class="x &amp; y">1<p>2`,
			"html(body(p(b[id=1][class=x & y]('1')) p(b[id=1][class=x & y]('2'))))"},
		{"what stands in a table by mistake", "<table>1<tr><td>2</td>3</tr></table>", "html(body('13' table(tr(td('2')))))"},
		{"a template", "<template><td>1</template>2", "html(head(template(td('1'))) body('2'))"},
		{"no scripts run", "<noscript><link a=1></noscript><body><noscript><p>2</noscript>", "html(head(noscript(link[a=1])) body(noscript(p('2'))))"},
		{"line ends and references", "<p a='1\r\n&lt;&notit;&copy=2'>x\ry&copy;&#x80;&unknown;", "html(body(p[a=1\n<&notit;&copy=2]('x\ny©€&unknown;')))"},
		{"bytes that are not UTF-8", "<p \xff=\xfe>\xc3</p>", "html(body(p[\xff=\xfe]('\xc3')))"},
		{"nothing", "", "html(body)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := dom.New(test.text, true)
			if cut := htmlparse.Parse(d, htmlparse.Options{AsWritten: true}); cut != (htmlparse.Cut{}) {
				t.Errorf("cut %+v", cut)
			}
			if got := outline(d, dom.Root); got != test.want {
				t.Errorf("%q\ngot  %s\nwant %s", test.text, got, test.want)
			}
		})
	}
}

// A parser serves one document after another; nothing of the first may show in the second.
func TestParseAgain(t *testing.T) {
	page := pagetest.Product(20_000)
	fresh := dom.New(page, true)
	htmlparse.Parse(fresh, htmlparse.Options{})
	want := dumpTree(fresh, dom.Root)
	d := dom.New("", true)
	for _, text := range []string{"<svg><p", "<template><tr><b><table>x", "<script><!--", strings.Repeat("<div x y>", 600), "<frameset>", "<n1 n2><form>"} {
		d.Reset(text, true)
		htmlparse.Parse(d, htmlparse.Options{AsWritten: true})
		d.Reset(page, true)
		htmlparse.Parse(d, htmlparse.Options{})
		if got := dumpTree(d, dom.Root); got != want {
			t.Fatalf("after %.40q the page is\n%s\nwant\n%s", text, got, want)
		}
	}
}

// A document that is parsed anew into the same memory needs none of its own.
func TestParseAllocatesNothing(t *testing.T) {
	page := pagetest.Product(20_000)
	d := dom.New(page, true)
	if n := testing.AllocsPerRun(20, func() {
		d.Reset(page, true)
		htmlparse.Parse(d, htmlparse.Options{AsWritten: true})
	}); n > 20 { // a few if the collector takes the parser's stacks
		t.Errorf("%v allocations for each page", n)
	}
}
