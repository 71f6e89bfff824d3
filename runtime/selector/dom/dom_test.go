package dom_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// build makes a document from lines of "depth name" or "depth 'text'", one space per level.
func build(t *testing.T, html bool, outline string) *dom.Document {
	t.Helper()
	d := dom.New(outline, html)
	at := []dom.Node{dom.Root}
	offset := 0
	for line := range strings.Lines(outline) {
		word := strings.TrimLeft(strings.TrimRight(line, "\n"), " ")
		depth := len(strings.TrimRight(line, "\n")) - len(word)
		start := offset + depth
		offset += len(line)
		if word == "" {
			continue
		}
		at = at[:depth+1]
		if text, isText := strings.CutPrefix(word, "'"); isText {
			d.AppendText(at[depth], d.SourceSpan(start+1, start+1+len(text)))
			continue
		}
		name, class, _ := strings.Cut(word, ".")
		n := d.NewElement(d.Intern(name), dom.NoNS)
		if strings.HasPrefix(name, "!") {
			n = d.NewImplied(d.Intern(name[1:]))
		}
		if class != "" {
			d.AddAttr(n, atom.Class, d.CopyString(class))
		}
		d.Append(at[depth], n)
		at = append(at, n)
	}
	return d
}

// dump writes the tree as build reads it, and checks the numbering on the way.
func dump(t *testing.T, d *dom.Document) string {
	t.Helper()
	var b strings.Builder
	var visit func(n dom.Node) dom.Node
	visit = func(n dom.Node) (end dom.Node) {
		end = n + 1
		previous := dom.None
		for c := d.First(n); c != dom.None; c = d.Next(c) {
			if c < end || d.Parent(c) != n || d.Prev(c) != previous || d.Depth(c) != d.Depth(n)+1 {
				t.Errorf("node %d below %d: parent %d, previous %d, depth %d", c, n, d.Parent(c), d.Prev(c), d.Depth(c))
			}
			b.WriteString(strings.Repeat(" ", d.Depth(c)-1))
			if d.Kind(c) == dom.Text {
				fmt.Fprintf(&b, "'%s\n", d.Data(c))
			} else {
				class, _ := d.Attr(c, atom.Class, dom.NoNS)
				fmt.Fprintln(&b, strings.TrimSuffix(d.QName(c)+"."+class, "."))
			}
			end = visit(c)
			previous = c
		}
		if d.Last(n) != previous || d.End(n) < end {
			t.Errorf("node %d: last %d, want %d; end %d, want %d or more", n, d.Last(n), previous, d.End(n), end)
		}
		return d.End(n)
	}
	visit(dom.Root)
	return b.String()
}

const page = `html
 body.a
  div.b c
   'one
   p.x
    'two
   'three
  p
   'four
`

func TestDocument(t *testing.T) {
	d := build(t, true, page)
	d.Finish(false)
	if got := dump(t, d); got != page {
		t.Errorf("got\n%s\nwant\n%s", got, page)
	}
	div := d.First(d.First(d.RootElement()))
	if got := d.TextOf(div); got != "onetwothree" {
		t.Errorf("the text of div is %q", got)
	}
	if got := d.TextOf(d.Next(div)); got != "four" {
		t.Errorf("the text of p is %q", got)
	}
	if !d.Tokens(div).Has(dom.ClassToken("x")|dom.ClassToken("c")|dom.NameToken(atom.P)) || d.Tokens(d.Next(div)).Has(dom.ClassToken("x")) {
		t.Error("the filter of a subtree is wrong")
	}
}

func TestFinishPutsNodesInDocumentOrder(t *testing.T) {
	d := build(t, true, page)
	body := d.First(d.First(dom.Root))
	div := d.First(body)
	moved := d.Last(body)
	d.Remove(moved)
	d.InsertBefore(moved, div) // the last paragraph goes first, as a foster parent does it
	d.InsertTextBefore(d.CopyString("before"), div)
	d.InsertTextBefore(d.CopyString(" it"), div)
	d.Remove(d.NewElement(atom.B, dom.NoNS)) // never in the tree
	d.Finish(false)
	want := `html
 body.a
  p
   'four
  'before it
  div.b c
   'one
   p.x
    'two
   'three
`
	if got := dump(t, d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if d.Len() != 12 {
		t.Errorf("the document has %d nodes, want 12 with the two that are always there", d.Len())
	}
}

func TestFinishAsWritten(t *testing.T) {
	outline := `html
 !head
 body
  table
   !tbody
    tr
     'one
   tbody
    tr
`
	d := build(t, true, outline)
	d.Finish(true)
	want := `html
 body
  table
   tr
    'one
   tbody
    tr
`
	if got := dump(t, d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDrop(t *testing.T) {
	d := build(t, true, page)
	d.Finish(false)
	body := d.First(d.RootElement())
	div := d.First(body)
	p := d.Next(d.First(div))
	two := d.First(p)
	d.Drop(p)
	d.JoinTexts(d.First(div))
	want := `html
 body.a
  div.b c
   'onethree
  p
   'four
`
	if got := dump(t, d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	d.Drop(div)
	out, at := d.Moved(two)
	if got := out.Data(at); got != "two" {
		t.Errorf("a text that went with its parent, whose grandparent went after it, is %q", got)
	}
	if !out.Tokens(dom.Root).Has(dom.ClassToken("x")) {
		t.Error("the filter of what was dropped is wrong")
	}
	if got := dump(t, out); got != "p.x\n 'two\n" {
		t.Errorf("what was dropped first is now\n%s", got)
	}
	if out, at := d.Moved(body); out != d || at != body {
		t.Error("a node that stayed has moved")
	}
}

func TestReset(t *testing.T) {
	d := build(t, true, page)
	d.Finish(false)
	size := d.Size()
	for range 3 {
		d.Reset("x", false)
		d.Append(dom.Root, d.NewElement(d.Intern("only"), dom.NoNS))
		d.Finish(false)
		if got := dump(t, d); got != "only\n" || d.HTML() {
			t.Errorf("after Reset: %q, HTML %v", got, d.HTML())
		}
	}
	if d.Size() != size {
		t.Errorf("Reset changed the memory from %d to %d bytes", size, d.Size())
	}
}

func TestSeek(t *testing.T) {
	d := build(t, true, page)
	d.Finish(false)
	var found []string
	for n := dom.Root; ; n++ {
		n = d.Seek(n, d.Len(), dom.NameToken(atom.P), atom.None)
		if n == dom.None {
			break
		}
		found = append(found, d.QName(n))
	}
	if want := []string{"html", "body", "div", "p", "p"}; !slices.Equal(found, want) {
		t.Errorf("elements with a p in their subtrees are %q, want %q", found, want)
	}
	div := d.First(d.First(d.RootElement()))
	if n := d.Seek(dom.Root, d.Len(), 0, atom.Div); n != div {
		t.Errorf("the first div is %d, want %d", n, div)
	}
	after := d.Next(div)
	d.Drop(div)
	if n := d.Seek(div, d.Len(), dom.NameToken(atom.P), atom.P); n != after {
		t.Errorf("the first p after what was dropped is %d, want %d", n, after)
	}
}

func TestRemoveNamespacesKeepsTheFilterTrue(t *testing.T) {
	d := dom.New("", false)
	n := d.NewElement(atom.A, dom.NoNS)
	d.AddAttrNS(n, atom.Class, d.CopyString("c"), d.InternNS("urn:x"), "x")
	d.Append(dom.Root, n)
	d.Finish(false)
	d.RemoveNamespaces(n)
	if !d.Tokens(dom.Root).Has(dom.ClassToken("c")) {
		t.Error("the filter doesn't know of a class that RemoveNamespaces made")
	}
}
