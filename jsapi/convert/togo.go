package convert

import (
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

var (
	typeMap     = reflect.TypeFor[[][2]any]()
	typeSet     = reflect.TypeFor[[]any]()
	typeTime    = reflect.TypeFor[time.Time]()
	typeBytes   = reflect.TypeFor[[]byte]()
	typeBuffer  = reflect.TypeFor[goja.ArrayBuffer]()
	typePromise = reflect.TypeFor[*goja.Promise]()
)

// noData is a property of classes whose objects stand for values of the engine; it holds
// the name of the class.
var noData = goja.NewSymbol("no data")

// MarkNoData makes it an error to put objects of a class into an item: nothing of them
// would be stored.
func MarkNoData(rt *goja.Runtime, class string, proto *goja.Object) error {
	return proto.DefineDataPropertySymbol(noData, rt.ToValue(class), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
}

// maxDepth bounds how deep values nest: deeper ones are almost surely a mistake, and the
// walk must not exhaust the stack.
const maxDepth = 500

// ToGo converts a value to the types of crawl.Field: nil, bool, int64, float64, string,
// *big.Int, time.Time, []byte, []any or crawl.Fields. Objects and Maps become Fields in
// their order without what is undefined; Sets become lists; toJSON is honoured. A
// function, a symbol, a cycle or a getter that throws is an error that names where it is.
func ToGo(rt *goja.Runtime, v goja.Value) (out any, err error) {
	return (&walker{rt: rt}).walk(v)
}

// ToFields converts an object or a Map to the fields of an item. Its texts may hold
// surrogates without their pair, as WTF-8.
func ToFields(rt *goja.Runtime, o *goja.Object) (crawl.Fields, error) {
	v, err := (&walker{rt: rt, surrogates: true}).walk(o)
	if err != nil {
		return nil, err
	}
	f, ok := v.(crawl.Fields)
	if !ok {
		return nil, errors.New("it is not an object with fields")
	}
	return f, nil
}

type walker struct {
	rt         *goja.Runtime
	surrogates bool           // keep those without a pair
	stack      []*goja.Object // objects being walked, to find cycles
	path       []step         // to the value being walked; stays where an error was
}

func (w *walker) walk(v goja.Value) (out any, err error) {
	if thrown := w.rt.Try(func() { out, err = w.value(v) }); thrown != nil {
		err = thrown
	}
	if err != nil {
		return nil, w.explain(err)
	}
	return out, nil
}

// step leads to a field, or without a name to an element.
type step struct {
	field string
	index int
}

// explain says where an error was.
func (w *walker) explain(err error) error {
	if len(w.path) == 0 {
		return err
	}
	var where strings.Builder
	for i, s := range w.path {
		switch {
		case i == maxSteps:
			return fmt.Errorf("%s…: %w", where.String(), err)
		case s.index < 0:
			fmt.Fprintf(&where, "field %q: ", s.field)
		default:
			fmt.Fprintf(&where, "[%d]: ", s.index)
		}
	}
	return fmt.Errorf("%s%w", where.String(), err)
}

// maxSteps is how much of a path an error names.
const maxSteps = 10

func (w *walker) field(name string, get func() goja.Value) (any, error) {
	return w.at(step{field: name, index: -1}, get)
}

func (w *walker) at(s step, get func() goja.Value) (any, error) {
	w.path = append(w.path, s)
	v, err := w.value(get())
	if err == nil {
		w.path = w.path[:len(w.path)-1]
	}
	return v, err
}

func (w *walker) value(v goja.Value) (any, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case *goja.Object:
		return w.object(v)
	case *goja.Symbol:
		return nil, fmt.Errorf("a symbol (%s) is no data", v.String())
	case goja.String:
		if w.surrogates {
			return wtf8(v), nil
		}
		return v.String(), nil
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
	case "Error", "RegExp", "String":
		return o.String(), nil
	}
	switch o.ExportType() {
	case typeTime, reflect.TypeFor[bool](), reflect.TypeFor[int64](), reflect.TypeFor[float64](), reflect.TypeFor[*big.Int]():
		return o.Export(), nil // an invalid Date is nil
	case typeBytes:
		return append([]byte{}, o.Export().([]byte)...), nil
	case typeBuffer:
		return append([]byte{}, o.Export().(goja.ArrayBuffer).Bytes()...), nil
	case typeMap:
		return w.entries(o)
	case typeSet:
		return w.list(o)
	case typePromise:
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
		x, err := w.at(step{index: i}, func() goja.Value { return o.Get(strconv.Itoa(i)) })
		if err != nil {
			return nil, err
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
	if class := o.GetSymbol(noData); isGiven(class) {
		return nil, fmt.Errorf("a %s is no data", class.String())
	}
	keys := o.Keys()
	fields := make(crawl.Fields, 0, len(keys))
	for _, k := range keys {
		given := true
		x, err := w.field(k, func() goja.Value {
			v := o.Get(k)
			if v == nil && strings.Contains(k, "\ufffd") { // k is not the key, but all that goja gives of it
				panic(w.rt.NewTypeError("a name with half of a surrogate pair in it can't be read"))
			}
			given = v != nil && !goja.IsUndefined(v)
			return v
		})
		if err != nil {
			return nil, err
		}
		if given {
			fields = append(fields, crawl.Field{Name: k, Value: x})
		}
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
		x, err = w.field(key, func() goja.Value { return pair.Get("1") })
		fields = append(fields, crawl.Field{Name: key, Value: x})
		return err == nil
	})
	return fields, err
}

func (w *walker) list(o *goja.Object) (any, error) {
	list := []any{}
	var err error
	w.rt.ForOf(o, func(v goja.Value) bool {
		var x any
		x, err = w.at(step{index: len(list)}, func() goja.Value { return v })
		list = append(list, x)
		return err == nil
	})
	return list, err
}
