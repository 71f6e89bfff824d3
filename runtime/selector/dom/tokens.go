package dom

import "github.com/gojscrape/gojscrape/runtime/selector/atom"

// Tokens is a filter of the names, ids and classes that a subtree holds: one bit of 64
// for each. A selector that needs a class whose bit a subtree lacks passes it by.
type Tokens uint64

// Tokens is the filter of n and all below it.
func (d *Document) Tokens(n Node) Tokens { return Tokens(d.nodes[n].tokens) }

// Has reports whether all that need stands for may be in the subtree.
func (t Tokens) Has(need Tokens) bool { return t&need == need }

// Seek is the first element from n on and before end that is called name, if that isn't
// atom.None, and whose subtree may hold all that need stands for; None if there is none.
// It reads nothing below an element whose filter lacks something.
func (d *Document) Seek(n, end Node, need Tokens, name atom.Atom) Node {
	for nodes := d.nodes[:end]; int(n) < len(nodes); {
		nd := &nodes[n]
		if nd.tokens&uint64(need) != uint64(need) {
			n = max(n+1, nd.end) // a node that was dropped has no end
			continue
		}
		if nd.kind == Element && (name == atom.None || nd.name == name) {
			return n
		}
		n++
	}
	return None
}

// NameToken is the bit of elements with that name.
func NameToken(name atom.Atom) Tokens { return 1 << (uint32(name) * 0x9E3779B1 >> 26) }

// IDToken is the bit of elements with that id.
func IDToken(id string) Tokens { return word(id, 0x811C9DC5_9DC5811C) }

// ClassToken is the bit of elements with that class.
func ClassToken(class string) Tokens { return word(class, 0x2545F491_4F6CDD1D) }

// word hashes eight bytes at a time.
func word(s string, seed uint64) Tokens {
	const prime = 0x9E3779B97F4A7C15
	h := seed + uint64(len(s))
	for ; len(s) >= 8; s = s[8:] {
		h = (h ^ load64(s)) * prime
		h ^= h >> 29
	}
	switch {
	case len(s) >= 4: // the two may overlap
		h ^= load32(s) | load32(s[len(s)-4:])<<32
	case len(s) > 0:
		h ^= uint64(s[0]) | uint64(s[len(s)/2])<<8 | uint64(s[len(s)-1])<<16
	}
	return 1 << (h * prime >> 58)
}

func load32(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

func load64(s string) uint64 { return load32(s) | load32(s[4:])<<32 }

// fillTokens runs from the end, so that each element has what lies below it before its
// parent asks.
func (d *Document) fillTokens() {
	nodes := d.nodes
	for n := len(nodes) - 1; n > int(None); n-- {
		nd := &nodes[n]
		if nd.kind == Element {
			nd.tokens |= uint64(NameToken(nd.name))
			if nd.b != 0 {
				nd.tokens |= uint64(d.attrTokens(nd))
			}
			nodes[nd.parent].tokens |= nd.tokens
		}
	}
	nodes[None].tokens = 0
}

func (d *Document) attrTokens(nd *node) (t Tokens) {
	attrs := d.attrs[nd.a : nd.a+nd.b]
	for i := range attrs {
		a := &attrs[i]
		if a.ns != NoNS || a.name != atom.Class && a.name != atom.Id {
			continue
		}
		value := d.String(a.value)
		if a.name == atom.Id {
			t |= IDToken(value)
			continue
		}
		for start := 0; start < len(value); {
			end := start
			for end < len(value) && !IsSpace(value[end]) {
				end++
			}
			if start < end {
				t |= ClassToken(value[start:end])
			}
			start = end + 1
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
func IsSpace(c byte) bool {
	const spaces = 1<<' ' | 1<<'\n' | 1<<'\t' | 1<<'\r' | 1<<'\f'
	return c <= ' ' && spaces>>c&1 != 0
}
