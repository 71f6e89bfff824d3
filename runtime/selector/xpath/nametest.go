package xpath

import (
	"fmt"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// tester is a node test with its names looked up in a document.
type tester struct {
	kinds  uint8 // a bit for each dom.Kind
	anyNS  bool
	ns     dom.NS
	name   atom.Atom // atom.None for any
	tokens dom.Tokens
}

const anyKind = 1<<dom.DocumentNode | 1<<dom.Element | 1<<dom.Text | 1<<dom.Comment | 1<<dom.ProcessingInstruction

// resolve looks the names of a test up. A name that the document hasn't got matches
// nothing. In HTML names have no namespaces.
func (ev *evaluator) resolve(d *dom.Document, t *nodeTest) tester {
	r := tester{anyNS: true}
	switch t.kind {
	case testNode:
		r.kinds = anyKind
		return r
	case testText:
		r.kinds = 1 << dom.Text
		return r
	case testComment:
		r.kinds = 1 << dom.Comment
		return r
	case testInstruction:
		r.kinds = 1 << dom.ProcessingInstruction
		if t.local != "" {
			r.named(d, t.local)
		}
		return r
	}
	r.kinds = 1 << dom.Element
	if t.local != "*" {
		r.named(d, t.local)
		r.tokens = dom.NameToken(r.name)
	}
	switch {
	case t.prefix != "":
		r.anyNS = false
		if ns, known := d.Namespace(ev.uri(t.prefix)); known {
			r.ns = ns
		} else {
			r.kinds = 0
		}
	case t.local != "*":
		r.anyNS = d.HTML()
	}
	return r
}

func (r *tester) named(d *dom.Document, name string) {
	if r.name = d.Atom(name); r.name == atom.None {
		r.kinds = 0
	}
}

// matches reports whether the node n passes.
func (r *tester) matches(d *dom.Document, n dom.Node) bool {
	return r.kinds>>d.Kind(n)&1 != 0 && (r.name == atom.None || d.Name(n) == r.name) && (r.anyNS || d.NS(n) == r.ns)
}

// matchesAttr reports whether the attribute at index i of n passes. Declarations of
// namespaces are no attributes in XPath.
func (r *tester) matchesAttr(d *dom.Document, n dom.Node, i int) bool {
	name, ns := d.AttrName(n, i)
	return r.kinds&(1<<dom.Element) != 0 && (ns != dom.XMLNS || d.HTML()) && (r.name == atom.None || name == r.name) && (r.anyNS || ns == r.ns)
}

// uri is what a prefix stands for, "" if nothing says so.
func (ev *evaluator) uri(prefix string) string {
	if uri, known := ev.namespaces[prefix]; known {
		return uri
	}
	return registered[prefix]
}

// checkPrefixes makes sure that all prefixes of the expression stand for something, and
// those of functions for the namespaces of these functions.
func (ev *evaluator) checkPrefixes() error {
	for i := range ev.expr.tests {
		if t := &ev.expr.tests[i]; t.kind == testName && t.prefix != "" && ev.uri(t.prefix) == "" {
			return fmt.Errorf("undefined namespace prefix %q", t.prefix)
		}
	}
	for _, call := range ev.expr.prefixes {
		switch uri := ev.uri(call.prefix); uri {
		case call.fn.uri:
		case "":
			return fmt.Errorf("undefined namespace prefix %q", call.prefix)
		default:
			return fmt.Errorf("unknown function %s:%s() in the namespace %q", call.prefix, call.fn.name, uri)
		}
	}
	return nil
}
