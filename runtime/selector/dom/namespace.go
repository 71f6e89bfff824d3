package dom

import (
	"slices"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
)

// numbered gives strings numbers: the namespaces and the prefixes of a document. There are
// few, as a rule; with many, a map finds them.
type numbered struct {
	list  []string
	index map[string]uint16 // nil up to fewNumbered
}

const (
	fewNumbered  = 16
	mostNumbered = 1<<16 - 1 - int(fixedNS)
)

func (s *numbered) reset() {
	clear(s.list)
	s.list, s.index = s.list[:0], nil
}

func (s *numbered) find(name string) (number uint16, ok bool) {
	if s.index != nil {
		number, ok = s.index[name]
		return number, ok
	}
	for i, known := range s.list {
		if known == name {
			return uint16(i), true
		}
	}
	return 0, false
}

// add numbers name, which has no number yet; false if there is no room.
func (s *numbered) add(name string) (number uint16, ok bool) {
	if len(s.list) == mostNumbered {
		return 0, false
	}
	s.list = append(s.list, name)
	number = uint16(len(s.list) - 1)
	switch {
	case s.index != nil:
		s.index[name] = number
	case len(s.list) > fewNumbered:
		s.index = make(map[string]uint16, 2*len(s.list))
		for i, known := range s.list {
			s.index[known] = uint16(i)
		}
	}
	return number, true
}

// URI is the name of the namespace ns.
func (d *Document) URI(ns NS) string {
	if ns < fixedNS {
		return uris[ns]
	}
	return d.uris.list[ns-fixedNS]
}

// Namespace is the number of the namespace uri in this document; false if nothing in it
// is in that namespace.
func (d *Document) Namespace(uri string) (NS, bool) {
	for ns, known := range uris {
		if known == uri {
			return NS(ns), true
		}
	}
	number, ok := d.uris.find(uri)
	if !ok {
		return NoNS, false
	}
	return fixedNS + NS(number), true
}

// InternNS is the number of the namespace uri in this document; it gets one if it has
// none and keeps uri, which must live as long as the document. A document has room for
// 65,000 namespaces; what goes beyond is in none.
func (d *Document) InternNS(uri string) NS {
	ns, known := d.Namespace(uri)
	if known {
		return ns
	}
	number, ok := d.uris.add(uri)
	if !ok {
		return NoNS
	}
	return fixedNS + NS(number)
}

// internPrefix is the number of prefix, which is kept. One for which there is no room
// counts as none.
func (d *Document) internPrefix(prefix string) uint16 {
	number, known := d.prefixes.find(prefix)
	if !known {
		number, _ = d.prefixes.add(prefix)
	}
	return number
}

// RemoveNamespaces takes n and all below it out of their namespaces: names lose their
// prefixes, declarations go. As with parsel, attributes that were in a namespace follow
// the others, and one that gets the name of another gives it its value.
func (d *Document) RemoveNamespaces(n Node) {
	for m := n; m < d.nodes[n].end; m++ {
		nd := &d.nodes[m]
		if nd.kind != Element {
			continue
		}
		nd.ns, nd.prefix = NoNS, 0
		attrs := withoutNamespaces(d.attrsOf(m))
		nd.b = uint32(len(attrs))
		if own := uint64(d.attrTokens(nd)); own&^nd.tokens != 0 { // x:class has become class
			for up := m; up != None; up = d.nodes[up].parent {
				d.nodes[up].tokens |= own
			}
		}
	}
}

// Resolve is the namespace that prefix stands for at the element n, by the declarations
// of n and its ancestors; "" is the default namespace. It reports whether one is declared.
// The parser has numbered what is declared, so nothing is written.
func (d *Document) Resolve(n Node, prefix string) (ns NS, ok bool) {
	if prefix == "xml" {
		return XML, true
	}
	for ; d.Kind(n) == Element; n = d.Parent(n) {
		for _, a := range d.Attrs(n) {
			if a.NS == XMLNS && d.declared(a) == prefix {
				ns, ok = d.Namespace(a.Value)
				return ns, ok && ns != NoNS
			}
		}
	}
	return NoNS, false
}

// declared is the prefix that a declaration of a namespace declares.
func (d *Document) declared(a Attr) string {
	if a.Prefix == "" {
		return ""
	}
	return d.NameOf(a.Name)
}

// withoutNamespaces does the work of RemoveNamespaces in the memory of attrs.
func withoutNamespaces(attrs []attr) []attr {
	if !slices.ContainsFunc(attrs, func(a attr) bool { return a.ns != NoNS }) {
		return attrs
	}
	var moved []attr
	kept := attrs[:0]
	for _, a := range attrs {
		switch a.ns {
		case NoNS:
			kept = append(kept, a)
		case XMLNS:
		default:
			moved = append(moved, attr{name: a.name, value: a.value})
		}
	}
	if len(moved) == 0 {
		return kept
	}
	places := make(map[atom.Atom]int, len(attrs))
	for i, a := range kept {
		places[a.name] = i
	}
	for _, a := range moved {
		if i, taken := places[a.name]; taken {
			kept[i].value = a.value
			continue
		}
		places[a.name] = len(kept)
		kept = append(kept, a)
	}
	return kept
}
