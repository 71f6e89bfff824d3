package htmlparse

import "github.com/gojscrape/gojscrape/runtime/selector/dom"

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
	for pos := start; ; {
		next := min(t.nextToDecode(pos, as), end)
		t.buf = append(t.buf, t.src[pos:next]...)
		if next == end {
			return t.d.Copy(t.buf)
		}
		pos = next + 1
		switch t.src[next] {
		case '\r':
			if pos == end || t.src[pos] != '\n' {
				t.buf = append(t.buf, '\n')
			}
		case 0:
			t.buf = append(t.buf, replacement...)
		default:
			pos += t.reference(t.src[pos:end], as == decodeAttr)
		}
	}
}

// nextToDecode is where the first byte from pos on is that doesn't stay as it is.
func (t *tokenizer) nextToDecode(pos int, as decodeAs) int {
	next := min(t.look(aheadCR, pos), t.look(aheadNUL, pos))
	if as != decodeRaw {
		next = min(next, t.look(aheadAmp, pos))
	}
	return next
}
