package xmlparse

import (
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// text reads characters up to markup or a reference. Lines end with one newline, however
// they do in the source; characters that XML doesn't allow are left out.
func (p *parser) text() {
	start, i, src := p.pos, p.pos, p.src
	for {
		for i < len(src) && classes[src[i]]&text != 0 {
			i++
		}
		if i == len(src) || src[i] == '<' || src[i] == '&' {
			break
		}
		if src[i] == ']' {
			if p.pos = i; p.has("]]>") {
				p.fail("]]> outside a CDATA section")
			}
			i++
			continue
		}
		skipped := p.interrupts(i)
		if skipped == 0 {
			i++
			continue
		}
		p.add(start, i)
		if src[i] == '\r' && !strings.HasPrefix(src[i+1:], "\n") {
			p.d.AppendText(p.node, p.d.CopyString("\n"))
		}
		i += skipped
		start = i
	}
	p.add(start, i)
	p.pos = i
}

// interrupts is how many bytes at i the text leaves out: a carriage return or an illegal
// character.
func (p *parser) interrupts(i int) int {
	if p.src[i] == '\r' {
		return 1
	}
	n := illegal(p.src, i)
	if n > 0 {
		p.pos = i
		p.fail("a character that XML doesn't allow")
	}
	return n
}

func (p *parser) add(start, end int) {
	if start < end {
		p.d.AppendText(p.node, p.d.SourceSpan(start, end))
	}
}

// cdata reads a CDATA section, which joins the text around it. One that goes wrong is
// left out up to there.
func (p *parser) cdata() {
	p.pos += len("<![CDATA[")
	if data, ok := p.until("]]>", "a CDATA section"); ok {
		p.d.AppendText(p.node, data)
	}
}

// comment reads a comment. One that goes wrong is left out up to there.
func (p *parser) comment() {
	p.pos += len("<!--")
	start := p.pos
	if data, ok := p.until("-->", "a comment"); ok {
		if strings.Contains(p.src[start:p.pos-2], "--") {
			p.fail("a comment holds --")
		}
		p.d.Append(p.node, p.d.NewLeaf(dom.Comment, data))
	}
}

// instruction reads a processing instruction. One that goes wrong is left out up to there.
func (p *parser) instruction() {
	p.pos += len("<?")
	start := p.pos
	if !p.name() {
		p.fail("a processing instruction without a target")
		return
	}
	target := p.src[start:p.pos]
	if strings.EqualFold(target, "xml") {
		p.fail("an XML declaration that isn't the beginning of the text")
	}
	if !p.blanks() && !p.has("?>") {
		p.fail("there should be a blank after the target of a processing instruction")
	}
	if data, ok := p.until("?>", "a processing instruction"); ok {
		p.d.Append(p.node, p.d.NewInstruction(p.d.InternBorrowed(target), data))
	}
}

// until reads on to end and past it. If the text ends before, or a character that XML
// doesn't allow stands there, it reads up to that one and reports false.
func (p *parser) until(end, what string) (data dom.Span, ok bool) {
	start, src, returns := p.pos, p.src, false
	for i := start; i < len(src); i++ {
		c := src[i]
		switch {
		case classes[c]&plain != 0:
		case c == end[len(end)-1]:
			if stop := i + 1 - len(end); stop >= start && src[stop:i+1] == end {
				p.pos = i + 1
				if returns {
					return p.d.Copy(p.newlines(src[start:stop])), true
				}
				return p.d.SourceSpan(start, stop), true
			}
		case c == '\r':
			returns = true
		case illegal(src, i) > 0:
			p.pos = i
			p.fail(what, " holds a character that XML doesn't allow")
			return dom.Span{}, false
		}
	}
	p.pos = len(src)
	p.fail(what, " doesn't end")
	return dom.Span{}, false
}

// newlines is s with one newline for each carriage return, with or without a newline.
func (p *parser) newlines(s string) []byte {
	p.buf = p.buf[:0]
	for i := range len(s) {
		switch {
		case s[i] != '\r':
			p.buf = append(p.buf, s[i])
		case i+1 == len(s) || s[i+1] != '\n':
			p.buf = append(p.buf, '\n')
		}
	}
	return p.buf
}
