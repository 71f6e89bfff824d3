package xpath_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/xpath"
)

var update = flag.Bool("update", false, "ask lxml for what the conformance tests expect, and write it to testdata")

// query is an expression for a document, from the first node that context selects there;
// without one from the root element.
type query struct{ document, context, expr string }

var (
	namespaces = map[string]string{"f": "urn:feed", "m": "urn:media", "p": "urn:p"}
	variables  = map[string]any{"s": "sel", "n": 2, "b": true}
)

func documents(t testing.TB) map[string]string {
	texts := make(map[string]string)
	for _, file := range []string{"corpus.xml", "page.html", "feed.xml", "book.xml"} {
		texts[file] = read(t, file)
	}
	return texts
}

type library map[string]*dom.Document

func open(t testing.TB) library {
	docs := make(library)
	for file, text := range documents(t) {
		docs[file] = parse(t, text, strings.HasSuffix(file, ".html"))
	}
	return docs
}

func (l library) run(q query) answer {
	d := l[q.document]
	c := xpath.Context{Doc: d, Node: d.RootElement(), Vars: variables, Namespaces: namespaces}
	if q.context != "" {
		found, err := evaluate(q.context, c)
		if err != nil || len(found.Nodes) == 0 {
			return answer{"no context", nil}
		}
		c.Node = found.Nodes[0].Node
	}
	v, err := evaluate(q.expr, c)
	if err != nil {
		return answer{"error", nil}
	}
	return answerOf(v)
}

func evaluate(expr string, c xpath.Context) (xpath.Value, error) {
	compiled, err := xpath.Compile(expr)
	if err != nil {
		return xpath.Value{}, err
	}
	return compiled.Evaluate(c)
}

// lxml answers queries; ok is false without it.
func lxml(t testing.TB, queries []query) (answers []answer, ok bool) {
	t.Helper()
	const python = "/usr/bin/python3"
	if err := exec.Command(python, "-c", "import lxml, parsel").Run(); err != nil {
		if os.Getenv("GOJSCRAPE_REQUIRE_ORACLES") == "1" {
			t.Fatal("python3-lxml or python3-parsel is not installed")
		}
		return nil, false
	}
	type document struct {
		HTML bool   `json:"html"`
		Text string `json:"text"`
	}
	task := map[string]any{"namespaces": namespaces, "variables": variables}
	texts := make(map[string]document)
	for file, text := range documents(t) {
		texts[file] = document{strings.HasSuffix(file, ".html"), text}
	}
	cases := make([][3]string, 0, len(queries))
	for _, q := range queries {
		cases = append(cases, [3]string{q.document, q.context, q.expr})
	}
	task["documents"], task["cases"] = texts, cases
	input, err := json.Marshal(task)
	if err != nil {
		t.Fatal(err)
	}
	oracle := exec.Command(python, "-B", "testdata/oracle.py")
	oracle.Stdin, oracle.Stderr = bytes.NewReader(input), os.Stderr
	output, err := oracle.Output()
	if err != nil {
		t.Fatal(err)
	}
	var raw [][2]any
	if err := json.Unmarshal(output, &raw); err != nil {
		t.Fatal(err)
	}
	for _, a := range raw {
		values := []string{}
		for _, v := range a[1].([]any) {
			values = append(values, v.(string))
		}
		answers = append(answers, answer{a[0].(string), values})
	}
	return answers, true
}

// stored is a line of a file of expected answers.
type stored struct {
	Document string   `json:"d"`
	Context  string   `json:"c,omitempty"`
	Expr     string   `json:"e"`
	Kind     string   `json:"k"`
	Values   []string `json:"v"`
}

func readStored(t testing.TB, file string) (queries []query, want []answer) {
	t.Helper()
	zipped, err := os.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer zipped.Close()
	unzipped, err := gzip.NewReader(zipped)
	if err != nil {
		t.Fatal(err)
	}
	for lines := json.NewDecoder(unzipped); ; {
		var line stored
		if err := lines.Decode(&line); err == io.EOF {
			return queries, want
		} else if err != nil {
			t.Fatal(err)
		}
		queries = append(queries, query{line.Document, line.Context, line.Expr})
		want = append(want, answer{line.Kind, line.Values})
	}
}

// writeStored asks lxml and writes what keep says of the answers.
func writeStored(t *testing.T, file string, queries []query, keep func(answer) bool) {
	t.Helper()
	answers, ok := lxml(t, queries)
	if !ok {
		t.Fatal("-update needs python3-lxml and python3-parsel")
	}
	var out bytes.Buffer
	zipped, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	lines := json.NewEncoder(zipped)
	for i, q := range queries {
		if !keep(answers[i]) {
			continue
		}
		if err := lines.Encode(stored{q.document, q.context, q.expr, answers[i].kind, answers[i].values}); err != nil {
			t.Fatal(err)
		}
	}
	if err := zipped.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("testdata/"+file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// conform runs the queries of a file and returns how many have lxml's answer.
func conform(t *testing.T, file string) (passed, all int) {
	t.Helper()
	docs := open(t)
	queries, want := readStored(t, file)
	failed := 0
	for i, q := range queries {
		got := docs.run(q)
		if got.kind == want[i].kind && slices.Equal(got.values, want[i].values) || got.kind == "error" && want[i].kind == "error" {
			passed++
		} else if failed++; failed <= 25 {
			t.Errorf("%s from %q: %s\ngot  %.300s\nwant %.300s", q.document, q.context, q.expr, got, want[i])
		}
	}
	return passed, len(queries)
}

// corpus are expressions for one document; cases name their documents.
func corpus(t testing.TB) (queries []query) {
	for line := range strings.Lines(read(t, "corpus.txt")) {
		if expr := strings.TrimSpace(line); expr != "" {
			queries = append(queries, query{"corpus.xml", "", expr})
		}
	}
	return queries
}

func cases(t testing.TB) (queries []query) {
	for line := range strings.Lines(read(t, "cases.txt")) {
		document, expr, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		queries = append(queries, query{document, "", expr})
	}
	return queries
}

func all(answer) bool { return true }

// telling keeps the answers that say something, and a few of the others.
func telling() func(answer) bool {
	kept, empty := 0, 0
	return func(a answer) bool {
		if len(a.values) == 0 || a.kind == "number" && a.values[0] == "nan" {
			if empty++; empty%10 != 0 {
				return false
			}
		}
		kept++
		return kept <= 4000
	}
}

// The last figure is that of the library that ran expressions before this one, which was
// counted once.
func TestConformanceXPath(t *testing.T) {
	if *update {
		writeStored(t, "corpus.json.gz", corpus(t), all)
	}
	passed, count := conform(t, "corpus.json.gz")
	t.Logf("conformance|XPath: a list of expressions, as libxml2 answers them|%d|%d|191 of 217", count, passed)
}

func TestConformanceXPathCases(t *testing.T) {
	if *update {
		writeStored(t, "cases.json.gz", cases(t), all)
	}
	passed, count := conform(t, "cases.json.gz")
	t.Logf("conformance|XPath: cases by hand, as libxml2 answers them|%d|%d|-", count, passed)
}

func TestConformanceGeneratedXPath(t *testing.T) {
	if *update {
		writeStored(t, "generated.json.gz", generated(), telling())
	}
	passed, count := conform(t, "generated.json.gz")
	t.Logf("conformance|XPath: generated expressions, as libxml2 answers them|%d|%d|-", count, passed)
}

// TestExpectationsAreWhatLxmlAnswers holds the files to the lxml of this machine, and to
// the sources of their expressions.
func TestExpectationsAreWhatLxmlAnswers(t *testing.T) {
	for file, sources := range map[string][]query{
		"corpus.json.gz": corpus(t), "cases.json.gz": cases(t), "generated.json.gz": generated(),
	} {
		queries, want := readStored(t, file)
		known := make(map[query]bool)
		for _, q := range sources {
			known[q] = true
		}
		answers, ok := lxml(t, queries)
		if !ok {
			t.Skip("python3-lxml or python3-parsel is not installed")
		}
		for i, q := range queries {
			if !known[q] {
				t.Errorf("%s: %s is not in its source: run the tests with -update", file, q.expr)
			}
			if fmt.Sprint(answers[i]) != fmt.Sprint(want[i]) {
				t.Errorf("%s %s: the file says %.300s, lxml %.300s", q.document, q.expr, want[i], answers[i])
			}
		}
	}
}
