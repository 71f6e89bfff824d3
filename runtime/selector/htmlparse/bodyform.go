package htmlparse

import "github.com/gojscrape/gojscrape/runtime/selector/atom"

// formStart deals with the start tags of forms, and those that select has to do with.
func (p *parser) formStart() {
	switch p.tok.info.start {
	case startForm:
		p.startForm()
	case startButton:
		if at := p.inScope(atom.Button); at != none {
			p.truncate(at)
		}
		p.reconstruct()
		p.insert()
		p.framesetOK = false
	case startInput:
		p.startInput()
	case startImage: // "Don't ask."
		p.tok.name, p.tok.info = atom.Img, infoOf(atom.Img)
		p.reconstruct()
		p.insertVoid()
		p.framesetOK = false
	case startHr:
		p.closeP()
		if p.inScope(atom.Select) != none {
			p.impliedEnds(atom.None)
		}
		p.insertVoid()
		p.framesetOK = false
	case startTextarea:
		p.insertRaw(contentRCDATA)
		p.skipNewline = true
		p.framesetOK = false
	case startSelect:
		if p.selectFragment() {
			return
		}
		if at := p.inScope(atom.Select); at != none {
			p.truncate(at)
			return
		}
		p.reconstruct()
		p.insert()
		p.framesetOK = false
	case startOption:
		p.startOption(atom.Optgroup)
	case startOptgroup:
		p.startOption(atom.None)
	}
}

func (p *parser) startForm() {
	inTemplate := p.has(atom.Template)
	if p.form != 0 && !inTemplate {
		return
	}
	p.closeP()
	n := p.insert()
	if !inTemplate {
		p.form = n
	}
}

func (p *parser) startInput() {
	if p.selectFragment() {
		return
	}
	if at := p.inScope(atom.Select); at != none {
		p.truncate(at)
	}
	p.reconstruct()
	if !p.pendingIs(atom.Type, "hidden") {
		p.framesetOK = false
	}
	p.insertVoid()
}

// selectFragment reports whether the fragment is the content of a select element.
func (p *parser) selectFragment() bool {
	return p.opts.Fragment && p.context.name == atom.Select && p.context.ns == 0
}

// startOption inserts option or optgroup; in a select element it closes what is open but
// elements called except.
func (p *parser) startOption(except atom.Atom) {
	switch {
	case p.inScope(atom.Select) != none:
		p.impliedEnds(except)
	case p.is(atom.Option):
		p.pop()
	}
	p.reconstruct()
	p.insert()
}
