package crypto

import (
	"crypto/hmac"
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

//go:embed subtle.js
var subtleSource string

var subtleScript = global.NewScript("crypto/subtle", subtleSource)

// newSubtle makes crypto.subtle. Its natives work at once: what a script can
// hold in memory is hashed faster than a goroutine is worth.
func newSubtle(rt *goja.Runtime) (*goja.Object, error) {
	buffer := func(b []byte) goja.Value { return rt.ToValue(rt.NewArrayBuffer(b)) }
	return subtleScript(rt, global.Natives{
		"digest": func(c goja.FunctionCall) goja.Value {
			h := webHashes[c.Argument(0).String()]()
			h.Write(bytesOf(c.Argument(1)))
			return buffer(h.Sum(nil))
		},
		"sign": func(c goja.FunctionCall) goja.Value { return buffer(sign(c)) },
		"verify": func(c goja.FunctionCall) goja.Value {
			return rt.ToValue(hmac.Equal(sign(c), bytesOf(c.Argument(3))))
		},
	})
}

// sign is native.sign(hash, key, data).
func sign(c goja.FunctionCall) []byte {
	mac := hmac.New(webHashes[c.Argument(0).String()], bytesOf(c.Argument(1)))
	mac.Write(bytesOf(c.Argument(2)))
	return mac.Sum(nil)
}
