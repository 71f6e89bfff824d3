package xpath

import "fmt"

const (
	uriRegexp = "http://exslt.org/regular-expressions"
	uriSets   = "http://exslt.org/sets"
)

// registered are the prefixes that every expression knows, as with parsel.
var registered = map[string]string{"re": uriRegexp, "set": uriSets, "xml": "http://www.w3.org/XML/1998/namespace"}

type functionID uint8

const (
	fnLast functionID = iota
	fnPosition
	fnCount
	fnID
	fnLocalName
	fnNamespaceURI
	fnName
	fnString
	fnConcat
	fnStartsWith
	fnContains
	fnSubstringBefore
	fnSubstringAfter
	fnSubstring
	fnStringLength
	fnNormalizeSpace
	fnTranslate
	fnBoolean
	fnNot
	fnTrue
	fnFalse
	fnLang
	fnNumber
	fnSum
	fnFloor
	fnCeiling
	fnRound
	fnHasClass
	fnTest
	fnMatch
	fnReplace
	fnDifference
	fnIntersection
	fnDistinct
	fnHasSameNode
	fnLeading
	fnTrailing
)

// function describes a function. Its arguments are converted to params, the last of which
// goes for all that follow; unknown takes any type as it is.
type function struct {
	id        functionID
	name, uri string
	min, max  int // number of arguments; max -1: any
	result    Type
	params    []Type
	onContext bool // without an argument it takes the context node
	uses      uses
}

var functions = []*function{
	{id: fnLast, name: "last", result: Number, uses: usesLast},
	{id: fnPosition, name: "position", result: Number, uses: usesPosition},
	{id: fnCount, name: "count", min: 1, max: 1, result: Number, params: []Type{NodeSet}},
	{id: fnID, name: "id", min: 1, max: 1, result: NodeSet, params: []Type{unknown}},
	{id: fnLocalName, name: "local-name", max: 1, result: String, params: []Type{NodeSet}, onContext: true},
	{id: fnNamespaceURI, name: "namespace-uri", max: 1, result: String, params: []Type{NodeSet}, onContext: true},
	{id: fnName, name: "name", max: 1, result: String, params: []Type{NodeSet}, onContext: true},
	{id: fnString, name: "string", max: 1, result: String, params: []Type{unknown}, onContext: true},
	{id: fnConcat, name: "concat", min: 2, max: -1, result: String, params: []Type{String}},
	{id: fnStartsWith, name: "starts-with", min: 2, max: 2, result: Boolean, params: []Type{String}},
	{id: fnContains, name: "contains", min: 2, max: 2, result: Boolean, params: []Type{String}},
	{id: fnSubstringBefore, name: "substring-before", min: 2, max: 2, result: String, params: []Type{String}},
	{id: fnSubstringAfter, name: "substring-after", min: 2, max: 2, result: String, params: []Type{String}},
	{id: fnSubstring, name: "substring", min: 2, max: 3, result: String, params: []Type{String, Number}},
	{id: fnStringLength, name: "string-length", max: 1, result: Number, params: []Type{String}, onContext: true},
	{id: fnNormalizeSpace, name: "normalize-space", max: 1, result: String, params: []Type{String}, onContext: true},
	{id: fnTranslate, name: "translate", min: 3, max: 3, result: String, params: []Type{String}},
	{id: fnBoolean, name: "boolean", min: 1, max: 1, result: Boolean, params: []Type{Boolean}},
	{id: fnNot, name: "not", min: 1, max: 1, result: Boolean, params: []Type{Boolean}},
	{id: fnTrue, name: "true", result: Boolean},
	{id: fnFalse, name: "false", result: Boolean},
	{id: fnLang, name: "lang", min: 1, max: 1, result: Boolean, params: []Type{String}},
	{id: fnNumber, name: "number", max: 1, result: Number, params: []Type{Number}, onContext: true},
	{id: fnSum, name: "sum", min: 1, max: 1, result: Number, params: []Type{NodeSet}},
	{id: fnFloor, name: "floor", min: 1, max: 1, result: Number, params: []Type{Number}},
	{id: fnCeiling, name: "ceiling", min: 1, max: 1, result: Number, params: []Type{Number}},
	{id: fnRound, name: "round", min: 1, max: 1, result: Number, params: []Type{Number}},
	{id: fnHasClass, name: "has-class", min: 1, max: -1, result: Boolean, params: []Type{String}},

	{id: fnTest, name: "test", uri: uriRegexp, min: 2, max: 3, result: Boolean, params: []Type{unknown}},
	{id: fnMatch, name: "match", uri: uriRegexp, min: 2, max: 3, result: NodeSet, params: []Type{unknown}},
	{id: fnReplace, name: "replace", uri: uriRegexp, min: 4, max: 4, result: String, params: []Type{unknown}},

	{id: fnDifference, name: "difference", uri: uriSets, min: 2, max: 2, result: NodeSet, params: []Type{NodeSet}},
	{id: fnIntersection, name: "intersection", uri: uriSets, min: 2, max: 2, result: NodeSet, params: []Type{NodeSet}},
	{id: fnDistinct, name: "distinct", uri: uriSets, min: 1, max: 1, result: NodeSet, params: []Type{NodeSet}},
	{id: fnHasSameNode, name: "has-same-node", uri: uriSets, min: 2, max: 2, result: Boolean, params: []Type{NodeSet}},
	{id: fnLeading, name: "leading", uri: uriSets, min: 2, max: 2, result: NodeSet, params: []Type{NodeSet}},
	{id: fnTrailing, name: "trailing", uri: uriSets, min: 2, max: 2, result: NodeSet, params: []Type{NodeSet}},
}

// lookupFunction finds a function by its local name. What a prefix other than the
// registered ones stands for shows when the expression runs.
func lookupFunction(prefix, local string) *function {
	for _, fn := range functions {
		if fn.name != local || (fn.uri == "") != (prefix == "") {
			continue
		}
		if uri, known := registered[prefix]; known && uri != fn.uri {
			continue
		}
		return fn
	}
	return nil
}

func (fn *function) count(n int) bool { return n >= fn.min && (fn.max < 0 || n <= fn.max) }

func (fn *function) arity() string {
	switch {
	case fn.max < 0:
		return fmt.Sprintf("at least %s", arguments(fn.min))
	case fn.min == fn.max:
		return arguments(fn.min)
	}
	return fmt.Sprintf("%d to %s", fn.min, arguments(fn.max))
}

func arguments(n int) string {
	if n == 1 {
		return "1 argument"
	}
	return fmt.Sprintf("%d arguments", n)
}

func (fn *function) paramType(i int) Type {
	if len(fn.params) == 0 {
		return unknown
	}
	return fn.params[min(i, len(fn.params)-1)]
}

// takes reports whether the argument i may be of type t. All but node-sets are converted;
// has-class() is for strings alone.
func (fn *function) takes(i int, t Type) bool {
	if fn.id == fnHasClass {
		return t == String || t == unknown
	}
	return fn.paramType(i) != NodeSet || t == NodeSet
}

func (fn *function) param(i int) string {
	if fn.paramType(i) == NodeSet {
		return "node-set"
	}
	return "string"
}
