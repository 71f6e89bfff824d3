package selector

import (
	"strings"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// document is a text and its tree. The tree is made when somebody reads it. It can be let
// go of when it seems to be done with, and its memory serves the next page: whoever comes
// back to it later makes it again from the text, with the same numbers for the same nodes.
type document struct {
	text   string
	xml    bool
	limits Limits

	mu      sync.Mutex
	tree    *dom.Document
	readers int
	done    bool // the tree goes with its last reader
	changed bool // the text does not tell the tree any more: it is kept
	flaws   Flaws
}

// trees are those whose documents were let go of.
var trees = sync.Pool{New: func() any { return dom.New("", true) }}

// read is the tree. Its strings are valid until end is called.
func (d *document) read() *dom.Document {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.tree == nil {
		d.tree = trees.Get().(*dom.Document)
		d.flaws = parse(d.tree, d.text, d.xml, d.limits)
	}
	d.readers++
	return d.tree
}

func (d *document) end() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.readers--
	d.giveBack()
}

// change is read for whoever changes the tree.
func (d *document) change() *dom.Document {
	tree := d.read()
	d.mu.Lock()
	defer d.mu.Unlock()
	d.changed = true
	return tree
}

// release lets go of the tree.
func (d *document) release() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.done = true
	d.giveBack()
}

// maxKept is the largest tree whose memory is kept for other pages, in bytes.
const maxKept = 4 << 20

func (d *document) giveBack() {
	if !d.done || d.changed || d.readers > 0 || d.tree == nil {
		return
	}
	if d.tree.Size() <= maxKept {
		trees.Put(d.tree)
	}
	d.tree = nil
}

// parse makes the tree of a text. Like parsel's it always has an element.
func parse(d *dom.Document, text string, xml bool, limits Limits) (flaws Flaws) {
	text = clean(text)
	switch {
	case text == "":
	case xml:
		d.Reset(text, false)
		flaws = parseXML(d, limits)
	default:
		d.Reset(text, true)
		flaws = parseHTML(d, limits)
	}
	if text == "" || d.RootElement() == dom.None {
		d.Reset("", !xml)
		d.Append(dom.Root, d.NewElement(atom.Html, dom.NoNS))
		d.Finish(false)
	}
	return flaws
}

// clean is what parsel does to a text before it parses it.
func clean(text string) string {
	return strings.ReplaceAll(strings.TrimSpace(text), "\x00", "")
}
