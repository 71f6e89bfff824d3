package htmlparse

import (
	"math"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

type tokenKind uint8

const (
	textToken tokenKind = iota // a run of characters without NUL, which need not be the longest
	nulToken                   // one NUL in data or CDATA, which the tree construction replaces or drops
	startTag
	endTag
	commentToken
	doctypeToken
	endOfFile
)

// token is the current token. Its attributes are the last ones pending in the document.
type token struct {
	kind        tokenKind
	selfClosing bool
	info        info // of name, for tags
	name        atom.Atom
	attrs       int
	text        dom.Span // of a text or comment
	doctype     doctype
}

// content is the tokenizer's state between tags: https://html.spec.whatwg.org/#tokenization.
type content uint8

const (
	contentData content = iota
	contentRCDATA
	contentRAWTEXT
	contentScript
	contentPlaintext
	contentCDATA
)

// tokenizer splits the source. Whatever it looks ahead for is remembered until the source
// has been read up to there, so that no byte is looked at more than a few times.
type tokenizer struct {
	d   *dom.Document
	src string
	pos int // of the next byte
	tok token

	content   content
	rawLimit  int       // where that content ends, as far as it was looked for; else -1
	lastStart atom.Atom // the name of the last start tag, whose end tag ends RCDATA and so on
	inForeign bool      // the adjusted current node is outside HTML, where CDATA sections count

	ahead   [3]int // where the next of aheadBytes is, at pos or behind it; as of the last look
	special int    // the lowest of ahead
	less    int    // where the next < is, as ahead
	arrow   int    // where the next --> is, as ahead

	buf       []byte
	seen      []uint32 // by atom: the stamp of the tag that had such an attribute last
	stamp     uint32
	asWritten bool
	maxAttrs  int
	cutAttrs  int
}

// aheadBytes are what keeps a piece of the source from being text as it is.
const aheadBytes = "&\r\x00"

const (
	aheadAmp = iota
	aheadCR
	aheadNUL
)

func (t *tokenizer) startTokens(d *dom.Document, opts *Options) {
	t.d, t.src, t.pos, t.tok = d, d.Source(), 0, token{}
	t.lastStart, t.inForeign = atom.None, false
	t.setContent(contentData)
	t.ahead, t.special, t.less, t.arrow = [3]int{-1, -1, -1}, -1, -1, -1
	t.asWritten, t.maxAttrs, t.cutAttrs = opts.AsWritten, opts.MaxAttrs, 0
	if t.stamp > math.MaxUint32/2 {
		clear(t.seen)
		t.stamp = 0
	}
}

// setContent switches the tokenizer to another state.
func (t *tokenizer) setContent(c content) { t.content, t.rawLimit = c, -1 }

// next reads a token into t.tok.
func (t *tokenizer) next() {
	if t.tok.attrs != 0 { // nobody took them
		t.d.DropPending(t.tok.attrs)
		t.tok.attrs = 0
	}
	if t.content != contentData && t.nextRaw() {
		return
	}
	for t.pos < len(t.src) {
		if t.src[t.pos] != '<' {
			t.text(t.pos + 1)
			return
		}
		if t.markup() {
			return
		}
	}
	t.tok.kind = endOfFile
}

// text reads text up to a < at from or behind it.
func (t *tokenizer) text(from int) {
	if t.less < from {
		t.less = len(t.src)
		if i := strings.IndexByte(t.src[from:], '<'); i >= 0 {
			t.less = from + i
		}
	}
	t.characters(t.less)
}

// characters makes a token of the text from pos to end, or of its beginning.
func (t *tokenizer) characters(end int) {
	start := t.pos
	t.tok.kind = textToken
	if t.plain(start, end) {
		t.pos = end
		t.tok.text = t.d.SourceSpan(start, end)
		return
	}
	if nul := t.look(aheadNUL, start); nul == start {
		t.tok.kind = nulToken
		t.pos++
		return
	} else if nul < end {
		end = nul
	}
	t.pos = end
	t.tok.text = t.decoded(start, end, decodeText)
}

// plain reports whether the source from start to end has nothing to decode.
func (t *tokenizer) plain(start, end int) bool {
	if t.special >= end {
		return true
	}
	if t.special < start {
		t.special = min(t.look(aheadAmp, start), t.look(aheadCR, start), t.look(aheadNUL, start))
	}
	return t.special >= end
}

// plainRaw is plain where & is a character as any other.
func (t *tokenizer) plainRaw(start, end int) bool {
	return t.special >= end || min(t.look(aheadCR, start), t.look(aheadNUL, start)) >= end
}

// look is the place of one of aheadBytes, at from or behind it.
func (t *tokenizer) look(which, from int) int {
	if t.ahead[which] < from {
		t.ahead[which] = len(t.src)
		if i := strings.IndexByte(t.src[from:], aheadBytes[which]); i >= 0 {
			t.ahead[which] = from + i
		}
	}
	return t.ahead[which]
}

// value is the span of an attribute's value, decoded.
func (t *tokenizer) value(start, end int) dom.Span {
	if t.plain(start, end) {
		return t.d.SourceSpan(start, end)
	}
	return t.decoded(start, end, decodeAttr)
}

// rcdata is the span of text whose character references count.
func (t *tokenizer) rcdata(start, end int) dom.Span {
	if t.plain(start, end) {
		return t.d.SourceSpan(start, end)
	}
	return t.decoded(start, end, decodeText)
}

// raw is the span of text without character references.
func (t *tokenizer) raw(start, end int) dom.Span {
	if t.plainRaw(start, end) {
		return t.d.SourceSpan(start, end)
	}
	return t.decoded(start, end, decodeRaw)
}
