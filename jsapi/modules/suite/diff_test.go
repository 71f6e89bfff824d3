package suite_test

import (
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/suite"
)

func TestDiff(t *testing.T) {
	for _, tc := range []struct{ before, after, want string }{
		{"a", "a", " a"},
		{"a", "b", "-a +b"},
		{"a b c", "a x c", " a -b +x  c"},
		{"a b c", "a c", " a -b  c"},
		{"a c", "a b c", " a +b  c"},
		{"a b c d", "b c d e", "-a  b  c  d +e"},
		{"a b a b", "b a b a", "-a  b  a  b +a"},
		{"a b", "c d", "-a -b +c +d"},
		{"a a a", "a", " a -a -a"},
	} {
		if got := lines(suite.Diff(split(tc.before), split(tc.after))); got != tc.want {
			t.Errorf("%s → %s is %q, want %q", tc.before, tc.after, got, tc.want)
		}
	}
}

// Whatever is compared, the lines that are not added are the first text and those that are
// not removed the second.
func TestDiffKeepsBothTexts(t *testing.T) {
	long := func(word string) string { return strings.Repeat(word+"\n", 3000) }
	for _, pair := range [][2]string{
		{"", "a"}, {"a\n", "a"}, {"a\n\nb", "\nb\na"},
		{long("a"), long("b")},
		{long("a") + "x\n" + long("b"), long("a") + long("b")},
	} {
		var before, after []string
		for _, line := range suite.Diff(pair[0], pair[1]) {
			if line.Edit != suite.Added {
				before = append(before, line.Text)
			}
			if line.Edit != suite.Removed {
				after = append(after, line.Text)
			}
		}
		if strings.Join(before, "\n") != pair[0] || strings.Join(after, "\n") != pair[1] {
			t.Errorf("the diff of %.20q… and %.20q… does not have both texts", pair[0], pair[1])
		}
	}
}

func split(words string) string { return strings.ReplaceAll(words, " ", "\n") }

func lines(diff []suite.DiffLine) string {
	var list []string
	for _, line := range diff {
		list = append(list, string(line.Edit)+line.Text)
	}
	return strings.Join(list, " ")
}
