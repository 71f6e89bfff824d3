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
	text := make([]byte, 0, size)
	for m := n + 1; m < nd.end; m++ {
		if d.nodes[m].kind == Text {
			text = append(text, d.Data(m)...)
		}
	}
	return bytesAsString(text)
}
