package node

import (
	"encoding/binary"
	"os"
	"runtime"

	"github.com/dop251/goja"
	"golang.org/x/net/idna"

	"github.com/gojscrape/gojscrape/jsapi/modules/console"
	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

// natives are the functions that all parts are given.
func (n *node) natives() global.Natives {
	return global.Natives{
		"part":      func(c goja.FunctionCall) goja.Value { return n.use(c.Argument(0).String(), "") },
		"cwd":       n.cwd,
		"inspect":   n.inspect,
		"format":    func(c goja.FunctionCall) goja.Value { return n.rt.ToValue(console.Format(n.rt, c.Arguments)) },
		"kind":      func(c goja.FunctionCall) goja.Value { return n.rt.ToValue(kind(c.Argument(0))) },
		"toUnicode": n.toUnicode,
		"os":        n.os,
	}
}

// cwd is native.cwd(): the working directory, with slashes.
func (n *node) cwd(goja.FunctionCall) goja.Value {
	dir, err := os.Getwd()
	if err != nil {
		panic(n.rt.NewGoError(err))
	}
	return n.rt.ToValue(dir)
}

// inspect is native.inspect(value, depth).
func (n *node) inspect(c goja.FunctionCall) goja.Value {
	depth := 2
	if d := c.Argument(1); !goja.IsUndefined(d) {
		depth = int(d.ToInteger())
	}
	return n.rt.ToValue(console.Inspect(n.rt, c.Argument(0), depth))
}

// toUnicode is native.toUnicode(domain).
func (n *node) toUnicode(c goja.FunctionCall) goja.Value {
	domain := c.Argument(0).String()
	if text, err := idna.Lookup.ToUnicode(domain); err == nil {
		return n.rt.ToValue(text)
	}
	return n.rt.ToValue(domain)
}

// os is native.os(): what is known of the machine.
func (n *node) os(goja.FunctionCall) goja.Value {
	process := n.rt.Get("process").ToObject(n.rt)
	endianness := "LE"
	if binary.NativeEndian.Uint16([]byte{0, 1}) == 1 {
		endianness = "BE"
	}
	facts := n.rt.NewObject()
	for name, value := range map[string]any{
		"arch":       process.Get("arch"),
		"platform":   process.Get("platform"),
		"endianness": endianness,
		"tmpdir":     os.TempDir(),
		"cpus":       runtime.NumCPU(),
	} {
		if err := facts.Set(name, value); err != nil {
			panic(err)
		}
	}
	return facts
}
