package selector

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// attrOrder gives attributes back the order of the source. The parser sorts those of the
// elements it may have to reopen (a, b, i, …); what an author sees in Get and Attrib is
// the source's order. Elements are told apart by their attributes alone: two with the same
// ones in different orders both get the later order.
type attrOrder map[string][]html.Attribute

// readAttrOrder looks for tags without parsing. What it takes for a tag in a comment or a
// script does no harm, since it counts only for an element with just those attributes.
func readAttrOrder(text string) attrOrder {
	order := attrOrder{}
	var attrs []html.Attribute
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 {
			return order
		}
		text = text[i+1:]
		start := text[:min(len(text), len("strike "))] // the longest name that isFormatting knows
		end := strings.IndexAny(start, cssSpace)
		if end < 0 || !isFormatting(atom.Lookup([]byte(strings.ToLower(start[:end])))) {
			continue
		}
		attrs = splitAttrs(text[end:], attrs[:0])
		if !slices.IsSortedFunc(attrs, byKey) {
			order.add(attrs)
		}
	}
}

// splitAttrs appends the attributes at the start of a tag's text, as they are written.
func splitAttrs(tag string, attrs []html.Attribute) []html.Attribute {
	for {
		tag = strings.TrimLeft(tag, cssSpace+"/")
		end := strings.IndexAny(tag, cssSpace+"/=>")
		if end <= 0 {
			return attrs
		}
		a := html.Attribute{Key: tag[:end]}
		tag = strings.TrimLeft(tag[end:], cssSpace)
		if strings.HasPrefix(tag, "=") {
			a.Val, tag = cutValue(strings.TrimLeft(tag[1:], cssSpace))
		}
		attrs = append(attrs, a)
	}
}

// cutValue takes the value at the start of s, in quotes or up to a space.
func cutValue(s string) (value, rest string) {
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		value, rest, _ = strings.Cut(s[1:], s[:1])
		return value, rest
	}
	end := strings.IndexAny(s, cssSpace+">")
	if end < 0 {
		return s, ""
	}
	return s[:end], s[end:]
}

func (o attrOrder) add(written []html.Attribute) {
	attrs := slices.Clone(written)
	for i, a := range attrs {
		attrs[i] = html.Attribute{Key: strings.ToLower(a.Key), Val: html.UnescapeString(a.Val)}
	}
	o[signature(slices.SortedFunc(slices.Values(attrs), byKey))] = attrs
}

func (o attrOrder) restore(n *html.Node) {
	if len(o) == 0 || len(n.Attr) < 2 || !isFormatting(n.DataAtom) {
		return
	}
	if attrs, ok := o[signature(n.Attr)]; ok {
		n.Attr = slices.Clone(attrs)
	}
}

func byKey(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) }

// signature is a text that is equal for equal lists of attributes.
func signature(attrs []html.Attribute) string {
	var b strings.Builder
	for _, a := range attrs {
		b.WriteString(a.Key + "\x00" + a.Val + "\x00")
	}
	return b.String()
}

// isFormatting tells the elements of https://html.spec.whatwg.org/#formatting.
func isFormatting(a atom.Atom) bool {
	switch a {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S,
		atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}
