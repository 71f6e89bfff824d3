package selector_test

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/runtime/selector"
)

// regexpRow is what a JavaScript engine (V8 of Node 20) finds: every match with its groups,
// null for a group that took no part.
type regexpRow struct {
	Pattern, Flags, Text string
	Matches              [][]*string
	Extract              bool    // there is a group of this name
	First                *string // its text in the first match
	Error                bool    // the pattern is none
}

// want is what Re makes of it by the rules of parsel.
func (r regexpRow) want() []string {
	var all []string
	if r.Extract {
		if r.First != nil {
			all = append(all, *r.First)
		}
		return all
	}
	for _, match := range r.Matches {
		groups := match[1:]
		if len(groups) == 0 {
			groups = match
		}
		for _, g := range groups {
			if g == nil {
				g = new(string)
			}
			all = append(all, *g)
		}
	}
	return all
}

func TestPatternsAreJavaScripts(t *testing.T) {
	file, err := os.Open("testdata/regexp.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var rows []regexpRow
	if err := json.NewDecoder(unpacked).Decode(&rows); err != nil {
		t.Fatal(err)
	}
	equal, different := 0, map[string]bool{}
	for _, row := range rows {
		name := "/" + row.Pattern + "/" + row.Flags
		p, err := selector.CompilePattern(row.Pattern, row.Flags)
		var got []string
		if err == nil {
			got = selector.New(row.Text, selector.Text).Re(p, false)
		}
		if row.Error == (err != nil) && slices.Equal(got, row.want()) {
			equal++
			continue
		}
		different[name] = true
		if !slices.Contains(regexpGaps, name) {
			t.Errorf("%s on %q: got %q, %v, want %q, error %v", name, row.Text, got, err, row.want(), row.Error)
		}
	}
	for _, gap := range regexpGaps {
		if !different[gap] {
			t.Errorf("%s is listed as a gap and is none", gap)
		}
	}
	t.Logf("conformance|RegExp: patterns on texts, as V8 answers them|%d|%d|-|`%s`; the reasons are in runtime/selector/regexp_test.go", len(rows), equal, strings.Join(regexpGaps, "` `"))
}

// regexpGaps are the patterns with another result than JavaScript's:
//
//   - A loop that could go round without a character: Go's regexp leaves it at once.
//   - A group in a loop keeps its text from an earlier round, as in Python; JavaScript forgets it.
//   - Case without the flag u together with look-around: ſ and K (Kelvin) equal s and k.
//   - \P and \W with the flags i and u: V8 widens the set before it complements it.
//   - Script extensions are taken for scripts.
//   - A dot without the flag u takes the whole of a character beyond U+FFFF.
//   - The set operations of the flag v.
var regexpGaps = append(withEachFlag(`((a)|b)+`, `(?:(a)|(b)|c)+`, `(z)((a+)?(b+)?(c))*`, `(?:(\d)|x)+`),
	`/(|a)+/`, `/(|a)+/u`, `/(|a)+/i`, `/(?:|a)*/`, `/(?:|a)*/u`, `/(?:|a)*/i`,
	`/\w(?=.)/i`, `/k(?=.)/i`, `/[a-z](?=.)/i`, `/\W(?=.)/i`,
	`/\W(?=.)/iu`, `/\P{L}+/iu`, `/[\P{L}]+/iu`, `/\p{L}(?=\s)/iu`, `/(?<=\p{Lu})\P{Lu}/iu`,
	`/\p{Script_Extensions=Greek}+/u`,
	`/b.c?/`,
	`/[\p{L}--[a-z]]+/v`, `/[[a-z][0-9]]+/v`, `/[\q{ab|c}]/v`, `/[a--b]/v`, `/[\d--5]+/v`, `/[\p{ASCII}&&\p{L}]+/v`,
)

func withEachFlag(patterns ...string) (names []string) {
	for _, pattern := range patterns {
		for _, flag := range []string{"", "i", "u", "m", "s", "y"} {
			names = append(names, "/"+pattern+"/"+flag)
		}
	}
	return names
}

// With the limit of a page a second or more would pass; a limit of nothing shows that the
// search stops at its limit, for without one each of these would go on for years.
func TestSearchesStopAtTheirLimit(t *testing.T) {
	for _, pattern := range []string{`(?=a)(a+)+$`, `(a|a)*(?!a)b`, `(a*)*\1b`, `(?<=(a+)+)b`} {
		p, err := selector.CompileLimited(pattern, "", 1)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Repeat("a", 1000) + "!"
		if got := selector.New(text, selector.Text).Re(p, true); len(got) > 2 {
			t.Errorf("%s found %d texts", pattern, len(got))
		}
	}
}

// What was found before the limit stands: many quick matches in a row count as one search.
func TestManyMatchesStopAtTheLimitTogether(t *testing.T) {
	p, err := selector.CompileLimited(`a(?=a)`, "", 1)
	if err != nil {
		t.Fatal(err)
	}
	if got := selector.New(strings.Repeat("a", 100_000), selector.Text).Re(p, true); len(got) == 99_999 {
		t.Error("the search went on after its limit")
	}
}

func FuzzPattern(f *testing.F) {
	f.Add(`(a)?[^\W\d]\p{L}+(?=x)\1`, "giu", "aéx")
	f.Add(`^\s*$|[a-\d]\cA\u{61}`, "m", "a\r\n b")
	f.Add(`[\ud83d\ude00-\u{1F64F}]*?{2}`, "v", "😀")
	f.Fuzz(func(t *testing.T, pattern, flags, text string) {
		if len(pattern) > 50 || len(text) > 100 {
			return // long ones are slow, not new
		}
		p, err := selector.CompileLimited(pattern, flags, time.Millisecond)
		if err != nil {
			return
		}
		text = strings.ToValidUTF8(text, "?")
		s := selector.New(text, selector.Text)
		all := s.Re(p, false)
		for _, found := range all {
			if !strings.Contains(text, found) {
				t.Errorf("/%s/%s found %q in %q", pattern, flags, found, text)
			}
		}
	})
}
