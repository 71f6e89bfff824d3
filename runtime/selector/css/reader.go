package css

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// reader reads the words of a selector. Its first error sticks: all later calls read
// nothing, so that callers need to look at err only where they loop.
type reader struct {
	src   string
	pos   int
	err   error
	fatal bool // no forgiving list may swallow err
}

func (r *reader) fail(format string, args ...any) { r.failAt(r.pos, format, args...) }

func (r *reader) failAt(pos int, format string, args ...any) {
	if r.err == nil {
		r.err = &SyntaxError{Query: r.src, Offset: min(pos, len(r.src)), Msg: fmt.Sprintf(format, args...)}
	}
	r.pos = len(r.src)
}

// peek is the next byte, 0 at the end.
func (r *reader) peek() byte {
	if r.pos < len(r.src) {
		return r.src[r.pos]
	}
	return 0
}

// found describes the next character for an error message.
func (r *reader) found() string {
	if r.pos >= len(r.src) {
		return "the end"
	}
	c, _ := utf8.DecodeRuneInString(r.src[r.pos:])
	return strconv.QuoteRune(c)
}

func (r *reader) startsWith(word string) bool { return strings.HasPrefix(r.src[r.pos:], word) }

// accept reads word if it comes next.
func (r *reader) accept(word string) bool {
	if !r.startsWith(word) {
		return false
	}
	r.pos += len(word)
	return true
}

func (r *reader) expect(word string) {
	if !r.accept(word) {
		r.fail("expected %q, found %s", word, r.found())
	}
}

// space skips white space and comments and reports whether there were any.
func (r *reader) space() bool {
	start := r.pos
	for r.pos < len(r.src) {
		switch {
		case dom.IsSpace(r.src[r.pos]):
			r.pos++
		case r.startsWith("/*"):
			r.comment()
		default:
			return r.pos > start
		}
	}
	return r.pos > start
}

// comment skips a comment; one that nobody closed goes to the end.
func (r *reader) comment() {
	if end := strings.Index(r.src[r.pos+2:], "*/"); end >= 0 {
		r.pos += end + 4
		return
	}
	r.pos = len(r.src)
}

// startsIdent reports whether an identifier comes next.
func (r *reader) startsIdent() bool {
	at := r.pos
	if at < len(r.src) && r.src[at] == '-' {
		at++
	}
	return at < len(r.src) && isNameByte(r.src[at]) && !isDigit(r.src[at]) || r.isEscape(at)
}

// isEscape reports whether the \ of an escape is at that place: no line ends after it.
func (r *reader) isEscape(at int) bool {
	if at >= len(r.src) || r.src[at] != '\\' {
		return false
	}
	return at+1 == len(r.src) || !strings.ContainsRune("\n\r\f", rune(r.src[at+1]))
}

func (r *reader) ident() string {
	if !r.startsIdent() {
		r.fail("expected a name, found %s", r.found())
		return ""
	}
	return r.name()
}

// name reads name characters and escapes; unlike an identifier it may start with a digit.
func (r *reader) name() string {
	start := r.pos
	for r.pos < len(r.src) && isNameByte(r.src[r.pos]) {
		r.pos++
	}
	if !r.isEscape(r.pos) {
		return r.src[start:r.pos]
	}
	var b strings.Builder
	b.WriteString(r.src[start:r.pos])
	for {
		switch {
		case r.isEscape(r.pos):
			r.escape(&b)
		case r.pos < len(r.src) && isNameByte(r.src[r.pos]):
			b.WriteByte(r.src[r.pos])
			r.pos++
		default:
			return b.String()
		}
	}
}

func isNameByte(c byte) bool {
	return c == '_' || c == '-' || c >= 0x80 || isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// quoted reads a string in single or double quotes.
func (r *reader) quoted() string {
	start := r.pos
	quote := r.src[r.pos]
	r.pos++
	var b strings.Builder
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case c == quote:
			r.pos++
			return b.String()
		case c == '\\' && r.pos+1 == len(r.src):
			r.pos++
		case r.isEscape(r.pos):
			r.escape(&b)
		case c == '\\':
			r.pos++
			if !r.accept("\r\n") {
				r.pos++
			}
		case c == '\n' || c == '\r' || c == '\f':
			r.failAt(start, "a string goes over the end of its line")
		default:
			b.WriteByte(c)
			r.pos++
		}
	}
	r.failAt(start, "unclosed string")
	return ""
}

// escape reads \ with up to six hexadecimal digits and one space, or with any character:
// https://drafts.csswg.org/css-syntax/#consume-escaped-code-point.
func (r *reader) escape(b *strings.Builder) {
	r.pos++
	end := r.pos
	for end < len(r.src) && end < r.pos+6 && isHex(r.src[end]) {
		end++
	}
	if end == r.pos {
		c, size := utf8.DecodeRuneInString(r.src[r.pos:])
		b.WriteRune(c) // at the end of the selector it is U+FFFD, as the standard has it
		r.pos += size
		return
	}
	code, _ := strconv.ParseUint(r.src[r.pos:end], 16, 32) // six hexadecimal digits always fit
	if code == 0 {
		code = utf8.RuneError
	}
	b.WriteRune(rune(code))
	r.pos = end
	if !r.accept("\r\n") && r.pos < len(r.src) && dom.IsSpace(r.src[r.pos]) {
		r.pos++
	}
}

func isHex(c byte) bool {
	return isDigit(c) || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// value reads an identifier or a string.
func (r *reader) value() string {
	if c := r.peek(); c == '"' || c == '\'' {
		return r.quoted()
	}
	if !r.startsIdent() {
		r.fail("expected a name or a string in quotes, found %s", r.found())
		return ""
	}
	return r.name()
}

// skipItem skips what a forgiving list cannot use, up to its comma or parenthesis.
func (r *reader) skipItem() {
	for open := 0; r.err == nil; {
		switch c := r.peek(); {
		case r.pos >= len(r.src):
			r.fail("unclosed parenthesis")
		case c == '"' || c == '\'':
			r.quoted()
		case c == '\\':
			r.pos = min(r.pos+2, len(r.src))
		case r.startsWith("/*"):
			r.comment()
		case open == 0 && (c == ',' || c == ')'):
			return
		default:
			r.pos++
			switch c {
			case '(', '[':
				open++
			case ')', ']':
				open = max(open-1, 0)
			}
		}
	}
}

// lower is s with the letters of ASCII in lower case, the way HTML compares names.
func lower(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			b := []byte(s)
			for j := i; j < len(b); j++ {
				b[j] = lowerByte(b[j])
			}
			return string(b)
		}
	}
	return s
}

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}
