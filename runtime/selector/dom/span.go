package dom

import "unsafe"

// Span is a piece of text: offset and length in the source, or in the document's own
// buffer if the offset has its highest bit set.
type Span struct{ start, len uint32 }

const inAux = 1 << 31

// SourceSpan is the span of the source from start to end, in bytes.
func (d *Document) SourceSpan(start, end int) Span {
	return Span{uint32(start), uint32(end - start)}
}

// Copy puts text into the document's own buffer. A document can hold 2 GiB of such text;
// what goes beyond is cut off.
func (d *Document) Copy(text []byte) Span {
	start := len(d.aux)
	if len(text) > inAux-1-start {
		text = text[:inAux-1-start]
	}
	d.aux = append(d.aux, text...)
	return Span{uint32(start) | inAux, uint32(len(text))}
}

// CopyString is Copy for a string.
func (d *Document) CopyString(text string) Span {
	return d.Copy(unsafe.Slice(unsafe.StringData(text), len(text)))
}

// String is the text of s, valid as long as the document is.
func (d *Document) String(s Span) string {
	if s.start&inAux == 0 {
		return d.src[s.start : s.start+s.len]
	}
	start := s.start &^ inAux
	return bytesAsString(d.aux[start : start+s.len])
}

// Slice is the text of s from start to end, in bytes.
func (s Span) Slice(start, end int) Span {
	return Span{s.start + uint32(start), uint32(end - start)}
}

// Len is the length of the text in bytes.
func (s Span) Len() int { return int(s.len) }

// join is the text of a followed by that of b. It copies only what isn't already one.
func (d *Document) join(a, b Span) Span {
	switch {
	case a.len == 0:
		return b
	case b.len == 0:
		return a
	case a.start+a.len == b.start && (a.start^b.start)&inAux == 0:
		return Span{a.start, a.len + b.len}
	case a.start&inAux != 0 && int(a.start&^inAux+a.len) == len(d.aux): // the last thing in the buffer grows
		return Span{a.start, a.len + d.CopyString(d.String(b)).len}
	}
	joined := d.CopyString(d.String(a))
	joined.len += d.CopyString(d.String(b)).len
	return joined
}

// bytesAsString is safe because the buffer only grows behind what it holds already.
func bytesAsString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
