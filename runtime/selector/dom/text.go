package dom

// TextOf is the string-value of XPath 1.0 §5: for an element or the document all text
// below it, for any other node its data. It is valid as long as the document is.
func (d *Document) TextOf(n Node) string {
	nd := &d.nodes[n]
	if nd.kind != Element && nd.kind != DocumentNode {
		return d.Data(n)
	}
	var only Node
	size := 0
	for m := n + 1; m < nd.end; m++ {
		if d.nodes[m].kind == Text {
			only = m
			size += int(d.nodes[m].b)
		}
	}
	if size == int(d.nodes[only].b) { // one text, or none
		return d.Data(only)
	}
	return bytesAsString(d.appendText(make([]byte, 0, size), n))
}

// TextIn is TextOf for a caller with a buffer: what has to be put together is appended to
// it, and the text lies there.
func (d *Document) TextIn(n Node, buffer []byte) (text string, grown []byte) {
	nd := &d.nodes[n]
	if nd.kind != Element && nd.kind != DocumentNode {
		return d.Data(n), buffer
	}
	only := None
	for m := n + 1; m < nd.end; m++ {
		if d.nodes[m].kind != Text {
			continue
		}
		if only != None {
			start := len(buffer)
			grown = d.appendText(buffer, n)
			return bytesAsString(grown[start:]), grown
		}
		only = m
	}
	return d.Data(only), buffer
}

func (d *Document) appendText(buffer []byte, n Node) []byte {
	for m := n + 1; m < d.nodes[n].end; m++ {
		if d.nodes[m].kind == Text {
			buffer = append(buffer, d.Data(m)...)
		}
	}
	return buffer
}
