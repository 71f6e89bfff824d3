package css_test

import (
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/css"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/htmlparse"
	"github.com/gojscrape/gojscrape/runtime/selector/xmlparse"
)

func parseHTML(t testing.TB, text string) *dom.Document {
	t.Helper()
	d := dom.New(text, true)
	if cut := htmlparse.Parse(d, htmlparse.Options{AsWritten: true}); cut != (htmlparse.Cut{}) {
		t.Fatalf("the document is cut: %+v", cut)
	}
	return d
}

// parseXML makes a document of well-formed XML.
func parseXML(t testing.TB, text string) *dom.Document {
	t.Helper()
	d := dom.New(text, false)
	if err := xmlparse.Parse(d, xmlparse.Options{}); err != nil {
		t.Fatal(err)
	}
	return d
}

func compile(t testing.TB, query string, xml bool) *css.Program {
	t.Helper()
	p, err := css.Compile(query, xml)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// values runs p. An element is the value of its attribute called mark.
func values(d *dom.Document, p *css.Program, s css.Scope, mark string) []string {
	found := []string{}
	p.Select(d, s, func(r css.Result) bool {
		switch {
		case r.Attr >= 0:
			found = append(found, d.AttrAt(r.Node, r.Attr).Value)
		case d.Kind(r.Node) == dom.Text:
			found = append(found, d.Data(r.Node))
		default:
			value, _ := d.Attr(r.Node, d.Atom(mark), dom.NoNS)
			found = append(found, value)
		}
		return true
	})
	return found
}

// ids runs query from the root element.
func ids(t testing.TB, d *dom.Document, query string) string {
	t.Helper()
	p := compile(t, query, !d.HTML())
	return strings.Join(values(d, p, css.Scope{Start: d.RootElement()}, "id"), " ")
}
