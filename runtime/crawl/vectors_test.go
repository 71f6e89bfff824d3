package crawl_test

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// vector is one call recorded from the test suite of w3lib; testdata/NOTICE says where
// the files come from.
type vector struct {
	Fn     string                     `json:"fn"`
	Args   []json.RawMessage          `json:"args"`
	Kwargs map[string]json.RawMessage `json:"kwargs"`
	Expect json.RawMessage            `json:"expect"`
	Raises string                     `json:"raises"`
}

// vectors returns the rows of a file for one function and fails when there are fewer than min.
func vectors(t *testing.T, file, fn string, min int) []vector {
	t.Helper()
	var data struct{ Vectors []vector }
	readJSON(t, file, &data)
	var rows []vector
	for _, row := range data.Vectors {
		if row.Fn == fn {
			rows = append(rows, row)
		}
	}
	if len(rows) < min {
		t.Fatalf("%s has %d rows of %s, want at least %d", file, len(rows), fn, min)
	}
	return rows
}

func readJSON(t *testing.T, file string, into any) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// text reads a string or the bytes of {"$b64": …}; ok is false for any other value.
func text(raw json.RawMessage) (s string, ok bool) {
	if json.Unmarshal(raw, &s) == nil {
		return s, string(raw) != "null"
	}
	var wrapped map[string]string
	if json.Unmarshal(raw, &wrapped) != nil {
		return "", false
	}
	encoded, ok := wrapped["$b64"]
	if !ok {
		return "", false
	}
	b, err := base64.StdEncoding.DecodeString(encoded)
	return string(b), err == nil
}

// option reads a keyword argument into a zero value of T when it is there.
func option[T any](t *testing.T, row vector, name string) (value T) {
	t.Helper()
	if raw, ok := row.Kwargs[name]; ok {
		if err := json.Unmarshal(raw, &value); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return value
}

// arg reads a positional argument, "" for null or when it is not there.
func arg(row vector, i int) string {
	if i >= len(row.Args) {
		return ""
	}
	s, _ := text(row.Args[i])
	return s
}

func describe(row vector) string {
	var parts []string
	for _, a := range row.Args {
		parts = append(parts, string(a))
	}
	for name, value := range row.Kwargs {
		parts = append(parts, name+"="+string(value))
	}
	return strings.Join(parts, " ")
}
