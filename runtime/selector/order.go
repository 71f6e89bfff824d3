package selector

import "golang.org/x/net/html"

// inDocumentOrder sorts positions of the tree that start is in and drops duplicates. The
// XPath library gives unions and reverse axes in the order it finds them, while libxml2
// always gives document order.
func inDocumentOrder(positions []position, start *html.Node) []position {
	if sorted(positions) {
		return positions
	}
	left := make(map[position]bool, len(positions))
	for _, p := range positions {
		left[p] = true
	}
	return collect(root(start), left, positions[:0])
}

// collect appends those of left that are at n or below it.
func collect(n *html.Node, left map[position]bool, found []position) []position {
	if p := (position{n, -1}); left[p] {
		found = append(found, p)
	}
	for i := range n.Attr {
		if p := (position{n, i}); left[p] {
			found = append(found, p)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		found = collect(c, left, found)
	}
	return found
}

func sorted(positions []position) bool {
	for i := 1; i < len(positions); i++ {
		if !before(positions[i-1], positions[i]) {
			return false
		}
	}
	return true
}

// before reports whether a comes before b, which differ or are equal (false).
func before(a, b position) bool {
	if a.node == b.node {
		return a.attr < b.attr
	}
	depthA, depthB := depth(a.node), depth(b.node)
	x, y := climb(a.node, depthA-depthB), climb(b.node, depthB-depthA)
	if x == y { // one contains the other
		return depthA < depthB
	}
	for x.Parent != y.Parent {
		x, y = x.Parent, y.Parent
	}
	for x = x.NextSibling; x != nil; x = x.NextSibling {
		if x == y {
			return true
		}
	}
	return false
}

func depth(n *html.Node) int {
	d := 0
	for n = n.Parent; n != nil; n = n.Parent {
		d++
	}
	return d
}

func climb(n *html.Node, levels int) *html.Node {
	for ; levels > 0; levels-- {
		n = n.Parent
	}
	return n
}
