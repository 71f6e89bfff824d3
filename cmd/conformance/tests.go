package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// marker begins what a test logs of its corpus.
const marker = "conformance|"

// test is a test that logs such a line.
type test struct {
	name, folder string
	corpus       *regexp.Regexp // its name; the format of one has a verb where names differ
}

var (
	testFunc = regexp.MustCompile(`^func (Test\w+)\(`)
	logged   = regexp.MustCompile(`Logf\("conformance\|([^|"]+)\|`)
	verb     = regexp.MustCompile(`%[sq]`)
)

// findTests reads the test files below root for the tests that log a corpus.
func findTests(root string) ([]test, error) {
	var tests []test
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && file != root && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(file, "_test.go"):
			return nil
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		tests = append(tests, testsOf(string(text), filepath.ToSlash(folder))...)
		return nil
	})
	return tests, err
}

func testsOf(source, folder string) (tests []test) {
	name := ""
	for line := range strings.Lines(source) {
		if m := testFunc.FindStringSubmatch(line); m != nil {
			name = m[1]
		}
		if m := logged.FindStringSubmatch(line); m != nil {
			parts := verb.Split(m[1], -1)
			for i := range parts {
				parts[i] = regexp.QuoteMeta(parts[i])
			}
			tests = append(tests, test{name, folder, regexp.MustCompile("^" + strings.Join(parts, ".+") + "$")})
		}
	}
	return tests
}

// testOf is the test that a corpus belongs to.
func testOf(tests []test, corpus string) (t test, known bool) {
	i := slices.IndexFunc(tests, func(t test) bool { return t.corpus.MatchString(corpus) })
	if i < 0 {
		return test{}, false
	}
	return tests[i], true
}
