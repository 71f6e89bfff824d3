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

// readAttrOrder reads the tags of text once more.
func readAttrOrder(text string) attrOrder {
	order := attrOrder{}
	z := html.NewTokenizer(strings.NewReader(text))
	for t := z.Next(); t != html.ErrorToken; t = z.Next() {
		if t == html.StartTagToken {
			order.read(z)
		}
	}
	return order
}

func (o attrOrder) read(z *html.Tokenizer) {
	name, more := z.TagName()
	if !more || !isFormatting(atom.Lookup(name)) {
		return
	}
	var attrs []html.Attribute
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		attrs = append(attrs, html.Attribute{Key: string(key), Val: string(value)})
	}
	if !slices.IsSortedFunc(attrs, byKey) {
		o[signature(slices.SortedFunc(slices.Values(attrs), byKey))] = attrs
	}
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
