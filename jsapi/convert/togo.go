package convert

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

var (
	typeObject = reflect.TypeFor[map[string]any]()
	typeMap    = reflect.TypeFor[[][2]any]()
	typeSet    = reflect.TypeFor[[]any]()
	typeTime   = reflect.TypeFor[time.Time]()
	typeBytes  = reflect.TypeFor[[]byte]()
	typeBuffer = reflect.TypeFor[goja.ArrayBuffer]()
)

// maxDepth bounds how deep values nest: deeper ones are almost surely a mistake, and the
// walk must not exhaust the stack.
const maxDepth = 500

// ToGo converts a value to the types of crawl.Field: nil, bool, int64, float64, string,
// *big.Int, time.Time, []byte, []any or crawl.Fields. Objects and Maps become Fields in
// their order without what is undefined; Sets become lists; toJSON is honoured. A
// function, a symbol or a cycle is an error that names where it is.
func ToGo(rt *goja.Runtime, v goja.Value) (out any, err error) {
	w := walker{rt: rt}
	if thrown := rt.Try(func() { out, err = w.value(v) }); thrown != nil {
		return nil, thrown
	}
	return out, err
}

// ToFields converts an object or a Map to fields.
func ToFields(rt *goja.Runtime, o *goja.Object) (crawl.Fields, error) {
	v, err := ToGo(rt, o)
	if err != nil {
		return nil, err
	}
	f, ok := v.(crawl.Fields)
	if !ok {
		return nil, fmt.Errorf("%s is not an object with fields", o.String())
	}
	return f, nil
}

type walker struct {
	rt    *goja.Runtime
	stack []*goja.Object // objects being walked, to find cycles
}

func (w *walker) value(v goja.Value) (any, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case *goja.Object:
		return w.object(v)
	case *goja.Symbol:
		return nil, fmt.Errorf("a symbol (%s) is no data", v.String())
	default:
		return v.Export(), nil
	}
}

func (w *walker) object(o *goja.Object) (any, error) {
	if err := w.enter(o); err != nil {
		return nil, err
	}
	defer func() { w.stack = w.stack[:len(w.stack)-1] }()
	switch o.ClassName() {
	case "Array":
		return w.array(o)
	case "Function":
		return nil, errors.New("a function is no data")
	case "Error", "RegExp":
		return o.String(), nil
	}
	switch o.ExportType() {
	case typeObject:
		return w.fields(o)
	case typeTime:
		return o.Export(), nil
	case typeBytes:
		return append([]byte(nil), o.Export().([]byte)...), nil
	case typeBuffer:
		return append([]byte(nil), o.Export().(goja.ArrayBuffer).Bytes()...), nil
	case typeMap:
		return w.entries(o)
	case typeSet:
		return w.list(o)
	}
	switch x := o.Export().(type) {
	case nil, bool, int64, float64, string:
		return x, nil // boxed primitives, and an invalid Date, which is nil
	case goja.DynamicObject:
		return w.fields(o)
	case goja.DynamicArray:
		return w.array(o)
	case *goja.Promise:
		return nil, errors.New("a promise is no data: await it")
	}
	return w.fields(o)
}

func (w *walker) enter(o *goja.Object) error {
	for _, p := range w.stack {
		if p == o {
			return errors.New("the value contains itself")
		}
	}
	if len(w.stack) == maxDepth {
		return fmt.Errorf("the value is nested more than %d deep", maxDepth)
	}
	w.stack = append(w.stack, o)
	return nil
}

func (w *walker) array(o *goja.Object) (any, error) {
	list := make([]any, o.Get("length").ToInteger())
	for i := range list {
		x, err := w.value(o.Get(strconv.Itoa(i)))
		if err != nil {
			return nil, fmt.Errorf("[%d]: %w", i, err)
		}
		list[i] = x
	}
	return list, nil
}

func (w *walker) fields(o *goja.Object) (any, error) {
	if toJSON, ok := goja.AssertFunction(o.Get("toJSON")); ok {
		v, err := toJSON(o)
		if err != nil {
			return nil, err
		}
		return w.value(v)
	}
	keys := o.Keys()
	fields := make(crawl.Fields, 0, len(keys))
	for _, k := range keys {
		v := o.Get(k)
		if v == nil || goja.IsUndefined(v) {
			continue
		}
		x, err := w.value(v)
		if err != nil {
			return nil, fmt.Errorf("field %q: %w", k, err)
		}
		fields = append(fields, crawl.Field{Name: k, Value: x})
	}
	return fields, nil
}

// entries converts a Map; its keys become text.
func (w *walker) entries(o *goja.Object) (any, error) {
	fields := crawl.Fields{}
	var err error
	w.rt.ForOf(o, func(entry goja.Value) bool {
		pair := entry.(*goja.Object)
		key := pair.Get("0").String()
		var x any
		if x, err = w.value(pair.Get("1")); err != nil {
			err = fmt.Errorf("field %q: %w", key, err)
			return false
		}
		fields = append(fields, crawl.Field{Name: key, Value: x})
		return true
	})
	return fields, err
}

func (w *walker) list(o *goja.Object) (any, error) {
	list := []any{}
	var err error
	w.rt.ForOf(o, func(v goja.Value) bool {
		var x any
		x, err = w.value(v)
		list = append(list, x)
		return err == nil
	})
	return list, err
}
