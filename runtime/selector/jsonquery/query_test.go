package jsonquery_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/jsonquery"
)

const shop = `{"z": {"price": 12.50, "tags": ["new", null]}, "a": {"price": 9007199254740993, "tags": []}, "n": null}`

func find(t testing.TB, compile func(string) (*jsonquery.Query, error), query string, root jsonquery.Value) []string {
	t.Helper()
	q, err := compile(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	found, err := q.Find(root)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	texts := []string{}
	for _, v := range found {
		texts = append(texts, jsonquery.Text(v))
	}
	return texts
}

// Keys keep their order, numbers their digits, and lists come out item by item.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"z.price", []string{"12.50"}},
		{"a.price", []string{"9007199254740993"}},
		{"*.price", []string{"12.50", "9007199254740993"}},
		{"keys(@)", []string{"z", "a", "n"}},
		{"values(@)[0].tags", []string{"new", "null"}},
		{"z", []string{`{"price":12.50,"tags":["new",null]}`}},
		{"{b: z.price, a: n}", []string{`{"b":12.50,"a":null}`}},
		{"merge(z, {tags: 'x', more: `1`})", []string{`{"price":12.50,"tags":"x","more":1}`}},
		{"n", []string{}},
		{"missing.deeper", []string{}},
		{"[n, z.price]", []string{"null", "12.50"}},
		{"to_string(z)", []string{`{"price":12.50,"tags":["new",null]}`}},
		{"sort_by(values(@)[:2], &price)[-1].price", []string{"9007199254740993"}},
		{"let $p = z.price in a.price > $p", []string{"true"}},
		{"z.price * `2`", []string{"25"}},
		{"z.price < a.tags", []string{}},
		{"'abc'[::-1]", []string{"cba"}},
		{"'abc'[::9223372036854775807]", []string{"a"}},
		{"'abc'[2::-9223372036854775808]", []string{"c"}},
		{"to_number('1e3')", []string{"1e3"}},
		{"to_number('+01.50')", []string{"1.5"}},
		{"to_number('inf')", []string{}},
		{"`1e-7` + `0`", []string{"1e-7"}},
		{"`1` / `0`", []string{"Infinity"}},
		{"contains([z, a], a)", []string{"true"}},
	} {
		if got := find(t, jsonquery.CompileJMESPath, c.query, decode(t, shop)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.query, got, c.want)
		}
	}
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"$.*.price", []string{"12.50", "9007199254740993"}},
		{"$..price", []string{"12.50", "9007199254740993"}},
		{"$.z.tags", []string{`["new",null]`}},
		{"$['a','z'].price", []string{"9007199254740993", "12.50"}},
		{"$[?@.price > 20].price", []string{"9007199254740993"}},
		{"$[?@.price < $.a.price].tags[0]", []string{"new"}},
		{"$.z.tags[::-1]", []string{"null", "new"}},
	} {
		if got := find(t, jsonquery.CompileJSONPath, c.query, decode(t, shop)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.query, got, c.want)
		}
	}
}

func TestQueriesRunOnResults(t *testing.T) {
	q, err := jsonquery.CompileJMESPath("*")
	if err != nil {
		t.Fatal(err)
	}
	found, err := q.Find(decode(t, shop))
	if err != nil || len(found) != 2 {
		t.Fatalf("got %v, %v", found, err)
	}
	if got := find(t, jsonquery.CompileJSONPath, "$.tags[*]", found[0]); !slices.Equal(got, []string{"new", "null"}) {
		t.Errorf("got %q", got)
	}
}

func TestSortingLeavesTheDocumentAlone(t *testing.T) {
	root := decode(t, `[3, 1, 2]`)
	find(t, jsonquery.CompileJMESPath, "[sort(@), reverse(@), sort_by(@, &@)]", root)
	if got := jsonquery.Text(root); got != "[3,1,2]" {
		t.Errorf("the document became %s", got)
	}
}

func TestErrorsOfQueries(t *testing.T) {
	long := strings.Repeat("(", 1<<17)
	for query, want := range map[string]string{
		"a[": "", "a b": "", "{a:": "", "let $a in b": "", "&a": "argument of a function",
		"unknown(@)": "unknown-function: unknown()", "length()": "invalid-arity: length() takes 1", "abs(@, @)": "invalid-arity",
		"a[::0]": "step", "[[&a]]": "argument of a function", strings.Repeat("(", 30000): "",
	} {
		if _, err := jsonquery.CompileJMESPath(query); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20s: got error %v, want %q", query, err, want)
		}
	}
	for query, want := range map[string]string{
		"abs('x')":           "argument 1 of abs() is string, not a number",
		"sort(`[1, \"a\"]`)": "array of numbers or an array of strings",
		"sort_by(@, &x)":     "is null, not an array",
		"to_array(&x)":       "expression, not a value",
		"max_by(`[1]`, &a)":  "for every item",
		"$missing":           "not defined",
	} {
		q, err := jsonquery.CompileJMESPath(query)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		if _, err := q.Find(nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got error %v, want %q", query, err, want)
		}
	}
	for _, compile := range []func(string) (*jsonquery.Query, error){jsonquery.CompileJMESPath, jsonquery.CompileJSONPath} {
		if _, err := compile(long); !errors.Is(err, jsonquery.ErrQueryTooLong) {
			t.Errorf("got %v", err)
		}
	}
}

// A document as deep as Decode allows can be queried, compared and written.
func TestDeepDocuments(t *testing.T) {
	deep := strings.Repeat("[", jsonquery.MaxDepth) + strings.Repeat("]", jsonquery.MaxDepth)
	root := decode(t, deep)
	if got := find(t, jsonquery.CompileJMESPath, "@ == @ && to_string(@)", root); !slices.Equal(got, []string{deep}) {
		t.Errorf("got %d results", len(got))
	}
	if got := find(t, jsonquery.CompileJSONPath, "$..[?!@[0]]", root); !slices.Equal(got, []string{"[]"}) {
		t.Errorf("got %d results", len(got))
	}
	q, err := jsonquery.CompileJSONPath("$..*..*")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := q.Find(root); !errors.Is(err, jsonquery.ErrTooManyResults) {
		t.Errorf("got %v", err)
	}
}

func TestQueriesAreSharedByGoroutines(t *testing.T) {
	root := decode(t, shop)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range 600 {
				query := "z" + strings.Repeat(".a", i%300)
				if _, err := jsonquery.CompileJMESPath(query); err != nil {
					t.Error(err)
				}
			}
			find(t, jsonquery.CompileJSONPath, "$..price", root)
		})
	}
	wg.Wait()
}

func FuzzQueries(f *testing.F) {
	f.Add("*.price | [0]", "$..[?@.a > 1]", shop)
	f.Add("sort_by(@, &a.b)[?c==`1`].{x: d[::2]}", "$[?match(@.a, 'x.*') && count(@..*) > 2]", `[{"a":{"b":1}}]`)
	f.Add("let $a = b in $a[]", "$[-1:0:-1]['a',*]", `[1,"\ud800",{"a":1e400,"a":2}]`)
	f.Fuzz(func(t *testing.T, first, second, document string) {
		root, err := jsonquery.Decode(document)
		if err != nil {
			root = nil
		}
		for query, compile := range map[string]func(string) (*jsonquery.Query, error){first: jsonquery.CompileJMESPath, second: jsonquery.CompileJSONPath} {
			q, err := compile(query)
			if err != nil {
				continue
			}
			found, _ := q.Find(root)
			for _, v := range found {
				text := string(jsonquery.AppendJSON(nil, v))
				if again, err := jsonquery.Decode(text); err != nil || string(jsonquery.AppendJSON(nil, again)) != text {
					t.Errorf("%s gave %s: %v", query, text, err)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	root := decode(b, `{"items": [`+strings.Repeat(shop+",", 500)+shop+`]}`)
	for _, c := range []struct {
		name, query string
		compile     func(string) (*jsonquery.Query, error)
	}{
		{"jmespath", "items[].z.price", jsonquery.CompileJMESPath},
		{"jsonpath", "$.items[*].z.price", jsonquery.CompileJSONPath},
		{"filter", "$.items[?@.z.price > 1]", jsonquery.CompileJSONPath},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				find(b, c.compile, c.query, root)
			}
		})
	}
}
