package xpath

import "github.com/gojscrape/gojscrape/runtime/selector/dom"

// NodeRef is one node of a result.
type NodeRef struct {
	Doc  *dom.Document // that of the Context, but for the match elements that re:match() makes
	Node dom.Node      // the node itself, or the element of an attribute or namespace
	Attr int32         // -1 for a node, else the index of an attribute; below -1 a namespace node: see Namespace
}

// Namespace is the prefix and the URI of a namespace node; ok is false for another.
func (r NodeRef) Namespace() (prefix, uri string, ok bool) {
	if r.Attr >= -1 {
		return "", "", false
	}
	decl := inScope(r.Doc, r.Node, nil)[-2-r.Attr]
	return decl.prefix, decl.uri, true
}

// Value is the string-value of the node, §5. It is valid as long as the document is.
func (r NodeRef) Value() string {
	switch {
	case r.Attr >= 0:
		return r.Doc.AttrAt(r.Node, int(r.Attr)).Value
	case r.Attr < -1:
		_, uri, _ := r.Namespace()
		return uri
	}
	return r.Doc.TextOf(r.Node)
}

// ref is a node in an evaluation, as one number that grows in document order: the
// document, the node, and then what tells the element (0) from its namespaces (from 1)
// and its attributes (from firstAttr).
type ref uint64

const (
	none      ref = 0
	docShift      = 56
	nodeShift     = 25
	firstAttr     = 1 << 20
	maxSub        = 1<<nodeShift - 1
)

func refOf(doc uint64, n dom.Node) ref { return ref(doc<<docShift | uint64(n)<<nodeShift) }

func (r ref) doc() int       { return int(r >> docShift) }
func (r ref) node() dom.Node { return dom.Node(r >> nodeShift & (1<<31 - 1)) }
func (r ref) sub() int       { return int(r & maxSub) }

// attr is the index of an attribute, -1 for what is none.
func (r ref) attr() int {
	if r.sub() < firstAttr {
		return -1
	}
	return r.sub() - firstAttr
}

// namespace is the index of a namespace among those in scope, -1 for what is none.
func (r ref) namespace() int {
	if r.sub() >= firstAttr {
		return -1
	}
	return r.sub() - 1
}

func (ev *evaluator) export(r ref) NodeRef {
	out := NodeRef{Doc: ev.docs[r.doc()], Node: r.node(), Attr: -1}
	if i := r.attr(); i >= 0 {
		out.Attr = int32(i)
	} else if i := r.namespace(); i >= 0 {
		out.Attr = int32(-2 - i)
	}
	return out
}
