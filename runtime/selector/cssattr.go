package selector

import (
	"strings"

	"golang.org/x/net/html"
)

const cssSpace = " \t\r\n\f"

// attrName is an attribute's name in a selector; prefix is "" for no namespace.
type attrName struct{ prefix, local string }

func (name attrName) is(a *html.Attribute, c *context) bool {
	if name.prefix == "" {
		return a.Key == name.local && a.Namespace == ""
	}
	return a.Namespace == c.namespaces[name.prefix] && a.Namespace != declaration &&
		localName(a.Key, a.Namespace) == name.local
}

func (name attrName) of(n *html.Node, c *context) (value string, ok bool) {
	for i := range n.Attr {
		if name.is(&n.Attr[i], c) {
			return n.Attr[i].Val, true
		}
	}
	return "", false
}

// attrTest is the test of [name op want]; nil for an operator that doesn't exist. Like
// in the standard, an empty want matches nothing where a part of the value is compared.
func attrTest(name attrName, op, want string) test {
	compare := comparison(op, want)
	if compare == nil {
		return nil
	}
	return func(n *html.Node, c *context) bool {
		got, ok := name.of(n, c)
		return ok && compare(got)
	}
}

func comparison(op, want string) func(got string) bool {
	switch op {
	case "":
		return func(string) bool { return true }
	case "=":
		return func(got string) bool { return got == want }
	case "~=":
		return func(got string) bool { return hasWord(got, want) }
	case "|=":
		return func(got string) bool { return got == want || strings.HasPrefix(got, want+"-") }
	case "^=":
		return func(got string) bool { return want != "" && strings.HasPrefix(got, want) }
	case "$=":
		return func(got string) bool { return want != "" && strings.HasSuffix(got, want) }
	case "*=":
		return func(got string) bool { return want != "" && strings.Contains(got, want) }
	}
	return nil
}

// differs is the test of [name != want], which cssselect has and the standard hasn't.
func differs(name attrName, want string) test {
	return func(n *html.Node, c *context) bool {
		got, ok := name.of(n, c)
		return ok && got != want || !ok && want != ""
	}
}

func hasClass(class string) test {
	return func(n *html.Node, _ *context) bool {
		value, ok := attribute(n, "class")
		return ok && hasWord(value, class)
	}
}

func hasID(id string) test {
	return func(n *html.Node, _ *context) bool {
		value, ok := attribute(n, "id")
		return ok && value == id
	}
}

// hasWord reports whether word is one of the words of list.
func hasWord(list, word string) bool {
	if word == "" || strings.ContainsAny(word, cssSpace) {
		return false
	}
	for rest := list; ; {
		i := strings.Index(rest, word)
		if i < 0 {
			return false
		}
		end := i + len(word)
		if (i == 0 || isCSSSpace(rest[i-1])) && (end == len(rest) || isCSSSpace(rest[end])) {
			return true
		}
		rest = rest[end:]
	}
}

func isCSSSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }
