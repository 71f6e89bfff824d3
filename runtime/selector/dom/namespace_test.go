package dom_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// declaring makes an element that declares n prefixes p0, p1, … and, if it has one, the
// default namespace uri.
func declaring(d *dom.Document, parent dom.Node, n int, uri string) dom.Node {
	e := d.NewElement(atom.A, d.InternNS(uri))
	if uri != "" {
		d.AppendAttr(e, d.Intern("xmlns"), d.CopyString(uri), dom.XMLNS, "")
	}
	for i := range n {
		name := fmt.Sprintf("u%d", i)
		d.InternNS(name)
		d.AppendAttr(e, d.Intern(fmt.Sprintf("p%d", i)), d.CopyString(name), dom.XMLNS, "xmlns")
	}
	d.Append(parent, e)
	return e
}

func TestResolve(t *testing.T) {
	d := dom.New("", false)
	outer := declaring(d, dom.Root, 40, "default")
	inner := declaring(d, outer, 1, "")
	d.AppendAttr(inner, d.Intern("xmlns"), d.CopyString(""), dom.XMLNS, "")
	d.Finish(false)
	for _, c := range []struct {
		at          dom.Node
		prefix, uri string
	}{
		{outer, "", "default"}, {inner, "", ""}, {inner, "p0", "u0"}, {inner, "p39", "u39"}, {inner, "p40", ""}, {inner, "xml", "http://www.w3.org/XML/1998/namespace"},
	} {
		ns, ok := d.Resolve(c.at, c.prefix)
		if d.URI(ns) != c.uri || ok != (c.uri != "") {
			t.Errorf("%q at %d is %q, %v; want %q", c.prefix, c.at, d.URI(ns), ok, c.uri)
		}
	}
	if _, ok := d.Namespace("u40"); ok {
		t.Error("a namespace that nobody declared has a number")
	}
}

// TestNamespacesBeyondCount fills the table of namespaces.
func TestNamespacesBeyondCount(t *testing.T) {
	d := dom.New("", false)
	for i := range 70_000 {
		uri := fmt.Sprint(i)
		if ns := d.InternNS(uri); ns != dom.NoNS && d.URI(ns) != uri {
			t.Fatalf("namespace %d has the name %q", i, d.URI(ns))
		}
	}
	if ns := d.InternNS("60000"); d.URI(ns) != "60000" {
		t.Errorf("a namespace that there was room for is %q", d.URI(ns))
	}
	if ns := d.InternNS("another"); ns != dom.NoNS {
		t.Errorf("a namespace that there is no room for is %q", d.URI(ns))
	}
}

func TestInheritedDeclarations(t *testing.T) {
	d := dom.New("", false)
	outer := declaring(d, dom.Root, 20, "default")
	inner := d.NewElement(atom.B, d.InternNS("u7"))
	d.SetPrefix(inner, "p7")
	d.AppendAttr(inner, d.Intern("p3"), d.CopyString("own"), dom.XMLNS, "xmlns")
	for _, prefix := range []string{"p9", "xml", "p3", "p8"} {
		ns, _ := d.Namespace("u" + prefix[1:])
		d.AppendAttr(inner, atom.Id, d.CopyString(""), ns, prefix)
	}
	d.Append(outer, inner)
	d.Finish(false)
	got := string(d.AppendXML(nil, inner))
	want := `<p7:b xmlns:p3="own" xmlns:p7="u7" xmlns:p9="u9" xmlns:p8="u8" xmlns="default" xmlns:p0="u0" xmlns:p1="u1" xmlns:p2="u2" xmlns:p4="u4"`
	if !strings.HasPrefix(got, want) || strings.Count(got, "xmlns:p7=") != 1 {
		t.Errorf("got  %s\nwant %s…", got, want)
	}
}

// TestRemoveNamespaces has what parsel answers.
func TestRemoveNamespaces(t *testing.T) {
	d := dom.New("", false)
	outer := declaring(d, dom.Root, 2, "default")
	d.SetPrefix(outer, "p")
	for _, a := range [][3]string{{"", "x", "1"}, {"p0", "y", "2"}, {"", "z", "3"}, {"p0", "x", "4"}, {"p1", "y", "5"}, {"", "r:w", "6"}} {
		ns, _ := d.Namespace(strings.Replace(a[0], "p", "u", 1))
		d.AppendAttr(outer, d.Intern(a[1]), d.CopyString(a[2]), ns, a[0])
	}
	inner := declaring(d, outer, 1, "")
	d.AppendText(inner, d.CopyString("text"))
	d.Finish(false)
	d.RemoveNamespaces(outer)
	if got, want := string(d.AppendXML(nil, outer)), `<a x="4" z="3" r:w="6" y="5"><a>text</a></a>`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if d.NS(outer) != dom.NoNS {
		t.Error("the element is still in a namespace")
	}
}
