package pyliteral

import (
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"
)

// width is how wide Python's pprint writes, in characters.
const width = 80

// PFormat is pprint.pformat of a flat dict, as the stats dump has it: on one line when
// it fits in 80 characters, otherwise sorted with one key a line and long strings
// broken at white space. Values other than strings are never broken.
func PFormat(m map[string]any) string {
	if one := Repr(m); utf8.RuneCountInString(one) <= width {
		return one
	}
	b := []byte{'{'}
	for i, k := range slices.Sorted(maps.Keys(m)) {
		if i > 0 {
			b = append(b, ",\n "...)
		}
		key := Repr(k)
		b = append(append(b, key...), ": "...)
		// What must fit on the last line of the value besides it: the comma or brace.
		b = appendWrapped(b, m[k], utf8.RuneCountInString(key)+3, 1)
	}
	return string(append(b, '}'))
}

// appendWrapped writes a value that begins in column indent and has allowance
// characters after it.
func appendWrapped(b []byte, v any, indent, allowance int) []byte {
	s, isText := v.(string)
	if one := Repr(v); !isText || s == "" || utf8.RuneCountInString(one) <= width-indent-allowance {
		return append(b, one...)
	}
	for i, chunk := range chunks(s, width-indent, allowance) {
		if i > 0 {
			b = append(b, '\n')
			b = append(b, spaces(indent)...)
		}
		b = append(b, chunk...)
	}
	return b
}

// chunks breaks text into literals of at most room characters where white space
// allows it: first into lines, then a line that is too long into words.
func chunks(text string, room, allowance int) []string {
	var out []string
	lines := splitLines(text)
	for i, line := range lines {
		last := i == len(lines)-1
		fits := room
		if last {
			fits -= allowance
		}
		if rep := Repr(line); utf8.RuneCountInString(rep) <= fits {
			out = append(out, rep)
			continue
		}
		out = append(out, fill(splitWords(line), room, last, allowance)...)
	}
	return out
}

func fill(words []string, room int, last bool, allowance int) []string {
	var out []string
	current := ""
	for i, word := range words {
		if last && i == len(words)-1 {
			room -= allowance
		}
		if utf8.RuneCountInString(Repr(current+word)) <= room {
			current += word
			continue
		}
		if current != "" {
			out = append(out, Repr(current))
		}
		current = word
	}
	return append(out, Repr(current))
}

// splitLines cuts after each line end that Python's str.splitlines knows.
func splitLines(s string) []string {
	var out []string
	start := 0
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		if !isLineEnd(r) || r == '\r' && end < len(s) && s[end] == '\n' {
			continue
		}
		out = append(out, s[start:end])
		start = end
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

func isLineEnd(r rune) bool {
	return '\n' <= r && r <= '\r' || 0x1c <= r && r <= 0x1e || r == 0x85 || r == 0x2028 || r == 0x2029
}

// splitWords cuts before each word, so that white space stays with the word before it.
func splitWords(s string) []string {
	var out []string
	start, space := 0, false
	for i, r := range s {
		if isSpace(r) {
			space = true
			continue
		}
		if space {
			out = append(out, s[start:i])
			start, space = i, false
		}
	}
	return append(out, s[start:])
}

// isSpace is \s of Python's re: Unicode white space and the four separators of ASCII.
func isSpace(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }

func spaces(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = ' '
	}
	return b
}
