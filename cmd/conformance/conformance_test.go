package main

import (
	"os"
	"testing"
)

// TestDocs holds docs/conformance.md to the tests that log a corpus. Its numbers are those
// of the last `make conformance`.
func TestDocs(t *testing.T) {
	tests, err := findTests("../..")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../docs/conformance.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := readPage(string(text))
	for _, r := range rows {
		if _, known := testOf(tests, r.corpus); !known {
			t.Errorf("no test logs %q: make conformance", r.corpus)
		}
	}
	if got := printPage(tests, rows); got != string(text) {
		t.Error("docs/conformance.md does not have the tests that log a corpus: make conformance")
	}
}

func TestRowsAreReadAsTheyWereWritten(t *testing.T) {
	want, err := readRow("a corpus|3|2|-|case 2: it is wrong|so it stays")
	if err != nil {
		t.Fatal(err)
	}
	got := readPage(printPage(nil, []row{want}))
	if len(got) != 1 || got[0] != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if _, err := readRow("a corpus|3"); err == nil {
		t.Error("a line without numbers is read")
	}
}

func TestTestsAreFoundByWhatTheyLog(t *testing.T) {
	const log = `Logf("conform` + `ance|suite %s|%d|%d|-", file, 1, 1)` // not this file's own
	tests := testsOf("func TestOne(t *testing.T) {\n}\nfunc TestTwo(t *testing.T) {\n\tt."+log+"\n}\n", "a/b")
	if len(tests) != 1 || tests[0].name != "TestTwo" || tests[0].folder != "a/b" {
		t.Fatalf("found %+v", tests)
	}
	if _, known := testOf(tests, "suite x.json"); !known {
		t.Error("a name made by a format is not known")
	}
}
