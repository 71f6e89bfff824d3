package loader

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
)

// esbuild lowers
//
//	async *start() { yield* super.start() }
//
// to a plain generator function inside the method, where super is a syntax
// error. goja's tree still has both, so the generator is made a method of an
// object whose prototype, a proxy, asks the method around it:
//
//	__asyncGenerator(this, null, { __proto__: $super(k => super[k], …), *m() { … } }.m)
const superTemplate = `({ m() { return { __proto__: $super((k) => super[k], (k, v) => { super[k] = v; }), *m() {} }.m; } })`

// allowSuper rewrites the async generators of a bundle that use super.
func allowSuper(tree *ast.Program, code string) error {
	if !strings.Contains(code, "__asyncGenerator(") || !strings.Contains(code, "super.") && !strings.Contains(code, "super[") {
		return nil // nearly always: spare the walk
	}
	var failed error
	walk(reflect.ValueOf(tree.Body), func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpression)
		if !ok || len(call.ArgumentList) != 3 {
			return true
		}
		if callee, ok := call.Callee.(*ast.Identifier); !ok || callee.Name != "__asyncGenerator" {
			return true
		}
		generator, ok := call.ArgumentList[2].(*ast.FunctionLiteral)
		if ok && usesSuper(generator) {
			method, err := asMethod(generator)
			if err != nil {
				failed = err
				return false
			}
			call.ArgumentList[2] = method
		}
		return true
	})
	return failed
}

// asMethod wraps the generator as the template shows.
func asMethod(generator *ast.FunctionLiteral) (ast.Expression, error) {
	tree, err := goja.Parse("", superTemplate)
	if err != nil {
		return nil, err
	}
	var found ast.Expression
	walk(reflect.ValueOf(tree.Body), func(node ast.Node) bool {
		dot, ok := node.(*ast.DotExpression)
		if !ok {
			return true
		}
		object, ok := dot.Left.(*ast.ObjectLiteral)
		if !ok || len(object.Value) != 2 {
			return true
		}
		object.Value[1].(*ast.PropertyKeyed).Value = generator
		found = dot
		return false
	})
	if found == nil {
		return nil, fmt.Errorf("the template for super has another tree")
	}
	return found, nil
}

// usesSuper reports that super occurs in the function itself, arrow functions
// included, not in methods and classes within.
func usesSuper(fn *ast.FunctionLiteral) bool {
	used := false
	walk(reflect.ValueOf(fn.Body), func(node ast.Node) bool {
		switch node.(type) {
		case *ast.SuperExpression:
			used = true
		case *ast.FunctionLiteral, *ast.ClassLiteral:
			return false
		}
		return !used
	})
	return used
}

var nodesPackage = reflect.TypeFor[ast.Program]().PkgPath()

// walk visits the nodes below v, outer ones first; visit says whether to go
// deeper. goja has no walker of its own, and writing one out for its seventy
// kinds of nodes would be far longer.
func walk(v reflect.Value, visit func(ast.Node) bool) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() || v.Kind() == reflect.Pointer && v.Type().Elem().PkgPath() != nodesPackage {
			return
		}
		if node, ok := v.Interface().(ast.Node); ok && v.Kind() == reflect.Pointer && !visit(node) {
			return
		}
		walk(v.Elem(), visit)
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walk(v.Field(i), visit)
			}
		}
	}
}
