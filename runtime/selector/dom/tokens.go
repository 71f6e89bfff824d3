package dom

import "github.com/gojscrape/gojscrape/runtime/selector/atom"

// Tokens is a filter of the names, ids and classes that a subtree holds: one bit of 64
// for each. A selector that needs a class whose bit a subtree lacks passes it by.
type Tokens uint64

// Tokens is the filter of n and all below it.
func (d *Document) Tokens(n Node) Tokens { return Tokens(d.nodes[n].tokens) }

// Has reports whether all that need stands for may be in the subtree.
func (t Tokens) Has(need Tokens) bool { return t&need == need }

// NameToken is the bit of elements with that name.
func NameToken(name atom.Atom) Tokens { return 1 << (uint32(name) * 0x9E3779B1 >> 26) }

// IDToken is the bit of elements with that id.
func IDToken(id string) Tokens { return word(id, 0x811C9DC5) }

// ClassToken is the bit of elements with that class.
func ClassToken(class string) Tokens { return word(class, 0x9DC5811C) }

func word(s string, h uint32) Tokens {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 0x01000193
	}
	return 1 << ((h ^ h>>15) * 0x9E3779B1 >> 26)
}

// fillTokens runs from the end, so that each element has what lies below it before its
// parent asks.
func (d *Document) fillTokens() {
	for n := d.Len() - 1; n > None; n-- {
		nd := &d.nodes[n]
		if nd.kind == Element {
			nd.tokens |= uint64(d.ownTokens(n))
			d.nodes[nd.parent].tokens |= nd.tokens
		}
	}
	d.nodes[None].tokens = 0
}

func (d *Document) ownTokens(n Node) Tokens {
	t := NameToken(d.nodes[n].name)
	attrs := d.attrsOf(n)
	for i := range attrs {
		switch a := &attrs[i]; {
		case a.ns != NoNS:
		case a.name == atom.Class:
			for class := range Words(d.String(a.value)) {
				t |= ClassToken(class)
			}
		case a.name == atom.Id:
			t |= IDToken(d.String(a.value))
		}
	}
	return t
}

// Words yields the words of a list such as the class attribute's, which the spaces of
// HTML part.
func Words(list string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for i := 0; i < len(list); {
			for i < len(list) && IsSpace(list[i]) {
				i++
			}
			start := i
			for i < len(list) && !IsSpace(list[i]) {
				i++
			}
			if start < i && !yield(list[start:i]) {
				return
			}
		}
	}
}

// IsSpace tells the spaces of HTML: https://infra.spec.whatwg.org/#ascii-whitespace.
func IsSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }
