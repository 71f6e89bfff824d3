package xpath

import "github.com/gojscrape/gojscrape/runtime/selector/dom"

type op uint8

const (
	opLiteral  op = iota // text
	opNumber             // num
	opVariable           // index of Expr.variables
	opOr                 // any number of args
	opAnd                //
	opEqual              // two args, as all up to opModulo
	opUnequal
	opLess
	opLessEqual
	opGreater
	opGreaterEqual
	opAdd
	opSubtract
	opMultiply
	opDivide
	opModulo
	opNegate // one arg
	opToNumber
	opUnion // any number of args, all node-sets
	opCall  // fn
	opPath  // path
)

// node is one part of an expression.
type node struct {
	op    op
	typ   Type
	uses  uses
	depth int // how many parts lie below one another here
	num   float64
	text  string
	index int // of a variable, or of the cursor of a node-set
	args  []*node
	fn    *function
	path  *path
}

// uses says which parts of the context besides the node an expression reads.
type uses uint8

const (
	usesPosition uses = 1 << iota
	usesLast
)

// path is a location path: steps from the context node, from the document, or from the
// nodes of base.
type path struct {
	absolute bool
	base     *node
	steps    []step
	shape    shape
	attr     bool // it is @name, from the context node: see evaluator.attribute
}

type axis uint8

const (
	axisChild axis = iota
	axisDescendant
	axisDescendantOrSelf
	axisSelf
	axisParent
	axisAncestor
	axisAncestorOrSelf
	axisFollowing
	axisFollowingSibling
	axisPreceding
	axisPrecedingSibling
	axisAttribute
	axisNamespace
	axisFilter // no axis of XPath: all nodes of path.base, as one context for predicates
)

var axes = map[string]axis{
	"child": axisChild, "descendant": axisDescendant, "descendant-or-self": axisDescendantOrSelf, "self": axisSelf,
	"parent": axisParent, "ancestor": axisAncestor, "ancestor-or-self": axisAncestorOrSelf, "following": axisFollowing,
	"following-sibling": axisFollowingSibling, "preceding": axisPreceding, "preceding-sibling": axisPrecedingSibling,
	"attribute": axisAttribute, "namespace": axisNamespace,
}

// step is one step of a path, with the plan for it.
type step struct {
	axis     axis
	test     int // index of Expr.tests
	preds    []predicate
	slot     int // its cursor
	mode     mode
	listFrom int        // the first predicate that needs to know how many candidates there are; -1 if none does
	tokens   dom.Tokens // what the filter of a subtree with a match has, the name aside
}

type predicateKind uint8

const (
	predFilter      predicateKind = iota // a condition that no position matters to
	predPosition                         // a condition or number that reads the position
	predIndex                            // [k]
	predUpTo                             // [position() <= k]
	predFrom                             // [position() >= k]
	predLast                             // [last()]
	predSibling                          // is the k-th of its siblings that pass the test of the step
	predSiblingLast                      // is the last of them
)

type predicate struct {
	kind predicateKind
	k    int32
	expr *node
}

// positional reports whether the predicate depends on the other candidates.
func (p *predicate) positional() bool {
	return p.kind != predFilter && p.kind != predSibling && p.kind != predSiblingLast
}

type testKind uint8

const (
	testName        testKind = iota // prefix:local, either of which may be *
	testNode                        //
	testText                        //
	testComment                     //
	testInstruction                 // local is the target, "" for any
)

// nodeTest is a node test as written.
type nodeTest struct {
	kind          testKind
	prefix, local string
	axis          axis
	start         int
}

var anyNode = nodeTest{kind: testNode}
