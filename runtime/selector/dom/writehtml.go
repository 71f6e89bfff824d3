package dom

import (
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
)

// AppendHTML appends n with all below it as the HTML serializer of libxml2 2.9 writes it,
// so that markup reads and matches as in Scrapy. It differs in that embed, source, track
// and wbr have no end tag. Of the document it appends all children, no doctype.
func (d *Document) AppendHTML(dst []byte, n Node) []byte {
	if d.Kind(n) == Gone {
		return dst
	}
	w := writer{d: d, dst: dst, root: n}
	w.walk((*writer).startHTML, (*writer).endHTML)
	return w.dst
}

func (w *writer) startHTML(n Node) {
	d := w.d
	switch d.Kind(n) {
	case Element:
		w.dst = append(w.dst, '<')
		w.name(n)
		attrs := d.attrsOf(n)
		for i := range attrs {
			w.attrHTML(n, &attrs[i])
		}
		w.dst = append(w.dst, '>')
		if d.First(n) == None && traitsOf(d.Name(n))&(void|openEnded) == 0 {
			w.endTag(n)
		}
	case Text:
		if traitsOf(d.Name(d.Parent(n)))&rawContent != 0 {
			w.string(d.Data(n))
			return
		}
		w.escaped(d.Data(n), &htmlText)
	case Comment:
		w.comment(n)
	case ProcessingInstruction:
		w.instruction(n, ">")
	case EntityReference:
		w.reference(n)
	}
}

func (w *writer) endHTML(n Node) {
	if w.d.Kind(n) == Element && !IsVoid(w.d.Name(n)) {
		w.endTag(n)
	}
}

// attrHTML writes an attribute. The zero Span is the value of one that the source has
// without a value.
func (w *writer) attrHTML(n Node, a *attr) {
	w.dst = append(w.dst, ' ')
	if a.prefix != 0 {
		w.string(w.d.prefixes.list[a.prefix])
		w.dst = append(w.dst, ':')
	}
	w.string(w.d.NameOf(a.name))
	if a.value == (Span{}) || IsBoolean(a.name) {
		return
	}
	value, e, quote := w.d.String(a.value), &htmlValue, byte('"')
	switch {
	case traitsOf(a.name)&address != 0 || a.name == atom.Name && w.d.Name(n) == atom.A:
		value, e = strings.TrimLeft(value, " \t\r\n"), &htmlAddress
	case strings.IndexByte(value, '"') < 0:
	case strings.IndexByte(value, '\'') < 0:
		quote = '\''
	default:
		e = &htmlQuotes
	}
	w.dst = append(w.dst, '=', quote)
	w.valueHTML(value, e)
	w.dst = append(w.dst, quote)
}

// valueEscapes is what is escaped in a value, and what is in those parts of it that
// libxml2 leaves alone for servers and scripts: comments and &{…}.
type valueEscapes struct{ outside, inside escapes }

func (w *writer) valueHTML(value string, e *valueEscapes) {
	comment, script := -1, -1 // where the last of them ends
	if strings.Contains(value, "<!--") {
		comment = strings.LastIndex(value, "-->")
	}
	if strings.Contains(value, "&{") {
		script = strings.LastIndexByte(value, '}')
	}
	start, i := 0, 0
	for i < comment || i < script {
		size := 0
		switch rest := value[i:]; {
		case i <= comment && strings.HasPrefix(rest, "<!--"):
			size = strings.Index(rest, "-->") + len("-->")
		case i < script && strings.HasPrefix(rest, "&{"):
			size = strings.IndexByte(rest, '}') + 1
		default:
			i++
			continue
		}
		w.escaped(value[start:i], &e.outside)
		w.escaped(value[i:i+size], &e.inside)
		i += size
		start = i
	}
	w.escaped(value[start:], &e.outside)
}

var (
	htmlText = escapes{'&': "&amp;", '<': "&lt;", '>': "&gt;"}

	htmlValue   = valueEscapes{outside: htmlText}
	htmlQuotes  = valueEscapes{quotes(htmlText), quotes(escapes{})}
	htmlAddress = valueEscapes{percent(htmlText), percent(escapes{})}
)

func quotes(e escapes) escapes {
	e['"'] = "&quot;"
	return e
}

// percent adds the bytes that libxml2 encodes in an address.
func percent(e escapes) escapes {
	const hex = "0123456789ABCDEF"
	for b := range 256 {
		c := byte(b)
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case strings.IndexByte("!#%&'()*+,-./:;<=>?@_~", c) >= 0:
		default:
			e[c] = string([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return e
}
