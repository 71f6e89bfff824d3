package console

import (
	"errors"
	"math"
	"strings"

	"github.com/dop251/goja"
)

// directive is what stands for %verb.
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
