package selector_test

import (
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector"
)

func mustCompile(t testing.TB, pattern, flags string) *selector.Pattern {
	t.Helper()
	p, err := selector.CompilePattern(pattern, flags)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestReExtractsAsParselDoes(t *testing.T) {
	for name, c := range map[string]struct {
		text, pattern, flags string
		want                 []string
	}{
		"no group gives the matches":           {"a1 b22", `\d+`, "", []string{"1", "22"}},
		"groups are flattened":                 {"a1 b2", `([a-z])(\d)`, "", []string{"a", "1", "b", "2"}},
		"a group without a match is empty":     {"ab", `a(x)?(b)`, "", []string{"", "b"}},
		"extract gives its first text alone":   {"a1 b2", `([a-z])(?<extract>\d)`, "", []string{"1"}},
		"extract without a match gives none":   {"ab", `a(?<extract>x)?b`, "", nil},
		"nothing found":                        {"ab", `\d`, "", nil},
		"ignoring case":                        {"Ab aB", `ab`, "gi", []string{"Ab", "aB"}},
		"lines":                                {"a\nb", `^[ab]$`, "m", []string{"a", "b"}},
		"a dot stops at a line end":            {"a\nb", `a.`, "", nil},
		"a dot with s doesn't":                 {"a\nb", `a.b`, "s", []string{"a\nb"}},
		"sticky":                               {"112a3", `\d`, "y", []string{"1", "1", "2"}},
		"sticky that starts later":             {"a1", `\d`, "y", nil},
		"an escaped slash":                     {"a/b", `a\/b`, "", []string{"a/b"}},
		"code units":                           {"aé😀", `\u0061\xe9\ud83d\ude00`, "", []string{"aé😀"}},
		"a code point":                         {"😀", `\u{1F600}`, "u", []string{"😀"}},
		"a property":                           {"aß1", `\p{L}+`, "u", []string{"aß"}},
		"a script":                             {"aβ", `\p{Script=Greek}`, "u", []string{"β"}},
		"white space is Unicode's":             {"a\u00a0\ufeffb", `a\s+b`, "", []string{"a\u00a0\ufeffb"}},
		"no white space in a class":            {"a\u00a0b", `[\S]+`, "", []string{"a", "b"}},
		"digits are ASCII":                     {"١1", `\d`, "", []string{"1"}},
		"any character":                        {"a\n", `a[^]`, "", []string{"a\n"}},
		"no character":                         {"a", `a[]`, "", nil},
		"a bracket in a class":                 {"[:a", `[[:]+`, "", []string{"[:"}},
		"an identity escape":                   {"a-@", `\a\-\@`, "", []string{"a-@"}},
		"backspace in a class":                 {"a\bb", `[\b]`, "", []string{"\b"}},
		"control":                              {"a\nb", `\cJ`, "", []string{"\n"}},
		"look-ahead":                           {"a1 b2", `[a-z](?=2)`, "", []string{"b"}},
		"look-behind":                          {"$5 €6", `(?<=€)\d`, "", []string{"6"}},
		"a back-reference":                     {"aa bc", `(\w)\1`, "", []string{"a"}},
		"a named back-reference":               {"aa bc", `(?<x>\w)\k<x>`, "", []string{"a"}},
		"extract with backtracking":            {"a1 b2", `([a-z])(?<extract>\d)(?! )`, "", []string{"2"}},
		"a missing group, backtracking":        {"ab", `a(x)?(?=b)`, "", []string{""}},
		"byte positions after other alphabets": {"ééa1", `a(?=1)`, "", []string{"a"}},
		"more repeats than Go takes":           {"aaa", `a{1,2000}`, "", []string{"aaa"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := selector.New(c.text, selector.Text).Re(mustCompile(t, c.pattern, c.flags), false)
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// The text and the result are those of w3lib's replace_entities(text, keep=["lt", "amp"]).
func TestReReplacesEntities(t *testing.T) {
	const text = "&nbsp;&eacute;&EACUTE;&lt;&LT;&amp;&gt;&quot;&unknown;&unknown &copy x&#65;&#x41;&#X41;&#128;&#129;&#xFFFFFF;&#39&;&apos;&;"
	const want = "\u00a0éé&lt;&LT;&amp;>\"&unknown © xAAA€'&;&;"
	s := selector.New(text, selector.Text)
	p := mustCompile(t, `[^]+`, "")
	if got := s.Re(p, true); !slices.Equal(got, []string{want}) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := s.Re(p, false); !slices.Equal(got, []string{text}) {
		t.Errorf("without replacing, got %q", got)
	}
}

func TestReFirst(t *testing.T) {
	s := selector.New("<p>a1</p><p>b2&nbsp;</p>", selector.HTML)
	list, err := s.CSS("p::text")
	if err != nil {
		t.Fatal(err)
	}
	digit, b, none := mustCompile(t, `\d`, ""), mustCompile(t, `b(\d)`, ""), mustCompile(t, `x`, "")
	if got := list.Re(digit, true); !slices.Equal(got, []string{"1", "2"}) {
		t.Errorf("Re of the list is %q", got)
	}
	if got, ok := list.ReFirst(b, true); got != "2" || !ok {
		t.Errorf("ReFirst of the list is %q, %v", got, ok)
	}
	if got, ok := list[0].ReFirst(digit, true); got != "1" || !ok {
		t.Errorf("ReFirst is %q, %v", got, ok)
	}
	if got, ok := list.ReFirst(none, true); got != "" || ok {
		t.Errorf("ReFirst without a match is %q, %v", got, ok)
	}
}
