package xmlparse

import (
	"unicode/utf8"
)

// reference reads a reference in content. What a character or a predefined entity stands
// for becomes text. A reference to an entity that the document declares, or may have
// declared outside, becomes a node; its text isn't looked at. Any other is left out.
func (p *parser) reference() {
	if p.peek(1) == '#' {
		var c [utf8.UTFMax]byte
		if text := appendChar(c[:0], p.charReference()); len(text) > 0 {
			p.d.AppendText(p.node, p.d.Copy(text))
		}
		return
	}
	start := p.pos
	name, ok := p.entityReference()
	if !ok {
		return
	}
	switch c := predefined(name); {
	case c == '&': // the source has it
		p.d.AppendText(p.node, p.d.SourceSpan(start, start+1))
	case c != 0:
		p.d.AppendText(p.node, p.d.Copy([]byte{c}))
	case p.known(name):
		p.d.Append(p.node, p.d.NewReference(p.d.InternBorrowed(name)))
	}
}

// charReference reads &#1; or &#x1; and returns the character, 0 if XML doesn't allow it.
func (p *parser) charReference() (c int) {
	p.pos += len("&#")
	base := 10
	if p.peek(0) == 'x' {
		p.pos++
		base = 16
	}
	for p.peek(0) != ';' {
		digit := hexDigit(p.peek(0))
		if digit >= base {
			p.fail("a reference to a character that isn't a number and a semicolon")
			return 0
		}
		c = min(c*base+digit, utf8.MaxRune+1)
		p.pos++
	}
	p.pos++
	if !isChar(c) {
		p.fail("a reference to a character that XML doesn't allow")
		return 0
	}
	return c
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return 16
}

// appendChar appends c, unless it is 0.
func appendChar(b []byte, c int) []byte {
	if c == 0 {
		return b
	}
	return utf8.AppendRune(b, rune(c))
}

// entityReference reads &name; and returns the name. What isn't one is left out as far as
// it was read: the ampersand, or the ampersand and the name.
func (p *parser) entityReference() (name string, ok bool) {
	p.pos++
	start := p.pos
	if !p.name() {
		p.fail("an & that begins no reference; it should be &amp;")
		return "", false
	}
	name = p.src[start:p.pos]
	if !p.skip(";") {
		p.fail("the reference &", name, " doesn't end with a semicolon")
		return "", false
	}
	return name, true
}

// predefined is what the entity stands for in any document, 0 if it isn't predefined.
func predefined(entity string) byte {
	switch entity {
	case "amp":
		return '&'
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "quot":
		return '"'
	case "apos":
		return '\''
	}
	return 0
}

// known reports whether the document declares the entity, or may have declared it outside.
func (p *parser) known(entity string) bool {
	if p.entities.outside && !p.entities.standalone || p.entities.declared(p.d, entity) {
		return true
	}
	p.fail("the entity ", entity, " isn't declared")
	return false
}
