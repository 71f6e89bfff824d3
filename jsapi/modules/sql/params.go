package sql

import (
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"strconv"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/modules/sql/database"
)

// maxDepth bounds arrays in arrays, which may hold themselves.
const maxDepth = 50

// params reads the values for a statement: an array, or an object by name.
func (m *module) params(v goja.Value) (database.Params, error) {
	if goja.IsUndefined(v) || goja.IsNull(v) {
		return database.Params{}, nil
	}
	o, ok := v.(*goja.Object)
	switch {
	case ok && o.ClassName() == "Array":
		list, err := m.list(o, 0)
		return database.Params{List: list}, err
	case ok && isRecord(o):
		return m.named(o), nil
	}
	return database.Params{}, fmt.Errorf("the values must be an array or an object, not %s", v)
}

// isRecord reports that an object is one of names and values, and not itself a value.
func isRecord(o *goja.Object) bool {
	if o.ClassName() != "Object" {
		return false
	}
	t := o.ExportType()
	return t == reflect.TypeFor[map[string]any]() || t.Implements(reflect.TypeFor[goja.DynamicObject]())
}

// named reads all properties. One that is no value matters only to a statement that asks for it.
func (m *module) named(o *goja.Object) database.Params {
	values := map[string]any{}
	for _, name := range o.Keys() {
		v, err := m.value(o.Get(name), 0)
		if err != nil {
			v = fmt.Errorf(":%s: %w", name, err)
		}
		values[name] = v
	}
	return database.Params{Named: func(name string) (any, bool) {
		v, ok := values[name]
		return v, ok
	}}
}

func (m *module) list(o *goja.Object, depth int) ([]any, error) {
	if depth > maxDepth {
		return nil, errors.New("the arrays are nested too deep")
	}
	list := make([]any, o.Get("length").ToInteger())
	for i := range list {
		v, err := m.value(o.Get(strconv.Itoa(i)), depth)
		if err != nil {
			return nil, fmt.Errorf("[%d]: %w", i, err)
		}
		list[i] = v
	}
	return list, nil
}

// value reads one value of a parameter.
func (m *module) value(v goja.Value, depth int) (any, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case *goja.Symbol:
		return nil, errors.New("a symbol is no value")
	case *goja.Object:
		return m.object(v, depth)
	}
	return v.Export(), nil
}

func (m *module) object(o *goja.Object, depth int) (any, error) {
	switch o.ClassName() {
	case "Array":
		return m.array(o, depth)
	case "Function":
		return nil, errors.New("a function is no value")
	case "String":
		return o.String(), nil
	}
	if b, ok := convert.ToBytes(o); ok {
		return append([]byte{}, b...), nil // never nil, which is NULL
	}
	switch v := o.Export().(type) {
	case time.Time, bool, int64, float64, *big.Int:
		return v, nil
	case nil:
		return nil, errors.New("the Date is invalid")
	case *goja.Promise:
		return nil, errors.New("a promise is no value: await it")
	}
	text, err := o.MarshalJSON()
	return database.JSON(text), err
}

// array is a List: what it becomes is for the database to say.
func (m *module) array(o *goja.Object, depth int) (any, error) {
	values, err := m.list(o, depth+1)
	if err != nil {
		return nil, err
	}
	text, err := o.MarshalJSON()
	return database.List{Values: values, JSON: database.JSON(text), Err: err}, nil
}
