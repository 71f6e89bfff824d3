package selector

import (
	"regexp"
	"slices"
	"unicode/utf8"
)

// linear makes Go's regexp an engine. regexp leaves out an empty match right behind
// another match; JavaScript and Python have it: /a*/ finds "aa" and then "" in "aa".
type linear struct {
	*regexp.Regexp
	next *regexp.Regexp // one character and then a match; nil if the pattern can't match nothing
}

func newLinear(re *regexp.Regexp, source string) linear {
	l := linear{Regexp: re}
	if re.MatchString("") || matchesNothing(re) {
		l.next, _ = regexp.Compile(`\A[\x00-\x{10FFFF}](?:` + source + `)`) // nil if that is too big
	}
	return l
}

// matchesNothing tries the places that differ for an assertion.
func matchesNothing(re *regexp.Regexp) bool {
	return slices.ContainsFunc([]string{"a", "-", "\n", "a-", "a\n", "-a", "\na"}, func(text string) bool {
		return slices.ContainsFunc(re.FindAllStringIndex(text, -1), func(m []int) bool { return m[0] == m[1] })
	})
}

func (l linear) find(text string, n int) [][]int {
	found := l.FindAllStringSubmatchIndex(text, n)
	if l.next == nil || len(found) == 0 {
		return found
	}
	all := make([][]int, 0, 2*len(found))
	for i, m := range found {
		all = append(all, m)
		if m[0] == m[1] || i+1 < len(found) && found[i+1][0] == m[1] {
			continue
		}
		if empty := l.at(text, m[1]); empty != nil {
			all = append(all, empty)
		}
	}
	if n >= 0 && len(all) > n {
		all = all[:n]
	}
	return all
}

// at returns the match that begins at at, which has a character before it.
func (l linear) at(text string, at int) []int {
	_, size := utf8.DecodeLastRuneInString(text[:at])
	m := l.next.FindStringSubmatchIndex(text[at-size:])
	for i := range m {
		if m[i] >= 0 {
			m[i] += at - size
		}
	}
	if m != nil {
		m[0] = at
	}
	return m
}
