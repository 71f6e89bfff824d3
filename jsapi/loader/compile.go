package loader

import (
	"fmt"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"
	"github.com/dop251/goja/unistring"
)

// helpers are esbuild's helpers for async generators and the globals that
// bundles use in their place. esbuild's make about six promises for each
// value; the event loop, which defines these globals, does without.
var helpers = map[string]string{
	"__await":          "$await",
	"__asyncGenerator": "$asyncGenerator",
	"__yieldStar":      "$yieldStar",
}

// compile makes a program of a bundle. It has no name of its own: a place in a
// stack without a file name is one that the author did not write.
func compile(code string, sourceMap []byte) (*goja.Program, error) {
	sourceMap, err := oneBased(sourceMap)
	if err != nil {
		return nil, fmt.Errorf("reading the source map: %w", err)
	}
	tree, err := goja.Parse("", code+"\n//# sourceMappingURL=bundle.js.map",
		parser.WithSourceMapLoader(func(string) ([]byte, error) { return sourceMap, nil }))
	if err != nil {
		return nil, fmt.Errorf("parsing the bundle: %w", err)
	}
	if err := allowSuper(tree, code); err != nil {
		return nil, err
	}
	replaceHelpers(tree.Body)
	replaceRegExps(tree, code)
	program, err := goja.CompileAST(tree, true)
	if err != nil {
		return nil, fmt.Errorf("compiling the bundle: %w", err)
	}
	return program, nil
}

// replaceHelpers gives the variables of esbuild's helpers our globals as
// their values. They stand at the top of the wrapper function. A helper we do
// not recognise still works, slowly.
func replaceHelpers(body []ast.Statement) {
	for _, s := range body {
		switch s := s.(type) {
		case *ast.ExpressionStatement:
			if wrapper, ok := s.Expression.(*ast.FunctionLiteral); ok {
				replaceHelpers(wrapper.Body.List)
			}
		case *ast.VariableStatement:
			for _, b := range s.List {
				replaceHelper(b)
			}
		}
	}
}

func replaceHelper(b *ast.Binding) {
	name, ok := b.Target.(*ast.Identifier)
	if !ok || b.Initializer == nil {
		return
	}
	if global, ok := helpers[name.Name.String()]; ok {
		b.Initializer = &ast.Identifier{Name: unistring.String(global), Idx: b.Initializer.Idx0()}
	}
}
