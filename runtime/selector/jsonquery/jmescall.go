package jsonquery

import (
	"fmt"
	"strings"

	"github.com/jmespath-community/go-jmespath/pkg/parsing"
)

// A parameter of a function is a set of types, one letter each: number n, string s, array
// a, object o, array of numbers N, array of strings S, anything *, expression &.
type function struct {
	parameters []string
	variadic   bool // the last parameter may be repeated
	call       func(args []Value) (Value, error)
}

// expression is the argument &…; it is no Value that a query could return.
type expression func(Value) (Value, error)

// compileCall checks what can be checked before there is a document.
func compileCall(n parsing.ASTNode) (expr, error) {
	name := n.Value.(string)
	f, ok := functions[name]
	if !ok {
		return nil, fmt.Errorf("unknown-function: %s()", name)
	}
	if len(n.Children) < len(f.parameters) || len(n.Children) > len(f.parameters) && !f.variadic {
		return nil, fmt.Errorf("invalid-arity: %s() takes %d arguments, not %d", name, len(f.parameters), len(n.Children))
	}
	args := make([]expr, len(n.Children))
	for i, child := range n.Children {
		isExpression := child.NodeType == parsing.ASTExpRef
		if isExpression {
			child = child.Children[0]
		}
		arg, err := compile(child)
		if err != nil {
			return nil, err
		}
		args[i] = arg
		if isExpression {
			args[i] = reference(arg)
		}
	}
	return func(s *scope, v Value) (Value, error) { return f.invoke(name, args, s, v) }, nil
}

func reference(e expr) expr {
	return func(s *scope, _ Value) (Value, error) {
		return expression(func(v Value) (Value, error) { return e(s, v) }), nil
	}
}

func (f function) invoke(name string, args []expr, s *scope, v Value) (Value, error) {
	values := make([]Value, len(args))
	for i, arg := range args {
		value, err := arg(s, v)
		if err != nil {
			return nil, err
		}
		if types := f.parameters[min(i, len(f.parameters)-1)]; !isOneOf(value, types) {
			return nil, fmt.Errorf("invalid-type: argument %d of %s() is %s, not %s", i+1, name, typeName(value), describe(types))
		}
		values[i] = value
	}
	result, err := f.call(values)
	if err != nil {
		return nil, fmt.Errorf("invalid-type: %s(): %w", name, err)
	}
	return result, nil
}

func isOneOf(v Value, types string) bool {
	for i := range len(types) {
		if is(v, types[i]) {
			return true
		}
	}
	return false
}

func is(v Value, kind byte) (ok bool) {
	switch kind {
	case 'n':
		_, ok = v.(Number)
	case 's':
		_, ok = v.(string)
	case 'a':
		_, ok = v.([]Value)
	case 'o':
		_, ok = v.(*Object)
	case '&':
		_, ok = v.(expression)
	case 'N':
		ok = allOf[Number](v)
	case 'S':
		ok = allOf[string](v)
	case '*':
		_, isExpression := v.(expression)
		ok = !isExpression
	}
	return ok
}

func allOf[T any](v Value) bool {
	items, ok := v.([]Value)
	for _, item := range items {
		if _, is := item.(T); !is {
			return false
		}
	}
	return ok
}

// describe writes the types of a parameter for people.
func describe(types string) string {
	names := map[rune]string{
		'n': "a number", 's': "a string", 'a': "an array", 'o': "an object", '*': "a value",
		'N': "an array of numbers", 'S': "an array of strings", '&': "an expression such as &name",
	}
	var words []string
	for _, t := range types {
		words = append(words, names[t])
	}
	return strings.Join(words, " or ")
}

// typeName is what the function type() answers.
func typeName(v Value) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case Number:
		return "number"
	case []Value:
		return "array"
	case *Object:
		return "object"
	}
	return "expression"
}
