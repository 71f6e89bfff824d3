package htmlparse_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/htmlparse"
)

// known are the texts for which x/net/html's tree isn't the standard's, and why.
var known = []struct {
	text *regexp.Regexp
	why  string
}{
	{regexp.MustCompile(`(?is)<(frameset|col|colgroup|select)\b.*<(title|textarea|style|script|xmp|iframe|noembed|noframes|noscript|plaintext)\b`),
		"its tokenizer reads raw text after a start tag that the tree construction ignores"},
	{regexp.MustCompile(`(?is)<caption\b.*<th\b`), "th doesn't close a caption"},
	{regexp.MustCompile(`(?is)<(math|svg)\b.*<template\b`), "a template in an integration point is dropped"},
	{regexp.MustCompile(`(?is)<noscript\b[^>]*>\s+[^<\s]`), "spaces before other text leave noscript in head"},
	{regexp.MustCompile(`(?is)<template\b.*<(caption|colgroup|col|tbody|tfoot|thead|tr|td|th)\b`), "text between parts of a table in a template reopens what is formatted"},
	{regexp.MustCompile(`(?is)<!doctype[^>]*[\x00\r\x{80}-\x{10FFFF}]`),
		"in a doctype NUL and line ends stay as they are, and letters beyond ASCII become lower-case"},
	{regexp.MustCompile(`</>`), "an end tag without a name becomes a comment"},
}

func isKnown(text string) bool {
	for _, k := range known {
		if k.text.MatchString(text) {
			return true
		}
	}
	return false
}

// compare fails if the two parsers differ about text for no known reason.
func compare(t *testing.T, text string) {
	t.Helper()
	there := netTree(treeCase{data: text})
	if got := ourTree(treeCase{data: text}); got != there && !isKnown(text) && there != "panic" {
		t.Errorf("%q\n#got\n%s\n#x/net/html has\n%s", text, got, there)
	}
	d := dom.New(text, true)
	htmlparse.Parse(d, htmlparse.Options{AsWritten: true})
	checkTree(t, d)
}

var soupNames = strings.Fields(`a b i font nobr p div span h1 h2 ul li dl dd dt table tbody tr td th caption colgroup col
	select option optgroup button form input textarea title script style svg math mi desc foreignObject annotation-xml
	template html head body br img hr pre ruby rt rtc applet marquee section x-y image frameset noscript iframe`)

// soup is a random text of tags.
func soup(random *rand.Rand) string {
	var b strings.Builder
	for range 2 + random.IntN(14) {
		name := soupNames[random.IntN(len(soupNames))]
		switch random.IntN(10) {
		case 0:
			b.WriteString("x &amp; y")
		case 1:
			b.WriteString(" ")
		case 2, 3, 4:
			fmt.Fprintf(&b, "</%s>", name)
		case 5:
			fmt.Fprintf(&b, "<%s a=%d>", name, random.IntN(2))
		default:
			fmt.Fprintf(&b, "<%s>", name)
		}
	}
	return b.String()
}

func TestSoupAsNet(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for range 30_000 {
		compare(t, soup(random))
		if t.Failed() {
			return
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range readTreeCases(f) {
		f.Add(c.data)
	}
	f.Fuzz(compare)
}
