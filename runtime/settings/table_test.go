package settings_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

// declared are the names of all Key variables in the source.
func declared(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("keys_*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no keys_*.go", err)
	}
	names := map[string]string{} // setting to variable
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for n := range ast.Preorder(f) {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || !spec.Names[0].IsExported() {
				continue
			}
			lit := spec.Values[0].(*ast.CompositeLit)
			name, err := strconv.Unquote(lit.Elts[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			if other := names[name]; other != "" {
				t.Errorf("%s and %s are both %s", other, spec.Names[0], name)
			}
			names[name] = spec.Names[0].Name
		}
	}
	return names
}

func TestTableHasEveryKeyOnce(t *testing.T) {
	keys := declared(t)
	listed := map[string]bool{}
	for _, e := range settings.Table {
		name := e.Info().Name
		if listed[name] {
			t.Errorf("%s is in the table twice", name)
		}
		listed[name] = true
	}
	for name, variable := range keys {
		if !listed[name] {
			t.Errorf("%s (%s) is not in the list below the variables of its file", variable, name)
		}
	}
	if len(listed) > len(keys) {
		t.Errorf("the table has %d names, keys_*.go %d", len(listed), len(keys))
	}
}

func TestTableIsSortedInItsGroups(t *testing.T) {
	for _, g := range settings.Groups {
		var names []string
		for _, e := range g.Entries {
			names = append(names, e.Info().Name)
		}
		if !slices.IsSorted(names) {
			t.Errorf("%s: %q", g.Title, names)
		}
	}
}

func TestTableEntriesAreWhole(t *testing.T) {
	types := []string{"bool", "int", "float", "string", "list", "dict", "any"}
	for _, e := range settings.Table {
		info := e.Info()
		if info.Doc == "" || !slices.Contains(types, info.Type) {
			t.Errorf("%+v: no text, or no type of %q", info, types)
		}
		if err := settings.New().Set(info.Name, info.Default, settings.Project); err != nil {
			t.Errorf("the default is refused: %v", err)
		}
	}
}
