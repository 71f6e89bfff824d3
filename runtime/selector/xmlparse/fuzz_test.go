package xmlparse_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/xmlparse"
)

// FuzzParse holds that any text becomes a tree, and that the markup of a tree is read as
// the same tree. References to entities are the exception, since the markup of an element
// doesn't declare them.
func FuzzParse(f *testing.F) {
	for seed := range uint64(30) {
		f.Add(generate(seed))
	}
	f.Add(`<!DOCTYPE a PUBLIC "b" 'c' [<!ENTITY d "e"> %f; <!-- g --> <?h i?>]><a>&d;</a>`)
	f.Add("<a:b:c d:=''/><e: f:1='&#x110000;'><![CDATA[]]>]]></e:>")
	f.Fuzz(func(t *testing.T, text string) {
		d := dom.New(text, false)
		_ = xmlparse.Parse(d, xmlparse.Options{})
		for n := dom.Root; n < d.Len(); n++ {
			if d.Kind(n) == dom.EntityReference {
				return
			}
		}
		first := element(text)
		second := element(first) // without empty text nodes, which the markup doesn't tell
		if third := element(second); third != second {
			t.Errorf("%q\nbecomes %q\nthen    %q", text, second, third)
		}
	})
}

// element is the markup of the element that is in text.
func element(text string) string {
	d := dom.New(text, false)
	_ = xmlparse.Parse(d, xmlparse.Options{})
	return string(d.AppendXML(nil, d.RootElement()))
}
