package dom_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// tree is an element as testdata/serialize.py reads it.
type tree struct {
	Name     string       `json:"name"`
	Attrs    [][2]*string `json:"attrs"`    // a value may be nil
	Children []any        `json:"children"` // texts, comments and trees
}

type comment struct {
	Comment string `json:"comment"`
}

// randomTree makes an element. No text follows another.
func randomTree(r *rand.Rand, depth int) tree {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	t := tree{
		Name: pick("div", "a", "p", "li", "ul", "br", "img", "input", "script", "style", "form", "option", "td",
			"textarea", "custom-element", "svg", "colgroup", "é", "hr", "html", "body"),
		Attrs: [][2]*string{}, Children: []any{},
	}
	for _, name := range []string{"href", "src", "action", "name", "title", "disabled", "checked", "alt", "xlink:href", "data-é"} {
		if r.IntN(4) > 0 {
			continue
		}
		value := ""
		for range r.IntN(5) {
			value += pick("a", " ", "\t", "\n", "é", "&", "<", ">", `"`, "'", "<!--", "-->", "&{", "}", "%20", "|\\^`[]{}$", "/?#;=+,@~*()!_.-:")
		}
		t.Attrs = append(t.Attrs, [2]*string{&name, &value})
		if r.IntN(6) == 0 {
			t.Attrs[len(t.Attrs)-1][1] = nil
		}
	}
	if dom.IsVoid(atom.Lookup(t.Name)) {
		return t
	}
	text := false
	for range r.IntN(5) {
		switch {
		case r.IntN(2) == 0 && depth > 0:
			t.Children, text = append(t.Children, randomTree(r, depth-1)), false
		case r.IntN(4) == 0:
			t.Children, text = append(t.Children, comment{pick("", " a ", "<&>")}), false
		case !text:
			t.Children, text = append(t.Children, pick("text", "a & b < c > d", "\"'", "é\u00a0😀", "\n\t ", "&amp;", "</p>")), true
		}
	}
	return t
}

// add puts t into d below parent.
func (t tree) add(d *dom.Document, parent dom.Node) {
	n := d.NewElement(d.Intern(t.Name), dom.NoNS)
	for _, a := range t.Attrs {
		value := dom.Span{}
		if a[1] != nil {
			value = d.CopyString("-"+*a[1]).Slice(1, 1+len(*a[1])) // not the zero Span
		}
		d.AddAttr(n, d.Intern(*a[0]), value)
	}
	d.Append(parent, n)
	for _, child := range t.Children {
		switch child := child.(type) {
		case string:
			d.AppendText(n, d.CopyString(child))
		case comment:
			d.Append(n, d.NewLeaf(dom.Comment, d.CopyString(child.Comment)))
		case tree:
			child.add(d, n)
		}
	}
}

// TestConformanceHTMLSerializer holds AppendHTML to what lxml writes.
func TestConformanceHTMLSerializer(t *testing.T) {
	const python = "/usr/bin/python3"
	if err := exec.Command(python, "-c", "import lxml").Run(); err != nil {
		if os.Getenv("GOJSCRAPE_REQUIRE_ORACLES") == "1" {
			t.Fatal("python3-lxml is not installed")
		}
		t.Skip("python3-lxml is not installed")
	}
	r := rand.New(rand.NewPCG(1, 2))
	trees := make([]tree, 1000)
	for i := range trees {
		trees[i] = randomTree(r, 3)
	}
	question, err := json.Marshal(trees)
	if err != nil {
		t.Fatal(err)
	}
	oracle := exec.Command(python, "-B", "testdata/serialize.py")
	oracle.Stdin, oracle.Stderr = bytes.NewReader(question), os.Stderr
	answer, err := oracle.Output()
	if err != nil {
		t.Fatal(err)
	}
	var want [][]string
	if err := json.Unmarshal(answer, &want); err != nil {
		t.Fatal(err)
	}
	cases, passed := 0, 0
	for i, tr := range trees {
		d := dom.New("", true)
		tr.add(d, dom.Root)
		d.Finish(false)
		for n := dom.Root; n < d.Len(); n++ {
			if d.Kind(n) != dom.Element {
				continue
			}
			cases++
			if got := string(d.AppendHTML(nil, n)); len(want[i]) > 0 && got == want[i][0] {
				passed++
			} else {
				t.Errorf("got  %s\nlxml %s", got, want[i])
			}
			want[i] = want[i][min(1, len(want[i])):]
		}
	}
	t.Logf("conformance|HTML: generated trees, written as lxml does|%d|%d|-", cases, passed)
}

func TestAppendHTML(t *testing.T) {
	d := dom.New("", true)
	html := d.NewElement(atom.Html, dom.NoNS)
	d.Append(dom.Root, d.NewLeaf(dom.Doctype, d.CopyString("html")))
	d.Append(dom.Root, html)
	d.Append(dom.Root, d.NewLeaf(dom.Comment, d.CopyString("c")))
	for _, name := range []atom.Atom{atom.Embed, atom.Source, atom.Track, atom.Wbr} {
		d.Append(html, d.NewElement(name, dom.NoNS))
	}
	d.AppendText(html, d.CopyString("a\rb"))
	d.Append(html, d.NewInstruction(d.Intern("p"), d.CopyString("q")))
	d.Finish(false)
	want := "<html><embed><source><track><wbr>a\rb<?p q></html><!--c-->"
	if got := string(d.AppendHTML(nil, dom.Root)); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	text := d.Prev(d.Last(d.RootElement()))
	if got := string(d.AppendHTML([]byte("before "), text)); got != "before a\rb" {
		t.Errorf("a text is %q", got)
	}
	d.Drop(text)
	if got := d.AppendHTML(nil, text); len(got) > 0 {
		t.Errorf("a text that isn't there any more is %q", got)
	}
}

// TestSerializersGoDeep would overflow a stack if they called themselves.
func TestSerializersGoDeep(t *testing.T) {
	const depth = 60_000
	d := dom.New("", false)
	at := dom.Root
	for range depth {
		n := d.NewElement(atom.B, dom.NoNS)
		d.Append(at, n)
		at = n
	}
	d.AppendText(at, d.CopyString("x"))
	d.Finish(false)
	want := strings.Repeat("<b>", depth) + "x" + strings.Repeat("</b>", depth)
	if string(d.AppendXML(nil, dom.Root)) != want || string(d.AppendHTML(nil, dom.Root)) != want {
		t.Error("the markup of a deep document is wrong")
	}
}

// TestAppendHTMLOpenComments would take hours if it looked for the end of each anew.
func TestAppendHTMLOpenComments(t *testing.T) {
	const times = 200_000
	d := dom.New("", true)
	n := d.NewElement(atom.P, dom.NoNS)
	d.AddAttr(n, atom.Title, d.CopyString("-->}"+strings.Repeat("<!--&{", times)))
	d.Append(dom.Root, n)
	d.Finish(false)
	want := `<p title="--&gt;}` + strings.Repeat("&lt;!--&amp;{", times) + `"></p>`
	if string(d.AppendHTML(nil, n)) != want {
		t.Error("the markup of open comments in a value is wrong")
	}
}

func TestTraits(t *testing.T) {
	d := dom.New("", true)
	own := d.Intern("x-own")
	for name, want := range map[atom.Atom][2]bool{
		atom.Br: {true, false}, atom.Disabled: {false, true}, atom.Div: {}, atom.None: {}, own: {},
	} {
		if got := [2]bool{dom.IsVoid(name), dom.IsBoolean(name)}; got != want {
			t.Errorf("%s: void and boolean are %v, want %v", d.NameOf(name), got, want)
		}
	}
}

func TestDropTree(t *testing.T) {
	for _, c := range []struct {
		html bool
		want string
	}{
		{true, "html\n body.a\n  div.b c\n   'onethree\n  p\n   'four\n"},
		{false, "html\n body.a\n  div.b c\n   'one\n  p\n   'four\n"},
	} {
		d := build(t, c.html, page)
		d.Finish(false)
		one := d.First(d.First(d.First(d.RootElement())))
		p := d.Next(one)
		d.DropTree(p)
		if got := dump(t, d); got != c.want {
			t.Errorf("HTML %v: got\n%s\nwant\n%s", c.html, got, c.want)
		}
		if out, at := d.Moved(p); string(out.AppendXML(nil, at)) != `<p class="x">two</p>` {
			t.Errorf("what was dropped is %s", out.AppendXML(nil, at))
		}
		d.DropTree(d.Last(d.First(d.RootElement()))) // without a text on either side
		if got := dump(t, d); slices.Contains(strings.Split(got, "\n"), "  p") {
			t.Errorf("p is still in\n%s", got)
		}
	}
}

// TestDropTreeKeepsTextsApart joins texts in a document and in what was taken out of it.
func TestDropTreeKeepsTextsApart(t *testing.T) {
	d := build(t, true, "a\n 'one \n b\n  'in \n  i\n  'side\n 'two \n c\n 'three\n")
	d.CopyString(strings.Repeat("x", 33)) // leaves room behind it
	d.Finish(false)
	b := d.Next(d.First(d.RootElement()))
	i := d.Next(d.First(b))
	c := d.Next(d.Next(b))
	d.DropTree(b) // joins "one two" here
	out, at := d.Moved(i)
	out.DropTree(at) // joins "inside" there
	d.DropTree(c)
	if got, want := dump(t, d), "a\n 'one two three\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := dump(t, out), "b\n 'in side\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
