// Package crypto is the parts of the Web Crypto API that scripts need: random
// values, digests and HMAC; and node:crypto, which has the same in Node's words.
package crypto

import (
	"crypto/rand"
	_ "embed"
	"fmt"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

//go:embed crypto.js
var source string

var script = global.NewScript("crypto", source)

// Install defines the global crypto. It needs DOMException in the runtime.
func Install(rt *goja.Runtime) error {
	return global.Lazy(rt, []string{"crypto"}, func() (*goja.Object, error) {
		return script(rt, global.Natives{
			"fill": fill,
			"subtle": func(goja.FunctionCall) goja.Value {
				made, err := newSubtle(rt)
				if err != nil {
					panic(err)
				}
				return made
			},
			"uuid": func(goja.FunctionCall) goja.Value { return rt.ToValue(uuid()) },
		})
	})
}

// fill overwrites a Uint8Array with random bytes.
func fill(c goja.FunctionCall) goja.Value {
	if b, ok := c.Argument(0).Export().([]byte); ok {
		rand.Read(b)
	}
	return goja.Undefined()
}

// uuid returns a random UUID, RFC 9562 version 4.
func uuid() string {
	var b [16]byte
	rand.Read(b[:])
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
