package atom_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
)

func TestLookup(t *testing.T) {
	for a := atom.None + 1; a < atom.Count; a++ {
		if got := atom.Lookup(a.String()); got != a {
			t.Errorf("Lookup(%q) = %d, want %d", a, got, a)
		}
		if got := atom.Lookup([]byte(a.String())); got != a {
			t.Errorf("Lookup of the bytes %q = %d, want %d", a, got, a)
		}
	}
	for _, name := range []string{"", "DIV", "divx", "my-element", "äöü", "a-name-that-is-longer-than-any-other-in-the-table"} {
		if got := atom.Lookup(name); got != atom.None {
			t.Errorf("Lookup(%q) = %d (%s), want none", name, got, got)
		}
	}
	if got := (atom.Count + 5).String(); got != "" {
		t.Errorf("the name of a document's own atom is %q here, want none", got)
	}
}

func BenchmarkLookup(b *testing.B) {
	names := []string{"div", "class", "href", "span", "data-thing", "option"}
	for i := 0; b.Loop(); i++ {
		atom.Lookup(names[i%len(names)])
	}
}
