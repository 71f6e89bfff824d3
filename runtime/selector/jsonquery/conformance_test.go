package jsonquery_test

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/jsonquery"
)

// jmespathGaps are the cases of the suite that do not pass: a new failure fails the test,
// and so does a case here that passes.
//
//   - The parser reads two backslashes of a raw string as one.
var jmespathGaps = []string{`literal.json '\\'`}

func TestJMESPathConforms(t *testing.T) {
	files, err := filepath.Glob("testdata/jmespath/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test suite: %v", err)
	}
	cases, failed := 0, []string{}
	for _, file := range files {
		var groups []struct {
			Given json.RawMessage
			Cases []struct {
				Expression, Error string
				Result            json.RawMessage
			}
		}
		readSuite(t, file, &groups)
		for _, group := range groups {
			for _, c := range group.Cases {
				cases++
				want := string(c.Result)
				if c.Error != "" {
					want = "error"
				}
				if got := jmespath(t, c.Expression, string(group.Given)); !sameJSON(t, got, want) {
					t.Logf("%s on %s: got %s, want %s", c.Expression, group.Given, got, want)
					failed = append(failed, filepath.Base(file)+" "+c.Expression)
				}
			}
		}
	}
	if !slices.Equal(failed, jmespathGaps) {
		t.Errorf("these fail: %q; these are known to: %q", failed, jmespathGaps)
	}
	t.Logf("conformance|JMESPath: its compliance suite|%d|%d|-|%s: the parser reads two backslashes of a raw string as one", cases, cases-len(failed), strings.Join(jmespathGaps, ", "))
}

// jmespath is the answer of a query as JSON, "error" when there is none. It is asked for as
// the member of an object, since Find gives an answer that is an array item by item.
func jmespath(t *testing.T, query, document string) string {
	t.Helper()
	if _, err := jsonquery.CompileJMESPath(query); err != nil {
		return "error"
	}
	q, err := jsonquery.CompileJMESPath("{answer: " + query + "}")
	if err != nil {
		t.Fatalf("%s compiles alone only: %v", query, err)
	}
	found, err := q.Find(decode(t, document))
	if err != nil || len(found) != 1 {
		return "error"
	}
	_, answer := found[0].(*jsonquery.Object).At(0)
	return string(jsonquery.AppendJSON(nil, answer))
}

func decode(t testing.TB, document string) jsonquery.Value {
	t.Helper()
	v, err := jsonquery.Decode(document)
	if err != nil {
		t.Fatalf("%s: %v", document, err)
	}
	return v
}

func TestJSONPathConforms(t *testing.T) {
	var suite struct {
		Tests []struct {
			Name, Selector   string
			Document, Result json.RawMessage
			Results          []json.RawMessage
			Invalid          bool `json:"invalid_selector"`
		}
	}
	readSuite(t, "testdata/jsonpath/cts.json.gz", &suite)
	passed := 0
	for _, c := range suite.Tests {
		allowed := c.Results
		if c.Result != nil {
			allowed = []json.RawMessage{c.Result}
		}
		got := jsonpath(t, c.Selector, string(c.Document))
		ok := c.Invalid && got == "error"
		for _, want := range allowed {
			ok = ok || sameJSON(t, got, string(want))
		}
		if ok {
			passed++
		} else {
			t.Errorf("%s: %s on %s gives %s, want one of %s", c.Name, c.Selector, c.Document, got, allowed)
		}
	}
	t.Logf("conformance|JSONPath: its compliance suite (RFC 9535)|%d|%d|-", len(suite.Tests), passed)
}

func jsonpath(t *testing.T, query, document string) string {
	t.Helper()
	q, err := jsonquery.CompileJSONPath(query)
	if err != nil {
		return "error"
	}
	found, err := q.Find(decode(t, document))
	if err != nil {
		return fmt.Sprint(err)
	}
	return string(jsonquery.AppendJSON(nil, append([]jsonquery.Value{}, found...)))
}

// sameJSON compares by value: keys in any order, 1 like 1.0.
func sameJSON(t *testing.T, got, want string) bool {
	t.Helper()
	if got == "error" || want == "error" {
		return got == want
	}
	var a, b any
	if err := json.Unmarshal([]byte(got), &a); err != nil {
		return false
	}
	if err := json.Unmarshal([]byte(want), &b); err != nil {
		t.Fatalf("%s: %v", want, err)
	}
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}

func readSuite(t *testing.T, name string, into any) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	decoder := json.NewDecoder(file)
	if strings.HasSuffix(name, ".gz") {
		unpacked, err := gzip.NewReader(file)
		if err != nil {
			t.Fatal(err)
		}
		decoder = json.NewDecoder(unpacked)
	}
	if err := decoder.Decode(into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
