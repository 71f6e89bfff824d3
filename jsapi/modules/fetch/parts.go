package fetch

import (
	"context"
	"embed"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules/global"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

//go:embed *.js
var sources embed.FS

// scripts are the parts of this module by name, compiled once for all runtimes.
var scripts = global.Scripts(sources, "fetch")

// module is what belongs to one runtime.
type module struct {
	rt    *goja.Runtime
	loop  *loop.Loop
	fetch func(context.Context, *crawl.Request) (wait func() (*crawl.Response, error))
	parts map[string]*goja.Object // those that have run
}

// part runs a part when it is first asked for and returns what it exports.
func (m *module) part(name string) (*goja.Object, error) {
	if made := m.parts[name]; made != nil {
		return made, nil
	}
	list, err := scripts()
	if err != nil {
		return nil, err
	}
	made, err := list[name](m.rt, m.natives())
	if err != nil {
		return nil, err
	}
	m.parts[name] = made
	return made, nil
}

// natives are the functions that all parts are given.
func (m *module) natives() global.Natives {
	return global.Natives{
		"part":         m.use,
		"fromText":     m.fromText,
		"fromView":     m.fromView,
		"concat":       m.concat,
		"slice":        m.slice,
		"size":         m.size,
		"text":         m.text,
		"buffer":       m.buffer,
		"isToken":      m.isToken,
		"headerName":   m.headerName,
		"headerValue":  m.headerValue,
		"lines":        m.lines,
		"multipart":    m.multipart,
		"parseForm":    m.parseForm,
		"mimeType":     m.mimeType,
		"dataURL":      m.dataURL,
		"send":         m.send,
		"compressor":   m.compressor,
		"decompressor": m.decompressor,
	}
}

// use is native.part(name), by which one part takes what another exports.
func (m *module) use(c goja.FunctionCall) goja.Value {
	made, err := m.part(c.Argument(0).String())
	if err != nil {
		panic(err)
	}
	return made
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
