package xmlparse

import "github.com/gojscrape/gojscrape/runtime/selector/dom"

// value reads the value of an attribute in quotes. One that goes wrong ends there and
// counts; false means that no quote begins it.
func (p *parser) value() (v dom.Span, ok bool) {
	quote := p.peek(0)
	if quote != '"' && quote != '\'' {
		p.fail("the value of an attribute isn't in quotes")
		return dom.Span{}, false
	}
	p.pos++
	start, i := p.pos, p.pos
	for i < len(p.src) && (classes[p.src[i]]&value != 0 || p.src[i] == quote^'"'^'\'') {
		i++
	}
	if p.pos = i; i < len(p.src) && p.src[i] == quote {
		p.pos++
		return p.d.SourceSpan(start, i), true
	}
	p.buf = append(p.buf[:0], p.src[start:i]...)
	p.decodeValue(quote)
	return p.d.Copy(p.buf), true
}

// decodeValue reads on to the quote and appends what it reads to buf: each blank as a
// space, references as what they stand for. References to entities that aren't predefined
// are left out.
func (p *parser) decodeValue(quote byte) {
	for p.pos < len(p.src) {
		c := p.src[p.pos]
		switch {
		case c == quote:
			p.pos++
			return
		case c == '&':
			p.valueReference()
			continue
		case isBlank(c):
			if c == '\r' && p.peek(1) == '\n' {
				p.pos++
			}
			c = ' '
		case c == '<':
			p.fail("a < in the value of an attribute")
			return
		case illegal(p.src, p.pos) > 0:
			p.fail("a character in the value of an attribute that XML doesn't allow")
			return
		}
		p.buf = append(p.buf, c)
		p.pos++
	}
	p.fail("the value of an attribute doesn't end")
}

func (p *parser) valueReference() {
	if p.peek(1) == '#' {
		p.buf = appendChar(p.buf, p.charReference())
		return
	}
	if name, ok := p.entityReference(); ok {
		if c := predefined(name); c != 0 {
			p.buf = append(p.buf, c)
		} else {
			p.known(name) // reports one that is not
		}
	}
}
