package selector

import (
	"slices"

	"golang.org/x/net/html"
)

// formPseudo is the test of a pseudo-class about links and form controls. Where cssselect
// departs from https://html.spec.whatwg.org/multipage/semantics-other.html#pseudo-classes
// the standard holds: a link isn't :enabled, an input needs no type to be :disabled.
func formPseudo(name string) test {
	switch name {
	case "link":
		return isLink
	case "checked":
		return isChecked
	case "disabled":
		return func(n *html.Node, _ *context) bool { return isControl(n) && isDisabled(n) }
	}
	return func(n *html.Node, _ *context) bool { return isControl(n) && !isDisabled(n) }
}

func isLink(n *html.Node, _ *context) bool {
	return (n.Data == "a" || n.Data == "area") && present(n, "href")
}

func isChecked(n *html.Node, _ *context) bool {
	if n.Data == "option" {
		return present(n, "selected")
	}
	kind, _ := attribute(n, "type")
	return n.Data == "input" && (kind == "checkbox" || kind == "radio") && present(n, "checked")
}

// isControl tells the elements that can be disabled.
func isControl(n *html.Node) bool {
	return slices.Contains([]string{"button", "input", "select", "textarea", "optgroup", "option", "fieldset"}, n.Data)
}

// isDisabled reports whether a control is disabled, itself or by what it lies in.
func isDisabled(n *html.Node) bool {
	if present(n, "disabled") {
		return true
	}
	group := "fieldset"
	switch n.Data {
	case "optgroup":
		return false
	case "option":
		group = "optgroup"
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == group && present(p, "disabled") {
			return true
		}
	}
	return false
}

func present(n *html.Node, attr string) bool {
	_, ok := attribute(n, attr)
	return ok
}
