// Package encoding is TextEncoder and TextDecoder, as https://encoding.spec.whatwg.org
// has them. Which bytes mean what is known by golang.org/x/text.
package encoding

import (
	_ "embed"
	"unicode/utf8"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

//go:embed encoding.js
var source string

var script = global.NewScript("encoding", source)

// Install defines the globals.
func Install(rt *goja.Runtime) error {
	return global.Lazy(rt, []string{"TextEncoder", "TextDecoder"}, func() (*goja.Object, error) {
		return script(rt, global.Natives{
			"encode":     func(c goja.FunctionCall) goja.Value { return encode(rt, c) },
			"encodeInto": func(c goja.FunctionCall) goja.Value { return encodeInto(rt, c) },
			"decoder":    func(c goja.FunctionCall) goja.Value { return newDecoder(rt, c) },
		})
	})
}

// encode returns the ArrayBuffer of a string in UTF-8.
func encode(rt *goja.Runtime, c goja.FunctionCall) goja.Value {
	return rt.ToValue(rt.NewArrayBuffer([]byte(c.Argument(0).String())))
}

// encodeInto writes a string to a Uint8Array: as many whole characters as have
// room.
func encodeInto(rt *goja.Runtime, c goja.FunctionCall) goja.Value {
	dst, _ := c.Argument(1).Export().([]byte)
	read, written := 0, 0
	for _, r := range c.Argument(0).String() {
		if written+utf8.RuneLen(r) > len(dst) {
			break
		}
		written += utf8.EncodeRune(dst[written:], r)
		read++
		if r > 0xffff {
			read++ // it is two units of the JavaScript string
		}
	}
	result := rt.NewObject()
	for name, n := range map[string]int{"read": read, "written": written} {
		if err := result.Set(name, n); err != nil {
			panic(err)
		}
	}
	return result
}
