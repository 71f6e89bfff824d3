package htmlparse_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	netatom "golang.org/x/net/html/atom"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/htmlparse"
)

// failing are the cases in which a browser copies the chosen option into selectedcontent.
// The source has it once, and so has the tree.
var failing = []string{"webkit02.dat:45", "webkit02.dat:46", "webkit02.dat:47", "webkit02.dat:48"}

func TestConformanceTreeConstruction(t *testing.T) {
	cases, passed, passedThere := 0, 0, 0
	var failed []string
	for _, c := range readTreeCases(t) {
		if c.scriptOnly {
			continue
		}
		cases++
		there := netTree(c) == c.want
		if there {
			passedThere++
		}
		got := ourTree(c)
		if got == c.want {
			passed++
			continue
		}
		failed = append(failed, c.name)
		if there || !slices.Contains(failing, c.name) {
			t.Errorf("%s (passed by x/net/html: %v)\n%s\n#got %s\n%s\n#want\n%s", c.name, there, c.data, c.context, got, c.want)
		}
	}
	if !slices.Equal(failed, failing) {
		t.Errorf("failing cases are %q, the list says %q", failed, failing)
	}
	t.Logf("conformance|HTML: html5lib-tests, tree construction|%d|%d|%d|%s: a browser copies the chosen option into selectedcontent; the source has it once, and so has the tree", cases, passed, passedThere, strings.Join(failing, ", "))
}

func ourTree(c treeCase) string {
	d := dom.New(c.data, true)
	opts := htmlparse.Options{}
	if c.context == "" {
		htmlparse.Parse(d, opts)
		return dumpTree(d, dom.Root)
	}
	opts.Fragment = true
	opts.Context, opts.ContextNS = splitContext(c.context)
	htmlparse.Parse(d, opts)
	return dumpTree(d, d.RootElement())
}

func splitContext(context string) (name string, ns dom.NS) {
	if name, ok := strings.CutPrefix(context, "svg "); ok {
		return name, dom.SVG
	}
	if name, ok := strings.CutPrefix(context, "math "); ok {
		return name, dom.MathML
	}
	return context, dom.NoNS
}

// netTree is the tree that x/net/html makes of the case.
func netTree(c treeCase) (tree string) {
	defer func() {
		if r := recover(); r != nil {
			tree = "panic"
		}
	}()
	off := html.ParseOptionEnableScripting(false)
	if c.context == "" {
		doc, err := html.ParseWithOptions(strings.NewReader(c.data), off)
		if err != nil {
			return err.Error()
		}
		return dumpNet(doc)
	}
	space, name, found := strings.Cut(c.context, " ")
	if !found {
		space, name = "", c.context
	}
	context := &html.Node{Type: html.ElementNode, Data: name, DataAtom: netatom.Lookup([]byte(name)), Namespace: space}
	nodes, err := html.ParseFragmentWithOptions(strings.NewReader(c.data), context, off)
	if err != nil {
		return err.Error()
	}
	root := &html.Node{Type: html.DocumentNode}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return dumpNet(root)
}
