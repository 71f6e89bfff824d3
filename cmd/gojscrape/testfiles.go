package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

var (
	scriptFile = regexp.MustCompile(`\.(js|ts|mjs|mts)$`)
	testFile   = regexp.MustCompile(`\.test\.(js|ts|mjs|mts)$`)
)

// findTests are the test files that arguments name, each once and in order: files as they
// are, folders for the test files below them, and none for the working directory.
func findTests(args []string) ([]string, error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	var files []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("there is no file %s", arg)
		case err != nil:
			return nil, err
		case !info.IsDir():
			files = append(files, arg)
			continue
		}
		below, err := testsBelow(arg)
		if err != nil {
			return nil, err
		}
		files = append(files, below...)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("there is no test file below %s: their names end in .test.js, or they lie in a folder __tests__ or tests", strings.Join(args, ", "))
	}
	for i := range files {
		files[i] = filepath.Clean(files[i])
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

func testsBelow(dir string) (files []string, err error) {
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			name := entry.Name()
			if path != dir && (name == "node_modules" || strings.HasPrefix(name, ".")) {
				return fs.SkipDir
			}
			return nil
		}
		if isTest(path) {
			files = append(files, path)
		}
		return nil
	})
	return files, err
}

// isTest goes by the name of a file, or by that of the folder it lies in.
func isTest(path string) bool {
	if testFile.MatchString(path) {
		return true
	}
	folder := filepath.Base(filepath.Dir(path))
	return scriptFile.MatchString(path) && !strings.HasSuffix(path, ".d.ts") && (folder == "__tests__" || folder == "tests")
}
