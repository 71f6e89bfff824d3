package htmlparse

import (
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// decodeAs says which text it is that has something to decode.
type decodeAs uint8

const (
	decodeText decodeAs = iota // data, RCDATA
	decodeAttr
	decodeRaw // & is a character as any other
)

const replacement = "\uFFFD"

// decoded copies the source from start to end with the character references replaced,
// line ends made LF (https://infra.spec.whatwg.org/#normalize-newlines) and NUL made U+FFFD.
func (t *tokenizer) decoded(start, end int, as decodeAs) dom.Span {
	t.buf = t.buf[:0]
	for s := t.src[start:end]; ; {
		i := indexSpecial(s, as)
		t.buf = append(t.buf, s[:i]...)
		if i == len(s) {
			return t.d.Copy(t.buf)
		}
		c := s[i]
		s = s[i+1:]
		switch c {
		case '\r':
			if !strings.HasPrefix(s, "\n") {
				t.buf = append(t.buf, '\n')
			}
		case 0:
			t.buf = append(t.buf, replacement...)
		default:
			s = s[t.reference(s, as == decodeAttr):]
		}
	}
}

func indexSpecial(s string, as decodeAs) int {
	for i := range len(s) {
		if c := s[i]; c <= '&' && (c == '&' && as != decodeRaw || c == '\r' || c == 0) {
			return i
		}
	}
	return len(s)
}
