package selector

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/dlclark/regexp2/v2"

	"github.com/gojscrape/gojscrape/runtime/markup"
)

// keptEntities stay as they are, so that the results can be put into markup again.
var keptEntities = []string{"lt", "amp"}

// matchTimeout bounds one search of a pattern that needs backtracking.
const matchTimeout = time.Second

// Pattern is a compiled JavaScript regular expression; several goroutines may use one.
// Most run in time linear in the text. Only look-around and back-references need an engine
// that tries alternatives; it gives up after a second, and what it found until then stands.
type Pattern struct {
	engine  engine
	groups  int // how many, without the whole match
	extract int // the number of the group named "extract", -1 if there is none
	sticky  bool
}

// engine finds up to n matches (all for n < 0) and returns the bounds of each and of its
// groups in bytes, -1 for a group that took no part.
type engine interface {
	FindAllStringSubmatchIndex(text string, n int) [][]int
}

var patterns = newCache[[2]string, *Pattern](cachedQueries)

// CompilePattern compiles the source of a JavaScript regular expression, without slashes,
// and its flags out of "gimsuy". The flag g says nothing here: Re finds every match. The
// error is a *QueryError.
func CompilePattern(pattern, flags string) (*Pattern, error) {
	return patterns.get([2]string{pattern, flags}, func() (*Pattern, error) {
		p, err := compilePattern(pattern, flags)
		if err != nil {
			return nil, &QueryError{Kind: "regular expression", Query: "/" + pattern + "/" + flags, Err: err}
		}
		return p, nil
	})
}

func compilePattern(pattern, flags string) (*Pattern, error) {
	for i, f := range flags {
		if !strings.ContainsRune("gimsuy", f) || strings.ContainsRune(flags[:i], f) {
			return nil, errors.New("invalid flags")
		}
	}
	sticky := strings.Contains(flags, "y")
	if source, ok := goSyntax(pattern, flags); ok {
		if re, err := regexp.Compile(source); err == nil {
			return &Pattern{engine: re, groups: re.NumSubexp(), extract: re.SubexpIndex("extract"), sticky: sticky}, nil
		}
	}
	re, err := regexp2.Compile(pattern, ecmaScript(flags), regexp2.OptionMaintainCaptureOrder())
	if err != nil {
		return nil, err
	}
	re.MatchTimeout = matchTimeout
	groups := len(re.GetGroupNumbers()) - 1
	return &Pattern{engine: backtracking{re}, groups: groups, extract: re.GroupNumberFromName("extract"), sticky: sticky}, nil
}

func ecmaScript(flags string) regexp2.RegexOptions {
	options := regexp2.ECMAScript
	for _, f := range flags {
		switch f {
		case 'i':
			options |= regexp2.IgnoreCase
		case 'm':
			options |= regexp2.Multiline
		case 's':
			options |= regexp2.Singleline
		case 'u':
			options |= regexp2.Unicode
		}
	}
	return options
}

// backtracking makes regexp2 an engine.
type backtracking struct{ *regexp2.Regexp }

func (b backtracking) FindAllStringSubmatchIndex(text string, n int) (all [][]int) {
	m, err := b.FindStringMatch(text)
	for ; err == nil && m != nil && len(all) != n; m, err = b.FindNextMatch(m) {
		var bounds []int
		for _, g := range m.Groups() {
			start, length := -1, 0
			if len(g.Captures) > 0 {
				start, length = g.ByteRange()
			}
			bounds = append(bounds, start, start+length)
		}
		all = append(all, bounds)
	}
	return all
}

// extractAll returns what Selector.Re promises; first limits the search to one match.
func (p *Pattern) extractAll(text string, replaceEntities, first bool) []string {
	n := -1
	if first || p.extract >= 0 {
		n = 1
	}
	var found []string
	end := 0
	for _, m := range p.engine.FindAllStringSubmatchIndex(text, n) {
		if p.sticky && m[0] != end {
			break
		}
		end = m[1]
		found = p.appendGroups(found, text, m)
	}
	if replaceEntities {
		for i, s := range found {
			found[i] = markup.ReplaceEntities(s, keptEntities, true)
		}
	}
	return found
}

func (p *Pattern) appendGroups(found []string, text string, m []int) []string {
	switch {
	case p.extract >= 0:
		if m[2*p.extract] < 0 {
			return found
		}
		return append(found, group(text, m, p.extract))
	case p.groups == 0:
		return append(found, group(text, m, 0))
	}
	found = slices.Grow(found, p.groups)
	for i := 1; i <= p.groups; i++ {
		found = append(found, group(text, m, i))
	}
	return found
}

// group is the text of a group, empty if it took no part.
func group(text string, m []int, i int) string {
	if m[2*i] < 0 {
		return ""
	}
	return text[m[2*i]:m[2*i+1]]
}
