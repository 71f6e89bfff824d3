package dom

// writer appends a subtree to dst as markup.
type writer struct {
	d    *Document
	dst  []byte
	root Node
}

// walk writes root and all below it: start for each node, end for those with children
// once they are through.
func (w *writer) walk(start, end func(*writer, Node)) {
	for at := w.root; ; {
		start(w, at)
		if first := w.d.nodes[at].first; first != None {
			at = first
			continue
		}
		for at != w.root && w.d.nodes[at].next == None {
			at = w.d.nodes[at].parent
			end(w, at)
		}
		if at == w.root {
			return
		}
		at = w.d.nodes[at].next
	}
}

func (w *writer) string(s string) { w.dst = append(w.dst, s...) }

// escapes says what stands for a byte in markup; "" is the byte itself.
type escapes [256]string

// escaped appends s with what e has instead of its bytes.
func (w *writer) escaped(s string, e *escapes) {
	start := 0
	for i := range len(s) {
		if instead := e[s[i]]; instead != "" {
			w.string(s[start:i])
			w.string(instead)
			start = i + 1
		}
	}
	w.string(s[start:])
}
