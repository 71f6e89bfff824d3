package loader_test

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/loader"
)

func TestMistakesNameTheirPlace(t *testing.T) {
	for _, tc := range []struct {
		path string
		want []string // lines the message has
	}{
		{"broken/syntax.ts", []string{
			`testdata/broken/syntax.ts:3:38: Expected ")" but found "}"`,
			`  2 |   async *parse(response) {`,
			`> 3 |     yield { title: response.css('h1' };`,
			`    |                                      ^`,
			`  4 |   }`,
		}},
		{"broken/import.js", []string{
			`testdata/broken/import.js:1:18: No matching export in "gojscrape:gojscrape" for import "Spyder"`,
			`> 1 | import { Spider, Spyder } from 'gojscrape';`,
			`    |                  ^^^^^^`,
		}},
		{"broken/file.js", []string{
			`testdata/broken/file.js:1:24: there is no file "./nowhere.js" to import`,
		}},
		{"broken/module.js", []string{
			`testdata/broken/module.js:1:25: there is no module "gojscrape/sq1"; there are gojscrape, gojscrape/fs`,
		}},
		{"broken/none.js", []string{`testdata/broken/none.js: no such file`}},
		{"broken", []string{`testdata/broken: is a directory, not a script`}},
	} {
		_, err := loader.Load(filepath.FromSlash("testdata/"+tc.path), loader.Options{Modules: modules})
		if err == nil {
			t.Errorf("%s: no error", tc.path)
			continue
		}
		lines := strings.Split(filepath.ToSlash(err.Error()), "\n")
		for _, want := range tc.want {
			if !contains(lines, want) {
				t.Errorf("%s:\n%v\nlacks %s", tc.path, err, want)
			}
		}
	}
}

func contains(lines []string, want string) bool {
	for _, line := range lines {
		if line == want {
			return true
		}
	}
	return false
}

func TestAMistakeIsTyped(t *testing.T) {
	_, err := loader.Load("testdata/broken/syntax.ts", loader.Options{})
	var e *loader.Error
	if !errors.As(err, &e) {
		t.Fatalf("%T", err)
	}
	if e.Line != 3 || e.Column != 38 || filepath.ToSlash(e.File) != "testdata/broken/syntax.ts" {
		t.Errorf("%s:%d:%d", e.File, e.Line, e.Column)
	}
	if _, err := loader.Load("testdata/none.js", loader.Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v is not fs.ErrNotExist", err)
	}
}

func TestANodeModuleWeLackIsExplained(t *testing.T) {
	_, err := loader.Load("testdata/builtin/spider.js", loader.Options{
		Modules: modules,
		Instead: map[string]string{"node:child_process": "scripts start no processes"},
	})
	want := `testdata/builtin/lib/b.js:1:23: "child_process" is a module of Node that does not exist here ` +
		`(imported by testdata/builtin/spider.js → testdata/builtin/lib/a.js → testdata/builtin/lib/b.js → child_process); ` +
		`scripts start no processes. Modules of Node that exist: node:path`
	if got, _, _ := strings.Cut(filepath.ToSlash(err.Error()), "\n"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestALikelyMistakeIsAWarning(t *testing.T) {
	program := load(t, "broken/namespace.js")
	if len(program.Warnings) != 1 {
		t.Fatalf("warnings %v", program.Warnings)
	}
	want := `testdata/broken/namespace.js:3:26: Import "Spyder" will always be undefined`
	if got := filepath.ToSlash(program.Warnings[0].Error()); !strings.HasPrefix(got, want) {
		t.Errorf("warning %s", got)
	}
}
