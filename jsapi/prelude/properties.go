package prelude

import (
	"fmt"
	"strings"
)

// expandProperties replaces \p{…} and \P{…} in the source of a regular
// expression by the ranges they stand for. The result needs the flag u.
func expandProperties(pattern string) (string, error) {
	var b strings.Builder
	inClass := false
	for len(pattern) > 0 {
		if name, rest, ok := cutProperty(pattern); ok {
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
