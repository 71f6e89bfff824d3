package htmlparse

import "unicode/utf8"

//go:generate go run gen.go

// reference decodes the character reference whose & stands before s and appends what it
// means to t.buf; a mere & if it is none. It returns how much of s belongs to it.
// https://html.spec.whatwg.org/#character-reference-state
func (t *tokenizer) reference(s string, inAttr bool) (length int) {
	if len(s) > 1 && s[0] == '#' {
		length = t.numeric(s[1:])
	} else {
		length = t.named(s, inAttr)
	}
	if length == 0 {
		t.buf = append(t.buf, '&')
	}
	return length
}

// numeric decodes what follows &#.
func (t *tokenizer) numeric(s string) (length int) {
	i, base := 0, rune(10)
	if s[0]|0x20 == 'x' {
		i, base = 1, 16
	}
	digits := i
	char := rune(0)
	for ; i < len(s); i++ {
		digit := digitOf(s[i])
		if digit >= base {
			break
		}
		char = min(char*base+digit, utf8.MaxRune+1)
	}
	if i == digits {
		return 0
	}
	if i < len(s) && s[i] == ';' {
		i++
	}
	t.buf = utf8.AppendRune(t.buf, mean(char))
	return i + 1
}

func digitOf(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10
	}
	return 99
}

// mean is the character that a number stands for: a byte of windows-1252 where Unicode
// has only control characters. https://html.spec.whatwg.org/#numeric-character-reference-end-state
func mean(char rune) rune {
	const first = 0x80
	windows1252 := [...]rune{0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
		0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
		0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178}
	switch {
	case char == 0:
		return utf8.RuneError
	case first <= char && char < first+rune(len(windows1252)):
		return windows1252[char-first]
	}
	return char // AppendRune replaces surrogates and what is above the last character
}

// named decodes a name: the longest that the standard has, where some need no semicolon.
func (t *tokenizer) named(s string, inAttr bool) (length int) {
	n := 0
	for n < len(s) && n <= longestReference && isAlphanumeric(s[n]) {
		n++
	}
	if n < len(s) && s[n] == ';' {
		if r := find(s[:n]); r != nil {
			t.buf = append(t.buf, r.text...)
			return n + 1
		}
	}
	for i := min(n, longestBare); i >= 2; i-- {
		r := find(s[:i])
		if r == nil || !r.bare {
			continue
		}
		if inAttr && i < len(s) && (s[i] == '=' || isAlphanumeric(s[i])) { // ?a=1&copy=2
			return 0
		}
		t.buf = append(t.buf, r.text...)
		return i
	}
	return 0
}

// reference is one of https://html.spec.whatwg.org/#named-character-references.
type reference struct {
	name, text string
	bare       bool // good without a semicolon
}

const (
	longestReference = 31
	longestBare      = 6
)

// find looks up a name without its semicolon. Names of one first letter stand together.
func find(name string) *reference {
	if name == "" {
		return nil
	}
	low, high := int(firstOf[name[0]&127]), int(firstOf[name[0]&127+1])
	for low < high {
		mid := (low + high) / 2
		if references[mid].name < name {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(references) && references[low].name == name {
		return &references[low]
	}
	return nil
}

// firstOf is where the references begin whose name begins with a letter or one behind it.
var firstOf = func() (first [129]uint16) {
	i := 0
	for letter := range first {
		for i < len(references) && int(references[i].name[0]) < letter {
			i++
		}
		first[letter] = uint16(i)
	}
	return first
}()

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || isLetter(c)
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
