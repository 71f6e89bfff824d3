package selector

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// translation is a JavaScript regular expression in the syntax of other engines.
type translation struct {
	linear string // for Go's regexp, when isLinear
	// isLinear is false when Go has no words for it, as for look-around and back-references.
	isLinear     bool
	backtracking string // for regexp2 with the option ECMAScript
	// lineAnchors says that ^ or $ are those of lines. Go ends lines at \n alone, so the
	// linear form is right only for texts without JavaScript's other line ends.
	lineAnchors bool
}

// jsTranslator reads src by the grammar of ECMA-262 §22.2.1 and Annex B.1.2, and writes
// what each term means for Go's regexp.
type jsTranslator struct {
	src       string
	pos       int
	out, back strings.Builder
	translation

	unicode, sets, ignoreCase, dotAll, multiline bool

	groups int      // capturing groups in all of src
	named  bool     // one of them has a name
	names  []string // those read so far
	open   []string // how the groups begin that are open
	// repeatable says that a quantifier may follow.
	repeatable bool
	err        error
}

// translate reads a regular expression; the error says why it is none.
func translate(source, flags string) (translation, error) {
	t := &jsTranslator{
		src: source, sets: strings.Contains(flags, "v"), unicode: strings.ContainsAny(flags, "uv"),
		ignoreCase: strings.Contains(flags, "i"), dotAll: strings.Contains(flags, "s"), multiline: strings.Contains(flags, "m"),
	}
	t.isLinear = true
	t.countGroups()
	if t.ignoreCase && t.unicode {
		t.out.WriteString("(?i)")
	}
	if t.multiline {
		t.out.WriteString("(?m)")
	}
	for t.pos < len(t.src) && t.err == nil {
		start := t.pos
		anchor := t.term()
		if anchor == "" {
			anchor = t.src[start:t.pos]
		}
		t.back.WriteString(anchor)
	}
	if t.err == nil && len(t.open) > 0 {
		t.fail("a group is not closed")
	}
	t.linear, t.backtracking = t.out.String(), t.back.String()
	return t.translation, t.err
}

func (t *jsTranslator) fail(problem string) {
	if t.err == nil {
		t.err = fmt.Errorf("%s at position %d", problem, t.pos)
	}
}

// countGroups looks ahead, since \1 means a group that begins later, too.
func (t *jsTranslator) countGroups() {
	inClass := false
	for i := 0; i < len(t.src); i++ {
		switch c := t.src[i]; {
		case c == '\\':
			i++
		case c == '[':
			inClass = true
		case c == ']':
			inClass = false
		case c == '(' && !inClass && isNamed(t.src[i:]):
			t.groups, t.named = t.groups+1, true
		case c == '(' && !inClass && !strings.HasPrefix(t.src[i:], "(?"):
			t.groups++
		}
	}
}

func isNamed(group string) bool {
	return strings.HasPrefix(group, "(?<") && !strings.HasPrefix(group, "(?<=") && !strings.HasPrefix(group, "(?<!")
}

// What ^ and $ of lines mean in words that both engines have, for the one that knows
// look-around.
const (
	lineStart = `(?<![^\n\r\u2028\u2029])`
	lineEnd   = `(?![^\n\r\u2028\u2029])`
)

// term reads the next term. For an anchor of lines it returns its form with look-around.
func (t *jsTranslator) term() (anchor string) {
	repeatable := true
	switch c := t.src[t.pos]; {
	case t.quantifier():
		repeatable = false
	case t.err != nil:
	case c == '^' || c == '$':
		t.copy(1)
		repeatable = false
		if t.multiline {
			t.lineAnchors = true
			anchor = map[byte]string{'^': lineStart, '$': lineEnd}[c]
		}
	case c == '\\':
		t.pos++
		repeatable = t.escape()
	case c == '[':
		t.pos++
		t.class()
	case c == '.':
		t.pos++
		t.out.WriteString(map[bool]string{true: `[\x00-\x{10FFFF}]`, false: `[^\n\r\x{2028}\x{2029}]`}[t.dotAll])
	case c == '(':
		t.group()
		repeatable = false
	case c == ')':
		repeatable = t.closeGroup()
	case c == '|':
		t.copy(1)
		repeatable = false
	case t.unicode && (c == ']' || c == '{' || c == '}'):
		t.fail("a lone bracket")
	default:
		r, size := utf8.DecodeRuneInString(t.src[t.pos:])
		t.pos += size
		t.literal(r)
	}
	t.repeatable = repeatable
	return anchor
}

func (t *jsTranslator) accept(word string) bool {
	if !strings.HasPrefix(t.src[t.pos:], word) {
		return false
	}
	t.pos += len(word)
	return true
}

func (t *jsTranslator) copy(bytes int) {
	t.out.WriteString(t.src[t.pos : t.pos+bytes])
	t.pos += bytes
}

var errRepeatOrder = errors.New("the numbers of a quantifier are out of order")

// quantifier reads *, +, ? or {n,m}, and the ? that makes it lazy.
func (t *jsTranslator) quantifier() bool {
	length := 1
	if strings.IndexByte("*+?", t.src[t.pos]) < 0 {
		if length = t.braces(); length == 0 {
			return false
		}
	}
	if !t.repeatable {
		t.fail("nothing to repeat")
		return false
	}
	t.copy(length)
	if t.pos < len(t.src) && t.src[t.pos] == '?' {
		t.copy(1)
	}
	return true
}

// braces is the length of {n}, {n,} or {n,m} at pos, 0 for anything else.
func (t *jsTranslator) braces() int {
	rest := t.src[t.pos:]
	end := strings.IndexByte(rest, '}')
	if rest[0] != '{' || end < 0 {
		return 0
	}
	low, high, isRange := strings.Cut(rest[1:end], ",")
	if low == "" || strings.Trim(low+high, "0123456789") != "" {
		return 0
	}
	if isRange && high != "" {
		least, _ := strconv.ParseUint(low, 10, 64) // beyond its range it is the greatest
		most, _ := strconv.ParseUint(high, 10, 64)
		if least > most {
			t.err = errRepeatOrder
		}
	}
	return end + 1
}

// group starts a group; look-ahead and look-behind are beyond Go.
func (t *jsTranslator) group() {
	if !strings.HasPrefix(t.src[t.pos:], "(?") {
		t.open = append(t.open, "(")
		t.copy(1)
		return
	}
	for _, start := range []string{"(?:", "(?=", "(?!", "(?<=", "(?<!"} {
		if strings.HasPrefix(t.src[t.pos:], start) {
			t.isLinear = t.isLinear && start == "(?:"
			t.open = append(t.open, start)
			t.copy(len(start))
			return
		}
	}
	name, _, closed := strings.Cut(t.src[t.pos+len("(?"):], ">")
	name, named := strings.CutPrefix(name, "<")
	if !named || !closed || !isGroupName(name) {
		t.fail("invalid group")
		return
	}
	for _, other := range t.names {
		if other == name {
			t.fail("a second group named " + name)
		}
	}
	t.names = append(t.names, name)
	t.open = append(t.open, "(")
	t.copy(len("(?<>") + len(name))
}

func isGroupName(name string) bool {
	if name == "" || '0' <= name[0] && name[0] <= '9' {
		return false
	}
	for _, r := range name {
		if r < utf8.RuneSelf && r != '$' && r != '\\' && r != '{' && r != '}' && !isWordByte(byte(r)) {
			return false
		}
	}
	return true
}

func isWordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// closeGroup says whether the group may be repeated: of the assertions only look-ahead
// may, for the sake of old pages.
func (t *jsTranslator) closeGroup() (repeatable bool) {
	if len(t.open) == 0 {
		t.fail("a ) without (")
		return false
	}
	start := t.open[len(t.open)-1]
	t.open = t.open[:len(t.open)-1]
	t.copy(1)
	return start == "(" || start == "(?:" || !t.unicode && (start == "(?=" || start == "(?!")
}

// literal writes a character that means itself.
func (t *jsTranslator) literal(r rune) {
	if t.ignoreCase && !t.unicode {
		if same := appendCases(nil, r); len(same) > 1 {
			t.out.WriteByte('[')
			for _, s := range same {
				t.char(s)
			}
			t.out.WriteByte(']')
			return
		}
	}
	t.char(r)
}

// char writes a character so that it means itself inside a class as well as outside.
func (t *jsTranslator) char(r rune) {
	switch {
	case r >= utf8.RuneSelf:
		t.out.WriteRune(r)
	case r < ' ' || r == 0x7F:
		t.out.WriteString(`\x{` + strconv.FormatInt(int64(r), 16) + `}`)
	case isWordByte(byte(r)) || r == ' ':
		t.out.WriteByte(byte(r))
	default:
		t.out.WriteString(`\` + string(r))
	}
}
