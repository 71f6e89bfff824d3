package dom

import "slices"

// Drop takes n and all below it out of the document. It lives on as the root element of a
// document of its own; Moved finds it there. What it leaves behind keeps its numbers: the
// nodes that went are of kind Gone.
func (d *Document) Drop(n Node) {
	out := d.cut(n)
	end := d.nodes[n].end
	d.Remove(n)
	for m := n; m < end; m++ {
		d.nodes[m] = node{}
	}
	if d.dropped == nil {
		d.dropped = make(map[Node]*Document)
	}
	d.dropped[n] = out
}

// cut copies the subtree of n into a document of its own, which shares the text.
func (d *Document) cut(n Node) *Document {
	nd := &d.nodes[n]
	shift := n - Root - 1
	move := func(m Node) Node {
		if m <= n {
			return None
		}
		return m - shift
	}
	out := &Document{
		src: d.src, aux: slices.Clip(d.aux), attrs: d.attrs, html: d.html,
		names: d.names, uris: d.uris, prefixes: d.prefixes,
		nodes: make([]node, 2, nd.end-n+2),
	}
	out.nodes[Root] = node{kind: DocumentNode, tokens: nd.tokens, first: Root + 1, last: Root + 1, end: nd.end - shift}
	for m := n; m < nd.end; m++ {
		copied := d.nodes[m]
		copied.prev, copied.next, copied.first, copied.last = move(copied.prev), move(copied.next), move(copied.first), move(copied.last)
		copied.end -= shift
		copied.depth -= nd.depth - 1
		if m == n {
			copied.parent, copied.prev, copied.next = Root, None, None
		} else {
			copied.parent -= shift
		}
		out.nodes = append(out.nodes, copied)
	}
	for first, kept := range d.dropped { // what was dropped out of n before
		if n < first && first < nd.end {
			if out.dropped == nil {
				out.dropped = make(map[Node]*Document)
			}
			out.dropped[first-shift] = kept
		}
	}
	return out
}

// Moved finds a node that Drop took out: the document it lives in now and its number
// there. A node that is where it was comes back as it is.
func (d *Document) Moved(n Node) (*Document, Node) {
	if d.nodes[n].kind != Gone || n == None {
		return d, n
	}
	for first, out := range d.dropped {
		if at := n - first + Root + 1; first <= n && at < out.Len() {
			return out.Moved(at)
		}
	}
	return d, None
}

// JoinTexts makes one text node of n and the text node after it, as the removal of what
// stood between them leaves them.
func (d *Document) JoinTexts(n Node) {
	after := d.Next(n)
	if d.Kind(n) != Text || d.Kind(after) != Text {
		return
	}
	d.extend(n, Span{d.nodes[after].a, d.nodes[after].b})
	d.Remove(after)
	d.nodes[after] = node{}
}

// DropTree takes n out as parsel drops it: in HTML the text after n stays and joins the
// text before it, in XML it goes as well.
func (d *Document) DropTree(n Node) {
	before, after := d.Prev(n), d.Next(n)
	if !d.html && d.Kind(after) == Text {
		d.Drop(after)
	}
	d.Drop(n)
	if d.html {
		d.JoinTexts(before)
	}
}
