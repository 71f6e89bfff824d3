package dom

import "strings"

// RemoveNamespaces takes n and all below it out of their namespaces: names lose their
// prefixes, declarations go.
func (d *Document) RemoveNamespaces(n Node) {
	for m := n; m < d.nodes[n].end; m++ {
		nd := &d.nodes[m]
		if nd.kind != Element {
			continue
		}
		nd.ns, nd.prefix = NoNS, 0
		kept := uint32(0)
		for _, a := range d.attrsOf(m) {
			if a.ns == XMLNS {
				continue
			}
			a.ns, a.prefix = NoNS, 0
			d.attrs[nd.a+kept] = a
			kept++
		}
		nd.b = kept
	}
}

// Resolve is the namespace that prefix stands for at the element n, by the declarations
// of n and its ancestors; "" is the default namespace. It reports whether one is declared.
func (d *Document) Resolve(n Node, prefix string) (ns NS, ok bool) {
	if prefix == "xml" {
		return XML, true
	}
	for ; d.Kind(n) == Element; n = d.Parent(n) {
		for _, a := range d.Attrs(n) {
			if a.NS == XMLNS && d.declared(a) == prefix {
				uri := strings.TrimSpace(a.Value)
				if uri == "" {
					return NoNS, false
				}
				return d.InternNS(uri), true
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
