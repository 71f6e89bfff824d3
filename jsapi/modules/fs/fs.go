// Package fs is node:fs and node:fs/promises. Calls run in goroutines, or on
// the loop where a script asks for that (readFileSync). Every file is opened
// through the folder that permits it, with os.Root, so that neither ".." nor
// symbolic links lead out.
package fs

import (
	"context"
	_ "embed"
	"path/filepath"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules/global"
	"github.com/gojscrape/gojscrape/jsapi/modules/permit"
)

//go:embed fs.js
var source string

var script = global.NewScript("fs", source)

// module is node:fs in one runtime.
type module struct {
	rt   *goja.Runtime
	loop *loop.Loop
	disk *disk
}

// Module returns the exports of node:fs; those of node:fs/promises are its
// promises. It needs Buffer and URL in the runtime. Call it on the loop.
func Module(rt *goja.Runtime, l *loop.Loop, p permit.Permissions) (*goja.Object, error) {
	m := &module{rt: rt, loop: l, disk: &disk{p}}
	return script(rt, global.Natives{
		"read":    m.read,
		"write":   m.write,
		"mkdir":   m.mkdir,
		"mkdtemp": m.mkdtemp,
		"readdir": m.readdir,
		"stat":    m.stat,
		"access":  m.access,
		"remove":  m.remove,
		"rename":  m.rename,
		"copy":    m.copy,
	})
}

// A work is done off the loop, and returns how its value is made on it.
type work func(ctx context.Context) (func(*goja.Runtime) goja.Value, error)

// do runs work as the first argument of a native says: at once if it is true,
// else it returns a promise. Both come to { value } or { error }.
func (m *module) do(c goja.FunctionCall, do work) goja.Value {
	if c.Argument(0).ToBoolean() {
		wrap, err := do(context.Background())
		return m.outcome(wrap, err)
	}
	type result struct {
		wrap func(*goja.Runtime) goja.Value
		err  error
	}
	promise := loop.Promise(m.loop, func(ctx context.Context) (result, error) {
		wrap, err := do(ctx)
		return result{wrap, err}, nil
	}, func(_ *goja.Runtime, r result) goja.Value { return m.outcome(r.wrap, r.err) })
	return m.rt.ToValue(promise)
}

func (m *module) outcome(wrap func(*goja.Runtime) goja.Value, err error) goja.Value {
	if err != nil {
		return m.object("error", m.object(fields(err)...))
	}
	if wrap == nil {
		return m.object()
	}
	return m.object("value", wrap(m.rt))
}

// object makes an object of names and values in turn.
func (m *module) object(members ...any) *goja.Object {
	o := m.rt.NewObject()
	for i := 0; i+1 < len(members); i += 2 {
		if err := o.Set(members[i].(string), members[i+1]); err != nil {
			panic(err)
		}
	}
	return o
}

// path is an argument that names a file: as the script wrote it, and absolute.
type path struct{ given, absolute string }

func pathOf(v goja.Value) path {
	given := v.String()
	absolute, err := filepath.Abs(given)
	if err != nil {
		absolute = given // there is no working directory; opening it will fail
	}
	return path{given, absolute}
}
