package selector

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// goSyntax writes a JavaScript regular expression in the syntax of Go's regexp. ok is
// false when that has no words for it, as for look-around and back-references. What isn't
// JavaScript at all may come out as anything: the caller compiles it. With the flag m,
// lines end at \n alone.
func goSyntax(source, flags string) (translated string, ok bool) {
	t := &jsTranslator{src: source, unicode: strings.Contains(flags, "u"), dotAll: strings.Contains(flags, "s")}
	for _, f := range "ims" {
		if strings.ContainsRune(flags, f) {
			t.out.WriteString("(?" + string(f) + ")")
		}
	}
	for t.pos < len(t.src) && !t.failed {
		t.term()
	}
	return t.out.String(), !t.failed
}

// jsTranslator rewrites from src to out; failed says that Go can't do it.
type jsTranslator struct {
	src             string
	pos             int
	out             strings.Builder
	unicode, dotAll bool
	failed          bool
}

const (
	jsSpace    = `\t-\r\x20\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}`
	jsNonSpace = `\x00-\x08\x0E-\x1F\x21-\x{9F}\x{A1}-\x{167F}\x{1681}-\x{1FFF}\x{200B}-\x{2027}\x{202A}-\x{202E}` +
		`\x{2030}-\x{205E}\x{2060}-\x{2FFF}\x{3001}-\x{FEFE}\x{FF00}-\x{10FFFF}`
)

func (t *jsTranslator) term() {
	switch {
	case t.accept(`\`):
		t.escape(false)
	case t.accept("[^]"):
		t.out.WriteString(`[\x00-\x{10FFFF}]`)
	case t.accept("[]"):
		t.out.WriteString(`[^\x00-\x{10FFFF}]`)
	case t.accept("["):
		t.class()
	case !t.dotAll && t.accept("."):
		t.out.WriteString(`[^\n\r\x{2028}\x{2029}]`)
	case strings.HasPrefix(t.src[t.pos:], "(?"):
		t.group()
	default:
		t.copy(1)
	}
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

// group starts a group; look-ahead and look-behind are beyond Go.
func (t *jsTranslator) group() {
	for _, assertion := range []string{"(?=", "(?!", "(?<=", "(?<!"} {
		if strings.HasPrefix(t.src[t.pos:], assertion) {
			t.failed = true
			return
		}
	}
	t.copy(2)
}

// class reads up to the bracket that closes it. In JavaScript [ means itself there.
func (t *jsTranslator) class() {
	t.out.WriteByte('[')
	for t.pos < len(t.src) && !t.failed {
		switch {
		case t.accept("]"):
			t.out.WriteByte(']')
			return
		case t.accept("["):
			t.out.WriteString(`\[`)
		case t.accept(`\`):
			t.escape(true)
		default:
			t.copy(1)
		}
	}
}

// escape reads what follows a backslash.
func (t *jsTranslator) escape(inClass bool) {
	if t.pos >= len(t.src) {
		t.failed = true
		return
	}
	c := t.src[t.pos]
	t.pos++
	switch {
	case c == 's' || c == 'S':
		t.space(c == 's', inClass)
	case c == 'b' && inClass:
		t.out.WriteString(`\x08`)
	case strings.IndexByte("dDwWbBnrtfv", c) >= 0:
		t.out.WriteString(`\` + string(c))
	case c == '0' && (t.pos >= len(t.src) || t.src[t.pos] < '0' || t.src[t.pos] > '9'):
		t.out.WriteString(`\x00`)
	case '0' <= c && c <= '9', c == 'k':
		t.failed = true // a back-reference
	case c == 'p' || c == 'P':
		t.property(c)
	case c == 'x' || c == 'u' || c == 'c':
		t.code(c)
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_', c >= 0x80:
		t.out.WriteByte(c)
	default:
		t.out.WriteString(`\` + string(c))
	}
}

func (t *jsTranslator) space(is, inClass bool) {
	set := jsSpace
	if inClass && !is {
		set = jsNonSpace
	}
	switch {
	case inClass:
		t.out.WriteString(set)
	case is:
		t.out.WriteString("[" + set + "]")
	default:
		t.out.WriteString("[^" + set + "]")
	}
}

// property reads \p{L} or \p{Script=Greek}, which mean something with the flag u only.
func (t *jsTranslator) property(c byte) {
	end := strings.IndexByte(t.src[t.pos:], '}')
	if !t.unicode || end < 0 || t.src[t.pos] != '{' {
		t.failed = t.unicode
		t.out.WriteByte(c)
		return
	}
	name := t.src[t.pos+1 : t.pos+end]
	t.pos += end + 1
	if key, value, found := strings.Cut(name, "="); found {
		t.failed = key != "Script" && key != "sc" && key != "General_Category" && key != "gc"
		name = value
	}
	t.out.WriteString(`\` + string(c) + "{" + name + "}")
}

// code reads \xHH, \uHHHH, a pair of those, \u{H…} or \cX; c is the letter. Without digits
// that fit, the letter means itself.
func (t *jsTranslator) code(c byte) {
	r, ok := rune(0), false
	switch {
	case c == 'c' && t.pos < len(t.src):
		r, ok = rune(t.src[t.pos]&0x1F), true
		t.pos++
	case c == 'x':
		r, ok = t.hex(2)
	case t.unicode && t.accept("{"):
		r, ok = t.hex(strings.IndexByte(t.src[t.pos:], '}'))
		t.accept("}")
	case c == 'u':
		r, ok = t.hex(4)
	}
	if !ok {
		t.out.WriteByte(c)
		return
	}
	if utf16.IsSurrogate(r) {
		r = t.surrogates(r)
	}
	t.out.WriteString(`\x{` + strconv.FormatInt(int64(r), 16) + `}`)
}

// surrogates reads the other half of a pair; half a pair is no character of a Go string.
func (t *jsTranslator) surrogates(high rune) rune {
	low, ok := rune(0), t.accept(`\u`)
	if ok {
		low, ok = t.hex(4)
	}
	r := utf16.DecodeRune(high, low)
	t.failed = t.failed || !ok || r == '\uFFFD'
	return r
}

// hex reads exactly that many hexadecimal digits, or nothing.
func (t *jsTranslator) hex(digits int) (rune, bool) {
	if digits < 1 || t.pos+digits > len(t.src) {
		return 0, false
	}
	code, err := strconv.ParseUint(t.src[t.pos:t.pos+digits], 16, 21)
	if err != nil {
		return 0, false
	}
	t.pos += digits
	return rune(code), true
}
