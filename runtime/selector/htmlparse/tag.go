package htmlparse

import (
	"slices"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// Classes of bytes in tags.
const (
	endsName     uint8 = 1 << iota // spaces / >
	endsAttrName                   // spaces / > =
	endsUnquoted                   // spaces >
	isBlank                        // spaces
	odd                            // what a name doesn't keep as it is: A to Z, NUL
)

var bytesInTags = func() (table [256]uint8) {
	for c := 'A'; c <= 'Z'; c++ {
		table[c] = odd
	}
	table[0] = odd
	for _, c := range " \t\n\f\r" {
		table[c] = endsName | endsAttrName | endsUnquoted | isBlank
	}
	table['/'] = endsName | endsAttrName
	table['>'] = endsName | endsAttrName | endsUnquoted
	table['='] = endsAttrName
	return table
}()

// tag reads the tag whose name begins at start. A tag that the source ends in is none.
func (t *tokenizer) tag(kind tokenKind, start int) {
	src := t.src
	t.tok.kind, t.tok.selfClosing = kind, false
	end, all := start, uint8(0)
	for end < len(src) {
		class := bytesInTags[src[end]]
		if class&endsName != 0 {
			break
		}
		all |= class
		end++
	}
	name := t.name(start, end, all)
	t.tok.name, t.tok.info = name, infoOf(name)
	t.pos = end
	if end < len(src) && src[end] == '>' {
		t.pos++
	} else if !t.attributes() {
		t.pos = len(src)
		t.tok.kind = endOfFile
		return
	}
	if kind == startTag {
		t.lastStart = name
	}
}

// name is the name from start to end, in lower case; classes are those of all its bytes.
func (t *tokenizer) name(start, end int, classes uint8) atom.Atom {
	if classes&odd == 0 {
		return t.d.InternBorrowed(t.src[start:end])
	}
	t.buf = t.buf[:0]
	for _, c := range []byte(t.src[start:end]) {
		switch {
		case c == 0:
			t.buf = append(t.buf, replacement...)
		case 'A' <= c && c <= 'Z':
			t.buf = append(t.buf, c|0x20)
		default:
			t.buf = append(t.buf, c)
		}
	}
	return t.d.InternBytes(t.buf)
}

// attributes reads what follows a tag's name, > included. It is false where the source ends.
func (t *tokenizer) attributes() bool {
	src := t.src
	t.stamp++
	t.tok.attrs = 0
	i := t.pos
	for {
		for i < len(src) && bytesInTags[src[i]]&isBlank != 0 {
			i++
		}
		if i >= len(src) {
			return false
		}
		switch src[i] {
		case '>':
			t.pos = i + 1
			return true
		case '/':
			i++
			if i < len(src) && src[i] == '>' {
				t.tok.selfClosing = true
				t.pos = i + 1
				return true
			}
			continue
		}
		start, all := i, bytesInTags[src[i]]
		for i++; i < len(src); i++ { // a name may begin with =
			class := bytesInTags[src[i]]
			if class&endsAttrName != 0 {
				break
			}
			all |= class
		}
		end := i
		for i < len(src) && bytesInTags[src[i]]&isBlank != 0 {
			i++
		}
		from, to := noValue, noValue
		if i < len(src) && src[i] == '=' {
			from, to, i = t.findValue(i + 1)
		}
		if i >= len(src) {
			return false
		}
		t.attribute(start, end, all, from, to)
	}
}

// noValue is where the value of an attribute without = is.
const noValue = -1

// findValue finds the value behind the = that ends before i. next is the byte behind it,
// which is not in the source if the value never ends.
func (t *tokenizer) findValue(i int) (from, to, next int) {
	src := t.src
	for i < len(src) && bytesInTags[src[i]]&isBlank != 0 {
		i++
	}
	if i >= len(src) {
		return i, i, i
	}
	if q := src[i]; q == '"' || q == '\'' {
		n := strings.IndexByte(src[i+1:], q)
		if n < 0 {
			return i, i, len(src)
		}
		return i + 1, i + 1 + n, i + 2 + n
	}
	from = i
	for i < len(src) && bytesInTags[src[i]]&endsUnquoted == 0 {
		i++
	}
	return from, i, i
}

// attribute adds one to the tag: the first of its name counts.
func (t *tokenizer) attribute(start, end int, classes uint8, from, to int) {
	if t.tok.kind != startTag {
		return
	}
	if t.tok.attrs >= t.maxAttrs {
		t.cutAttrs++
		return
	}
	name := t.name(start, end, classes)
	if int(name) >= len(t.seen) {
		t.seen = append(t.seen, make([]uint32, max(int(name)+1, 2*len(t.seen), int(atom.Count))-len(t.seen))...)
	}
	if t.seen[name] == t.stamp {
		return
	}
	t.seen[name] = t.stamp
	switch {
	case from != noValue:
		t.d.PendAttr(name, t.value(from, to))
	case t.asWritten && dom.IsBoolean(name):
		t.d.PendAttr(name, t.d.CopyString(name.String()))
	default:
		t.d.PendAttr(name, dom.Span{})
	}
	t.tok.attrs++
}

// pendingIs reports whether the tag has an attribute of that name with one of values, in
// any case.
func (t *tokenizer) pendingIs(name atom.Atom, values ...string) bool {
	value, has := t.d.Pending(t.tok.attrs, name)
	return has && slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, value) })
}
