package selector

import "golang.org/x/net/html"

// walk runs a program over a part of a document. Each result goes to emit, as a node or,
// for text and attributes, as a string with a nil node, until emit returns false.
type walk struct {
	*program
	context *context
	emit    func(n *html.Node, value string) bool
	stopped bool
}

// visit walks n and all below it, and returns the steps that matched n itself.
func (w *walk) visit(n *html.Node, at place) uint64 {
	here := w.match(n, at, w.context)
	if here&(w.nodes|w.attrs) != 0 {
		w.results(n, here)
	}
	text := here&w.texts != 0
	inside := place{ancestors: at.ancestors | here, parent: here}
	for c := n.FirstChild; c != nil && !w.stopped; c = c.NextSibling {
		switch {
		case c.Type == html.ElementNode:
			inside.previous = w.visit(c, inside)
			inside.siblings |= inside.previous
		case text && c.Type == html.TextNode:
			w.stopped = !w.emit(nil, c.Data)
		}
	}
	return here
}

// results emits the element and its attributes, in that order.
func (w *walk) results(n *html.Node, here uint64) {
	if here&w.nodes != 0 {
		w.stopped = !w.emit(n, "")
	}
	if here&w.attrs == 0 {
		return
	}
	for i := range n.Attr {
		if !w.stopped && w.selects(&n.Attr[i], here) {
			w.stopped = !w.emit(nil, n.Attr[i].Val)
		}
	}
}

func (w *walk) selects(a *html.Attribute, here uint64) bool {
	for _, o := range w.outputs {
		if here&o.step != 0 && o.attr.is(a, w.context) {
			return true
		}
	}
	return false
}

// has reports whether a relative selector, compiled as steps after one that matches the
// anchor alone, selects anything from n.
func (p *program) has(n *html.Node, c *context) (found bool) {
	relative := *c
	relative.anchor = n
	w := walk{program: p, context: &relative, emit: func(*html.Node, string) bool { found = true; return false }}
	at := place{previous: w.visit(n, place{})}
	if p.adjacent|p.after == 0 {
		return found
	}
	at.siblings = at.previous
	for s := n.NextSibling; s != nil && !found; s = s.NextSibling {
		if s.Type == html.ElementNode {
			at.previous = w.visit(s, at)
			at.siblings |= at.previous
		}
	}
	return found
}
