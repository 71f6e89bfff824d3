// Package loader turns a spider file and all it imports into one program that
// goja can run: TypeScript, ES modules, async generators and top-level await
// are lowered by esbuild, and errors keep the author's file, line and column.
//
// It is called once per load or reload, and knows nothing of the modules that
// the host offers but their names.
package loader

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dop251/goja"
)

// Options say what a script may import besides its own files and packages.
type Options struct {
	// Modules are the modules of the host by specifier ("gojscrape",
	// "gojscrape/sql", "node:path"), each with the names it exports. At run
	// time the members are taken from globalThis[Symbol.for(specifier)].
	Modules map[string][]string
	// Instead gives advice for Node built-ins the host does not have ("node:fs").
	Instead map[string]string
	// Files are files that the runtime of the program has run already, by absolute path,
	// with the names each exports, or nil for one of CommonJS: what Files returns. The
	// program takes their exports from the runtime and runs none of them again.
	Files map[string][]string
	// Dir is what file names are shown relative to. The default is the working directory.
	Dir string
}

// Program is a bundled script. It is immutable: several runtimes may run it.
type Program struct {
	code *goja.Program
	// Size is that of the bundled source in bytes.
	Size int
	// Inputs are the absolute paths of the files it was made of, sorted: the files to watch.
	Inputs []string
	// Warnings are likely mistakes that do not keep the script from running.
	Warnings []*Error
}

// Load bundles the script at path. Mistakes in scripts are reported as *Error,
// joined if there are several.
func Load(path string, opts Options) (*Program, error) {
	if opts.Dir == "" {
		dir, err := os.Getwd()
		if err != nil {
			return nil, err
		}
		opts.Dir = dir
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := checkFile(path, opts.Dir); err != nil {
		return nil, err
	}
	return bundle(path, opts)
}

func checkFile(path, dir string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Error{File: relative(dir, path), Text: "no such file", cause: err}
	case err != nil:
		return err
	case info.IsDir():
		return &Error{File: relative(dir, path), Text: "is a directory, not a script"}
	}
	return nil
}

// relative shortens path for people; it stays absolute where that is not possible.
func relative(dir, path string) string {
	if rel, err := filepath.Rel(dir, path); err == nil {
		return rel
	}
	return path
}

// Run evaluates the program and returns a promise of the namespace of its
// module. The runtime must be that of an event loop, which brings the helpers
// of async generators, and the prelude must have run.
func (p *Program) Run(rt *goja.Runtime) (goja.Value, error) {
	files, err := filesOf(rt)
	if err != nil {
		return nil, err
	}
	main, err := rt.RunProgram(p.code)
	if err != nil {
		return nil, err
	}
	call, _ := goja.AssertFunction(main)
	require := func(c goja.FunctionCall) goja.Value {
		panic(rt.NewTypeError("cannot import %q: only modules whose name is written out in the source are bundled", c.Argument(0).String()))
	}
	return call(goja.Undefined(), rt.ToValue(require), files)
}
