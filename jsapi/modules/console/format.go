package console

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// maxText bounds what one call writes, in bytes: the rest of a longer text is counted only.
const maxText = 1 << 20

// Format makes one text of arguments as Node's console.log does: the first may
// be a format with %s, %d, %i, %f, %j, %o, %O and %c; other strings stay as
// they are, and values are inspected. It never throws and never runs getters.
// Call it on the loop.
func Format(rt *goja.Runtime, args []goja.Value) string {
	f := formatter{rt: rt, args: args}
	if thrown := rt.Try(f.run); thrown != nil {
		f.parts = append(f.parts, "[arguments that cannot be formatted]")
	}
	return cut(strings.Join(f.parts, ""))
}

// formatter consumes arguments from the left.
type formatter struct {
	rt    *goja.Runtime
	args  []goja.Value
	parts []string
}

func (f *formatter) run() {
	if len(f.args) > 1 && goja.IsString(f.args[0]) {
		f.template(f.next().String())
	} else if len(f.args) > 0 {
		f.plain(f.next())
	}
	for len(f.args) > 0 {
		f.parts = append(f.parts, " ")
		f.plain(f.next())
	}
}

func (f *formatter) next() goja.Value {
	v := f.args[0]
	f.args = f.args[1:]
	return v
}

func (f *formatter) plain(v goja.Value) {
	text := ""
	if goja.IsString(v) {
		text = v.String()
	} else {
		text = Inspect(f.rt, v, defaultDepth)
	}
	f.parts = append(f.parts, text)
}

// template writes a format. A directive without an argument stays as it is.
func (f *formatter) template(format string) {
	for {
		before, after, found := strings.Cut(format, "%")
		f.parts = append(f.parts, before)
		if !found {
			return
		}
		if after == "" {
			f.parts = append(f.parts, "%")
			return
		}
		format = after[1:]
		switch verb := after[0]; {
		case verb == '%':
			f.parts = append(f.parts, "%")
		case strings.IndexByte("sdifjoOc", verb) < 0 || len(f.args) == 0:
			f.parts = append(f.parts, "%")
			format = after
		default:
			f.parts = append(f.parts, f.directive(verb, f.next()))
		}
	}
}

func (f *formatter) directive(verb byte, v goja.Value) string {
	switch verb {
	case 's':
		return f.text(v)
	case 'd':
		return f.number(v)
	case 'i':
		return f.integer(v)
	case 'f':
		return f.float(v)
	case 'j':
		return f.json(v)
	case 'o':
		return Inspect(f.rt, v, 4)
	case 'O':
		return Inspect(f.rt, v, defaultDepth)
	}
	return "" // %c is for style sheets
}

// text is %s: a string of any value, objects only one level deep.
func (f *formatter) text(v goja.Value) string {
	if goja.IsString(v) {
		return v.String()
	}
	o, isObject := v.(*goja.Object)
	if !isObject {
		return Inspect(f.rt, v, 0)
	}
	in := newInspector(f.rt, 0)
	if kind := kindOf(o); kind == kindFunction || kind == kindClass {
		return in.js.method(o, "Function", "toString").String()
	}
	if text, ok := in.ownText(o); ok {
		return text
	}
	return in.value(v, 0)
}

func (f *formatter) number(v goja.Value) string {
	if isBigInt(v) {
		return v.String() + "n"
	}
	if _, isObject := v.(*goja.Object); isObject || isSymbol(v) {
		return "NaN"
	}
	return numberText(v.ToNumber())
}

func (f *formatter) integer(v goja.Value) string {
	if isBigInt(v) {
		return v.String() + "n"
	}
	return f.parsed("parseInt", v)
}

func (f *formatter) float(v goja.Value) string { return f.parsed("parseFloat", v) }

func (f *formatter) parsed(function string, v goja.Value) string {
	if _, isObject := v.(*goja.Object); isObject || isSymbol(v) {
		return "NaN"
	}
	parse, _ := goja.AssertFunction(f.rt.Get(function))
	n, err := parse(goja.Undefined(), f.rt.ToValue(v.String()))
	if err != nil {
		return "NaN"
	}
	return numberText(n)
}

func (f *formatter) json(v goja.Value) string {
	stringify, _ := goja.AssertFunction(f.rt.Get("JSON").ToObject(f.rt).Get("stringify"))
	text, err := stringify(goja.Undefined(), v)
	if err != nil {
		if strings.Contains(err.Error(), "circular") {
			return "[Circular]"
		}
		return "[" + thrownText(err) + "]"
	}
	return text.String()
}

// thrownText is what was thrown, without its stack.
func thrownText(err error) string {
	if thrown, ok := errors.AsType[*goja.Exception](err); ok {
		return thrown.Value().String()
	}
	return err.Error()
}

// numberText tells -0 from 0, which JavaScript's own text does not.
func numberText(v goja.Value) string {
	if n := v.ToFloat(); n == 0 && math.Signbit(n) {
		return "-0"
	}
	return v.String()
}

func cut(text string) string {
	if len(text) <= maxText {
		return text
	}
	head := strings.ToValidUTF8(text[:maxText], "")
	return head + "... " + plural(len(text)-len(head), "more byte")
}

func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}
