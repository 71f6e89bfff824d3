// Package node is the modules of Node that make sense in a spider: fs, path,
// url, util, events, assert, crypto and so on, and what they are built of.
//
// A module is made when a script that imports it runs, never before. Bundles
// look for it under Symbol.for("node:path") in the global object.
package node

import (
	"embed"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules/crypto"
	"github.com/gojscrape/gojscrape/jsapi/modules/fs"
	"github.com/gojscrape/gojscrape/jsapi/modules/global"
	"github.com/gojscrape/gojscrape/jsapi/modules/permit"
)

//go:embed *.js
var sources embed.FS

// scripts are the parts of the modules by name, compiled once for all runtimes.
var scripts = global.Scripts(sources, "node")

// Options are what the modules need to know of their host. The zero value
// works and permits no access to files.
type Options struct {
	Permissions permit.Permissions
}

// node is the modules of one runtime.
type node struct {
	rt    *goja.Runtime
	loop  *loop.Loop
	opts  Options
	parts map[string]*goja.Object // those that have run
}

// Install makes the modules known to the bundles of a runtime. They need the
// globals, those of package fetch too, when they are used. Call it on the loop.
func Install(rt *goja.Runtime, l *loop.Loop, o Options) error {
	n := &node{rt: rt, loop: l, opts: o, parts: map[string]*goja.Object{}}
	symbols, _ := goja.AssertFunction(rt.Get("Symbol").ToObject(rt).Get("for"))
	for name, module := range modules {
		symbol, err := symbols(goja.Undefined(), rt.ToValue("node:"+name))
		if err != nil {
			return err
		}
		getter := rt.ToValue(func(goja.FunctionCall) goja.Value { return n.use(module.part, module.member) })
		err = rt.GlobalObject().DefineAccessorPropertySymbol(symbol.(*goja.Symbol), getter, nil, goja.FLAG_TRUE, goja.FLAG_FALSE)
		if err != nil {
			return err
		}
	}
	return nil
}

// use returns what a part exports, or one member of that.
func (n *node) use(part, member string) goja.Value {
	made, err := n.part(part)
	if err != nil {
		panic(err)
	}
	if member != "" {
		return made.Get(member)
	}
	return made
}

// part runs a part when it is first asked for.
func (n *node) part(name string) (*goja.Object, error) {
	if made := n.parts[name]; made != nil {
		return made, nil
	}
	made, err := n.make(name)
	if err != nil {
		return nil, err
	}
	n.parts[name] = made
	return made, nil
}

func (n *node) make(name string) (*goja.Object, error) {
	switch name {
	case "process":
		return n.rt.Get("process").ToObject(n.rt), nil
	case "crypto":
		return crypto.Node(n.rt)
	case "fs":
		return fs.Module(n.rt, n.loop, n.opts.Permissions)
	}
	list, err := scripts()
	if err != nil {
		return nil, err
	}
	return list[name](n.rt, n.natives())
}
