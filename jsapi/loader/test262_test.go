package loader_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loader"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/prelude"
)

// perFolder bounds how many files of a folder are run, spread evenly.
const perFolder = 60

// case262 is one file of test262 with what its header says.
type case262 struct {
	path     string // below test/
	flags    []string
	includes []string
	features []string
	negative string // the error it must end with
	source   string
}

// TestConformanceTest262 runs a selection of https://github.com/tc39/test262 as a spider
// file is run: bundled by esbuild, compiled by goja, after the prelude. The environment
// variable TEST262 names a checkout of it; testdata/test262 says which folders are
// run and which files are known to fail, with the reason.
func TestConformanceTest262(t *testing.T) {
	root := os.Getenv("TEST262")
	if root == "" {
		t.Skip("TEST262 names no checkout of https://github.com/tc39/test262")
	}
	blocked := blockList(t)
	used := map[string]bool{}
	ran, passed := 0, 0
	for _, c := range selection262(t, root) {
		reason := blocked.reason(c, used)
		err := c.run(t, root)
		ran++
		switch {
		case err == nil:
			passed++
			if blocked.files[c.path] != "" {
				t.Errorf("%s passes: take it off the list of failures", c.path)
			}
		case reason == "":
			line, _, _ := strings.Cut(err.Error(), "\n")
			t.Errorf("%s: %s", c.path, line)
		}
	}
	for name := range blocked.all() {
		if !used[name] {
			t.Errorf("%s is blocked, but no file has it", name)
		}
	}
	t.Logf("conformance|test262 subset|%d|%d|-", ran, passed)
}

// selection262 are the files to run. Left out are those that need what no module can
// have: sloppy mode, other realms, or to be a script.
func selection262(t *testing.T, root string) []case262 {
	t.Helper()
	var list []case262
	for _, folder := range lines262(t, "folders.txt") {
		var cases []case262
		dir := filepath.Join(root, "test", filepath.FromSlash(folder))
		err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".js") || strings.Contains(path, "_FIXTURE") {
				return err
			}
			if c := read262(t, root, path); c.runnable() {
				cases = append(cases, c)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		step := max(1, (len(cases)+perFolder-1)/perFolder)
		for i := 0; i < len(cases); i += step {
			if !slices.ContainsFunc(list, func(c case262) bool { return c.path == cases[i].path }) {
				list = append(list, cases[i])
			}
		}
	}
	return list
}

func lines262(t *testing.T, name string) (list []string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "test262", name))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	return list
}

var header262 = regexp.MustCompile(`(?s)/\*---(.*?)---\*/`)

func read262(t *testing.T, root, path string) case262 {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	name, err := filepath.Rel(filepath.Join(root, "test"), path)
	if err != nil {
		t.Fatal(err)
	}
	header := ""
	if found := header262.FindSubmatch(text); found != nil {
		header = string(found[1])
	}
	c := case262{path: filepath.ToSlash(name), source: string(text)}
	c.flags, c.includes, c.features = field262(header, "flags"), field262(header, "includes"), field262(header, "features")
	if _, negative, ok := strings.Cut(header, "\nnegative:"); ok {
		_, kind, _ := strings.Cut(negative, "type:")
		c.negative = strings.Fields(kind)[0]
	}
	return c
}

// field262 reads a list of a header, in one line or a line each.
func field262(header, name string) []string {
	_, rest, ok := strings.Cut("\n"+header, "\n"+name+":")
	if !ok {
		return nil
	}
	line, rest, _ := strings.Cut(rest, "\n")
	if line = strings.TrimSpace(line); line != "" {
		return strings.FieldsFunc(strings.Trim(line, "[]"), func(r rune) bool { return r == ',' || r == ' ' })
	}
	var list []string
	for line := range strings.Lines(rest) {
		item, ok := strings.CutPrefix(strings.TrimSpace(line), "- ")
		if !ok {
			break
		}
		list = append(list, item)
	}
	return list
}

func (c case262) runnable() bool {
	return !slices.Contains(c.flags, "noStrict") && !slices.Contains(c.flags, "raw") && !slices.Contains(c.flags, "CanBlockIsFalse") &&
		!strings.Contains(c.source, "$262") && !slices.Contains(c.features, "cross-realm")
}

// run returns why the file fails, nil if it passes.
func (c case262) run(t *testing.T, root string) error {
	t.Helper()
	file := c.write(t, root)
	program, err := loader.Load(file, loader.Options{Modules: modules})
	if err == nil {
		err = c.evaluate(t, program)
	}
	switch {
	case c.negative == "":
		return err
	case err == nil:
		return errors.New("no " + c.negative + " was thrown")
	case c.negative == "SyntaxError":
		return nil // found by esbuild, whose errors have no class, or by goja
	case !strings.HasPrefix(err.Error(), c.negative):
		return errors.New("not a " + c.negative + ": " + err.Error())
	}
	return nil
}

// write puts the file behind the harness, beside copies of the files it imports.
func (c case262) write(t *testing.T, root string) string {
	t.Helper()
	var b strings.Builder
	for _, name := range append([]string{"assert.js", "sta.js"}, c.includes...) {
		text, err := os.ReadFile(filepath.Join(root, "harness", name))
		if err != nil {
			t.Fatal(err)
		}
		b.Write(text)
		b.WriteString("\n")
	}
	if slices.Contains(c.flags, "async") {
		b.WriteString("export const done = new Promise((ok, no) => { globalThis.$DONE = (error) => error ? no(error) : ok() });\n")
		b.WriteString("const print = () => {};\n")
	}
	b.WriteString(c.source)
	dir := t.TempDir()
	from := filepath.Join(root, "test", filepath.FromSlash(filepath.Dir(c.path)))
	fixtures, err := filepath.Glob(filepath.Join(from, "*_FIXTURE.*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, fixture := range fixtures {
		if err := os.Link(fixture, filepath.Join(dir, filepath.Base(fixture))); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(dir, filepath.Base(c.path))
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// evaluate runs the program in a runtime of its own, and waits until an asynchronous
// test is done.
func (c case262) evaluate(t *testing.T, program *loader.Program) error {
	t.Helper()
	var translate *convert.Errors
	l := loop.New(loop.Options{
		CPULimit:    10 * time.Second,
		FromJS:      func(rt *goja.Runtime, v goja.Value) error { return translate.FromJS(rt, v) },
		OnUnhandled: func(any, error) {},
	})
	defer func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = l.Close(ctx) // a test may leave something that never ends
	}()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	var done goja.Value
	_, err := l.Await(ctx, func(rt *goja.Runtime) (goja.Value, error) {
		if err := prelude.Run(rt); err != nil {
			return nil, err
		}
		var err error
		if translate, err = convert.NewErrors(rt); err != nil {
			return nil, err
		}
		return program.Run(rt)
	}, func(v goja.Value) (any, error) {
		done = v.(*goja.Object).Get("done")
		return nil, nil
	})
	if err != nil || done == nil {
		return err
	}
	_, err = l.Await(ctx, func(*goja.Runtime) (goja.Value, error) { return done, nil }, export)
	return err
}

// block262 is the list of what is known to fail: files, whole features and folders, each with the
// reason.
type block262 struct {
	files, features, folders map[string]string
}

// blockList reads blocked.txt: "# a reason", and below it the files, features and
// folders that fail for it.
func blockList(t *testing.T) block262 {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "test262", "blocked.txt"))
	if err != nil {
		t.Fatal(err)
	}
	b := block262{files: map[string]string{}, features: map[string]string{}, folders: map[string]string{}}
	reason := ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case strings.HasPrefix(line, "#"):
			reason = strings.TrimSpace(line[1:])
		case strings.HasSuffix(line, ".js"):
			b.files[line] = reason
		case strings.HasSuffix(line, "/"):
			b.folders[line] = reason
		default:
			b.features[line] = reason
		}
	}
	return b
}

// reason is why a file is known to fail, "" if it has to pass.
func (b block262) reason(c case262, used map[string]bool) (reason string) {
	if found := b.files[c.path]; found != "" {
		used[c.path], reason = true, found
	}
	for folder, found := range b.folders {
		if strings.HasPrefix(c.path, folder) {
			used[folder], reason = true, found
		}
	}
	for _, feature := range c.features {
		if found := b.features[feature]; found != "" {
			used[feature], reason = true, found
		}
	}
	return reason
}

func (b block262) all() map[string]bool {
	names := map[string]bool{}
	for _, list := range []map[string]string{b.files, b.features, b.folders} {
		for name := range list {
			names[name] = true
		}
	}
	return names
}
