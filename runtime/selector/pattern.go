package selector

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gojscrape/gojscrape/runtime/markup"
)

// keptEntities stay as they are, so that the results can be put into markup again.
var keptEntities = []string{"lt", "amp"}

// searchLimit bounds all matching of one pattern that needs backtracking in one text.
const searchLimit = time.Second

// Pattern is a compiled JavaScript regular expression; several goroutines may use one.
// Most run in time linear in the text. Look-around and back-references need an engine that
// tries alternatives, and so do ^ and $ of lines in a text with other line ends than \n.
// That engine gives up after a second, and what it found until then stands.
type Pattern struct {
	engine     engine
	otherLines engine // for a text with such line ends; nil when it makes no difference
	groups     int    // how many, without the whole match
	extract    int    // the number of the group named "extract", -1 if there is none
	sticky     bool
}

// engine finds up to n matches (all for n < 0) and returns the bounds of each and of its
// groups in bytes, -1 for a group that took no part.
type engine interface {
	find(text string, n int) [][]int
}

var patterns = newCache[[2]string, *Pattern](cachedQueries)

// CompilePattern compiles the source of a JavaScript regular expression, without slashes,
// and its flags out of "dgimsuvy". The flags d and g say nothing here: Re finds every match. Of the flag v
// the set operations in classes are missing. The error is a *QueryError.
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
	return compileLimited(pattern, flags, searchLimit)
}

// compileLimited compiles a pattern that gives up after limit.
func compileLimited(pattern, flags string, limit time.Duration) (*Pattern, error) {
	for i, f := range flags {
		if !strings.ContainsRune("dgimsuvy", f) || strings.ContainsRune(flags[:i], f) {
			return nil, errors.New("invalid flags")
		}
	}
	if strings.Contains(flags, "u") && strings.Contains(flags, "v") {
		return nil, errors.New("the flags u and v exclude each other")
	}
	t, err := translate(pattern, flags)
	if err != nil {
		return nil, err
	}
	sticky := strings.Contains(flags, "y")
	if t.isLinear {
		if re, err := regexp.Compile(t.linear); err == nil {
			p := &Pattern{engine: newLinear(re, t.linear), groups: re.NumSubexp(), extract: re.SubexpIndex("extract"), sticky: sticky}
			if t.lineAnchors {
				p.otherLines, err = newBacktracking(t.backtracking, flags, limit)
			}
			return p, err
		}
	}
	b, err := newBacktracking(t.backtracking, flags, limit)
	if err != nil {
		return nil, err
	}
	groups := len(b.GetGroupNumbers()) - 1
	return &Pattern{engine: b, groups: groups, extract: b.GroupNumberFromName("extract"), sticky: sticky}, nil
}

// Find is what Selector.Re returns for a selector of text.
func (p *Pattern) Find(text string, replaceEntities bool) []string {
	return p.extractAll(text, replaceEntities, false)
}

// extractAll returns what Selector.Re promises; first limits the search to one match.
func (p *Pattern) extractAll(text string, replaceEntities, first bool) []string {
	n := -1
	if first || p.extract >= 0 {
		n = 1
	}
	engine := p.engine
	if p.otherLines != nil && strings.ContainsAny(text, "\r\u2028\u2029") {
		engine = p.otherLines
	}
	var found []string
	next := 0 // where a sticky match must begin
	for _, m := range engine.find(text, n) {
		if p.sticky && m[0] != next {
			break
		}
		if next = m[1]; m[0] == m[1] {
			_, size := utf8.DecodeRuneInString(text[next:])
			next += size
		}
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
