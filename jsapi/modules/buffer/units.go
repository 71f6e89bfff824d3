package buffer

import (
	"bytes"
	"encoding/binary"

	"github.com/dop251/goja"
)

func bytesOf(v goja.Value) []byte {
	b, _ := v.Export().([]byte)
	return b
}

// encode is native.encode(string, encoding): an ArrayBuffer with two bytes of
// each unit of the string for utf16le, else with the lower one.
func encode(rt *goja.Runtime, c goja.FunctionCall) goja.Value {
	text, _ := c.Argument(0).(goja.String)
	wide := c.Argument(1).String() == "utf16le"
	encoded := make([]byte, 0, 2*text.Length())
	for i := range text.Length() {
		unit := text.CharAt(i)
		encoded = append(encoded, byte(unit))
		if wide {
			encoded = append(encoded, byte(unit>>8))
		}
	}
	return rt.ToValue(rt.NewArrayBuffer(encoded))
}

// decode is native.decode(uint8Array, encoding), the reverse. An odd byte at
// the end of utf16le is left out, the upper bit of ascii too.
func decode(c goja.FunctionCall) goja.Value {
	encoded, encoding := bytesOf(c.Argument(0)), c.Argument(1).String()
	if encoding == "utf16le" {
		units := make([]uint16, len(encoded)/2)
		for i := range units {
			units[i] = binary.LittleEndian.Uint16(encoded[2*i:])
		}
		return goja.StringFromUTF16(units)
	}
	mask := byte(0xff)
	if encoding == "ascii" {
		mask = 0x7f
	}
	units := make([]uint16, len(encoded))
	for i, b := range encoded {
		units[i] = uint16(b & mask)
	}
	return goja.StringFromUTF16(units)
}

// index is native.index(buffer, bytes, from).
func index(c goja.FunctionCall) int {
	all, part := bytesOf(c.Argument(0)), bytesOf(c.Argument(1))
	from := int(min(max(c.Argument(2).ToInteger(), 0), int64(len(all))))
	at := bytes.Index(all[from:], part)
	if at < 0 {
		return -1
	}
	return from + at
}

// lastIndex is native.lastIndex(buffer, bytes, from): what begins at from or before.
func lastIndex(c goja.FunctionCall) int {
	all, part := bytesOf(c.Argument(0)), bytesOf(c.Argument(1))
	from := c.Argument(2).ToInteger()
	if from < 0 {
		return -1
	}
	return bytes.LastIndex(all[:min(from+int64(len(part)), int64(len(all)))], part)
}
