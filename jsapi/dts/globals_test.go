package dts_test

import (
	"slices"
	"strings"
	"testing"
)

func TestGlobalsAreThoseOfAScript(t *testing.T) {
	finds := walk(t, "testdata/globals.js")
	global := declared(t)[""]
	var names []string
	for name, found := range finds {
		names = append(names, name)
		d := global[name]
		if d == nil {
			continue // same, below, says so
		}
		described := d // a class is declared under its name, an object by its type
		if d.typed != "" && global[d.typed] != nil && len(d.members) == 0 {
			described = global[d.typed]
		}
		members := slices.DeleteFunc(inherited(global, described), func(m string) bool {
			return slices.Contains(found.Inherited, m) && !slices.Contains(found.Members, m) // with a narrower type
		})
		same(t, name, found.Members, members)
		statics := d.statics
		if described == d {
			for mixed := range strings.FieldsSeq(strings.ReplaceAll(d.typed, "&", " ")) {
				statics = append(slices.Clone(statics), global[mixed].members...)
			}
		}
		same(t, name+" (static)", found.Statics, statics)
	}
	same(t, "globals", names, global.values())
}

// inherited are the members of a declaration, with those of parents that are only types:
// a parent that a script finds has a prototype of its own.
func inherited(s scope, d *declaration) []string {
	members := slices.Clone(d.members)
	for _, name := range d.parents {
		if parent := s[name]; parent != nil && !parent.value {
			members = append(members, inherited(s, parent)...)
		}
	}
	return members
}
