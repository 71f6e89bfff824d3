package robots_test

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/robots"
)

type protegoRow struct {
	Robots string
	Fn     string
	Args   []string
	Expect any
}

func TestProtegoVectors(t *testing.T) {
	var file struct{ Vectors []protegoRow }
	load(t, "testdata/protego.json", &file)
	passed := map[string]int{}
	for _, row := range file.Vectors {
		got, known := answer(row)
		if !known {
			continue
		}
		if !reflect.DeepEqual(got, row.Expect) {
			t.Errorf("%s%q on\n%s\n= %v, want %v", row.Fn, row.Args, row.Robots, got, row.Expect)
			continue
		}
		passed[row.Fn]++
	}
	// Request-rate, Visit-time and Host, 15 rows, have no use here.
	want := map[string]int{"can_fetch": 376, "crawl_delay": 6, "sitemaps": 3}
	cases, equal := 0, 0
	for fn, n := range want {
		cases, equal = cases+n, equal+passed[fn]
		if passed[fn] != n {
			t.Errorf("%s: %d rows pass, want %d", fn, passed[fn], n)
		}
	}
	t.Logf("conformance|robots.txt: Protego's tests|%d|%d|-", cases, equal)
}

// answer asks what a row asks, in types as JSON has them; known is false for a
// question about something else.
func answer(row protegoRow) (got any, known bool) {
	r := robots.Parse([]byte(row.Robots))
	switch row.Fn {
	case "can_fetch":
		return r.Allowed(row.Args[1], row.Args[0]), true
	case "crawl_delay":
		if d, ok := r.CrawlDelay(row.Args[0]); ok {
			return d, true
		}
		return nil, true
	case "sitemaps":
		list := []any{}
		for _, u := range r.Sitemaps() {
			list = append(list, u)
		}
		return list, true
	}
	return nil, false
}

// googleCases are those of https://github.com/google/robotstxt; they are not part of
// the repository.
const googleCases = "../../../shared/corpora/robots_cases.json"

// googleFailures are the cases, by their place in the file, where Protego's answer
// counts more than Google's.
var googleFailures = map[int]string{
	19: "an unknown directive ends a list of user agents",
	30: "a group named FOO BAR speaks to Foo Bar, not to every Foo",
	31: "as 30", 32: "as 30", 36: "as 30", 37: "as 30", 38: "as 30", 39: "as 30", 40: "as 30",
	63: "a URL that is not escaped is compared as if it were",
	65: "as 63",
	66: "an escaped letter is the letter, as the RFC has it",
}

func TestGoogleCases(t *testing.T) {
	if _, err := os.Stat(googleCases); err != nil {
		t.Skipf("Google's cases are not in %s", googleCases)
	}
	var cases []struct {
		T, Robots, UA, URL string
		Allow              bool
	}
	load(t, googleCases, &cases)
	if len(cases) != 142 {
		t.Errorf("%d cases, want 142", len(cases))
	}
	var failed []int
	for i, c := range cases {
		if robots.Parse([]byte(c.Robots)).Allowed(c.UA, c.URL) == c.Allow {
			continue
		}
		failed = append(failed, i)
		if googleFailures[i] == "" {
			t.Errorf("%d %s: Allowed(%q, %q) is not %v on\n%.500s", i, c.T, c.UA, c.URL, c.Allow, c.Robots)
		}
	}
	for i := range googleFailures {
		if !slices.Contains(failed, i) {
			t.Errorf("case %d passes now: take it off the list of failures", i)
		}
	}
	t.Logf("conformance|robots.txt: Google's tests|%d|%d|-|cases %v, where Protego's answer counts more; runtime/robots/vectors_test.go says how they differ", len(cases), len(cases)-len(failed), failed)
}

func load(t *testing.T, file string, into any) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}
