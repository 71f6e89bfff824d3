package loader

import (
	"reflect"
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/unistring"
)

// regExpMaker is the global of the prelude that makes a regular expression which goja
// alone reads wrongly.
const regExpMaker = "$regExp"

// misread are parts of patterns that goja reads wrongly. esbuild turns \p{…} into a call
// of RegExp, but not within a class; and pairs of surrogates are for package prelude.
var misread = []string{`\p{`, `\P{`, `\udc00-\udfff`, `\uDC00-\uDFFF`}

// replaceRegExps makes calls of the prelude of the literals in a bundle that need it.
func replaceRegExps(tree *ast.Program, code string) {
	if !isMisread(code) {
		return // nearly always: spare the walk
	}
	literal := reflect.TypeFor[*ast.RegExpLiteral]()
	replace(reflect.ValueOf(tree.Body), func(v reflect.Value) {
		if v.Elem().Type() != literal {
			return
		}
		if re := v.Interface().(*ast.RegExpLiteral); isMisread(re.Pattern) {
			v.Set(reflect.ValueOf(callOfMaker(re)))
		}
	})
}

func isMisread(pattern string) bool {
	for _, part := range misread {
		if strings.Contains(pattern, part) {
			return true
		}
	}
	return false
}

func callOfMaker(re *ast.RegExpLiteral) *ast.CallExpression {
	at := re.Idx0()
	return &ast.CallExpression{
		Callee:           &ast.Identifier{Name: regExpMaker, Idx: at},
		LeftParenthesis:  at,
		ArgumentList:     []ast.Expression{text(re.Pattern, at), text(re.Flags, at)},
		RightParenthesis: re.Idx1(),
	}
}

func text(value string, at file.Idx) *ast.StringLiteral {
	return &ast.StringLiteral{Idx: at, Literal: quote(value), Value: unistring.NewFromString(value)}
}

// replace shows visit each place in the tree below v that holds a node by an interface.
func replace(v reflect.Value, visit func(reflect.Value)) {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			return
		}
		if v.CanSet() {
			visit(v)
		}
		replace(v.Elem(), visit)
	case reflect.Pointer:
		if !v.IsNil() && v.Type().Elem().PkgPath() == nodesPackage {
			replace(v.Elem(), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			replace(v.Index(i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				replace(v.Field(i), visit)
			}
		}
	}
}
