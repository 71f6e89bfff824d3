// Package xmlparse builds a dom.Document from XML as libxml2 does when it is told to
// recover, which is how Scrapy reads XML: whatever is wrong with the text, there is a
// tree of what came before, and mostly of what comes after too. It knows namespaces,
// opens no file and no connection, and expands no entity but the five that XML predefines.
//
// The functions follow the grammar of XML 1.0 (https://www.w3.org/TR/xml/) and Namespaces
// in XML 1.0; where a text breaks it, they consume what the functions of libxml2 2.9 do.
// README.md lists where the trees differ.
package xmlparse

import (
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// Options bounds what a document may hold. Zero values stand for the defaults.
type Options struct {
	MaxDepth int // elements within each other, 2048 by default and 60,000 at most; parsing stops there
	MaxAttrs int // attributes of one element, 100,000 by default; more are dropped
	MaxNodes int // nodes of the document, where parsing stops; 0 is no bound but that of memory
}

const (
	defaultDepth = 2048
	mostDepth    = 60_000 // dom counts depth in 16 bits
	defaultAttrs = 100_000
)

// Parse fills d, which was reset to its source, and finishes it. The text is UTF-8: the
// encoding that an XML declaration names doesn't count. There is a document to work with
// whatever Parse returns; it may have no element.
//
// The error is an *Error with what is wrong first, nil if nothing is.
func Parse(d *dom.Document, opts Options) error {
	p := parsers.Get().(*parser)
	p.reset(d, opts)
	p.document()
	d.Finish(false)
	err := p.err
	p.reset(nil, Options{})
	parsers.Put(p)
	if err == nil {
		return nil
	}
	return err
}

// parsers keeps the memory of parsers that are through with their document.
var parsers = sync.Pool{New: func() any { return new(parser) }}

type parser struct {
	d    *dom.Document
	src  string // up to the first NUL
	pos  int
	err  *Error
	node dom.Node // where the next node goes

	open       []openTag
	namespaces namespaces
	entities   entities
	attrs      []attribute // of the tag being read
	tagBound   int         // the bindings that were there before it
	seen       map[attrKey]struct{}
	buf        []byte // a value being decoded

	maxDepth, maxAttrs, maxNodes int
}

// openTag is an element whose end tag is due.
type openTag struct {
	name  qname
	bound int // the bindings that were there before its tag
}

// manyOf is how much memory of one kind a parser keeps for the next document.
const manyOf = 1 << 12

func (p *parser) reset(d *dom.Document, opts Options) {
	*p = parser{
		d: d, node: dom.Root,
		open: kept(p.open), attrs: kept(p.attrs), buf: kept(p.buf),
		namespaces: p.namespaces, entities: p.entities, seen: p.seen,
		maxDepth: min(or(opts.MaxDepth, defaultDepth), mostDepth),
		maxAttrs: or(opts.MaxAttrs, defaultAttrs),
		maxNodes: or(opts.MaxNodes, math.MaxInt32),
	}
	p.namespaces.reset()
	p.entities.reset()
	if d == nil {
		return
	}
	p.src = d.Source()
	if i := strings.IndexByte(p.src, 0); i >= 0 {
		p.src = p.src[:i]
	}
	d.Reserve(min(likelyNodes(p.src), p.maxNodes))
}

// likelyNodes is about how many nodes a text makes, if each element has an end tag and
// blanks before each tag. It is no more than a text of that length can hold.
func likelyNodes(src string) int { return min(3*strings.Count(src, "<")/2, len(src)/8) }

// kept is the empty slice in the memory of s. Strings in it would hold on to a source.
func kept[T any](s []T) []T {
	if cap(s) > manyOf {
		return nil
	}
	clear(s[:cap(s)])
	return s[:0]
}

func or(n, otherwise int) int {
	if n <= 0 {
		return otherwise
	}
	return n
}

// document is production [1] of XML: prolog, element, what may follow it.
func (p *parser) document() {
	p.skip("\uFEFF")
	if p.has("<?xml") && isBlank(p.peek(5)) {
		p.declaration()
	}
	p.misc()
	if p.has("<!DOCTYPE") {
		p.doctype()
		p.misc()
	}
	if p.peek(0) != '<' {
		p.fail("there is no element where the document's should start")
		return
	}
	if p.startTag() {
		p.content()
	}
	p.misc()
	if p.pos < len(p.src) {
		p.fail("there is more after the end of the document's element")
	} else if len(p.src) < len(p.d.Source()) {
		p.fail("there is a NUL, which ends the document")
	}
}

// misc reads comments, processing instructions and blanks outside the element.
func (p *parser) misc() {
	for {
		p.blanks()
		switch {
		case p.full():
			return
		case p.has("<?"):
			p.instruction()
		case p.has("<!--"):
			p.comment()
		default:
			return
		}
	}
}

// content reads up to the end of the document's element, or of the text.
func (p *parser) content() {
	for p.pos < len(p.src) {
		switch c := p.src[p.pos]; {
		case p.full():
		case c == '&':
			p.reference()
		case c != '<':
			p.text()
		case p.peek(1) == '/':
			if p.endTag(); len(p.open) == 0 {
				return
			}
		case p.peek(1) == '?':
			p.instruction()
		case p.has("<![CDATA["):
			p.cdata()
		case p.has("<!--"):
			p.comment()
		default:
			p.startTag()
		}
	}
	if len(p.open) > 0 {
		p.fail("the document ends inside <", p.open[len(p.open)-1].name.full, ">")
	}
}

// full ends the parsing of a document that has more nodes than it may have.
func (p *parser) full() bool {
	if int(p.d.Len()) <= p.maxNodes {
		return false
	}
	if p.err == nil || !p.err.Full {
		p.err = nil // this counts more than what may have been wrong before
		p.fail("the document has more than ", strconv.Itoa(p.maxNodes), " nodes")
		p.err.Full = true
	}
	p.pos = len(p.src)
	return true
}

// peek is the byte i after the position, 0 past the end of the text.
func (p *parser) peek(i int) byte {
	if i += p.pos; i < len(p.src) {
		return p.src[i]
	}
	return 0
}

// has reports whether the text goes on with s.
func (p *parser) has(s string) bool { return strings.HasPrefix(p.src[p.pos:], s) }

// skip moves past s if the text goes on with it.
func (p *parser) skip(s string) bool {
	if !p.has(s) {
		return false
	}
	p.pos += len(s)
	return true
}

// blanks moves past blanks and reports whether there was one.
func (p *parser) blanks() bool {
	start := p.pos
	for p.pos < len(p.src) && isBlank(p.src[p.pos]) {
		p.pos++
	}
	return start < p.pos
}
