package prelude

import (
	"fmt"
	"strings"
)

// lowSurrogates is a class that regexp2 can't tell from that of the high
// surrogates: it keeps one class of those that are the same in UTF-8, which has
// no surrogates. [\uD800-\uDBFF][\uDC00-\uDFFF], by which libraries find pairs,
// would never match. What is left when all others are taken away can be told.
const (
	lowSurrogates      = `[\uDC00-\uDFFF]`
	lowSurrogatesUTF16 = `[^\0-\uDBFF\uE000-\uFFFF]`
	lowSurrogatesFlagU = `[^\0-\uDBFF\uE000-\u{10FFFF}]`
)

// expandPattern writes a regular expression so that goja reads it right: with
// the flag u, \p{…} and \P{…} become the ranges they stand for.
func expandPattern(pattern string, unicode bool) (string, error) {
	var b strings.Builder
	inClass := false
	for len(pattern) > 0 {
		if !inClass && len(pattern) >= len(lowSurrogates) && strings.EqualFold(pattern[:len(lowSurrogates)], lowSurrogates) {
			if unicode {
				b.WriteString(lowSurrogatesFlagU)
			} else {
				b.WriteString(lowSurrogatesUTF16)
			}
			pattern = pattern[len(lowSurrogates):]
			continue
		}
		if name, rest, ok := cutProperty(pattern); ok && unicode {
			ranges, err := lookup(name)
			if err != nil {
				return "", err
			}
			if pattern[1] == 'P' {
				ranges = complement(ranges)
			}
			writeClass(&b, ranges, inClass)
			pattern = rest
			continue
		}
		n := 1
		switch {
		case pattern[0] == '\\' && len(pattern) > 1:
			n = 2
		case pattern[0] == '[':
			inClass = true
		case pattern[0] == ']':
			inClass = false
		}
		b.WriteString(pattern[:n])
		pattern = pattern[n:]
	}
	return b.String(), nil
}

// cutProperty cuts \p{name} or \P{name} off the front of pattern.
func cutProperty(pattern string) (name, rest string, ok bool) {
	if !strings.HasPrefix(pattern, `\p{`) && !strings.HasPrefix(pattern, `\P{`) {
		return "", "", false
	}
	return strings.Cut(pattern[len(`\p{`):], "}")
}

func writeClass(b *strings.Builder, ranges []span, inClass bool) {
	if !inClass {
		b.WriteByte('[')
		defer b.WriteByte(']')
	}
	for _, r := range ranges {
		fmt.Fprintf(b, `\u{%x}`, r.from)
		if r.to > r.from {
			fmt.Fprintf(b, `-\u{%x}`, r.to)
		}
	}
}
