package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestTypes holds the declarations to what people write: TypeScript accepts the example
// spiders and the blocks of all pages, in a project that "gojscrape types" has set up.
// The declarations themselves are checked, too.
func TestTypes(t *testing.T) {
	compiler := typeScriptCompiler(t)
	var blocks []block
	for _, page := range documentPages(t) {
		blocks = append(blocks, fenced(t, page)...)
	}
	for lang, config := range map[string]string{"js": javaScript.name, "ts": typeScript.name} {
		t.Run(lang, func(t *testing.T) {
			dir := t.TempDir()
			copied, err := filepath.Glob("../../spiders/*." + lang)
			if err != nil || len(copied) == 0 {
				t.Fatalf("found the spiders %q, %v", copied, err)
			}
			if lang == "ts" {
				copied = append(copied, "../../jsapi/dts/testdata/uses.ts")
			}
			for _, file := range copied {
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				write(t, filepath.Join(dir, filepath.Base(file)), string(text))
			}
			for i, b := range blocks {
				if b.lang == lang {
					write(t, filepath.Join(dir, b.typedName(i)), b.typed())
				}
			}
			var stderr bytes.Buffer
			if code := execute(t.Context(), []string{"types", "--out", dir}, &stderr, &stderr); code != exitOK {
				t.Fatalf("exit code %d: %s", code, stderr.String())
			}
			for _, complaint := range complaints(t, compiler, filepath.Join(dir, config)) {
				t.Error(complaint)
			}
		})
	}
}

// documentPages are the README and all pages of docs.
func documentPages(t *testing.T) []string {
	t.Helper()
	pages := []string{"../../README.md"}
	err := filepath.WalkDir("../../docs", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && filepath.Ext(path) == ".md" {
			pages = append(pages, path)
		}
		return err
	})
	if err != nil || len(pages) == 1 {
		t.Fatalf("found the pages %q, %v", pages, err)
	}
	return pages
}

// fragmentMark is in the names of files whose block is not a whole file.
const fragmentMark = "-fragment"

// typedName is the file of a block, which is the i-th of all: pages may share a name.
func (b block) typedName(i int) string {
	name := fmt.Sprintf("%s-%d", strings.ReplaceAll(b.place, ":", "-"), i)
	if b.isFragment() {
		name += fragmentMark
	}
	return name + "." + b.lang
}

var (
	wholeFile   = regexp.MustCompile(`(?m)\A(?://.*\n)*(?:import |export |declare )|^export `)
	classMember = regexp.MustCompile(`\A(?:static |constructor\(|(?:async )?\*?\w+\([^)]*\) \{)`)
)

func (b block) isFragment() bool { return !wholeFile.MatchString(b.text) }

// typed is the text of a block as a file of its own. A fragment is put where it could
// stand: in the class of a spider, or in a callback of one.
func (b block) typed() string {
	const names = "import { Spider, Request, Response, Headers, Selector, HtmlResponse, DropItem, CloseSpider, HttpError, DownloadTimeoutError, signals } from 'gojscrape'\n"
	switch {
	case strings.HasPrefix(b.text, "export "):
		return names + b.text
	case !b.isFragment():
		return b.text
	}
	var typed strings.Builder
	typed.WriteString(names)
	for i, part := range b.parts() {
		if !classMember.MatchString(strings.TrimSpace(part)) {
			part = "/** @param {Response} response */ async *fragment(response) {\n" + part + "\n}"
		}
		fmt.Fprintf(&typed, "export class Fragment%d extends Spider {\n%s\n}\n", i, strings.ReplaceAll(part, "…", "/* … */"))
	}
	return typed.String()
}

// parts are a fragment cut before each member of a class that follows an empty line.
func (b block) parts() (parts []string) {
	indent := b.text[:len(b.text)-len(strings.TrimLeft(b.text, " "))]
	for paragraph := range strings.SplitSeq(b.text, "\n\n") {
		outer, begins := strings.CutPrefix(paragraph, indent)
		if len(parts) == 0 || begins && classMember.MatchString(outer) {
			parts = append(parts, paragraph)
			continue
		}
		parts[len(parts)-1] += "\n\n" + paragraph
	}
	return parts
}

// unknownName is what the compiler says of a name that a fragment does not explain.
var unknownName = regexp.MustCompile(`error TS(?:2304|2552|2663|18004): `)

// foreignModule is what it says of a package, or of a file beside the one that is shown.
var foreignModule = regexp.MustCompile(`error TS2307: Cannot find module '(?:\./|\.\./|[a-z@])`)

// ownModule is one of those that must be found.
var ownModule = regexp.MustCompile(`'(?:gojscrape|node:)`)

// complaints are the errors of the compiler, without those that a page cannot help.
func complaints(t *testing.T, compiler, config string) (list []string) {
	t.Helper()
	cmd := exec.Command("node", compiler, "--noEmit", "--strict", "--skipLibCheck", "false", "--pretty", "false", "-p", config)
	cmd.Dir = filepath.Dir(config)
	out, err := cmd.CombinedOutput()
	found := regexp.MustCompile(`(?m)^.*error TS\d+: .*(?:\n .*)*`).FindAllString(string(out), -1)
	if err != nil && len(found) == 0 {
		t.Fatalf("%v: %s", err, out)
	}
	return slices.DeleteFunc(found, func(complaint string) bool {
		return strings.Contains(complaint, fragmentMark) && unknownName.MatchString(complaint) ||
			strings.Contains(complaint, ".md-") && foreignModule.MatchString(complaint) && !ownModule.MatchString(complaint)
	})
}

// typeScriptCompiler installs TypeScript from its lock file into a cache, once, and
// returns its program. Without npm or a network the test is skipped, or fails where
// GOJSCRAPE_REQUIRE_ORACLES says that it has to run.
func typeScriptCompiler(t *testing.T) string {
	t.Helper()
	const lock = "../../jsapi/dts/testdata/tsc"
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	text, err := os.ReadFile(filepath.Join(lock, "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(cache, "gojscrape", fmt.Sprintf("tsc-%x", sha256.Sum256(text))[:16])
	program := filepath.Join("node_modules", "typescript", "bin", "tsc")
	if exec.Command("node", filepath.Join(folder, program), "--version").Run() == nil {
		return filepath.Join(folder, program)
	}
	// Other test runs may install at the same time: each into a folder of its own.
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		t.Fatal(err)
	}
	fresh, err := os.MkdirTemp(filepath.Dir(folder), "install-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(fresh)
	if err := os.CopyFS(fresh, os.DirFS(lock)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
	cmd.Dir = fresh
	if out, err := cmd.CombinedOutput(); err != nil {
		if os.Getenv("GOJSCRAPE_REQUIRE_ORACLES") == "1" {
			t.Fatalf("installing TypeScript: %v\n%s", err, out)
		}
		t.Skipf("installing TypeScript: %v", err)
	}
	if err := os.Rename(fresh, folder); err != nil {
		if _, there := os.Stat(filepath.Join(folder, program)); there != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(folder, program)
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
