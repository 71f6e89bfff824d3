// Package process is the small part of Node's process that libraries look at.
package process

import (
	_ "embed"
	"maps"
	"os"
	"runtime"
	"slices"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

//go:embed process.js
var source string

var script = global.NewScript("process", source)

// Options are what a script may know of the process. The zero value works.
type Options struct {
	Env     map[string]string // process.env; changes made later are not seen
	Argv    []string          // process.argv
	Version string            // process.version and process.versions.gojscrape
}

// Install defines the global process. It needs performance and queueMicrotask
// in the runtime.
func Install(rt *goja.Runtime, o Options) error {
	env := maps.Clone(o.Env)
	return global.Lazy(rt, []string{"process"}, func() (*goja.Object, error) {
		return script(rt, global.Natives{
			"env":      func(goja.FunctionCall) goja.Value { return environment(rt, env) },
			"argv":     func(goja.FunctionCall) goja.Value { return arguments(rt, o.Argv) },
			"version":  func(goja.FunctionCall) goja.Value { return rt.ToValue(o.Version) },
			"platform": func(goja.FunctionCall) goja.Value { return rt.ToValue(platform(runtime.GOOS)) },
			"arch":     func(goja.FunctionCall) goja.Value { return rt.ToValue(arch(runtime.GOARCH)) },
			"pid":      func(goja.FunctionCall) goja.Value { return rt.ToValue(os.Getpid()) },
			"cwd":      func(goja.FunctionCall) goja.Value { return cwd(rt) },
		})
	})
}

func environment(rt *goja.Runtime, env map[string]string) goja.Value {
	o := rt.NewObject()
	for _, name := range slices.Sorted(maps.Keys(env)) {
		err := o.DefineDataProperty(name, rt.ToValue(env[name]), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE)
		if err != nil {
			panic(err)
		}
	}
	return o
}

func arguments(rt *goja.Runtime, argv []string) goja.Value {
	values := make([]any, len(argv))
	for i, arg := range argv {
		values[i] = arg
	}
	return rt.NewArray(values...)
}

func cwd(rt *goja.Runtime) goja.Value {
	dir, err := os.Getwd()
	if err != nil {
		panic(rt.NewGoError(err))
	}
	return rt.ToValue(dir)
}

// platform is Node's word for an operating system of Go.
func platform(goos string) string {
	if goos == "windows" {
		return "win32"
	}
	return goos
}

// arch is Node's word for an architecture of Go.
func arch(goarch string) string {
	switch goarch {
	case "amd64":
		return "x64"
	case "386":
		return "ia32"
	}
	return goarch
}
