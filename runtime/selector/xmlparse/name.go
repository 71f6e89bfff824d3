package xmlparse

import "unicode/utf8"

// qname is a name as written, a piece of the source.
type qname struct {
	full  string
	colon int // the length of the prefix, 0 if there is none
}

func (n qname) prefix() string { return n.full[:n.colon] }

func (n qname) local() string {
	if n.colon == 0 {
		return n.full
	}
	return n.full[n.colon+1:]
}

// qname reads a name and parts it. Names that namespaces don't allow come out as libxml2
// parts them: what can't be a prefix stays in the local name.
func (p *parser) qname() (name qname, ok bool) {
	start := p.pos
	if !p.ncname() {
		if p.peek(0) != ':' {
			return qname{}, false
		}
		p.name()
		p.badQName(start)
		return qname{full: p.src[start:p.pos]}, true
	}
	if p.peek(0) != ':' {
		return qname{full: p.src[start:p.pos]}, true
	}
	colon := p.pos - start
	p.pos++
	if !p.ncname() {
		p.badQName(start)
		for p.nameByte(true) {
		}
		return qname{full: p.src[start:p.pos]}, true
	}
	if p.peek(0) == ':' {
		p.badQName(start)
		p.pos++
		p.name()
	}
	return qname{p.src[start:p.pos], colon}, true
}

func (p *parser) badQName(start int) {
	p.fail("a name with colons in odd places: ", quoted(p.src[start:]))
}

// ncname moves past a name without colons and reports whether there was one.
func (p *parser) ncname() bool {
	i, src := p.pos, p.src
	if i < len(src) && classes[src[i]]&nameStart != 0 {
		for i++; i < len(src) && classes[src[i]]&nameChar != 0; i++ {
		}
		p.pos = i
		if i == len(src) || src[i] < utf8.RuneSelf {
			return true
		}
	} else if !p.nameStart() {
		return false
	}
	for p.nameByte(false) {
	}
	return true
}

// name moves past a name and reports whether there was one.
func (p *parser) name() bool {
	if p.peek(0) == ':' {
		p.pos++
	} else if !p.nameStart() {
		return false
	}
	for p.nameByte(true) {
	}
	return true
}

// nameStart moves past a character that a name can begin with, colons aside.
func (p *parser) nameStart() bool {
	c := p.peek(0)
	if c < utf8.RuneSelf {
		if classes[c]&nameStart == 0 {
			return false
		}
		p.pos++
		return true
	}
	r, size := utf8.DecodeRuneInString(p.src[p.pos:])
	if size == 1 || !isNameStart(r) {
		return false
	}
	p.pos += size
	return true
}

// nameByte moves past a character that a name can hold.
func (p *parser) nameByte(colons bool) bool {
	c := p.peek(0)
	if c < utf8.RuneSelf {
		if classes[c]&nameChar == 0 && !(colons && c == ':') {
			return false
		}
		p.pos++
		return true
	}
	r, size := utf8.DecodeRuneInString(p.src[p.pos:])
	if size == 1 || !isNameChar(r) {
		return false
	}
	p.pos += size
	return true
}
