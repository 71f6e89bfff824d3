package xpath

import "github.com/gojscrape/gojscrape/runtime/selector/dom"

// declaration is a namespace in scope.
type declaration struct{ prefix, uri string }

// inScope appends the namespaces in scope at the element n to list. The order is that of
// libxml2: xml, then the declarations from the root element's inwards, the last of an
// element first. An empty default namespace counts as one, as it does there.
func inScope(d *dom.Document, n dom.Node, list []declaration) []declaration {
	list = append(list, declaration{"xml", registered["xml"]})
	start := len(list)
	for at := n; d.Kind(at) == dom.Element; at = d.Parent(at) {
		for _, a := range d.Attrs(at) {
			if a.NS != dom.XMLNS {
				continue
			}
			prefix := ""
			if a.Prefix != "" {
				prefix = d.NameOf(a.Name)
			}
			if !declares(list[start:], prefix) && prefix != "xml" && len(list) < firstAttr-1 {
				list = append(list, declaration{prefix, a.Value})
			}
		}
	}
	for i, j := start, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list
}

// inScope is inScope, counted as what it costs: each declaration is held against the others.
func (ev *evaluator) inScope(d *dom.Document, n dom.Node, list []declaration) []declaration {
	declared := 0
	for at := n; d.Kind(at) == dom.Element; at = d.Parent(at) {
		declared += d.NumAttrs(at)
	}
	if !ev.spend(d.Depth(n) + declared + declared*declared/16) {
		return list
	}
	return inScope(d, n, list)
}

// namespace is the one that r stands for.
func (ev *evaluator) namespace(r ref) declaration {
	if list := ev.inScope(ev.docs[r.doc()], r.node(), nil); ev.err == nil {
		return list[r.namespace()]
	}
	return declaration{}
}

func declares(list []declaration, prefix string) bool {
	for i := range list {
		if list[i].prefix == prefix {
			return true
		}
	}
	return false
}
