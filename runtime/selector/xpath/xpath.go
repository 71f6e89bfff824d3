// Package xpath evaluates XPath 1.0 (https://www.w3.org/TR/1999/REC-xpath-19991116/) with
// the functions of EXSLT that parsel registers (re:, set:) and its has-class(), on a
// dom.Document. Where libxml2 reads the recommendation in its own way, as for the digits
// of string(0.1 + 0.2) or for id() in HTML, so does this: spiders come from Scrapy.
//
// Compile checks an expression and plans how each step runs. An evaluation pulls nodes
// through the steps one at a time, in document order and without duplicates, so that it
// can stop at the first one; a step that can't keep the order gathers its nodes in a
// bitmap. The selector package calls it. It never changes a document.
package xpath

import (
	"errors"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// DefaultSteps is how many nodes an evaluation visits at most unless its Context says
// otherwise: about a second's work.
const DefaultSteps = 100_000_000

// ErrBudget says that an evaluation would visit more nodes, or build more text, than it may.
var ErrBudget = errors.New("the expression takes too long on this document: it visits too many nodes")

// ErrNotNodes says that an expression computes a value where nodes were asked for.
var ErrNotNodes = errors.New("the expression computes a value, it selects no nodes")

// Expr is a compiled expression. Several goroutines may use one.
type Expr struct {
	source     string
	root       *node
	tests      []nodeTest
	variables  []string
	prefixes   []functionPrefix // of the functions it calls
	slots      int              // how many cursors an evaluation needs
	evaluators sync.Pool
}

// Context is what an evaluation starts from.
type Context struct {
	Doc        *dom.Document
	Node       dom.Node          // the context node; None stands for the document
	Vars       map[string]any    // values of $name: a string, a bool or a number (float64, float32, any int)
	Namespaces map[string]string // prefix to URI; xml, re and set are known without
	Steps      int64             // how many nodes may be visited; 0 stands for DefaultSteps
}

// Type is one of the four types of XPath.
type Type uint8

// The types of values. Only a variable has a type that its expression doesn't know.
const (
	unknown Type = iota
	NodeSet
	String
	Number
	Boolean
)

// Value is the result of an expression; Type says which of the other fields holds it.
type Value struct {
	Type   Type
	Nodes  []NodeRef // in document order, without duplicates
	Text   string    // a copy: it outlives the document
	Number float64
	Bool   bool
}

// Evaluate runs the expression.
func (e *Expr) Evaluate(c Context) (Value, error) {
	ev, err := e.evaluator(c)
	if err != nil {
		return Value{}, err
	}
	v := ev.value(e.root, ev.focus(c))
	err = ev.err
	e.release(ev)
	if err != nil {
		return Value{}, err
	}
	return v, nil
}

// Select hands the nodes that the expression selects to emit, in document order and as
// they are found, until emit returns false. An expression that selects no nodes gives
// ErrNotNodes. After an error, what was emitted stands.
func (e *Expr) Select(c Context, emit func(NodeRef) bool) error {
	if !e.SelectsNodes() {
		return ErrNotNodes
	}
	ev, err := e.evaluator(c)
	if err != nil {
		return err
	}
	ev.start(e.root, ev.focus(c))
	for r := ev.pull(e.root); r != none; r = ev.pull(e.root) {
		if !emit(ev.export(r)) {
			break
		}
	}
	err = ev.err
	e.release(ev)
	return err
}

// SelectsNodes reports whether the expression selects nodes rather than computing a value.
func (e *Expr) SelectsNodes() bool { return e.root.typ == NodeSet }

// String is the source of the expression.
func (e *Expr) String() string { return e.source }
