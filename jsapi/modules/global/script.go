package global

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"github.com/dop251/goja"
)

// Natives are the Go functions that a script of ours is called with.
type Natives map[string]func(goja.FunctionCall) goja.Value

// A Script runs a program written in JavaScript in a runtime: a function that
// takes an object of natives and returns an object.
type Script func(rt *goja.Runtime, natives Natives) (*goja.Object, error)

// NewScript returns the script of a source. It is compiled when it first runs
// and shared by all runtimes. Its file is called gojscrape:name, by which
// stack traces leave its frames out.
func NewScript(name, source string) Script {
	compile := sync.OnceValues(func() (*goja.Program, error) {
		return goja.Compile("gojscrape:"+name, source, true)
	})
	return func(rt *goja.Runtime, natives Natives) (*goja.Object, error) {
		program, err := compile()
		if err != nil {
			return nil, err
		}
		return run(rt, program, natives)
	}
}

// Scripts returns what gives the scripts of a folder by their names without .js. They are
// read once and shared by all runtimes; folder is what stack traces show before the name.
func Scripts(files embed.FS, folder string) func() (map[string]Script, error) {
	return sync.OnceValues(func() (map[string]Script, error) {
		entries, err := files.ReadDir(".")
		if err != nil {
			return nil, err
		}
		list := map[string]Script{}
		for _, entry := range entries {
			source, err := files.ReadFile(entry.Name())
			if err != nil {
				return nil, err
			}
			name := strings.TrimSuffix(entry.Name(), ".js")
			list[name] = NewScript(folder+"/"+name, string(source))
		}
		return list, nil
	})
}

func run(rt *goja.Runtime, program *goja.Program, natives Natives) (*goja.Object, error) {
	v, err := rt.RunProgram(program)
	if err != nil {
		return nil, err
	}
	fn, ok := goja.AssertFunction(v)
	if !ok {
		return nil, fmt.Errorf("the script is %v, not a function", v)
	}
	native := rt.NewObject()
	for name, fn := range natives {
		if err := native.Set(name, fn); err != nil {
			return nil, err
		}
	}
	if v, err = fn(goja.Undefined(), native); err != nil {
		return nil, err
	}
	return v.ToObject(rt), nil
}
