package console

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// maxHoles bounds the search for the next element of an array.
const maxHoles = 10_000

func (in *inspector) array(f *form, o *goja.Object) {
	length := int(o.Get("length").ToInteger())
	f.open, f.close, f.grouped = in.sized(o, "Array", length, "["), "]", true
	f.name = in.named(o, "Array")
	if length == 0 {
		return
	}
	f.items = func(level int) []string { return in.elements(f, o, length, level) }
}

// elements describes the elements of an array, a run of holes as one.
func (in *inspector) elements(f *form, o *goja.Object, length, level int) []string {
	var output []string
	f.numeric = true
	i := 0
	for i < length && len(output) < maxElements {
		if holes := in.holes(o, i, length); holes > 0 {
			output = append(output, fmt.Sprintf("<%s>", plural(holes, "empty item")))
			f.numeric = false
			i += holes
			continue
		}
		descriptor := in.js.own(o, in.rt.ToValue(strconv.Itoa(i)))
		f.numeric = f.numeric && isNumeric(descriptor.Get("value"))
		output = append(output, in.described(descriptor, level))
		i++
	}
	if i < length {
		f.cutOff = true
		output = append(output, more(length-i, "item", "items"))
	}
	return output
}

// holes counts the elements from i on that do not exist. It gives up the
// search in a long empty array, which it takes for empty to the end.
func (in *inspector) holes(o *goja.Object, i, length int) int {
	for n := 0; i+n < length; n++ {
		if in.js.own(o, in.rt.ToValue(strconv.Itoa(i+n))) != nil {
			return n
		}
		if n == maxHoles {
			break
		}
	}
	return length - i
}

func isNumeric(v goja.Value) bool {
	return v != nil && (goja.IsNumber(v) || isBigInt(v))
}

func (in *inspector) typedArray(f *form, o *goja.Object) {
	length := int(o.Get("length").ToInteger())
	if in.js.className(o) == "Buffer" {
		data, _ := o.Export().([]byte)
		f.base = "<" + strings.TrimSpace("Buffer "+hex(data, 50)) + ">"
		return
	}
	f.name = in.js.className(o)
	f.open, f.close, f.grouped = fmt.Sprintf("%s(%d) [", f.name, length), "]", true
	if length == 0 {
		return
	}
	f.items = func(level int) []string { return in.elements(f, o, length, level) }
}

func (in *inspector) arrayBuffer(f *form, o *goja.Object) {
	data := o.Export().(goja.ArrayBuffer).Bytes()
	f.open = in.named(o, "ArrayBuffer") + " {"
	f.items = func(int) []string {
		return []string{"[Uint8Contents]: <" + hex(data, maxElements) + ">", "byteLength: " + strconv.Itoa(len(data))}
	}
}

// hex writes the first bytes of data.
func hex(data []byte, limit int) string {
	text := fmt.Sprintf("% x", data[:min(len(data), limit)])
	if rest := len(data) - limit; rest > 0 {
		text += " " + more(rest, "byte", "bytes")
	}
	return text
}

func (in *inspector) mapping(f *form, o *goja.Object) {
	in.collection(f, o, "Map", func(entry goja.Value, level int) string {
		pair := entry.ToObject(in.rt)
		return in.value(pair.Get("0"), level) + " => " + in.value(pair.Get("1"), level)
	})
}

func (in *inspector) set(f *form, o *goja.Object) {
	in.collection(f, o, "Set", func(entry goja.Value, level int) string {
		return in.value(entry.ToObject(in.rt).Get("0"), level)
	})
}

// collection is for Map and Set, which both have entries.
func (in *inspector) collection(f *form, o *goja.Object, class string, describe func(entry goja.Value, level int) string) {
	descriptor := in.js.own(in.js.prototype(class), in.rt.ToValue("size"))
	getSize, _ := goja.AssertFunction(descriptor.Get("get"))
	n, err := getSize(o)
	if err != nil {
		panic(err)
	}
	size := int(n.ToInteger())
	f.open = in.sized(o, class, size, "{")
	f.name = in.named(o, class)
	if size == 0 {
		return
	}
	f.items = func(level int) []string { return in.entries(o, class, size, level, describe) }
}

func (in *inspector) entries(o *goja.Object, class string, size, level int, describe func(goja.Value, int) string) []string {
	in.indent += 2
	defer func() { in.indent -= 2 }()
	var output []string
	in.rt.ForOf(in.js.method(o, class, "entries"), func(entry goja.Value) bool {
		output = append(output, describe(entry, level))
		return len(output) < maxElements
	})
	if size > len(output) {
		output = append(output, more(size-len(output), "item", "items"))
	}
	return output
}

func (in *inspector) promise(f *form, o *goja.Object) {
	f.open = in.named(o, "Promise") + " {"
	p := o.Export().(*goja.Promise)
	f.items = func(level int) []string {
		if p.State() == goja.PromiseStatePending {
			return []string{"<pending>"}
		}
		in.indent += 2
		defer func() { in.indent -= 2 }()
		text := in.value(p.Result(), level)
		if p.State() == goja.PromiseStateRejected {
			text = "<rejected> " + text
		}
		return []string{text}
	}
}
