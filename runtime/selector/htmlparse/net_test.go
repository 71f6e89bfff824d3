package htmlparse_test

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// dumpNet writes what is below n as the corpus does.
func dumpNet(n *html.Node) string {
	var b strings.Builder
	dumpNetBelow(&b, n, 0)
	return b.String()
}

func dumpNetBelow(b *strings.Builder, parent *html.Node, level int) {
	indent := "| " + strings.Repeat("  ", level)
	for n := range parent.ChildNodes() {
		below := level + 1
		switch n.Type {
		case html.TextNode:
			fmt.Fprintf(b, "%s\"%s\"\n", indent, n.Data)
		case html.CommentNode:
			fmt.Fprintf(b, "%s<!-- %s -->\n", indent, n.Data)
		case html.DoctypeNode:
			fmt.Fprintf(b, "%s<!DOCTYPE %s%s>\n", indent, n.Data, netIdentifiers(n))
		case html.ElementNode:
			fmt.Fprintf(b, "%s<%s>\n", indent, strings.TrimPrefix(n.Namespace+" "+n.Data, " "))
			var attrs []string
			for _, a := range n.Attr {
				attrs = append(attrs, fmt.Sprintf("%s  %s=\"%s\"\n", indent, strings.TrimPrefix(a.Namespace+" "+a.Key, " "), a.Val))
			}
			slices.Sort(attrs)
			b.WriteString(strings.Join(attrs, ""))
			if n.Data == "template" && n.Namespace == "" {
				fmt.Fprintf(b, "%s  content\n", indent)
				below++
			}
		}
		dumpNetBelow(b, n, below)
	}
}

func netIdentifiers(n *html.Node) string {
	ids := map[string]string{}
	for _, a := range n.Attr {
		ids[a.Key] = a.Val
	}
	if ids["public"] == "" && ids["system"] == "" {
		return ""
	}
	return fmt.Sprintf(` "%s" "%s"`, ids["public"], ids["system"])
}
