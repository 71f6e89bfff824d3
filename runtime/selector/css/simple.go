package css

import "github.com/gojscrape/gojscrape/runtime/selector/dom"

// test is a simple selector other than a name.
type test struct {
	kind  testKind
	op    attrOp
	fold  bool // the case of an attribute's value doesn't matter; value is in lower case
	attr  attrName
	value string // id, class, value of the attribute, text
	nth   nth
	list  []*compound // of :is(), :not() and :nth-child(of)
	has   []relative
	words []string // languages, with a - at the end
	slot  int      // of the test's memory; a test about forms has as many as formColumns

	failure []int32 // of value: see there
}

// testKind is in the order in which the tests of a compound run: cheap ones first.
type testKind uint8

const (
	testNever testKind = iota
	testScope
	testRoot
	testID
	testClass
	testAttr
	testLink
	testChecked
	testRequired
	testOptional
	testPlaceholder
	testEmpty
	testEnabled
	testDisabled
	testReadOnly
	testReadWrite
	testLang
	testNth
	testIs
	testNot
	testHas
	testContains
)

// passes reports whether the element n satisfies t.
func (r *run) passes(t *test, n dom.Node) bool {
	switch t.kind {
	case testScope:
		return n == r.root
	case testRoot:
		return r.d.Kind(r.d.Parent(n)) != dom.Element
	case testID:
		return r.hasID(n, t.value)
	case testClass:
		return r.hasClass(n, t.value)
	case testAttr:
		return r.hasAttr(t, n)
	case testEmpty:
		return r.isEmpty(n)
	case testLang:
		return r.inLanguage(t, n)
	case testNth:
		return r.isNth(t, n)
	case testIs:
		return r.any(t.list, n)
	case testNot:
		return !r.any(t.list, n)
	case testHas:
		return r.has(t.has, n)
	case testContains:
		return r.contains(t, n)
	case testNever:
		return false
	}
	return r.isForm(t, n)
}

// any reports whether one of the selectors matches n.
func (r *run) any(list []*compound, n dom.Node) bool {
	for _, c := range list {
		if r.matches(c, n) {
			return true
		}
	}
	return false
}

// isEmpty is :empty as browsers and cssselect have it: white space counts as content.
func (r *run) isEmpty(n dom.Node) bool {
	for c := r.d.First(n); c != dom.None; c = r.d.Next(c) {
		if kind := r.d.Kind(c); kind == dom.Element || kind == dom.Text && r.d.Data(c) != "" {
			return false
		}
	}
	return true
}
