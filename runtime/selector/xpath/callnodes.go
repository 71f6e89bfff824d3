package xpath

import (
	"slices"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// callNodes puts the nodes that a function selects into out.
func (ev *evaluator) callNodes(n *node, f focus, out *set) {
	switch n.fn.id {
	case fnID:
		ev.id(n.args[0], f, out)
		return
	case fnMatch:
		ev.reMatch(n, f, out)
		return
	case fnDistinct:
		ev.distinct(n.args[0], f, out)
		return
	}
	// Of EXSLT, http://exslt.org/set/.
	left, right := ev.collect(n.args[0], f), ev.collect(n.args[1], f)
	switch n.fn.id {
	case fnDifference, fnIntersection:
		for _, r := range left {
			if _, both := slices.BinarySearch(right, r); both == (n.fn.id == fnIntersection) {
				out.add(r)
			}
		}
		return
	}
	at := 0
	if len(right) > 0 {
		known := false
		if at, known = slices.BinarySearch(left, right[0]); !known {
			return
		}
	}
	switch {
	case len(right) == 0:
	case n.fn.id == fnLeading:
		left = left[:at]
	default:
		left = left[at+1:]
	}
	for _, r := range left {
		out.add(r)
	}
}

// collect lists the nodes of n in document order.
func (ev *evaluator) collect(n *node, f focus) (list []ref) {
	ev.start(n, f)
	for r := ev.pull(n); r != none; r = ev.pull(n) {
		list = append(list, r)
	}
	return list
}

func (ev *evaluator) hasSameNode(n *node, f focus) bool {
	right := ev.collect(n.args[1], f)
	ev.start(n.args[0], f)
	for r := ev.pull(n.args[0]); r != none; r = ev.pull(n.args[0]) {
		if _, both := slices.BinarySearch(right, r); both {
			return true
		}
	}
	return false
}

func (ev *evaluator) distinct(n *node, f focus, out *set) {
	seen := make(map[string]struct{})
	ev.start(n, f)
	for r := ev.pull(n); r != none && ev.err == nil; r = ev.pull(n) {
		mark := len(ev.scratch)
		text := ev.textOf(r)
		if _, known := seen[text]; known {
			ev.scratch = ev.scratch[:mark]
			continue
		}
		seen[text] = struct{}{}
		out.add(r)
	}
}

// id finds the elements with the ids in a list, or in the string-values of nodes, §4.1:
// the first element for each. As in libxml2, ids are the attributes id in HTML, and there
// the name of an a, and xml:id in XML.
func (ev *evaluator) id(n *node, f focus, out *set) {
	wanted := make(map[string]struct{})
	want := func(list string) {
		for id := range dom.Words(list) {
			wanted[id] = struct{}{}
		}
	}
	if ev.typeOf(n) == NodeSet {
		ev.start(n, f)
		for r := ev.pull(n); r != none; r = ev.pull(n) {
			want(ev.textOf(r))
		}
	} else {
		want(ev.text(n, f))
	}
	d := ev.doc
	for at := dom.Root; at < d.Len() && len(wanted) > 0 && ev.spend(1); at++ {
		if d.Kind(at) != dom.Element || d.NumAttrs(at) == 0 {
			continue
		}
		ns := dom.XML
		if d.HTML() {
			ns = dom.NoNS
		}
		id, found := d.Attr(at, atom.Id, ns)
		if _, isWanted := wanted[id]; found && isWanted {
			delete(wanted, id)
			out.add(refOf(0, at))
		}
		if !d.HTML() || d.Name(at) != atom.A {
			continue
		}
		name, found := d.Attr(at, atom.Name, ns)
		if _, isWanted := wanted[name]; found && isWanted {
			delete(wanted, name)
			out.add(refOf(0, at))
		}
	}
}
