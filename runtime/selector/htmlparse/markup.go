package htmlparse

import (
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// markup reads what the < at pos begins. It is false if that is nothing: </>.
func (t *tokenizer) markup() bool {
	src, i := t.src, t.pos+1
	if i == len(src) {
		t.text(i)
		return true
	}
	switch c := src[i]; {
	case isLetter(c):
		t.tag(startTag, i)
	case c == '/':
		return t.closing(i + 1)
	case c == '!':
		t.declaration(i + 1)
	case c == '?':
		t.bogus(i)
	default:
		t.text(i)
	}
	return true
}

// closing reads what follows </.
func (t *tokenizer) closing(i int) bool {
	switch {
	case i == len(t.src):
		t.characters(i)
	case isLetter(t.src[i]):
		t.tag(endTag, i)
	case t.src[i] == '>':
		t.pos = i + 1
		return false
	default:
		t.bogus(i)
	}
	return true
}

// declaration reads what follows <!.
func (t *tokenizer) declaration(i int) {
	const doctype, cdata = "doctype", "[CDATA["
	rest := t.src[i:]
	switch {
	case strings.HasPrefix(rest, "--"):
		t.comment(i + 2)
	case len(rest) >= len(doctype) && strings.EqualFold(rest[:len(doctype)], doctype):
		t.readDoctype(i + len(doctype))
	case t.inForeign && strings.HasPrefix(rest, cdata):
		t.pos = i + len(cdata)
		t.setContent(contentCDATA)
		t.next()
	default:
		t.bogus(i)
	}
}

// bogus makes a comment of what is between start and the next >.
func (t *tokenizer) bogus(start int) {
	end := len(t.src)
	t.pos = end
	if i := strings.IndexByte(t.src[start:], '>'); i >= 0 {
		end = start + i
		t.pos = end + 1
	}
	t.tok.kind, t.tok.text = commentToken, t.raw(start, end)
}

// comment reads the comment that starts behind <!--. It ends at --> or --!>, and
// <!--> and <!---> are whole ones. One that never ends loses such an end as far as it goes.
func (t *tokenizer) comment(start int) {
	rest := t.src[start:]
	length, next := len(rest), len(rest)
	switch {
	case strings.HasPrefix(rest, ">"):
		length, next = 0, 1
	case strings.HasPrefix(rest, "->"):
		length, next = 0, 2
	default:
		if l, n := commentEnd(rest); n > 0 {
			length, next = l, n
			break
		}
		for _, end := range [...]string{"--!", "--", "-"} {
			if strings.HasSuffix(rest, end) {
				length -= len(end)
				break
			}
		}
	}
	t.pos = start + next
	t.tok.kind, t.tok.text = commentToken, t.raw(start, start+length)
}

// commentEnd is how long the comment in s is, and where its end ends: 0 if it has none.
func commentEnd(s string) (length, next int) {
	for {
		i := strings.IndexByte(s[next:], '>')
		if i < 0 {
			return 0, 0
		}
		next += i + 1
		for _, end := range [...]string{"-->", "--!>"} {
			if strings.HasSuffix(s[:next], end) {
				return next - len(end), next
			}
		}
	}
}

// doctype is what https://html.spec.whatwg.org/#tokenization says of a doctype token.
type doctype struct {
	name, public, system          string
	hasName, hasPublic, hasSystem bool
	forceQuirks                   bool
}

// readDoctype reads what follows <!DOCTYPE.
func (t *tokenizer) readDoctype(i int) {
	end := len(t.src)
	t.tok.kind, t.tok.doctype = doctypeToken, doctype{}
	dt := &t.tok.doctype
	r := doctypeReader{src: t.src, pos: i}
	r.read(dt)
	if r.skip(); r.pos == len(t.src) {
		dt.forceQuirks = true
	}
	if n := strings.IndexByte(t.src[r.pos:], '>'); n >= 0 {
		end = r.pos + n + 1
	}
	t.pos = end
	for _, s := range [...]*string{&dt.name, &dt.public, &dt.system} {
		*s = t.plainString(*s)
	}
	dt.name = lower(dt.name)
}

// plainString is s with line ends and NUL as the tokenizer has them.
func (t *tokenizer) plainString(s string) string {
	if strings.ContainsAny(s, "\r\x00") {
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", replacement).Replace(s)
	}
	return s
}

// lower is s in lower case as far as it is ASCII.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r | 0x20
		}
		return r
	}, s)
}

// doctypeReader reads up to the > that ends a doctype, or to where nothing counts any more.
type doctypeReader struct {
	src string
	pos int
}

func (r *doctypeReader) read(dt *doctype) {
	r.skip()
	start := r.pos
	for r.pos < len(r.src) && bytesInTags[r.src[r.pos]]&endsUnquoted == 0 {
		r.pos++
	}
	dt.name, dt.hasName = r.src[start:r.pos], r.pos > start
	if !dt.hasName {
		dt.forceQuirks = true
		return
	}
	r.skip()
	switch {
	case r.keyword("public"):
		r.skip()
		if dt.public, dt.hasPublic = r.quoted(dt); dt.hasPublic && !dt.forceQuirks {
			if r.skip(); r.at('"') || r.at('\'') {
				dt.system, dt.hasSystem = r.quoted(dt)
			} else if !r.at('>') && r.pos < len(r.src) {
				dt.forceQuirks = true
			}
		}
	case r.keyword("system"):
		r.skip()
		dt.system, dt.hasSystem = r.quoted(dt)
	default:
		if !r.at('>') {
			dt.forceQuirks = true
		}
	}
}

func (r *doctypeReader) at(c byte) bool { return r.pos < len(r.src) && r.src[r.pos] == c }

func (r *doctypeReader) skip() {
	for r.pos < len(r.src) && dom.IsSpace(r.src[r.pos]) {
		r.pos++
	}
}

func (r *doctypeReader) keyword(word string) bool {
	rest := r.src[r.pos:]
	if len(rest) < len(word) || !strings.EqualFold(rest[:len(word)], word) {
		return false
	}
	r.pos += len(word)
	return true
}

// quoted reads an identifier in quotes, which > ends too; anything else forces quirks.
func (r *doctypeReader) quoted(dt *doctype) (id string, has bool) {
	if !r.at('"') && !r.at('\'') {
		dt.forceQuirks = true
		return "", false
	}
	q := r.src[r.pos]
	r.pos++
	start := r.pos
	for r.pos < len(r.src) && r.src[r.pos] != q && r.src[r.pos] != '>' {
		r.pos++
	}
	id = r.src[start:r.pos]
	if r.at(q) {
		r.pos++
	} else {
		dt.forceQuirks = true
	}
	return id, true
}
