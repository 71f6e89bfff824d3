package selector

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// cssReader reads the words of a selector. Its first error sticks: all later calls read
// nothing, so that callers need to look at err only where they loop.
type cssReader struct {
	src string
	pos int
	err error
}

func (r *cssReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
	r.pos = len(r.src)
}

// peek is the next byte, 0 at the end.
func (r *cssReader) peek() byte {
	if r.pos < len(r.src) {
		return r.src[r.pos]
	}
	return 0
}

// found describes the next character for an error message.
func (r *cssReader) found() string {
	if r.pos >= len(r.src) {
		return "the end"
	}
	c, _ := utf8.DecodeRuneInString(r.src[r.pos:])
	return strconv.QuoteRune(c)
}

// accept reads word if it comes next.
func (r *cssReader) accept(word string) bool {
	if !strings.HasPrefix(r.src[r.pos:], word) {
		return false
	}
	r.pos += len(word)
	return true
}

func (r *cssReader) expect(word string) {
	if !r.accept(word) {
		r.fail("expected %q, found %s", word, r.found())
	}
}

// space skips white space and comments and reports whether there were any.
func (r *cssReader) space() bool {
	start := r.pos
	for r.pos < len(r.src) {
		switch {
		case isCSSSpace(r.src[r.pos]):
			r.pos++
		case strings.HasPrefix(r.src[r.pos:], "/*"):
			r.comment()
		default:
			return r.pos > start
		}
	}
	return r.pos > start
}

func (r *cssReader) comment() {
	if end := strings.Index(r.src[r.pos+2:], "*/"); end >= 0 {
		r.pos += end + 4
		return
	}
	r.pos = len(r.src)
}

// startsIdent reports whether an identifier comes next.
func (r *cssReader) startsIdent() bool {
	rest := strings.TrimPrefix(r.src[r.pos:], "-")
	return rest != "" && isNameByte(rest[0]) && (rest[0] < '0' || rest[0] > '9') || rest != "" && rest[0] == '\\'
}

func (r *cssReader) ident() string {
	if !r.startsIdent() {
		r.fail("expected a name, found %s", r.found())
		return ""
	}
	return r.name()
}

// name reads name characters and escapes; unlike an identifier it may start with a digit.
func (r *cssReader) name() string {
	var b strings.Builder
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case isNameByte(c):
			b.WriteByte(c)
			r.pos++
		case c == '\\':
			r.escape(&b)
		default:
			return b.String()
		}
	}
	return b.String()
}

func isNameByte(c byte) bool {
	return c == '_' || c == '-' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// quoted reads a string in single or double quotes.
func (r *cssReader) quoted() string {
	quote := r.src[r.pos]
	r.pos++
	var b strings.Builder
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case c == quote:
			r.pos++
			return b.String()
		case c == '\\' && strings.HasPrefix(r.src[r.pos:], "\\\n"):
			r.pos += 2
		case c == '\\':
			r.escape(&b)
		default:
			b.WriteByte(c)
			r.pos++
		}
	}
	r.fail("unclosed string")
	return ""
}

// escape reads \ with up to six hexadecimal digits and one space, or with any character.
func (r *cssReader) escape(b *strings.Builder) {
	r.pos++
	end := r.pos
	for end < len(r.src) && end < r.pos+6 && isHex(r.src[end]) {
		end++
	}
	if end == r.pos {
		c, size := utf8.DecodeRuneInString(r.src[r.pos:])
		if size > 0 {
			b.WriteRune(c)
		}
		r.pos += size
		return
	}
	code, _ := strconv.ParseUint(r.src[r.pos:end], 16, 32) // six hexadecimal digits always fit
	b.WriteRune(rune(code))
	r.pos = end
	if r.pos < len(r.src) && isCSSSpace(r.src[r.pos]) {
		r.pos++
	}
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// value reads an identifier or a string.
func (r *cssReader) value() string {
	if c := r.peek(); c == '"' || c == '\'' {
		return r.quoted()
	}
	if !r.startsIdent() {
		r.fail("expected a name or a string in quotes, found %s", r.found())
		return ""
	}
	return r.name()
}
