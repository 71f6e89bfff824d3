package console

import (
	"fmt"
	"strings"

	"github.com/dop251/goja"
)

// form is how an object of some kind is written: base open part, part close.
type form struct {
	base        string // what it is without its properties: a function, an error
	open, close string
	name        string // all that is written of it where it lies too deep

	items      func(level int) []string // elements; nil if there are none
	properties []property
	hidden     int // properties left out

	grouped bool // short elements are put into columns
	numeric bool // they are numbers
	cutOff  bool // the last element says how many were left out
}

func (f *form) empty() bool { return f.items == nil && len(f.properties) == 0 }

// head is the text of an object without parts.
func (f *form) head() string {
	if f.base != "" {
		return f.base
	}
	return f.open + f.close
}

// start is what comes before the parts.
func (f *form) start() string {
	if f.base != "" {
		return f.base + " " + f.open
	}
	return f.open
}

// refer marks an object that is inside itself.
func (f *form) refer(n int) {
	f.base = strings.TrimSpace(fmt.Sprintf("<ref *%d> %s", n, f.base))
}

func (in *inspector) items(f *form, level int) []string {
	if f.items == nil {
		return nil
	}
	return f.items(level)
}

// form finds how to write o.
func (in *inspector) form(o *goja.Object) *form {
	f := &form{open: "{", close: "}"}
	switch kindOf(o) {
	case kindArray:
		in.array(f, o)
	case kindArguments:
		f.open = "[Arguments] {"
	case kindTypedArray:
		in.typedArray(f, o)
	case kindArrayBuffer:
		in.arrayBuffer(f, o)
	case kindMap:
		in.mapping(f, o)
	case kindSet:
		in.set(f, o)
	case kindPromise:
		in.promise(f, o)
	case kindFunction, kindClass:
		f.base = in.function(o)
	case kindError:
		in.error(f, o)
	case kindDate:
		f.base = in.date(o)
	case kindRegExp:
		f.base = in.js.method(o, "RegExp", "toString").String()
	case kindBoxed:
		f.base = in.boxed(o)
	default:
		in.plain(f, o)
	}
	if f.name == "" {
		f.name = in.named(o, "Object")
	}
	in.addProperties(f, o)
	return f
}

// plain is for objects without anything but properties.
func (in *inspector) plain(f *form, o *goja.Object) {
	name := in.named(o, "Object")
	if tag := in.tagOf(o); strings.HasPrefix(tag, "Weak") {
		f.items = func(int) []string { return []string{"<items unknown>"} }
	}
	if name != "Object" {
		f.open = name + " {"
	}
}

// named is the class of an object with its Symbol.toStringTag, if that says more.
func (in *inspector) named(o *goja.Object, fallback string) string {
	class, tag := in.names(o, fallback)
	return class + tag
}

// sized is the head of a collection: "Map(2) {", or "[" for a mere Array.
func (in *inspector) sized(o *goja.Object, fallback string, size int, open string) string {
	class, tag := in.names(o, fallback)
	if class == "Array" && tag == "" {
		return open
	}
	return fmt.Sprintf("%s(%d)%s %s", class, size, tag, open)
}

func (in *inspector) names(o *goja.Object, fallback string) (class, tag string) {
	class = in.js.className(o)
	if class == "" {
		class = "[" + fallback + ": null prototype]"
	}
	if tag = in.tagOf(o); tag != "" && tag != class {
		return class, " [" + tag + "]"
	}
	return class, ""
}

// tagOf reads Symbol.toStringTag where it is no getter. One that is shown as
// a property is not repeated.
func (in *inspector) tagOf(o *goja.Object) string {
	shown := in.js.own(o, in.js.tag)
	if shown != nil && shown.Get("enumerable").ToBoolean() {
		return ""
	}
	for depth := 0; o != nil && depth < maxPath; depth++ {
		if descriptor := in.js.own(o, in.js.tag); descriptor != nil {
			if v := descriptor.Get("value"); v != nil && goja.IsString(v) {
				return v.String()
			}
			return ""
		}
		o = o.Prototype()
	}
	return ""
}
