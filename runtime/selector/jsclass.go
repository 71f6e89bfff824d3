package selector

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class reads up to the bracket that closes it.
func (t *jsTranslator) class() {
	negated := t.accept("^")
	start := t.pos
	var ranges []rune // pairs of bounds
	var sets strings.Builder
	for !t.accept("]") {
		if t.pos >= len(t.src) {
			t.fail("a class is not closed")
		} else if t.sets {
			t.checkSets()
		}
		if t.err != nil {
			return
		}
		low, set := t.classAtom()
		if !strings.HasPrefix(t.src[t.pos:], "-") || strings.HasPrefix(t.src[t.pos:], "-]") {
			ranges = appendAtom(ranges, &sets, low, set)
			continue
		}
		if t.sets {
			t.checkSets()
		}
		t.pos++
		if t.pos >= len(t.src) || t.err != nil {
			continue
		}
		high, highSet := t.classAtom()
		switch {
		case set == "" && highSet == "" && low > high:
			t.fail("a range is out of order")
		case set == "" && highSet == "":
			ranges = append(ranges, low, high)
		case t.unicode:
			t.fail("a set can't bound a range")
		default:
			ranges = appendAtom(ranges, &sets, low, set)
			ranges = appendAtom(append(ranges, '-', '-'), &sets, high, highSet)
		}
	}
	if t.ignoreCase && !t.unicode {
		ranges = foldRanges(ranges)
	}
	t.writeClass(negated, start+1 == t.pos, ranges, sets.String())
}

func appendAtom(ranges []rune, sets *strings.Builder, r rune, set string) []rune {
	if set != "" {
		sets.WriteString(set)
		return ranges
	}
	return append(ranges, r, r)
}

// classAtom reads one character, or a set such as \d.
func (t *jsTranslator) classAtom() (r rune, set string) {
	if !t.accept(`\`) {
		r, size := utf8.DecodeRuneInString(t.src[t.pos:])
		t.pos += size
		return r, ""
	}
	if t.pos >= len(t.src) {
		t.fail(`\ at the end`)
		return 0, ""
	}
	if set, ok := t.setEscape(); ok {
		return 0, set
	}
	if t.accept("b") {
		return '\b', ""
	}
	return t.charEscape(true), ""
}

// checkSets refuses what only the flag v gives a meaning in a class.
func (t *jsTranslator) checkSets() {
	rest := t.src[t.pos:]
	switch {
	case strings.IndexByte("(){}/|", rest[0]) >= 0:
		t.fail("this character needs a backslash in a class with the flag v")
	case rest[0] == '[', strings.HasPrefix(rest, "--"), strings.HasPrefix(rest, "&&"), strings.HasPrefix(rest, `\q`):
		t.fail("set operations of the flag v are not supported")
	}
}

func (t *jsTranslator) writeClass(negated, empty bool, ranges []rune, sets string) {
	if empty {
		t.out.WriteString(map[bool]string{false: `[^\x00-\x{10FFFF}]`, true: `[\x00-\x{10FFFF}]`}[negated])
		return
	}
	t.out.WriteByte('[')
	if negated {
		t.out.WriteByte('^')
	}
	for i := 0; i < len(ranges); i += 2 {
		t.char(ranges[i])
		if ranges[i] < ranges[i+1] {
			t.out.WriteByte('-')
			t.char(ranges[i+1])
		}
	}
	t.out.WriteString(sets + "]")
}

// upper is Canonicalize of ECMA-262 §22.2.2.7.3 without the flag u: the upper case, unless
// that is several characters or leads into ASCII.
func upper(r rune) rune {
	u := unicode.ToUpper(r)
	if r >= utf8.RuneSelf && u < utf8.RuneSelf || unicode.Is(unicode.Lt, u) && 0x1F80 <= r && r <= 0x1FFF {
		return r
	}
	return u
}

// appendCases appends r and the characters that equal it where case does not matter.
func appendCases(all []rune, r rune) []rune {
	all = append(all, r)
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		if upper(other) == upper(r) {
			all = append(all, other)
		}
	}
	return all
}

// foldRanges adds the other cases of all that is in ranges.
func foldRanges(ranges []rune) []rune {
	folded := ranges
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= min(ranges[i+1], unicode.MaxRune); r++ {
			for _, other := range appendCases(nil, r)[1:] {
				if other < ranges[i] || other > ranges[i+1] {
					folded = append(folded, other, other)
				}
			}
		}
	}
	return folded
}
