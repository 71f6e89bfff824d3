package selector

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// \s of JavaScript, and what is not in it.
const (
	jsSpace    = `\t-\r\x20\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}`
	jsNonSpace = `\x00-\x08\x0E-\x1F\x21-\x{9F}\x{A1}-\x{167F}\x{1681}-\x{1FFF}\x{200B}-\x{2027}\x{202A}-\x{202E}` +
		`\x{2030}-\x{205E}\x{2060}-\x{2FFF}\x{3001}-\x{FEFE}\x{FF00}-\x{10FFFF}`
)

// syntaxChars are what a backslash may stand before with the flag u.
const syntaxChars = `^$\.*+?()[]{}|/`

// escape reads what follows a backslash outside of a class; an assertion can't be repeated.
func (t *jsTranslator) escape() (repeatable bool) {
	if t.pos >= len(t.src) {
		t.fail(`\ at the end`)
		return false
	}
	switch c := t.src[t.pos]; {
	case c == 'b' || c == 'B':
		t.out.WriteString(`\` + string(c))
		t.pos++
		return false
	case c == 'k' && (t.unicode || t.named):
		t.namedReference()
	case '1' <= c && c <= '9':
		t.reference()
	default:
		if set, ok := t.setEscape(); ok {
			t.out.WriteString("[" + set + "]")
		} else if r := t.charEscape(false); t.err == nil {
			t.literal(r)
		}
	}
	return true
}

func (t *jsTranslator) namedReference() {
	t.isLinear = false
	name, _, closed := strings.Cut(t.src[t.pos+1:], ">")
	name, opened := strings.CutPrefix(name, "<")
	if !opened || !closed || !isGroupName(name) || !strings.Contains(t.src, "(?<"+name+">") {
		t.fail(`\k without the name of a group`)
		return
	}
	t.pos += len("k<>") + len(name)
}

// reference reads \1, which without such a group is an octal number in old pages.
func (t *jsTranslator) reference() {
	t.isLinear = false
	digits := t.src[t.pos : t.pos+leadingDigits(t.src[t.pos:])]
	number, err := strconv.Atoi(digits)
	if t.unicode && (err != nil || number > t.groups) {
		t.fail("there is no group " + digits)
	}
	t.pos += len(digits)
}

func leadingDigits(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }

// setEscape reads \d, \s, \w or \p{…} as the inside of a class.
func (t *jsTranslator) setEscape() (set string, ok bool) {
	c := t.src[t.pos]
	switch c {
	case 'd', 'D', 'w', 'W':
		set = `\` + string(c)
	case 's':
		set = jsSpace
	case 'S':
		set = jsNonSpace
	case 'p', 'P':
		if !t.unicode {
			return "", false
		}
		t.pos++
		return t.property(c == 'P'), true
	default:
		return "", false
	}
	t.pos++
	return set, true
}

// charEscape reads the escape of one character. With the flag u every other is an error;
// without, a letter that begins no escape means itself.
func (t *jsTranslator) charEscape(inClass bool) rune {
	r, size := utf8.DecodeRuneInString(t.src[t.pos:])
	t.pos += size
	if i := strings.IndexRune("nrtfv", r); i >= 0 {
		return rune("\n\r\t\f\v"[i])
	}
	switch r {
	case 'x', 'u':
		return t.code(byte(r), inClass)
	case 'c':
		return t.control(inClass)
	case '0', '1', '2', '3', '4', '5', '6', '7':
		return t.octal(r)
	case 'k':
		if t.named {
			t.fail(`\k without the name of a group`)
		}
	}
	if t.unicode && !strings.ContainsRune(syntaxChars, r) && !(inClass && r == '-') {
		t.fail(`\` + string(r) + " means nothing with the flag u")
	}
	return r
}

// control reads the letter of \cX; without one the backslash means itself.
func (t *jsTranslator) control(inClass bool) rune {
	if t.pos < len(t.src) {
		c := t.src[t.pos]
		isLetter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if isLetter || inClass && !t.unicode && isWordByte(c) {
			t.pos++
			return rune(c & 0x1F)
		}
	}
	if t.unicode {
		t.fail(`\c without a letter`)
	}
	t.pos--
	return '\\'
}

// octal reads up to three digits, to at most 0377; with the flag u there is \0 alone.
func (t *jsTranslator) octal(first rune) rune {
	rest := t.src[t.pos:]
	if t.unicode {
		if first != '0' || leadingDigits(rest) > 0 {
			t.fail("an octal escape")
		}
		return 0
	}
	code := first - '0'
	for n := 0; n < 2 && n < len(rest) && '0' <= rest[n] && rest[n] <= '7' && code < 0o40; n++ {
		code = code*8 + rune(rest[n]-'0')
		t.pos++
	}
	return code
}

// code reads \xHH, \uHHHH, a pair of those, or \u{H…}. Without digits that fit, the letter
// means itself.
func (t *jsTranslator) code(letter byte, inClass bool) rune {
	r, ok := rune(0), false
	switch {
	case letter == 'x':
		r, ok = t.hex(2)
	case t.unicode && t.accept("{"):
		r, ok = t.hex(strings.IndexByte(t.src[t.pos:], '}'))
		ok = t.accept("}") && ok && r <= utf8.MaxRune
	default:
		r, ok = t.hex(4)
	}
	switch {
	case !ok && t.unicode:
		t.fail(`invalid \` + string(letter))
	case !ok:
		return rune(letter)
	case utf16.IsSurrogate(r):
		return t.surrogates(r, inClass)
	}
	return r
}

// surrogates reads the other half of a pair; half a pair is no character of a Go string.
func (t *jsTranslator) surrogates(high rune, inClass bool) rune {
	if before := t.pos; (t.unicode || !inClass) && t.accept(`\u`) {
		if low, ok := t.hex(4); ok {
			if r := utf16.DecodeRune(high, low); r != utf8.RuneError {
				return r
			}
		}
		t.pos = before
	}
	t.isLinear = false
	return utf8.RuneError
}

// hex reads exactly that many hexadecimal digits, or nothing.
func (t *jsTranslator) hex(digits int) (rune, bool) {
	if digits < 1 || t.pos+digits > len(t.src) {
		return 0, false
	}
	code, err := strconv.ParseUint(t.src[t.pos:t.pos+digits], 16, 31)
	if err != nil {
		return 0, false
	}
	t.pos += digits
	return rune(code), true
}
