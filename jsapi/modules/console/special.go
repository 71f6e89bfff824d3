package console

import (
	"strings"

	"github.com/dop251/goja"
)

// function writes [Function: name], [class Name extends Base] and their like.
func (in *inspector) function(o *goja.Object) string {
	name := ""
	if v := in.js.data(o, "name"); v != nil && goja.IsString(v) {
		name = v.String()
	}
	if kindOf(o) == kindClass && strings.HasPrefix(in.js.method(o, "Function", "toString").String(), "class") {
		return in.class(o, name)
	}
	kind := "Function"
	if tag := in.tagOf(o); strings.HasSuffix(tag, "Function") {
		kind = tag
	}
	if name == "" {
		return "[" + kind + " (anonymous)]"
	}
	return "[" + kind + ": " + name + "]"
}

func (in *inspector) class(o *goja.Object, name string) string {
	if name == "" {
		name = "(anonymous)"
	}
	if base := o.Prototype(); base != nil {
		if v := in.js.data(base, "name"); v != nil && goja.IsString(v) && v.String() != "" {
			name += " extends " + v.String()
		}
	}
	return "[class " + name + "]"
}

func (in *inspector) date(o *goja.Object) string {
	text := ""
	thrown := in.rt.Try(func() { text = in.js.method(o, "Date", "toISOString").String() })
	if thrown != nil {
		return "Invalid Date"
	}
	if name := in.named(o, "Date"); name != "Date" {
		return name + " " + text
	}
	return text
}

// boxed writes [Number: 1] for Object(1).
func (in *inspector) boxed(o *goja.Object) string {
	for _, class := range []string{"Number", "String", "Boolean", "BigInt", "Symbol"} {
		var v goja.Value
		if in.rt.Try(func() { v = in.js.method(o, class, "valueOf") }) != nil {
			continue // it is another one
		}
		return "[" + class + ": " + in.primitive(v) + "]"
	}
	return "[object]"
}
