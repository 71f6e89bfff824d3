package jsonquery

import (
	"fmt"

	"github.com/jmespath-community/go-jmespath/pkg/parsing"
)

// expr evaluates a part of a JMESPath expression at one value.
type expr func(s *scope, v Value) (Value, error)

// scope is what holds for a whole search, and the variables of `let` from the inside out.
type scope struct {
	root  Value
	name  string
	value Value
	outer *scope
}

// compileJMESPath parses with a library and evaluates itself: the library's evaluator
// keeps objects in maps, so that `*` and keys() would change their order from one run to
// the next, sorts arrays of the document in place, and panics on some values.
func compileJMESPath(query string) (*Query, error) {
	tree, err := parsing.NewParser().Parse(query)
	if err != nil {
		return nil, err
	}
	e, err := compile(tree)
	if err != nil {
		return nil, err
	}
	return &Query{find: func(root Value) ([]Value, error) {
		result, err := e(&scope{root: root}, root)
		switch result := result.(type) {
		case nil:
			return nil, err
		case []Value:
			return result, err
		}
		return []Value{result}, err
	}}, nil
}

// compile translates a node of the syntax tree.
func compile(n parsing.ASTNode) (expr, error) {
	switch n.NodeType {
	case parsing.ASTFunctionExpression:
		return compileCall(n)
	case parsing.ASTLetExpression:
		return compileLet(n)
	case parsing.ASTExpRef:
		return nil, fmt.Errorf("&… is an argument of a function, as in sort_by(@, &price), not a value")
	}
	parts, err := compileAll(n.Children)
	if err != nil {
		return nil, err
	}
	switch n.NodeType {
	case parsing.ASTIdentity, parsing.ASTCurrentNode:
		return identity, nil
	case parsing.ASTRootNode:
		return func(s *scope, _ Value) (Value, error) { return s.root, nil }, nil
	case parsing.ASTLiteral:
		literal := fromPlain(n.Value)
		return func(*scope, Value) (Value, error) { return literal, nil }, nil
	case parsing.ASTField:
		return field(n.Value.(string)), nil
	case parsing.ASTVariable:
		return variable(n.Value.(string)), nil
	case parsing.ASTIndex:
		return index(n.Value.(int)), nil
	case parsing.ASTSlice:
		return slice(n.Value.([]*int))
	case parsing.ASTSubexpression, parsing.ASTIndexExpression:
		return chain(parts, true), nil
	case parsing.ASTPipe:
		return chain(parts, false), nil
	case parsing.ASTKeyValPair:
		return parts[0], nil
	case parsing.ASTMultiSelectList:
		return multiList(parts), nil
	case parsing.ASTMultiSelectHash:
		return multiHash(n.Children, parts), nil
	case parsing.ASTOrExpression:
		return choice(parts[0], parts[1], false), nil
	case parsing.ASTAndExpression:
		return choice(parts[0], parts[1], true), nil
	case parsing.ASTNotExpression:
		return not(parts[0]), nil
	case parsing.ASTComparator:
		return comparison(n.Value.(parsing.TokType), parts[0], parts[1]), nil
	case parsing.ASTArithmeticExpression:
		return arithmetic(n.Value.(parsing.TokType), parts[0], parts[1]), nil
	case parsing.ASTArithmeticUnaryExpression:
		return sign(n.Value.(parsing.TokType), parts[0]), nil
	case parsing.ASTFlatten:
		return flatten(parts[0]), nil
	case parsing.ASTProjection:
		return projection(parts[0], parts[1], endsInSlice(n.Children[0])), nil
	case parsing.ASTFilterProjection:
		return filter(parts[0], parts[1], parts[2]), nil
	case parsing.ASTValueProjection:
		return valueProjection(parts[0], parts[1]), nil
	}
	return nil, fmt.Errorf("unexpected %s", n.NodeType)
}

func compileAll(nodes []parsing.ASTNode) ([]expr, error) {
	parts := make([]expr, len(nodes))
	for i, n := range nodes {
		var err error
		if parts[i], err = compile(n); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

func compileLet(n parsing.ASTNode) (expr, error) {
	bindings := n.Children[0].Children
	names, values := make([]string, len(bindings)), make([]expr, len(bindings))
	for i, b := range bindings {
		if b.NodeType != parsing.ASTBinding || b.Children[0].NodeType != parsing.ASTVariable {
			return nil, fmt.Errorf("let takes $name = value, separated by commas")
		}
		var err error
		if values[i], err = compile(b.Children[1]); err != nil {
			return nil, err
		}
		names[i] = b.Children[0].Value.(string)
	}
	body, err := compile(n.Children[1])
	if err != nil {
		return nil, err
	}
	return func(s *scope, v Value) (Value, error) {
		inner := s
		for i, name := range names {
			bound, err := values[i](s, v)
			if err != nil {
				return nil, err
			}
			inner = &scope{s.root, name, bound, inner}
		}
		return body(inner, v)
	}, nil
}

func variable(name string) expr {
	return func(s *scope, _ Value) (Value, error) {
		for ; s != nil; s = s.outer {
			if s.name == name {
				return s.value, nil
			}
		}
		return nil, fmt.Errorf("the variable %s is not defined", name)
	}
}

// endsInSlice says whether a projection is that of a slice, which works on strings too.
func endsInSlice(n parsing.ASTNode) bool {
	return n.NodeType == parsing.ASTIndexExpression && len(n.Children) > 1 && n.Children[1].NodeType == parsing.ASTSlice
}
