package fetch

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/dop251/goja"
	"golang.org/x/text/encoding/unicode"

	"github.com/gojscrape/gojscrape/jsapi/convert"
)

// Scripts of this module hold bytes as an opaque object around a slice of Go. Such bytes
// never change, so that copies of a body and slices of a blob share them.

func (m *module) hold(b []byte) goja.Value {
	return m.rt.NewDynamicObject(&convert.Box[[]byte]{Value: b})
}

func held(v goja.Value) []byte {
	return v.Export().(*convert.Box[[]byte]).Value
}

// fromText is native.fromText(string): its UTF-8, with U+FFFD for lone surrogates.
func (m *module) fromText(c goja.FunctionCall) goja.Value {
	return m.hold([]byte(c.Argument(0).String()))
}

// fromView is native.fromView(uint8Array): a copy of what it shows.
func (m *module) fromView(c goja.FunctionCall) goja.Value {
	b, _ := c.Argument(0).Export().([]byte)
	return m.hold(bytes.Clone(b))
}

// concat is native.concat(list of bytes).
func (m *module) concat(c goja.FunctionCall) goja.Value {
	list := c.Argument(0).ToObject(m.rt)
	parts := make([][]byte, list.Get("length").ToInteger())
	for i := range parts {
		parts[i] = held(list.Get(strconv.Itoa(i)))
	}
	if len(parts) == 1 {
		return list.Get("0")
	}
	return m.hold(bytes.Join(parts, nil))
}

// slice is native.slice(bytes, start, end), where start <= end <= size.
func (m *module) slice(c goja.FunctionCall) goja.Value {
	start, end := c.Argument(1).ToInteger(), c.Argument(2).ToInteger()
	return m.hold(held(c.Argument(0))[start:end:end])
}

// size is native.size(bytes).
func (m *module) size(c goja.FunctionCall) goja.Value {
	return m.rt.ToValue(len(held(c.Argument(0))))
}

// text is native.text(bytes): decoded from UTF-8, with U+FFFD for what is none and without
// a byte order mark (https://encoding.spec.whatwg.org/#utf-8-decode).
func (m *module) text(c goja.FunctionCall) goja.Value {
	b := bytes.TrimPrefix(held(c.Argument(0)), []byte("\ufeff"))
	if utf8.Valid(b) {
		return m.rt.ToValue(string(b))
	}
	text, err := unicode.UTF8.NewDecoder().Bytes(b)
	if err != nil {
		panic(m.rt.NewGoError(err))
	}
	return m.rt.ToValue(string(text))
}

// buffer is native.buffer(bytes): an ArrayBuffer of the script's own.
func (m *module) buffer(c goja.FunctionCall) goja.Value {
	return m.rt.ToValue(m.rt.NewArrayBuffer(bytes.Clone(held(c.Argument(0)))))
}
