package console

import (
	"regexp"
	"strings"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
)

// error writes an error as its name, its message and the frames of its stack
// that lie in the author's files, then its cause and other properties.
func (in *inspector) error(f *form, o *goja.Object) {
	f.base = in.errorText(o)
	frames := Frames(in.text(o, "stack"))
	if frames == "" {
		f.base = "[" + f.base + "]"
	} else {
		f.base += "\n" + frames
	}
	f.base = strings.ReplaceAll(f.base, "\n", "\n"+strings.Repeat(" ", in.indent))
	for _, name := range []string{"cause", "errors"} {
		if key := in.rt.ToValue(name); isHidden(in.js.own(o, key)) {
			f.properties = append(f.properties, property{key: key, hidden: true})
		}
	}
}

// errorText is "Name: message". A class that does not set name still shows its own.
func (in *inspector) errorText(o *goja.Object) string {
	name, message := in.text(o, "name"), in.text(o, "message")
	if class := in.js.className(o); name == "" || name == "Error" && class != "" {
		name = class
	}
	switch {
	case message == "":
		return name
	case name == "":
		return message
	}
	return name + ": " + message
}

// text reads a property of an error. Those of the language may be accessors,
// so this runs getters, which errors that throw do not survive as text.
func (in *inspector) text(o *goja.Object, name string) (text string) {
	thrown := in.rt.Try(func() {
		if v := o.Get(name); v != nil && goja.IsString(v) {
			text = v.String()
		}
	})
	if thrown != nil {
		return ""
	}
	return text
}

func isHidden(descriptor *goja.Object) bool {
	return descriptor != nil && !descriptor.Get("enumerable").ToBoolean()
}

// counter is goja's position in the compiled code, behind that in the file.
var counter = regexp.MustCompile(`(?m)(:\d+:\d+)\(\d+\)`)

// Frames keeps of a stack the frames that lie in the author's files.
func Frames(stack string) string {
	return convert.Frames(counter.ReplaceAllString(stack, "$1"))
}
