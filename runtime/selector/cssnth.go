package selector

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// series is an+b: the sign and digits of a if there is an n, then b.
var series = regexp.MustCompile(`^(?:([+-]?[0-9]*)n)?([+-]?[0-9]+)?$`)

// nth reads the argument of :nth-child( and its like, and the parenthesis after it.
func (p *cssParser) nth(last, ofType bool) test {
	end := strings.IndexByte(p.src[p.pos:], ')')
	if end < 0 {
		p.fail("unclosed parenthesis")
		return never
	}
	argument := p.src[p.pos : p.pos+end]
	p.pos += end + 1
	a, b, ok := parseSeries(argument)
	if !ok {
		p.fail("expected an+b, odd or even, found %q", argument)
	}
	return nthTest(a, b, last, ofType)
}

func parseSeries(s string) (a, b int, ok bool) {
	s = strings.ToLower(strings.Join(strings.Fields(s), ""))
	switch s {
	case "odd":
		return 2, 1, true
	case "even":
		return 2, 0, true
	}
	m := series.FindStringSubmatch(s)
	if m == nil || s == "" {
		return 0, 0, false
	}
	if strings.Contains(s, "n") {
		a = factor(m[1])
	}
	if m[2] != "" {
		b = bounded(m[2])
	}
	return a, b, true
}

func factor(digits string) int {
	if digits == "" || digits == "+" || digits == "-" {
		digits += "1"
	}
	return bounded(digits)
}

// bounded reads an integer; one too big for an int is the biggest or the smallest there is.
func bounded(digits string) int {
	n, _ := strconv.ParseInt(digits, 10, 32)
	return int(n)
}

// nthTest matches the element whose number among its siblings is a*n+b for some n >= 0.
func nthTest(a, b int, last, ofType bool) test {
	return func(n *html.Node, _ *context) bool {
		d := number(n, last, ofType) - b
		if a == 0 {
			return d == 0
		}
		return d%a == 0 && d/a >= 0
	}
}

// number counts n among its siblings from 1, from the last one if last.
func number(n *html.Node, last, ofType bool) int {
	count := 1
	for s := sibling(n, last); s != nil; s = sibling(s, last) {
		if s.Type == html.ElementNode && (!ofType || s.Data == n.Data && s.Namespace == n.Namespace) {
			count++
		}
	}
	return count
}

func sibling(n *html.Node, next bool) *html.Node {
	if next {
		return n.NextSibling
	}
	return n.PrevSibling
}
