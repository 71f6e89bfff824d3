// Package buffer is Node's Buffer: that of goja_nodejs and what it lacks of
// the methods that libraries call most.
package buffer

import (
	_ "embed"

	"github.com/dop251/goja"
	nodebuffer "github.com/dop251/goja_nodejs/buffer"

	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

//go:embed buffer.js
var source string

var script = global.NewScript("buffer", source)

// Install defines the global Buffer.
func Install(rt *goja.Runtime) error {
	return global.Lazy(rt, []string{"Buffer"}, func() (*goja.Object, error) {
		module, exports := rt.NewObject(), rt.NewObject()
		if err := module.Set("exports", exports); err != nil {
			return nil, err
		}
		nodebuffer.Require(rt, module)
		return script(rt, global.Natives{
			"Buffer":    func(goja.FunctionCall) goja.Value { return exports.Get("Buffer") },
			"encode":    func(c goja.FunctionCall) goja.Value { return encode(rt, c) },
			"decode":    decode,
			"index":     func(c goja.FunctionCall) goja.Value { return rt.ToValue(index(c)) },
			"lastIndex": func(c goja.FunctionCall) goja.Value { return rt.ToValue(lastIndex(c)) },
		})
	})
}
