// Package prelude gives a fresh runtime what goja lacks of the language:
// missing built-ins, \p{…} in regular expressions, and caps where one call
// could use up all memory. It runs before any other script of a runtime.
//
// Each feature is one file written in JavaScript; a built-in that goja learns
// one day is left as it is.
package prelude

import (
	"embed"
	"fmt"
	"io/fs"
	"sync"

	"github.com/dop251/goja"
)

//go:embed *.js
var sources embed.FS

var programs = sync.OnceValues(func() ([]*goja.Program, error) {
	files, err := fs.Glob(sources, "*.js")
	if err != nil {
		return nil, err
	}
	var list []*goja.Program
	for _, name := range files {
		source, err := sources.ReadFile(name)
		if err != nil {
			return nil, err
		}
		program, err := goja.Compile("", string(source), true)
		if err != nil {
			return nil, fmt.Errorf("compiling %s: %w", name, err)
		}
		list = append(list, program)
	}
	return list, nil
})

// Run adds the built-ins to rt. Call it on the goroutine that owns rt.
func Run(rt *goja.Runtime) error {
	list, err := programs()
	if err != nil {
		return err
	}
	native := rt.NewObject()
	if err := native.Set("expandPattern", expandPattern); err != nil {
		return err
	}
	for _, program := range list {
		v, err := rt.RunProgram(program)
		if err != nil {
			return err
		}
		install, _ := goja.AssertFunction(v)
		if _, err := install(goja.Undefined(), native); err != nil {
			return err
		}
	}
	return nil
}
