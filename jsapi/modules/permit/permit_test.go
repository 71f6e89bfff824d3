package permit_test

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/permit"
)

func TestFoldersPermitWhatLiesBelowThem(t *testing.T) {
	dir := t.TempDir()
	p := permit.Permissions{Read: []string{filepath.Join(dir, "a"), filepath.Join(dir, "list.txt")}, Write: []string{filepath.Join(dir, "a", "out")}}
	for _, tc := range []struct {
		access permit.Access
		path   string
		ok     bool
	}{
		{permit.Read, "a", true},
		{permit.Read, "a/b/c", true},
		{permit.Read, "a..b", false},
		{permit.Read, "ab", false},
		{permit.Read, ".", false},
		{permit.Read, "list.txt", true},
		{permit.Read, "list.txt2", false},
		{permit.Write, "a/b", false},
		{permit.Write, "a/out/x", true},
	} {
		_, err := p.Locate(tc.access, filepath.Join(dir, tc.path))
		if (err == nil) != tc.ok {
			t.Errorf("%v %s: %v", tc.access, tc.path, err)
		}
	}
}

func TestADeniedPathNamesTheFlagThatPermitsIt(t *testing.T) {
	dir := t.TempDir()
	p := permit.Permissions{Read: []string{dir}}
	_, err := p.Locate(permit.Write, filepath.Join(dir, "x"))
	if _, ok := errors.AsType[*permit.Denied](err); !ok {
		t.Fatalf("%v is not a *Denied", err)
	}
	want := "this script may not write to " + filepath.Join(dir, "x") + ": it may write to nothing. --allow-write=" + dir + " would allow it"
	if err.Error() != want {
		t.Errorf("%s\nwant %s", err, want)
	}
	_, err = p.Locate(permit.Read, filepath.Dir(dir))
	if !strings.Contains(err.Error(), "it may read what is in "+dir+". --allow-read=") {
		t.Error(err)
	}
}

func TestTheZeroValuePermitsNothingAndAllEverything(t *testing.T) {
	none, all := permit.Permissions{}, permit.Permissions{All: true}
	if _, err := none.Locate(permit.Read, t.TempDir()); err == nil {
		t.Error("no permissions, but reading is permitted")
	}
	if place, err := all.Locate(permit.Write, "/x"); err != nil || place != (permit.Place{Name: "/x"}) {
		t.Error(place, err)
	}
	if len(none.Environ(os.Environ())) != 0 || len(all.Environ([]string{"A=1"})) != 1 {
		t.Error("the environment does not follow the permissions")
	}
}

func TestVariablesArePermittedByName(t *testing.T) {
	p := permit.Permissions{Env: []string{"A", "B"}}
	env := p.Environ([]string{"A=1=2", "C=3", "AB=4", "=C:=x", "B="})
	if got := slices.Sorted(maps.Keys(env)); !slices.Equal(got, []string{"A", "B"}) || env["A"] != "1=2" {
		t.Error(env)
	}
}

func TestTheProjectFolderIsTheOneThatIsWorkedIn(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	cwd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	other := t.TempDir()
	for spider, want := range map[string]string{
		"spiders/books.js":               cwd,
		filepath.Join(other, "books.js"): other,
	} {
		p, err := permit.Project(spider)
		if err != nil || !slices.Equal(p.Read, []string{want}) || !slices.Equal(p.Write, []string{want}) || p.All {
			t.Errorf("%s: %+v, %v; want %s", spider, p, err, want)
		}
	}
}
