package console

import (
	"regexp"

	"github.com/dop251/goja"
)

// property is an own property that is shown.
type property struct {
	key    goja.Value // a string or a symbol
	hidden bool       // not enumerable, and written in brackets
}

// maxIndexed bounds the arrays whose names of properties are looked through.
const maxIndexed = 10_000

var index = regexp.MustCompile(`^(0|[1-9][0-9]*)$`)

// addProperties finds the enumerable properties that are no elements.
func (in *inspector) addProperties(f *form, o *goja.Object) {
	kind := kindOf(o)
	indexed := kind == kindArray || kind == kindTypedArray || kind == kindBoxed
	if indexed && o.Get("length") != nil && o.Get("length").ToInteger() > maxIndexed {
		return
	}
	for _, name := range o.Keys() {
		if !indexed || !index.MatchString(name) {
			f.properties = append(f.properties, property{key: in.rt.ToValue(name)})
		}
	}
	for _, symbol := range o.Symbols() {
		if descriptor := in.js.own(o, symbol); descriptor != nil && descriptor.Get("enumerable").ToBoolean() {
			f.properties = append(f.properties, property{key: symbol})
		}
	}
	if len(f.properties) > maxProperties {
		f.hidden = len(f.properties) - maxProperties
		f.properties = f.properties[:maxProperties]
	}
}

// property writes "key: value".
func (in *inspector) property(o *goja.Object, p property, level int) string {
	key := keyText(p.key)
	if p.hidden {
		key = "[" + p.key.String() + "]"
	}
	descriptor := in.js.own(o, p.key)
	if descriptor == nil {
		return key + ": undefined" // a custom text of another property deleted it
	}
	return key + ": " + in.described(descriptor, level)
}

// described describes the value of a property, without asking a getter for it.
func (in *inspector) described(descriptor *goja.Object, level int) string {
	get, set := isSet(descriptor.Get("get")), isSet(descriptor.Get("set"))
	switch {
	case get && set:
		return "[Getter/Setter]"
	case get:
		return "[Getter]"
	case set:
		return "[Setter]"
	}
	in.indent += 2
	defer func() { in.indent -= 2 }()
	return in.value(descriptor.Get("value"), level)
}

func isSet(v goja.Value) bool { return v != nil && !goja.IsUndefined(v) }
