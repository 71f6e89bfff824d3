package htmlparse

import (
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// mode is https://html.spec.whatwg.org/#insertion-mode.
type mode uint8

const (
	initial mode = iota
	beforeHTML
	beforeHead
	inHead
	inHeadNoscript
	afterHead
	inBody
	text
	inTable
	inTableText
	inCaption
	inColumnGroup
	inTableBody
	inRow
	inCell
	inTemplate
	afterBody
	inFrameset
	afterFrameset
	afterAfterBody
	afterAfterFrameset
)

// parser is the tree construction stage: https://html.spec.whatwg.org/#tree-construction
type parser struct {
	tokenizer
	stack
	opts Options
	cut  Cut

	mode, original mode
	templates      []mode // the stack of template insertion modes
	list           []entry
	head, form     dom.Node
	context        element // of a fragment, in place of html as the adjusted current node
	quirks         bool
	framesetOK     bool
	fostering      bool
	skipNewline    bool // the one that may begin pre, listing, textarea
	stopped        bool

	tableText  []dom.Span // the pending table character tokens
	tableBlank bool       // they are all spaces
	limit      int        // the most open elements, MaxDepth or what deep makes of it
	flat       flat
	reopened   int // how many elements the list has made
	tags       int // how many start tags there were
}

func (p *parser) start(d *dom.Document, opts Options) {
	opts.MaxDepth = min(max(orElse(opts.MaxDepth, defaultDepth), lowestDepth), highestDepth)
	opts.MaxAttrs = orElse(opts.MaxAttrs, defaultAttrs)
	p.opts, p.cut = opts, Cut{}
	p.startTokens(d, &opts)
	p.stack.reset()
	p.flat.reset()
	p.limit = opts.MaxDepth
	p.mode, p.original = initial, initial
	p.templates, p.list = p.templates[:0], p.list[:0]
	p.head, p.form, p.context = dom.None, dom.None, element{}
	p.quirks, p.framesetOK, p.fostering, p.skipNewline, p.stopped = false, true, false, false, false
	p.tableText, p.reopened, p.tags = p.tableText[:0], 0, 0
	nodes := min(strings.Count(p.src, "<"), len(p.src)/4, orElse(opts.MaxNodes, len(p.src)))
	d.Reserve(nodes + 8) // as many tags end elements as texts stand between
}

func orElse(n, otherwise int) int {
	if n == 0 {
		return otherwise
	}
	return n
}

// release lets go of the document, and of memory that an odd one has made large.
func (p *parser) release() {
	const kept = 1 << 16
	p.d, p.src, p.tok, p.opts = nil, "", token{}, Options{}
	if len(p.seen) > kept {
		p.seen = nil
	}
	if cap(p.buf) > kept {
		p.buf = nil
	}
	if cap(p.tableText) > kept {
		p.tableText = nil
	}
	if cap(p.flat.names) > kept {
		p.flat = flat{}
	}
}

func (p *parser) run() {
	for !p.stopped {
		if n := len(p.elements); n > 0 {
			p.inForeign = p.adjusted().ns != dom.NoNS
			if len(p.flat.names) > 0 {
				p.leaveDeep()
			}
		}
		p.next()
		p.cut.Attrs = p.cutAttrs
		if p.skipNewline {
			p.skipNewline = false
			if p.tok.kind == textToken && !p.dropNewline() {
				continue
			}
		}
		if p.tok.kind == startTag {
			p.tags++
		}
		p.process()
		if p.opts.MaxNodes > 0 && int(p.d.Len()) > p.opts.MaxNodes && !p.stopped {
			p.stopped, p.cut.Nodes = true, true
		}
	}
}

// dropNewline drops a newline that the text begins with, and reports whether text is left.
func (p *parser) dropNewline() bool {
	if s := p.d.String(p.tok.text); s[0] == '\n' {
		p.tok.text = p.tok.text.Slice(1, len(s))
	}
	return p.tok.text.Len() > 0
}

// process is the tree construction dispatcher.
func (p *parser) process() {
	if len(p.elements)+tableDepth > p.limit && p.deep() {
		return
	}
	if p.inForeign && p.foreignRules() {
		p.foreignContent()
		return
	}
	p.byMode()
}

// byMode processes the token by the rules of the insertion mode, and again as long as
// they switch to another one for it.
func (p *parser) byMode() {
	for !p.step() {
	}
}

// step reports whether it has dealt with the token.
func (p *parser) step() bool {
	switch p.mode {
	case initial:
		return p.initial()
	case beforeHTML:
		return p.beforeHTML()
	case beforeHead:
		return p.beforeHead()
	case inHead:
		return p.inHead()
	case inHeadNoscript:
		return p.inHeadNoscript()
	case afterHead:
		return p.afterHead()
	case inBody:
		return p.inBody()
	case text:
		return p.inText()
	case inTable:
		return p.inTable()
	case inTableText:
		return p.inTableText()
	case inCaption:
		return p.inCaption()
	case inColumnGroup:
		return p.inColumnGroup()
	case inTableBody:
		return p.inTableBody()
	case inRow:
		return p.inRow()
	case inCell:
		return p.inCell()
	case inTemplate:
		return p.inTemplate()
	case afterBody:
		return p.afterBody()
	case inFrameset:
		return p.inFrameset()
	case afterFrameset:
		return p.afterFrameset()
	case afterAfterBody:
		return p.afterAfterBody()
	}
	return p.afterAfterFrameset()
}

// adjusted is the adjusted current node.
func (p *parser) adjusted() *element {
	if p.opts.Fragment && len(p.elements) == 1 {
		return &p.context
	}
	return p.top()
}

// is a start or end tag of that name?
func (p *parser) isStart(name atom.Atom) bool { return p.tok.kind == startTag && p.tok.name == name }
func (p *parser) isEnd(name atom.Atom) bool   { return p.tok.kind == endTag && p.tok.name == name }
