package selector

import (
	"time"

	"github.com/dlclark/regexp2/v2"
)

// backtracking makes regexp2 an engine that gives up after limit.
type backtracking struct {
	*regexp2.Regexp
	limit time.Duration
}

func newBacktracking(source, flags string, limit time.Duration) (backtracking, error) {
	re, err := regexp2.Compile(source, ecmaScript(flags), regexp2.OptionMaintainCaptureOrder())
	if err != nil {
		return backtracking{}, err
	}
	re.MatchTimeout = limit
	return backtracking{re, limit}, nil
}

// ecmaScript is the flags as options. The flag m is none: translate wrote it out.
func ecmaScript(flags string) regexp2.RegexOptions {
	options := regexp2.ECMAScript
	for _, f := range flags {
		switch f {
		case 'i':
			options |= regexp2.IgnoreCase
		case 's':
			options |= regexp2.Singleline
		case 'u', 'v':
			options |= regexp2.Unicode
		}
	}
	return options
}

// find stops at the limit, be it in the middle of a match or between two.
func (b backtracking) find(text string, n int) (all [][]int) {
	start := time.Now()
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
		if time.Since(start) > b.limit {
			break
		}
	}
	return all
}
