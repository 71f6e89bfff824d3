package crypto

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/subtle"
	_ "embed"
	"encoding"
	"hash"
	"maps"
	"math/big"
	"slices"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

//go:embed node.js
var nodeSource string

var nodeScript = global.NewScript("node/crypto", nodeSource)

// Node returns the exports of node:crypto. It needs Buffer and crypto in the runtime.
func Node(rt *goja.Runtime) (*goja.Object, error) {
	return nodeScript(rt, global.Natives{
		"hash":   func(c goja.FunctionCall) goja.Value { return newHash(rt, c) },
		"update": update,
		"digest": func(c goja.FunctionCall) goja.Value { return rt.ToValue(rt.NewArrayBuffer(hasher(c).Sum(nil))) },
		"copy":   func(c goja.FunctionCall) goja.Value { return copyHash(rt, c) },
		"hashes": func(goja.FunctionCall) goja.Value { return rt.ToValue(slices.Sorted(maps.Keys(hashes))) },
		"fill":   fill,
		"below":  func(c goja.FunctionCall) goja.Value { return below(rt, c) },
		"equal":  func(c goja.FunctionCall) goja.Value { return rt.ToValue(equal(c)) },
	})
}

func box(rt *goja.Runtime, h hash.Hash) goja.Value {
	return rt.NewDynamicObject(&convert.Box[hash.Hash]{Value: h})
}

func hasher(c goja.FunctionCall) hash.Hash {
	return c.Argument(0).Export().(*convert.Box[hash.Hash]).Value
}

func bytesOf(v goja.Value) []byte {
	b, _ := v.Export().([]byte)
	return b
}

// newHash is native.hash(name, key): undefined for a name of none. With a key
// it is an HMAC.
func newHash(rt *goja.Runtime, c goja.FunctionCall) goja.Value {
	fn, ok := hashOf(c.Argument(0).String())
	switch {
	case !ok:
		return goja.Undefined()
	case goja.IsUndefined(c.Argument(1)):
		return box(rt, fn())
	}
	return box(rt, hmac.New(fn, bytesOf(c.Argument(1))))
}

// update is native.update(hash, uint8Array or string).
func update(c goja.FunctionCall) goja.Value {
	if text := c.Argument(1); goja.IsString(text) {
		hasher(c).Write([]byte(text.String()))
	} else {
		hasher(c).Write(bytesOf(text))
	}
	return goja.Undefined()
}

// copyHash is native.copy(name, hash): another one with the same state.
func copyHash(rt *goja.Runtime, c goja.FunctionCall) goja.Value {
	fn, _ := hashOf(c.Argument(1).String())
	state, err := hasher(c).(encoding.BinaryMarshaler).MarshalBinary()
	if err != nil {
		panic(rt.NewGoError(err))
	}
	h := fn()
	if err := h.(encoding.BinaryUnmarshaler).UnmarshalBinary(state); err != nil {
		panic(rt.NewGoError(err))
	}
	return box(rt, h)
}

// below is native.below(n): a random whole number from 0 to n-1, all as likely.
func below(rt *goja.Runtime, c goja.FunctionCall) goja.Value {
	n, err := rand.Int(rand.Reader, big.NewInt(c.Argument(0).ToInteger()))
	if err != nil {
		panic(rt.NewGoError(err))
	}
	return rt.ToValue(n.Int64())
}

// equal is native.equal(a, b), in a time that does not depend on where they differ.
func equal(c goja.FunctionCall) bool {
	return subtle.ConstantTimeCompare(bytesOf(c.Argument(0)), bytesOf(c.Argument(1))) == 1
}
