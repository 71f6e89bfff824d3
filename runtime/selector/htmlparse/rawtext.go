package htmlparse

import "strings"

// nextRaw reads the next token of what isn't markup: text up to an end tag that fits. It
// is false where no text is left there; then markup goes on.
func (t *tokenizer) nextRaw() bool {
	if t.rawLimit < 0 {
		t.rawLimit = t.rawEnd()
	}
	if t.pos < t.rawLimit {
		t.rawCharacters(t.rawLimit)
		return true
	}
	if t.content == contentCDATA {
		t.pos = min(t.pos+len("]]>"), len(t.src))
	}
	t.setContent(contentData)
	return false
}

func (t *tokenizer) rawCharacters(end int) {
	start := t.pos
	t.tok.kind = textToken
	switch t.content {
	case contentRCDATA:
		t.tok.text = t.rcdata(start, end)
	case contentCDATA:
		nul := t.look(aheadNUL, start)
		if nul == start {
			t.tok.kind = nulToken
			t.pos++
			return
		}
		end = min(end, nul)
		t.tok.text = t.raw(start, end)
	default:
		t.tok.text = t.raw(start, end)
	}
	t.pos = end
}

// rawEnd is where the text from pos ends.
func (t *tokenizer) rawEnd() int {
	switch t.content {
	case contentScript:
		return t.scriptEnd()
	case contentPlaintext:
		return len(t.src)
	case contentCDATA:
		if i := strings.Index(t.src[t.pos:], "]]>"); i >= 0 {
			return t.pos + i
		}
		return len(t.src)
	}
	name := t.d.NameOf(t.lastStart)
	for i := t.pos; ; i++ {
		if i = t.nextLess(i); i == len(t.src) || t.isEndTag(i, name) {
			return i
		}
	}
}

// nextLess is where the next < from i on is, or the end of the source.
func (t *tokenizer) nextLess(i int) int {
	if n := strings.IndexByte(t.src[i:], '<'); n >= 0 {
		return i + n
	}
	return len(t.src)
}

// isEndTag reports whether an end tag of that name is at i.
func (t *tokenizer) isEndTag(i int, name string) bool {
	return name != "" && strings.HasPrefix(t.src[i:], "</") && t.isName(i+2, name)
}

// isName reports whether name is at i, and ends there.
func (t *tokenizer) isName(i int, name string) bool {
	end := i + len(name)
	return end < len(t.src) && bytesInTags[t.src[end]]&endsName != 0 && strings.EqualFold(t.src[i:end], name)
}

// scriptEnd is where the end tag of the script from pos is. Between <!-- and --> a script
// may hold another with its end tag: https://html.spec.whatwg.org/#script-data-escaped-state
func (t *tokenizer) scriptEnd() int {
	const script = "script"
	name := t.d.NameOf(t.lastStart) // none in a fragment: no tag ends that
	double := false                 // in a script within the comment
	commentEnd := -1
	for i := t.pos; ; i++ {
		i = t.nextLess(i)
		if i >= commentEnd {
			commentEnd, double = -1, false
		}
		switch {
		case i == len(t.src):
			return i
		case commentEnd < 0 && strings.HasPrefix(t.src[i:], "<!--"):
			commentEnd = t.nextArrow(i+2) + len("-->")
		case double:
			double = !t.isEndTag(i, script)
		case t.isEndTag(i, name):
			return i
		case commentEnd >= 0 && t.isName(i+1, script):
			double = true
		}
	}
}

// nextArrow is where the next --> from i on is, or the end of the source.
func (t *tokenizer) nextArrow(i int) int {
	if t.arrow < i {
		t.arrow = len(t.src)
		if n := strings.Index(t.src[i:], "-->"); n >= 0 {
			t.arrow = i + n
		}
	}
	return t.arrow
}
