package console

import (
	"fmt"
	"slices"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/held"
)

const (
	defaultDepth  = 2      // levels of objects below the outermost, as in Node
	maxElements   = 100    // of an array, Map or Set, as in Node
	maxProperties = 1000   // of an object
	maxValues     = 20_000 // in one inspection
	maxPath       = 64     // of objects inside each other; depth ends most, custom texts do not
)

// Inspect describes a value as Node's util.inspect does, depth levels deep.
func Inspect(rt *goja.Runtime, v goja.Value, depth int) string {
	return newInspector(rt, depth).value(v, 0)
}

// inspector describes one value.
type inspector struct {
	rt       *goja.Runtime
	maxDepth int
	budget   int // values that may still be described
	js       intrinsics

	path     []*goja.Object       // from the outermost object to the one being described
	circular map[*goja.Object]int // objects that contain themselves, numbered from 1
	indent   int                  // columns
	deepest  int                  // level of the object described last
}

func newInspector(rt *goja.Runtime, depth int) *inspector {
	return &inspector{rt: rt, maxDepth: depth, budget: maxValues, js: newIntrinsics(rt), circular: map[*goja.Object]int{}}
}

// value describes v, which lies level objects deep. Looking at an object can
// throw: a Proxy is asked, and custom methods run.
func (in *inspector) value(v goja.Value, level int) (text string) {
	if in.budget--; in.budget < 0 {
		return "..."
	}
	o, ok := v.(*goja.Object)
	if !ok {
		return in.primitive(v)
	}
	path, indent := len(in.path), in.indent
	if thrown := in.rt.Try(func() { text = in.target(o, level) }); thrown != nil {
		in.path, in.indent = in.path[:path], indent
		return "[object that cannot be inspected]"
	}
	return text
}

// target describes what a Proxy stands for, without asking the Proxy.
func (in *inspector) target(o *goja.Object, level int) string {
	for kindOf(o) == kindProxy {
		if o = o.Export().(goja.Proxy).Target(); o == nil {
			return "<Revoked Proxy>"
		}
	}
	if slices.Contains(in.path, o) {
		if in.circular[o] == 0 {
			in.circular[o] = len(in.circular) + 1
		}
		return fmt.Sprintf("[Circular *%d]", in.circular[o])
	}
	if len(in.path) == maxPath {
		return "..."
	}
	in.path = append(in.path, o)
	defer func() { in.path = in.path[:len(in.path)-1] }()
	if text, ok := in.customText(o, level); ok {
		return text
	}
	if held.By(in.rt, o) {
		if text, ok := in.ownText(o); ok {
			return text
		}
	}
	return in.contents(o, level)
}

// contents describes an object by what is in it.
func (in *inspector) contents(o *goja.Object, level int) string {
	f := in.form(o)
	if f.empty() {
		return f.head()
	}
	if level > in.maxDepth {
		return "[" + f.name + "]"
	}
	in.deepest = level
	output := in.items(f, level+1)
	for _, p := range f.properties {
		output = append(output, in.property(o, p, level+1))
	}
	if f.hidden > 0 {
		output = append(output, more(f.hidden, "property", "properties"))
	}
	if n := in.circular[o]; n > 0 {
		f.refer(n)
	}
	return in.layout(f, output, level)
}

// customText is what an object says of itself under Symbol.for('nodejs.util.inspect.custom').
func (in *inspector) customText(o *goja.Object, level int) (string, bool) {
	fn, ok := goja.AssertFunction(o.GetSymbol(in.js.custom))
	if !ok {
		return "", false
	}
	v, err := fn(o, in.rt.ToValue(in.maxDepth-level), in.rt.NewObject(), in.rt.ToValue(func(c goja.FunctionCall) goja.Value {
		return in.rt.ToValue(in.value(c.Argument(0), level+1))
	}))
	if err != nil {
		panic(err)
	}
	if goja.IsString(v) {
		return v.String(), true
	}
	if v == goja.Value(o) {
		return "", false
	}
	return in.value(v, level), true
}

// ownText calls the toString that a class of the author or of the engine
// defines; ok is false for those that have only the language's.
func (in *inspector) ownText(o *goja.Object) (text string, ok bool) {
	if in.js.plainToString(o) {
		return "", false
	}
	thrown := in.rt.Try(func() {
		toString, callable := goja.AssertFunction(o.Get("toString"))
		if !callable {
			return
		}
		v, err := toString(o)
		if err == nil && goja.IsString(v) {
			text, ok = v.String(), true
		}
	})
	return text, ok && thrown == nil
}
